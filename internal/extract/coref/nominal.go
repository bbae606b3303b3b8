package coref

import (
	"slices"
	"strings"

	"github.com/dateline-news/dateline/internal/extract/cast"
	"github.com/dateline-news/dateline/internal/news"
)

// phrase is a definite noun phrase without a name at its end: "the Russian foreign
// minister", "the company".
type phrase struct {
	// first and end are tokens, half-open; the head is the last.
	first, end int
	// words are those between the article and the end, in lower case, without names
	// and plain adjectives.
	words []string
	// names are the names in it: "Russian".
	names []cast.Part
}

// maxPhrase is how many tokens a phrase may have before its head.
const maxPhrase = 6

// nominal gives a definite noun phrase that ends at a token to an entity, if one
// fits.
func (r *referrer) nominal(at int) {
	head := r.lower(at)
	offices := r.latestOf(head)
	if len(offices) == 0 && !r.nouns.common(head) || r.continues(at+1) {
		return
	}
	p, ok := r.phrase(at)
	if !ok {
		return
	}
	if len(offices) > 0 {
		if entity := r.officer(p, offices); entity >= 0 && !r.described(p) {
			r.refer(entity, p.first, p.end, news.NominalMention)
			return
		}
	}
	if entity := r.common(p, head); entity >= 0 {
		mention := r.refer(entity, p.first, p.end, news.NominalMention)
		if head == "government" && r.classOf(entity) == place {
			mention.StandsFor = news.Government
		}
	}
}

// continues reports whether the noun before a token is no head: a noun or a name
// follows.
func (r *referrer) continues(at int) bool {
	_, named := r.cast.At(at)
	return named || strings.HasPrefix(r.tag(at), "NN")
}

// phrase reads the definite noun phrase whose head is a token.
func (r *referrer) phrase(head int) (phrase, bool) {
	p := phrase{first: head, end: head + 1, words: []string{r.lower(head)}}
	for p.first > max(0, head-maxPhrase) {
		at := p.first - 1
		if part, ok := r.cast.At(at); ok {
			if part.Type == news.Person || part.Kind != news.NameMention {
				return p, false
			}
			p.first, p.names = part.First, append(p.names, part)
			continue
		}
		word, tag := r.lower(at), r.tag(at)
		switch {
		case tag == "DT":
			p.first = at
			return p, word == "the" || word == "this" || word == "that"
		case tag == "PRP$":
			p.first = at
			return p, word == "its" || word == "their"
		case tag == "NN" || tag == "NNP" || tag == "JJ" || tag == "VBN":
			if !r.nouns.plain[word] {
				p.words = append(p.words, word)
			}
			p.first = at
		case tag == "POS" && len(p.names) == 0:
			p.first = at
		default:
			return p, false
		}
	}
	return p, false
}

// office is a role of a person of the document.
type office struct {
	person int
	role   *news.EntityRole
}

// maxOffices is how many roles of one noun are looked at, the latest.
const maxOffices = 12

// index finds the countries of the document by their code, and where roles stand.
func (r *referrer) index() {
	r.offices, r.countries = map[string][]office{}, map[string]int{}
	for i := range r.doc.Entities {
		entity := &r.doc.Entities[i]
		if entity.Subtype == news.Country && entity.Link.ISO3166 != "" {
			r.countries[entity.Link.ISO3166] = i
		}
		for k := range entity.Roles {
			r.roles = append(r.roles, entity.Roles[k].Span)
		}
	}
	slices.SortFunc(r.roles, news.Span.Compare)
}

// install lets the nouns of a person's roles mean that person, whom the text has now
// named for the first time.
func (r *referrer) install(person int) {
	for k := range r.doc.Entities[person].Roles {
		role := &r.doc.Entities[person].Roles[k]
		title, _, _ := strings.Cut(role.Title, " of ")
		if noun := lastWord(title); noun != "" {
			r.offices[noun] = append(r.offices[noun], office{person: person, role: role})
		}
	}
}

// latestOf are the roles of a noun, and of another word for it, that were told last.
func (r *referrer) latestOf(noun string) []office {
	offices := r.offices[noun]
	offices = offices[max(0, len(offices)-maxOffices):]
	others := r.offices[sameOffice(noun)]
	if len(others) == 0 {
		return offices
	}
	return append(slices.Clone(offices), others[max(0, len(others)-maxOffices):]...)
}

// officer is the person whose role a phrase tells, the one spoken of last, or -1.
func (r *referrer) officer(p phrase, offices []office) int {
	best := -1
	for _, o := range offices {
		if r.holds(o, p) && (best < 0 || r.people[o.person].last > r.people[best].last) {
			best = o.person
		}
	}
	return best
}

// sameOffice is another word for the holder of an office.
func sameOffice(noun string) string {
	switch noun {
	case "minister":
		return "secretary"
	case "secretary":
		return "minister"
	case "spokesman", "spokeswoman":
		return "spokesperson"
	}
	return ""
}

// holds reports whether a phrase can tell a role: all its words are in the title,
// and whom it serves is not another.
func (r *referrer) holds(o office, p phrase) bool {
	title := strings.Fields(o.role.Title)
	for i, word := range p.words {
		if !slices.Contains(title, word) && !(i == 0 && slices.Contains(title, sameOffice(word))) {
			return false
		}
	}
	if strings.Contains(o.role.Title, " of ") && !r.followed(p.end, o.role.Title) {
		return false
	}
	owners := p.names
	if of := r.lower(p.end); of == "of" || of == "for" {
		owners = append(owners, r.ofNames(p.end+1)...)
	}
	for _, part := range owners {
		if !r.serves(o.role, part.Entity) {
			return false
		}
	}
	return true
}

// followed reports whether what follows a phrase is the rest of a title with "of".
func (r *referrer) followed(at int, title string) bool {
	_, rest, _ := strings.Cut(title, " of ")
	words := strings.Fields(rest)
	if r.lower(at) != "of" {
		return false
	}
	for i, word := range words {
		if r.lower(at+1+i) != word {
			return false
		}
	}
	return true
}

// ofNames are the names after "of" or "for".
func (r *referrer) ofNames(at int) []cast.Part {
	if r.tag(at) == "DT" {
		at++
	}
	if part, ok := r.cast.At(at); ok {
		return []cast.Part{part}
	}
	return nil
}

// serves reports whether a role belongs to an entity, or to the country of the
// nationality that the entity is.
func (r *referrer) serves(role *news.EntityRole, entity int) bool {
	for _, id := range []*int{role.Organization, role.Place} {
		if id == nil {
			continue
		}
		if *id == entity {
			return true
		}
		code := r.doc.Entities[entity].Link.ISO3166
		if code != "" && code == r.doc.Entities[*id].Link.ISO3166 {
			return true
		}
	}
	return false
}

// described reports whether a phrase is the description from which a role was read;
// the name beside it stands for the person already.
func (r *referrer) described(p phrase) bool {
	span := r.tokens[p.first].Span.Cover(r.tokens[p.end-1].Span)
	at, _ := slices.BinarySearchFunc(r.roles, span.Start, func(s news.Span, start int) int { return s.End - start - 1 })
	return at < len(r.roles) && r.roles[at].Overlaps(span)
}

// complete fills the roles whose owner is told by a reference: "the company's chief
// executive".
func (r *referrer) complete() {
	for i := range r.doc.Entities {
		for k := range r.doc.Entities[i].Roles {
			if role := &r.doc.Entities[i].Roles[k]; role.Organization == nil && role.Place == nil {
				r.own(role)
			}
		}
	}
}

// own gives a role the organisation or place that a reference within it means.
func (r *referrer) own(role *news.EntityRole) {
	at, _ := slices.BinarySearchFunc(r.references, role.Span.Start, func(ref reference, start int) int { return ref.span.Start - start })
	for ; at < len(r.references) && r.references[at].span.End <= role.Span.End; at++ {
		entity := &r.doc.Entities[r.references[at].entity]
		switch entity.Type {
		case news.Organization:
			role.Organization = &entity.ID
		case news.Location:
			role.Place = &entity.ID
		case news.Person, news.Misc:
			continue
		}
		return
	}
}
