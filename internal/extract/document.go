package extract

import (
	"time"

	"github.com/dateline-news/dateline/internal/extract/tree"
	"github.com/dateline-news/dateline/internal/news"
)

// Token is one word, number or mark of the text, with its place.
type Token struct {
	// Span covers the token in the text; Text is exactly what it covers.
	Span news.Span `json:"span"`
	Text string    `json:"text"`
	// Tag is the Penn Treebank part of speech; empty before the tagging stage.
	Tag string `json:"tag,omitempty"`
}

// Document is the work piece that the stages of a pipeline pass on: each stage
// reads what earlier ones left and fills the fields that are its own. All
// spans are code points of Text and all lists are in order of their start.
//
// A Document belongs to one goroutine.
type Document struct {
	Text news.Text
	// PublishedAt is the publication time in UTC; zero where it is unknown.
	PublishedAt time.Time

	// Paragraphs and Sentences are filled by the sentence stage. No sentence
	// crosses a paragraph, and neither has white space at its ends.
	Paragraphs []news.Span
	Sentences  []news.Span
	// Tokens are filled by the token stage. No token crosses a sentence.
	Tokens []Token
	// Tree is the grammar of all sentences over Tokens, filled by the parse stage;
	// empty where the pipeline has none, which later stages must cope with.
	Tree tree.Tree
	// Entities are filled by the entity stage, one entity a surface, and joined
	// by the coreference stage. IDs are indexes into this list.
	Entities []news.Entity
	Quotes   []news.Quote
	Times    []news.Time
	Meetings []news.Meeting
	// Events join the meetings that are mentions of one.
	Events []news.MeetingEvent
}

// NewDocument starts a document on a normalised text.
func NewDocument(text string, publishedAt time.Time) *Document {
	return &Document{Text: news.NewText(text), PublishedAt: publishedAt}
}
