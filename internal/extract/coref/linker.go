package coref

import (
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
	// surnames and givens find persons by one word of a longer name. The cluster
	// mentioned last stands for all who share the word.
	surnames map[string]*cluster
	givens   map[string]*cluster
	// full remembers the longer name of each cluster of persons.
	full map[*cluster]form
}

type key struct {
	kind news.EntityType
	name string
}

func newLinker(lists *gazetteer.Gazetteer) *linker {
	return &linker{
		lists: lists,
		exact: make(map[key]*cluster), acronyms: make(map[string]*cluster), heads: make(map[string]*cluster),
		surnames: make(map[string]*cluster), givens: make(map[string]*cluster), full: make(map[*cluster]form),
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
		if i+1 < len(mentions) && mentions[i+1].brackets && abbreviates(mentions[i+1].form.acronym, m.form) &&
			mentions[i+1].form.kind == m.form.kind {
			l.exact[l.key(mentions[i+1])] = c
		}
	}
}

// person is the cluster of a full name. "J. Marsh" is the "Jane Marsh" met before.
func (l *linker) person(m mention) *cluster {
	if c := l.surnames[m.form.last()]; c != nil && m.form.kind == news.Person && len(m.form.first()) == 1 &&
		strings.HasPrefix(l.full[c].first(), m.form.first()) {
		l.exact[l.key(m)] = c
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
		if c := l.surnames[word]; c != nil {
			return c
		}
		return l.givens[word]
	case news.Organization:
		if c := l.exact[l.key(m)]; c != nil {
			return c
		}
		if c := l.acronyms[m.form.acronym]; c != nil {
			return c
		}
		return l.heads[word]
	case news.Location, news.Misc:
	}
	return nil
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
	switch {
	case m.form.kind == news.Location && m.entity.Link.ISO3166 != "":
		name = "iso " + m.entity.Link.ISO3166
	case m.form.kind == news.Person && len(m.form.words) > 2:
		name = m.form.first() + " " + m.form.last()
	}
	return key{m.form.kind, name}
}

// addPerson lets the first and the last word of a person's name mean that person:
// from here on if mentioned, else only words that mean nobody yet.
func (l *linker) addPerson(c *cluster, name form, mentioned bool) {
	l.full[c] = name
	if mentioned || l.surnames[name.last()] == nil {
		l.surnames[name.last()] = c
	}
	if mentioned || l.givens[name.first()] == nil {
		l.givens[name.first()] = c
	}
}

// addOrganization lets the acronyms of a name mean the organisation, and its first
// word where that is no place or people that others are named after too.
func (l *linker) addOrganization(c *cluster, name form) {
	for _, letters := range name.initials() {
		if l.acronyms[letters] == nil && len(letters) > 1 {
			l.acronyms[letters] = c
		}
	}
	if l.heads[name.first()] == nil {
		l.heads[name.first()] = c
	}
}
