package wire

import (
	"log/slog"
	"strings"
	"time"
	"unicode"

	"github.com/dateline-news/dateline/internal/news"
)

// maxField bounds the fields that name an article, in bytes: they become keys
// and columns, not text.
const maxField = 2048

const (
	headerContentType     = "Content-Type"
	headerContentEncoding = "Content-Encoding"
	headerContentLanguage = "Content-Language"
	headerContentLocation = "Content-Location"
)

// Decoder reads messages. It is safe for concurrent use.
type Decoder struct {
	config  Config
	formats []format
}

// NewDecoder makes a decoder with the limits of cfg.
func NewDecoder(cfg Config) *Decoder {
	return &Decoder{config: cfg.withDefaults(), formats: formats()}
}

// Decode reads one message. The article that it returns is normalised and has
// words in it, unless it is a kill notice. Its errors are permanent; the
// package comment lists their reasons.
//
// Content-Location and Content-Language stand in for an address and a language
// that the content does not give itself.
func (d *Decoder) Decode(in Envelope) (news.Article, error) {
	if len(in.Data) > d.config.MaxBytes {
		return news.Article{}, refuse(reasonTooLarge, "message of %d bytes: at most %d are taken", len(in.Data), d.config.MaxBytes)
	}
	data, err := unpack(in.Data, in.header(headerContentEncoding), d.config.MaxUnpacked)
	if err != nil {
		return news.Article{}, err
	}
	raw, err := d.read(data, in)
	if err != nil {
		return news.Article{}, err
	}
	article, err := d.finish(raw, in)
	if err != nil {
		return news.Article{}, err
	}
	if err := d.admit(article); err != nil {
		return news.Article{}, err
	}
	return article, nil
}

// DecodeLine reads one article in the project's own JSON, as people hand it to
// a command, without the language gate and the limits that guard a worker. An
// article without words is no error here.
func DecodeLine(line []byte) (news.Article, error) {
	d := NewDecoder(Config{})
	content, err := toUTF8(line, "")
	if err != nil {
		return news.Article{}, err
	}
	raw, err := decodeJSON(content)
	if err != nil {
		return news.Article{}, err
	}
	return d.finish(raw, Envelope{})
}

// read brings data to UTF-8 and decodes it by its format.
func (d *Decoder) read(data []byte, in Envelope) (draft, error) {
	mediaType, label := in.contentType()
	if err := checkMediaType(d.formats, mediaType); err != nil {
		return draft{}, err
	}
	content, err := toUTF8(data, label)
	if err != nil {
		return draft{}, err
	}
	return choose(d.formats, mediaType, content).decode(content)
}

// finish makes a normalised article of a draft.
func (d *Decoder) finish(raw draft, in Envelope) (news.Article, error) {
	status, err := parseStatus(raw.status)
	if err != nil {
		return news.Article{}, err
	}
	title, body := splitHeadline(oneLine(raw.Title), news.Normalise(raw.Body))
	article := news.Article{
		Source:      firstFilled(oneLine(raw.Source), oneLine(in.source()), unknownSource),
		ProviderID:  oneLine(raw.ProviderID),
		URL:         firstFilled(canonicalURL(raw.URL), canonicalURL(in.header(headerContentLocation))),
		Title:       title,
		Body:        body,
		Byline:      oneLine(raw.Byline),
		Language:    firstFilled(oneLine(raw.Language), oneLine(in.header(headerContentLanguage))),
		Status:      status,
		PublishedAt: d.published(raw),
	}
	return article, checkFields(article)
}

// admit refuses articles that nothing can be extracted from. A kill notice may
// be empty, but it must say what it kills.
func (d *Decoder) admit(article news.Article) error {
	text := article.Text()
	wordless := !strings.ContainsFunc(text, isWord)
	switch {
	case len(text) > d.config.MaxText:
		return refuse(reasonTooLarge, "text of %d bytes: at most %d are taken", len(text), d.config.MaxText)
	case article.Withdrawn() && wordless && article.ProviderID == "" && article.URL == "":
		return refuse(reasonInvalid, "kill notice without an id, a url or the text of the article that it withdraws")
	case article.Withdrawn():
		return nil
	case wordless:
		return refuse(reasonEmpty, "no text: send the article's words in text or html")
	case d.config.AnyLanguage:
		return nil
	}
	return checkLanguage(article)
}

// published is the publication time: the one written in a field, else the one
// found in the page. One that is not understood counts as unknown: an article
// without a date is worth more than no article.
func (d *Decoder) published(raw draft) time.Time {
	at := raw.PublishedAt.UTC()
	if isFilled(raw.published) {
		written, err := ParseTime(raw.published)
		if err == nil {
			at = written
		} else {
			d.config.Logger.Debug("publication time not understood", slog.Any("err", err))
		}
	}
	if !plausible(at) {
		return time.Time{}
	}
	return at
}

// parseStatus knows the statuses of ninjs beside our own. A withheld article
// must not be shown, so it counts as withdrawn until it is sent as usable.
func parseStatus(value string) (news.Status, error) {
	switch strings.ToLower(strings.TrimSpace(value)) {
	case "", "usable":
		return news.StatusUsable, nil
	case "withdrawn", "withheld", "canceled", "cancelled":
		return news.StatusWithdrawn, nil
	}
	return "", refuse(reasonInvalid, "status %.40q: want usable, withheld, canceled or withdrawn", value)
}

func checkFields(article news.Article) error {
	for _, field := range []struct{ name, value string }{
		{"source", article.Source},
		{"id", article.ProviderID},
		{"url", article.URL},
		{"byline", article.Byline},
		{"language", article.Language},
	} {
		if len(field.value) > maxField {
			return refuse(reasonInvalid, "%s of %d bytes: at most %d are taken", field.name, len(field.value), maxField)
		}
	}
	return nil
}

// oneLine normalises a value that stands in one line. A clean one, including
// the white space inside of it, is not changed.
func oneLine(value string) string {
	value = strings.TrimSpace(news.Normalise(value))
	if !strings.ContainsAny(value, "\n\t") {
		return value
	}
	lines := strings.FieldsFunc(value, func(r rune) bool { return r == '\n' || r == '\t' })
	var parts []string
	for _, line := range lines {
		if line = strings.TrimSpace(line); line != "" {
			parts = append(parts, line)
		}
	}
	return strings.Join(parts, " ")
}

func firstFilled(values ...string) string {
	for _, value := range values {
		if value != "" {
			return value
		}
	}
	return ""
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
