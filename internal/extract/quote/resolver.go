package quote

import (
	"sort"
	"strings"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// resolver finds the entities behind the speakers of drafts, in order.
type resolver struct {
	doc   *extract.Document
	cast  cast
	marks markIndex

	// named is the person who spoke last, nil before the first, namedIn the
	// paragraph of that quote and namedAt the end of the speaker there.
	named            *int
	namedIn, namedAt int
}

// entity resolves the speaker of a draft. He or she who goes on speaking right
// after a named person spoke is that person: the one who speaks is the topic
// more often than the one last named.
func (r *resolver) entity(d *draft) *int {
	if d.speaker == (news.Span{}) {
		return nil
	}
	paragraph := r.paragraph(d.head.Start)
	goesOn := isPersonal(r.doc.Text.Slice(d.head)) && r.named != nil && paragraph-r.namedIn <= 1 &&
		!r.othersNamed(news.Span{Start: r.namedAt, End: d.head.Start})
	id := r.named
	if !goesOn {
		id = r.cast.speaker(d.head, d.speaker)
	}
	if id != nil && r.doc.Entities[*id].Type == news.Person {
		r.named, r.namedIn, r.namedAt = id, paragraph, d.head.End
	}
	return id
}

// paragraph is the index of the paragraph that holds an offset.
func (r *resolver) paragraph(offset int) int {
	return sort.Search(len(r.doc.Paragraphs), func(i int) bool { return r.doc.Paragraphs[i].End > offset })
}

// othersNamed reports whether a stretch of text names another person than the
// last speaker outside of quotation marks.
func (r *resolver) othersNamed(span news.Span) bool {
	for _, m := range r.cast.within(span) {
		if m.person && m.kind == news.NameMention && m.entity != *r.named && !r.marks.hold(m.span) {
			return true
		}
	}
	return false
}

// isPersonal reports whether a word is a pronoun for one person.
func isPersonal(word string) bool {
	return strings.EqualFold(word, "he") || strings.EqualFold(word, "she")
}
