package coref

import (
	"slices"
	"strings"

	"github.com/dateline-news/dateline/internal/extract/gazetteer"
	"github.com/dateline-news/dateline/internal/news"
)

// linker finds the cluster of each mention by keys, so that the cost of a mention
// does not grow with the number of entities.
type linker struct {
	lists    *gazetteer.Gazetteer
	clusters []*cluster
	// exact finds a cluster by type and core name; acronyms and heads find
	// organisations by their initials and by their first word.
	exact    map[key]*cluster
	acronyms map[string]*cluster
	heads    map[string]*cluster
	// lasts finds organisations by their last word; nil for a word that several
	// have.
	lasts map[string]*cluster
	// surnames and givens find persons by one word of a longer name, the cluster
	// mentioned last first.
	surnames map[string][]*cluster
	givens   map[string][]*cluster
	// full remembers the longer name of each cluster of persons.
	full map[*cluster]form
	// tails holds the generational suffixes that each name has in the document.
	tails map[string][]string
}

type key struct {
	kind news.EntityType
	name string
}

func newLinker(lists *gazetteer.Gazetteer) *linker {
	return &linker{
		lists: lists,
		exact: make(map[key]*cluster), acronyms: make(map[string]*cluster), heads: make(map[string]*cluster), lasts: make(map[string]*cluster),
		surnames: make(map[string][]*cluster), givens: make(map[string][]*cluster), full: make(map[*cluster]form), tails: make(map[string][]string),
	}
}

// introduce makes a cluster of each full name, in the order of the text, so that
// short names find theirs also where they come first, as in headlines.
func (l *linker) introduce(mentions []mention) {
	for i, m := range mentions {
		if len(m.form.words) < 2 {
			continue
		}
		c := l.person(m)
		switch m.form.kind {
		case news.Person:
			l.addPerson(c, m.form, false)
		case news.Organization:
			l.addOrganization(c, m.form)
		case news.Location, news.Misc: // only their whole form joins them
		}
		// "Common Market for Vella (COMEVA)" and "COMEVA (Common Market for Vella)".
		if i+1 < len(mentions) && mentions[i+1].brackets {
			l.shorten(c, m.form, mentions[i+1])
		}
		if i > 0 && m.brackets {
			l.shorten(c, m.form, mentions[i-1])
		}
	}
}

// shorten lets the acronym that stands beside a full name mean the same.
func (l *linker) shorten(c *cluster, full form, short mention) {
	if short.form.kind == full.kind && abbreviates(short.form.acronym, full) {
		l.exact[l.key(short)] = c
	}
}

// person is the cluster of a full name. "J. Marsh" is the "Jane Marsh" met before.
func (l *linker) person(m mention) *cluster {
	if m.form.kind != news.Person || len(m.form.first()) > 1 {
		return l.cluster(m)
	}
	for _, c := range l.surnames[m.form.last()] {
		if strings.HasPrefix(l.full[c].first(), m.form.first()) {
			l.exact[l.key(m)] = c
			break
		}
	}
	return l.cluster(m)
}

// link puts a mention into the cluster that it belongs to.
func (l *linker) link(m mention) {
	c := l.find(m)
	if c == nil {
		c = l.cluster(m)
	}
	c.add(m)
	if name, ok := l.full[c]; ok {
		l.addPerson(c, name, true)
	}
}

// find looks for the cluster that a short name means.
func (l *linker) find(m mention) *cluster {
	if len(m.form.words) > 1 {
		return nil
	}
	word := m.form.core
	switch m.form.kind {
	case news.Person:
		return l.shortPerson(m)
	case news.Organization:
		if c := l.exact[l.key(m)]; c != nil {
			return c
		}
		if c := l.acronyms[m.form.acronym]; c != nil {
			return c
		}
		if c := l.heads[word]; c != nil {
			return c
		}
		if c := l.lasts[word]; c != nil || !m.person {
			return c
		}
		return l.shortPerson(m)
	case news.Location:
		if m.person {
			return l.shortPerson(m)
		}
	case news.Misc:
	}
	return nil
}

// shortPerson is the person of that surname, else of that given name: the one with the
// same title, else the one whom the text has called so most often or named last. A form of address before the
// name rules out the other gender.
func (l *linker) shortPerson(m mention) *cluster {
	word := m.form.last()
	if m.form.kind != news.Person {
		word = spelling(m.form.core)
	}
	for _, found := range [...][]*cluster{l.surnames[word], l.givens[word]} {
		var best *cluster
		for _, c := range found {
			if l.addressed(c, m.gender) && (best == nil || c.called(m.title) > best.called(m.title)) {
				best = c
			}
		}
		if best != nil {
			best.short++
			return best
		}
	}
	return nil
}

// addressed reports whether a form of address of a gender suits a person.
func (l *linker) addressed(c *cluster, gender gazetteer.Gender) bool {
	known, ok := l.lists.Gender(l.full[c].words[0])
	return !ok || gender == gazetteer.UnknownGender || gender == known
}

// cluster is the cluster of all mentions with the same key.
func (l *linker) cluster(m mention) *cluster {
	k := l.key(m)
	c := l.exact[k]
	if c == nil {
		c = &cluster{kind: m.form.kind}
		l.exact[k] = c
		l.clusters = append(l.clusters, c)
	}
	return c
}

// key is what all exact repetitions of a name have in common: for countries the
// code, for persons the first and the last name, for others the core.
func (l *linker) key(m mention) key {
	name := m.form.core
	code := m.entity.Link.ISO3166
	if entry, ok := l.lists.Find(strings.ReplaceAll(m.entity.Name, ". ", ".")); ok && code == "" && entry.Type == m.form.kind {
		code = entry.ISO3166 // "U. S."
	}
	switch {
	case code != "" && (m.form.kind == news.Location || m.entity.Subtype == news.Nationality):
		name = "iso " + code
	case m.form.kind == news.Person && len(m.form.words) > 1:
		name = m.form.first() + " " + m.form.last() + l.generation(m.form)
	case m.form.kind == news.Person:
		name = m.form.first()
	}
	return key{m.form.kind, name}
}

// generation tells father and son apart where the document writes both: the suffix
// of the name, if the same name has another one somewhere.
func (l *linker) generation(name form) string {
	if tails := l.tails[name.first()+" "+name.last()]; len(tails) < 2 || name.tail == "" {
		return ""
	}
	return " " + name.tail
}

// generations collects the suffixes of persons' names.
func (l *linker) generations(mentions []mention) {
	for _, m := range mentions {
		if m.form.kind == news.Person && m.form.tail != "" {
			name := m.form.first() + " " + m.form.last()
			if !slices.Contains(l.tails[name], m.form.tail) {
				l.tails[name] = append(l.tails[name], m.form.tail)
			}
		}
	}
}

// maxNamesakes is how many persons who share a word of their name are told apart.
const maxNamesakes = 8

// addPerson lets the first and the last word of a person's name mean that person:
// before all others if mentioned, else after them.
func (l *linker) addPerson(c *cluster, name form, mentioned bool) {
	l.full[c] = name
	l.surnames[name.last()] = put(l.surnames[name.last()], c, mentioned)
	l.givens[name.first()] = put(l.givens[name.first()], c, mentioned)
}

// put moves a cluster to the front of a list, or adds it at the end.
func put(list []*cluster, c *cluster, front bool) []*cluster {
	at := slices.Index(list, c)
	switch {
	case at < 0 && len(list) < maxNamesakes:
		list = append(list, c)
		at = len(list) - 1
	case at < 0 && front:
		at = len(list) - 1
	case at < 0:
		return list
	}
	if front {
		copy(list[1:at+1], list[:at])
		list[0] = c
	}
	return list
}

// addOrganization lets the acronyms of a name mean the organisation, its first word,
// and its last one where no other organisation ends in it.
func (l *linker) addOrganization(c *cluster, name form) {
	for _, letters := range name.initials() {
		if l.acronyms[letters] == nil && len(letters) > 1 {
			l.acronyms[letters] = c
		}
	}
	if l.heads[name.first()] == nil {
		l.heads[name.first()] = c
	}
	if other, taken := l.lasts[name.last()]; taken && other != c || name.last() == "house" {
		c = nil // "House" is rarely the White House
	}
	l.lasts[name.last()] = c
}
