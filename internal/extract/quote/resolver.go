package quote

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// resolver finds the entities behind the speakers of drafts, in order.
type resolver struct {
	doc   *extract.Document
	cast  cast
	marks markIndex
	// tokens are the document's, with names tagged as names.
	tokens []extract.Token
	// introduced are the entities that were made of speakers, by name.
	introduced map[string]int

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
	if id == nil && !d.cue.IsZero() {
		id = r.introduce(d)
	}
	if id != nil && r.doc.Entities[*id].Type == news.Person {
		r.named, r.namedIn, r.namedAt = id, paragraph, d.head.End
	}
	return id
}

// introduce makes an entity of a speaker whose name was not seen as one: who
// speaks is a person or an organisation, whatever the name looks like.
func (r *resolver) introduce(d *draft) *int {
	span, words := r.properName(d.head)
	if words == 0 {
		return nil
	}
	name := r.doc.Text.Slice(span)
	mention := news.Mention{Span: span, Kind: news.NameMention}
	if id, known := r.introduced[name]; known {
		e := &r.doc.Entities[id]
		e.Mentions = append(e.Mentions, mention)
		return &e.ID
	}
	kind := news.Person
	if words > 3 || strings.ContainsRune(name, '.') {
		kind = news.Organization
	} else if words == 1 {
		return nil
	}
	id := len(r.doc.Entities)
	r.doc.Entities = append(r.doc.Entities, news.Entity{ID: id, Type: kind, Name: name, Mentions: []news.Mention{mention}})
	if r.introduced == nil {
		r.introduced = map[string]int{}
	}
	r.introduced[name] = id
	return &id
}

// properName is the run of names at the end of a head that holds no mention yet,
// and its number of words.
func (r *resolver) properName(head news.Span) (news.Span, int) {
	if len(r.cast.within(head)) > 0 {
		return news.Span{}, 0
	}
	from := sort.Search(len(r.tokens), func(i int) bool { return r.tokens[i].Span.Start >= head.Start })
	end := from
	for end < len(r.tokens) && r.tokens[end].Span.End <= head.End {
		end++
	}
	first := end
	for first > from && isProperName(r.tokens[first-1]) {
		first--
	}
	if first == end {
		return news.Span{}, 0
	}
	return r.tokens[first].Span.Cover(r.tokens[end-1].Span), end - first
}

func isProperName(t extract.Token) bool {
	letter, _ := utf8.DecodeRuneInString(t.Text)
	return strings.HasPrefix(t.Tag, "NNP") && unicode.IsUpper(letter) && t.Text != strings.ToUpper(t.Text) && !times[strings.ToLower(t.Text)]
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
