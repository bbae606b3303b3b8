package news

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// Status says what may be done with an article.
type Status string

// The statuses of an article; the names follow ninjs' pubStatus.
const (
	// StatusUsable is an article to extract from; it is the zero value's meaning.
	StatusUsable Status = "usable"
	// StatusWithdrawn is a kill notice: the article's earlier revisions are no
	// longer shown by the views. Its text may be empty.
	StatusWithdrawn Status = "withdrawn"
)

// Article is one story of one source, as decoded and normalised. Title and
// Body are valid UTF-8 in NFC with \n line ends and without NUL.
type Article struct {
	// Source names the feed or publisher, for example "web" or "reuters".
	Source string
	// ProviderID is the source's own id of the story; empty where it gives none.
	ProviderID string
	// URL is the canonical address; empty where unknown.
	URL string
	// Title is the headline; empty where the article has none.
	Title string
	// Body is the text below the headline.
	Body string
	// Byline is the credited author as printed; empty where unknown.
	Byline string
	// Language is the declared BCP 47 tag; empty where none was declared.
	Language string
	// Status is empty or StatusUsable for an ordinary article.
	Status Status
	// PublishedAt is the source's publication time in UTC; zero where unknown.
	PublishedAt time.Time
}

// Text is the normalised text that all offsets count in: the title, a blank
// line and the body, or whichever of the two there is.
func (a Article) Text() string {
	switch {
	case a.Title == "":
		return a.Body
	case a.Body == "":
		return a.Title
	}
	return a.Title + "\n\n" + a.Body
}

// Key identifies the article whatever its text: the SHA-256, in hex, of source
// and provider id, else of the canonical URL, else of the text.
func (a Article) Key() string {
	switch {
	case a.ProviderID != "":
		return digest("id", a.Source, a.ProviderID)
	case a.URL != "":
		return digest("url", a.URL)
	}
	return digest("text", a.Text())
}

// Revision identifies this text of the article: the SHA-256 of the text in hex.
func (a Article) Revision() string { return digest("revision", a.Text()) }

// Withdrawn reports whether the article is a kill notice.
func (a Article) Withdrawn() bool { return a.Status == StatusWithdrawn }

// digest hashes parts with a separator that no normalised text can hold.
func digest(parts ...string) string {
	hash := sha256.New()
	for _, part := range parts {
		hash.Write([]byte(part))
		hash.Write([]byte{0})
	}
	return hex.EncodeToString(hash.Sum(nil))
}
