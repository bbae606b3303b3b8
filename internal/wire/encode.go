package wire

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/dateline-news/dateline/internal/news"
)

const headerMessageID = "Nats-Msg-Id"

// Encode writes an article as a message in the project's own JSON, with the
// subject and the headers that a publisher needs. [Decoder.Decode] gives the
// same article back.
func Encode(article news.Article) (Envelope, error) {
	m := message{
		ID: identifier(article.ProviderID), Source: article.Source, URL: article.URL,
		Title: article.Title, Text: article.Body, Language: article.Language,
		Byline: article.Byline, Status: string(article.Status),
	}
	if !article.PublishedAt.IsZero() {
		m.PublishedAt = article.PublishedAt.UTC().Format(time.RFC3339Nano)
	}
	data, err := json.Marshal(m)
	if err != nil {
		return Envelope{}, fmt.Errorf("encoding article: %w", err)
	}
	header := map[string][]string{
		headerContentType: {"application/json"},
		headerMessageID:   {MessageID(article)},
	}
	return Envelope{Subject: Subject(article.Source), Header: header, Data: data}, nil
}

// MessageID is what the server recognises a repeated message by: the article's
// key and revision. A kill notice carries the text that it withdraws, or none,
// so it says that it is one; else it would pass for a repetition. The same text
// sent again as usable within the stream's duplicate window after a kill
// notice does pass for one: give such a message an id of its own.
func MessageID(article news.Article) string {
	id := article.Key() + ":" + article.Revision()
	if article.Withdrawn() {
		return id + ":" + string(news.StatusWithdrawn)
	}
	return id
}
