package coref_test

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/extract/gazetteer"
	"github.com/dateline-news/dateline/internal/news"
)

// mark is one marked stretch of a sample.
type mark struct {
	span news.Span
	// letter is p, o, l or m for names, - for references.
	letter, number string
}

// sample is one written text; testdata says how it is written.
type sample struct {
	class, line, text string
	marks             []mark
	// roles are titles by the number of the person.
	roles map[string]string
}

// samples reads a file of testdata, by class.
func samples(tb testing.TB, file string) []sample {
	tb.Helper()
	data, err := os.ReadFile("testdata/" + file)
	require.NoError(tb, err)
	var all []sample
	class := ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "[") && !strings.ContainsAny(line, " #"):
			class = strings.Trim(line, "[]")
		default:
			all = append(all, read(tb, class, line))
		}
	}
	return all
}

func read(tb testing.TB, class, line string) sample {
	tb.Helper()
	s := sample{class: class, line: line, roles: map[string]string{}}
	rest := line
	for {
		before, marked, ok := strings.Cut(rest, "[")
		s.text += before
		if !ok {
			return s
		}
		inner, after, closed := strings.Cut(marked, "]")
		require.True(tb, closed, line)
		letter, value, _ := strings.Cut(inner, " ")
		rest = after
		if letter == "r" {
			s.roles[s.marks[len(s.marks)-1].number] = value
			continue
		}
		surface, number, numbered := strings.Cut(value, "#")
		require.True(tb, numbered, line)
		start := utf8.RuneCountInString(s.text)
		s.text += surface
		s.marks = append(s.marks, mark{news.Span{Start: start, End: start + utf8.RuneCountInString(surface)}, letter, number})
	}
}

// document cuts the text and marks the names, one entity a surface and type, with
// what the gazetteer knows.
func (s sample) document(tb testing.TB, lists *gazetteer.Gazetteer) *extract.Document {
	tb.Helper()
	kinds := map[string]news.EntityType{"p": news.Person, "o": news.Organization, "l": news.Location, "m": news.Misc}
	doc := extracttest.Document(tb, s.text, nil)
	ids := map[string]int{}
	for _, m := range s.marks {
		kind, named := kinds[m.letter]
		if !named {
			continue
		}
		surface := doc.Text.Slice(m.span)
		id, known := ids[m.letter+surface]
		if !known {
			id = len(doc.Entities)
			ids[m.letter+surface] = id
			entity := news.Entity{ID: id, Type: kind, Name: surface}
			if entry, ok := lists.Find(surface); ok && entry.Type == kind {
				entity.Subtype, entity.Link.ISO3166 = entry.Subtype, entry.ISO3166
			}
			doc.Entities = append(doc.Entities, entity)
		}
		doc.Entities[id].Mentions = append(doc.Entities[id].Mentions, news.Mention{Span: m.span, Kind: news.NameMention})
	}
	return doc
}

// require compares the entities of a document with the marks.
func (s sample) require(t *testing.T, doc *extract.Document) {
	t.Helper()
	holder := map[news.Span]int{}
	references := 0
	for i, entity := range doc.Entities {
		for _, m := range entity.Mentions {
			holder[m.Span] = i
			if m.Kind != news.NameMention {
				references++
			}
		}
	}
	byNumber, marked := map[string]int{}, 0
	for _, m := range s.marks {
		surface := doc.Text.Slice(m.span)
		entity, found := holder[m.span]
		require.True(t, found, "%s: %q means nobody", s.line, surface)
		if m.letter == "-" {
			marked++
		}
		first, known := byNumber[m.number]
		if !known {
			for number, other := range byNumber {
				require.NotEqual(t, entity, other, "%s: %s and %s are one", s.line, number, m.number)
			}
			byNumber[m.number] = entity
			continue
		}
		require.Equal(t, doc.Entities[first].Name, doc.Entities[entity].Name, "%s: %q", s.line, surface)
		require.Equal(t, first, entity, "%s: %q", s.line, surface)
	}
	require.Equal(t, marked, references, "%s: a reference belongs to somebody unasked", s.line)
}
