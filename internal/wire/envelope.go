package wire

import (
	"mime"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/dateline-news/dateline/internal/news"
)

const (
	rawPrefix = "news.raw."
	// unknownSource stands for a source that nobody named.
	unknownSource = "unknown"
	// maxToken bounds the source in a subject, in code points.
	maxToken = 64
)

// Envelope is a message as the bus carries it.
type Envelope struct {
	// Subject is news.raw.<source>; its third token names the source of an
	// article that does not name its own.
	Subject string
	// Header is looked up without regard to case.
	Header map[string][]string
	Data   []byte
}

// Subject is where articles of source are published: news.raw. and the source
// in lower case, with everything that is no letter, digit, dash or underscore
// as a dash.
func Subject(source string) string {
	var token []rune
	for _, r := range strings.ToLower(news.Normalise(source)) {
		plain := r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r)
		switch {
		case len(token) == maxToken:
		case plain && r != unicode.ReplacementChar:
			token = append(token, r)
		case len(token) > 0 && token[len(token)-1] != '-':
			token = append(token, '-')
		}
	}
	name := strings.Trim(string(token), "-")
	if name == "" {
		name = unknownSource
	}
	return rawPrefix + name
}

// FileEnvelope wraps the content of a file as a message of source. The ending
// of name decides the content type; other endings leave it to the decoder's
// look. The name itself is not kept: an article without an id or address is
// known by its text, so that two files of one name stay two articles.
func FileEnvelope(name, source string, data []byte) Envelope {
	in := Envelope{Subject: Subject(source), Header: map[string][]string{}, Data: data}
	types := map[string]string{
		".json": "application/json", ".html": "text/html", ".htm": "text/html",
		".xhtml": "application/xhtml+xml", ".txt": "text/plain",
	}
	if mediaType, ok := types[strings.ToLower(filepath.Ext(name))]; ok {
		in.Header[headerContentType] = []string{mediaType}
	}
	return in
}

// header is the first value of a header that is not blank.
func (e Envelope) header(name string) string {
	for key, values := range e.Header {
		if !strings.EqualFold(key, name) {
			continue
		}
		if i := slices.IndexFunc(values, isFilled); i >= 0 {
			return strings.TrimSpace(values[i])
		}
	}
	return ""
}

func isFilled(value string) bool { return strings.TrimSpace(value) != "" }

// contentType is the declared media type in lower case and its charset; both
// are empty where none, or none that can be read, is declared.
func (e Envelope) contentType() (mediaType, label string) {
	mediaType, parameters, err := mime.ParseMediaType(e.header(headerContentType))
	if err != nil && mediaType == "" {
		return "", ""
	}
	return mediaType, parameters["charset"]
}

// source is the third token of the subject.
func (e Envelope) source() string {
	rest, found := strings.CutPrefix(e.Subject, rawPrefix)
	if !found {
		return ""
	}
	token, _, _ := strings.Cut(rest, ".")
	return token
}
