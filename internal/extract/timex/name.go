package timex

import (
	"sort"
	"strings"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// names are the mentions of persons, organisations and places by name, in the
// order of their starts: what lies inside of one is no time. "April Voss" is not
// of a month. Names of events are left out, because "the 1967 war" tells when.
type names []named

type named struct {
	span news.Span
	kind news.EntityType
}

func namesOf(doc *extract.Document) names {
	var list names
	for _, entity := range doc.Entities {
		if entity.Type == news.Misc {
			continue
		}
		for _, m := range entity.Mentions {
			if m.Kind == news.NameMention {
				list = append(list, named{span: m.Span, kind: entity.Type})
			}
		}
	}
	sort.Slice(list, func(i, j int) bool { return list[i].span.Start < list[j].span.Start })
	return list
}

// hold reports whether an expression of time at a span is part of a name.
func (n names) hold(text news.Text, span news.Span) bool {
	i := sort.Search(len(n), func(i int) bool { return n[i].span.Start > span.Start }) - 1
	if i < 0 || n[i].span.End < span.End {
		return false
	}
	if n[i].kind == news.Person || n[i].span == span {
		return n[i].kind == news.Person
	}
	// A name that runs over the end of a sentence is two.
	before := text.Slice(news.Span{Start: n[i].span.Start, End: span.Start})
	return !strings.HasSuffix(before, ". ")
}

// verbal reports whether an expression is a single word that is a verb here: "to
// fall", "will March".
func verbal(doc *extract.Document, span news.Span) bool {
	switch strings.ToLower(doc.Text.Slice(span)) {
	case "spring", "fall", "march", "may":
	default:
		return false
	}
	at := sort.Search(len(doc.Tokens), func(i int) bool { return doc.Tokens[i].Span.Start >= span.Start })
	return at < len(doc.Tokens) && doc.Tokens[at].Span == span && isVerb(doc.Tokens[at])
}
