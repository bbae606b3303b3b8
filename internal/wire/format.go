package wire

import (
	"slices"
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

// draft is an article as one format gives it: strings as they came, not yet
// normalised, and what needs to be understood alike for every format.
type draft struct {
	news.Article
	// published is the publication time as written; PublishedAt stands in for
	// one that is not understood.
	published string
	// status is the publishing status as written.
	status string
}

// format is one way in which an article may be written. A new format is one
// file with a function that returns its format, and a line in formats.
type format struct {
	// mediaTypes declare the format. A type that begins with + stands for all
	// that end so.
	mediaTypes []string
	// fits reports whether content, which is UTF-8, can be in this format where
	// it is declared as such.
	fits func(content []byte) bool
	// looks reports whether content is in this format where nothing is declared,
	// as far as its beginning shows.
	looks func(content []byte) bool
	// decode reads content.
	decode func(content []byte) (draft, error)
}

// formats lists what is read, in the order in which it is looked for. Plain
// text is last: everything looks like it.
func formats() []format {
	return []format{jsonFormat(), pageFormat(), textFormat()}
}

func (f format) declaredBy(mediaType string) bool {
	return slices.ContainsFunc(f.mediaTypes, func(own string) bool {
		return own == mediaType || own[0] == '+' && strings.HasSuffix(mediaType, own)
	})
}

// choose finds the format of content: the declared one where content fits,
// else the first that it looks like. Plain text is what the tools of
// the bus declare by default, so a page or JSON that is declared as plain text
// is a page or JSON all the same.
func choose(known []format, mediaType string, content []byte) format {
	last := len(known) - 1
	for _, f := range known[:last] {
		if f.declaredBy(mediaType) && f.fits(content) {
			return f
		}
	}
	for _, f := range known[:last] {
		if f.looks(content) {
			return f
		}
	}
	return known[last]
}

// checkMediaType refuses what is declared as something that is not read. A
// type that says nothing, such as application/octet-stream, says look.
func checkMediaType(known []format, mediaType string) error {
	const supported = "send the JSON of Dateline, HTML or plain text"
	if name := unreadFormat(mediaType); name != "" {
		return refuse(reasonUnsupported, "%s (%s) is not read yet: %s", name, mediaType, supported)
	}
	switch mediaType {
	case "", "application/octet-stream", "application/x-www-form-urlencoded":
		return nil
	}
	if strings.HasPrefix(mediaType, "text/") && !strings.HasSuffix(mediaType, "xml") ||
		slices.ContainsFunc(known, func(f format) bool { return f.declaredBy(mediaType) }) {
		return nil
	}
	return refuse(reasonUnsupported, "content type %q is not read: %s", mediaType, supported)
}

// unreadFormat names the news formats that have media types of their own and
// are not read.
func unreadFormat(mediaType string) string {
	switch {
	case strings.Contains(mediaType, "ninjs"):
		return "ninjs"
	case strings.Contains(mediaType, "vnd.iptc.g2"), strings.Contains(mediaType, "newsml"):
		return "NewsML-G2"
	case strings.HasPrefix(mediaType, "application/cloudevents"):
		return "CloudEvents"
	}
	return ""
}
