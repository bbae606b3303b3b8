// Package extracttest prepares documents for the tests of stages: cut and
// tagged by the real stages, with the entities that a test names.
package extracttest

import (
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/parse"
	"github.com/dateline-news/dateline/internal/extract/sentence"
	"github.com/dateline-news/dateline/internal/extract/tag"
	"github.com/dateline-news/dateline/internal/extract/token"
	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

// Published is the day of publication of every test document, a Thursday.
var Published = time.Date(2017, time.May, 11, 9, 0, 0, 0, time.UTC)

// Entities names who and what a text speaks of, by type; every occurrence of a
// name is a mention, unless it is part of a name that stands before it here.
type Entities map[news.EntityType][]string

// stages are made once: the tagger's model takes a third of a second to read.
var stages = sync.OnceValues(func() ([]extract.Stage, error) {
	sentences, err := sentence.New()
	if err != nil {
		return nil, err
	}
	return []extract.Stage{sentences, token.New(token.NewProse(prose.ModelFromData("english")))}, nil
})

// Document cuts and tags text and marks the entities.
func Document(tb testing.TB, text string, entities Entities) *extract.Document {
	tb.Helper()
	base, err := stages()
	require.NoError(tb, err)
	return prepare(tb, base, text, entities)
}

func prepare(tb testing.TB, stages []extract.Stage, text string, entities Entities) *extract.Document {
	tb.Helper()
	doc := extract.NewDocument(text, Published)
	for _, stage := range stages {
		require.NoError(tb, stage.Annotate(doc))
	}
	for _, kind := range []news.EntityType{news.Person, news.Organization, news.Location, news.Misc} {
		for _, name := range entities[kind] {
			mark(doc, kind, name)
		}
	}
	return doc
}

// modelStages are those of the default pipeline up to the parse.
var modelStages = sync.OnceValues(func() ([]extract.Stage, error) {
	sentences, err := sentence.New()
	if err != nil {
		return nil, err
	}
	lexicon, err := model.Words()
	if err != nil {
		return nil, err
	}
	tags, err := model.Tags()
	if err != nil {
		return nil, err
	}
	weights, err := model.Trees()
	if err != nil {
		return nil, err
	}
	parser, err := parse.New(weights, lexicon)
	if err != nil {
		return nil, err
	}
	return []extract.Stage{sentences, token.New(token.NewWords()), tag.New(tags, lexicon), parser}, nil
})

// Parsed is [Document] with the tags and the trees of the default pipeline.
func Parsed(tb testing.TB, text string, entities Entities) *extract.Document {
	tb.Helper()
	stages, err := modelStages()
	require.NoError(tb, err)
	return prepare(tb, stages, text, entities)
}

// mark adds an entity with all places where its name stands.
func mark(doc *extract.Document, kind news.EntityType, name string) {
	entity := news.Entity{ID: len(doc.Entities), Type: kind, Name: name}
	text := doc.Text.String()
	for from := 0; ; {
		at := strings.Index(text[from:], name)
		if at < 0 {
			break
		}
		start := utf8.RuneCountInString(text[:from+at])
		span := news.Span{Start: start, End: start + utf8.RuneCountInString(name)}
		if !taken(doc, span) {
			entity.Mentions = append(entity.Mentions, news.Mention{Span: span, Kind: news.NameMention})
		}
		from += at + len(name)
	}
	if len(entity.Mentions) > 0 {
		doc.Entities = append(doc.Entities, entity)
	}
}

// taken reports whether a longer name was found at a place before.
func taken(doc *extract.Document, span news.Span) bool {
	for _, entity := range doc.Entities {
		for _, m := range entity.Mentions {
			if m.Span.Overlaps(span) {
				return true
			}
		}
	}
	return false
}

// RequireValid fails the test where a fact of the document breaks a promise
// that the facts make to their readers.
func RequireValid(tb testing.TB, doc *extract.Document) {
	tb.Helper()
	require.NoError(tb, news.Extraction{
		Text: doc.Text.String(), Sentences: doc.Sentences, Entities: doc.Entities,
		Quotes: doc.Quotes, Times: doc.Times, Meetings: doc.Meetings, Events: doc.Events,
	}.Validate())
}
