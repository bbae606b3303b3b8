package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
)

// message is an article in the project's own JSON. Other fields are passed
// over, and a name that stands twice counts as it stands last.
type message struct {
	ID     identifier `json:"id,omitempty"`
	Source string     `json:"source,omitempty"`
	URL    string     `json:"url,omitempty"`
	Title  string     `json:"title,omitempty"`
	// Text is the body without markup. HTML is read where there is no Text: a
	// whole page, or the markup of the body alone.
	Text        string `json:"text,omitempty"`
	HTML        string `json:"html,omitempty"`
	PublishedAt string `json:"published_at,omitempty"`
	Language    string `json:"language,omitempty"`
	Byline      string `json:"byline,omitempty"`
	Status      string `json:"status,omitempty"`
}

// identifier is a string or a number; many systems number their stories.
type identifier string

// UnmarshalJSON keeps the digits of a number as they are written.
func (id *identifier) UnmarshalJSON(data []byte) error {
	if data[0] == '-' || '0' <= data[0] && data[0] <= '9' {
		*id = identifier(data)
		return nil
	}
	if err := json.Unmarshal(data, (*string)(id)); err != nil {
		return errors.New("field id: want a string or a number")
	}
	return nil
}

func jsonFormat() format {
	return format{mediaTypes: []string{"application/json", "text/json", "+json"}, fits: looksLikeJSON, looks: looksLikeJSON, decode: decodeJSON}
}

// looksLikeJSON wants an object that begins with a name. A list is taken as
// JSON only when it is one, because text may well begin with a bracket.
func looksLikeJSON(content []byte) bool {
	content = bytes.TrimSpace(content)
	if rest, found := bytes.CutPrefix(content, []byte("{")); found {
		rest = bytes.TrimSpace(rest)
		return len(rest) == 0 || rest[0] == '"' || rest[0] == '}'
	}
	return bytes.HasPrefix(content, []byte("[")) && bytes.HasSuffix(content, []byte("]")) && json.Valid(content)
}

func decodeJSON(content []byte) (draft, error) {
	var m message
	if err := json.Unmarshal(content, &m); err != nil {
		return draft{}, jsonRefusal(err)
	}
	if !isFilled(m.Text) && !isFilled(m.HTML) && !isFilled(m.Title) {
		if name := foreignJSON(content); name != "" {
			return draft{}, refuse(reasonUnsupported, "%s is not read yet: send the JSON of Dateline, HTML or plain text", name)
		}
	}
	return m.draft()
}

// draft joins what the fields say with what the markup in html says itself.
func (m message) draft() (draft, error) {
	var found draft
	if !isFilled(m.Text) && isFilled(m.HTML) {
		var err error
		if found, err = decodeMarkup([]byte(m.HTML)); err != nil {
			return draft{}, err
		}
		m.Text = found.Body
	}
	found.Body = m.Text
	found.ProviderID = string(m.ID)
	found.Source = m.Source
	found.status = m.Status
	found.URL = firstFilled(m.URL, found.URL)
	found.Title = firstFilled(m.Title, found.Title)
	found.Byline = firstFilled(m.Byline, found.Byline)
	found.Language = firstFilled(m.Language, found.Language)
	if m.PublishedAt != "" {
		found.published = m.PublishedAt
	}
	return found, nil
}

// jsonRefusal says what to mend. A field of the wrong type is the publisher's
// mistake in every article, so it is told rather than passed over.
func jsonRefusal(err error) error {
	var wrong *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &wrong) && wrong.Field == "":
		return refuse(reasonInvalid, "JSON %s: want one object, an article", wrong.Value)
	case errors.As(err, &wrong):
		return refuse(reasonInvalid, "field %s is a JSON %s: want a %s", wrong.Field, wrong.Value, wrong.Type)
	case errors.As(err, &syntax):
		return refuse(reasonUndecodable, "JSON at byte %d: %w", syntax.Offset, err)
	}
	return refuse(reasonInvalid, "JSON: %w", err)
}

// foreignJSON names the news format whose fields an object without any of
// ours has.
func foreignJSON(content []byte) string {
	var fields map[string]json.RawMessage
	if json.Unmarshal(content, &fields) != nil {
		return ""
	}
	for name := range fields {
		switch strings.ToLower(name) {
		case "specversion":
			return "CloudEvents"
		case "pubstatus", "bodies", "body_text", "headlines":
			return "ninjs"
		}
	}
	return ""
}
