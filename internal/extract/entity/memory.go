package entity

import (
	"strings"
	"unicode/utf8"

	"github.com/dateline-news/dateline/internal/news"
)

// memory holds what the clear names of a document say of unclear ones.
type memory struct {
	// whole sums the scores of each surface, parts the types that single words
	// have as the last word of a person's name or the first of another's.
	whole map[string]scores
	parts map[string]scores
	// initials are the acronyms that names of several words would have.
	initials map[string]bool
}

// recall adds to each verdict what the document says of the same words elsewhere:
// a name that is clear once decides where it is not.
func (f *finder) recall(verdicts []verdict) {
	m := memory{whole: make(map[string]scores), parts: make(map[string]scores), initials: make(map[string]bool)}
	for _, v := range verdicts {
		f.remember(m, v)
	}
	for i := range verdicts {
		f.remind(m, &verdicts[i])
	}
}

// remember notes a verdict.
func (f *finder) remember(m memory, v verdict) {
	kind, top := v.best()
	if top < threshold {
		return
	}
	surface := f.text(v.start, v.end)
	sum := m.whole[surface]
	sum.add(kind, top)
	m.whole[surface] = sum
	if v.end-v.start < 2 || top < clear {
		return
	}
	word := f.words[v.start].text
	if kind == news.Person {
		word = f.words[v.end-1].text
		if isJunior(strings.ToLower(word)) {
			word = f.words[v.end-2].text
		}
	}
	part := m.parts[word]
	part.add(kind, top)
	m.parts[word] = part
	if kind == news.Organization {
		m.initials[f.initials(v.start, v.end)] = true
	}
}

// clear is the score from which on a name says something of its parts.
const clear = 2.5

// remind adds what m holds to a verdict.
func (f *finder) remind(m memory, v *verdict) {
	surface := f.text(v.start, v.end)
	whole := m.whole[surface]
	if kind, top := whole.best(); top > 0 {
		v.add(kind, min(top/2, 2))
	}
	if v.end-v.start > 1 {
		return
	}
	switch kind, top := f.part(m, surface); {
	case top <= 0:
	case kind == news.Person:
		v.person += 3
	case kind == news.Organization && !f.words[v.start].is(isOrgOf|isModifier):
		v.organization++
	}
	if m.initials[strings.ReplaceAll(surface, ".", "")] {
		v.organization += 3
	}
}

func (f *finder) part(m memory, surface string) (news.EntityType, float64) {
	part := m.parts[surface]
	return part.best()
}

// initials is the acronym that the capitalised words [start, end) make.
func (f *finder) initials(start, end int) string {
	var b strings.Builder
	for i := start; i < end; i++ {
		if w := f.words[i]; w.capital {
			_, size := utf8.DecodeRuneInString(w.text)
			b.WriteString(w.text[:size])
		}
	}
	return b.String()
}
