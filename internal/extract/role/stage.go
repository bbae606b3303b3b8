// Package role finds what the text says people are: "Russian Foreign Minister
// Sergey Lavrov", "Jim Smith, 54, a baker in Leeds,", "Ana Ruiz, who heads the
// European Commission".
//
// It reads the words around each name of a person after the names have been
// joined: the title before it, the description after a comma or before one, the
// party and state in brackets, and the verbs that tell of an office. Whom a role
// serves is an entity of the document. A nationality means its country: the place
// is the entity of the country where the document names that too, else the
// nationality's own entity, whose code is the country's.
//
// A role that says no more than an earlier one of the same person is left out.
package role

import (
	"sort"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/cast"
	"github.com/dateline-news/dateline/internal/extract/gazetteer"
	"github.com/dateline-news/dateline/internal/news"
)

// Stage gives the persons of a document their roles.
type Stage struct {
	words *lexicon
	lists *gazetteer.Gazetteer
}

// New makes a stage on the lists of names and its own lists of words.
func New(lists *gazetteer.Gazetteer) (*Stage, error) {
	words, err := readLexicon()
	if err != nil {
		return nil, err
	}
	return &Stage{words: words, lists: lists}, nil
}

// Annotate fills the roles of all entities that are persons.
func (s *Stage) Annotate(doc *extract.Document) error {
	r := &reader{words: s.words, lists: s.lists, doc: doc, tokens: doc.Tokens, cast: cast.New(doc)}
	r.index()
	sentence := 0
	for _, part := range r.cast.Parts {
		start := doc.Tokens[part.First].Span.Start
		for sentence < len(doc.Sentences) && doc.Sentences[sentence].End <= start {
			sentence++
		}
		if part.Type != news.Person || part.Kind != news.NameMention || sentence == len(doc.Sentences) {
			continue
		}
		if bounds := doc.Sentences[sentence]; bounds.End > r.endOffset() {
			r.begin, r.end = r.tokenAt(bounds.Start), r.tokenAt(bounds.End)
		}
		r.person(part)
	}
	return nil
}

// endOffset is where the last sentence that was looked at ends.
func (r *reader) endOffset() int {
	if r.end == 0 {
		return -1
	}
	return r.tokens[r.end-1].Span.End
}

// tokenAt is the first token that begins at or after an offset.
func (r *reader) tokenAt(offset int) int {
	return sort.Search(len(r.tokens), func(i int) bool { return r.tokens[i].Span.Start >= offset })
}

// person reads the roles that stand around one name.
func (r *reader) person(part cast.Part) {
	titles := r.before(part)
	behind := part.End
	for i := range titles {
		if i == 0 {
			r.attached(&titles[i], part)
			behind = max(behind, titles[i].end)
		}
		r.add(part, titles[i])
	}
	for _, d := range r.after(part, behind) {
		r.add(part, d)
	}
}

// add enters a role, unless it says no more than another.
func (r *reader) add(part cast.Part, d description) {
	if d.title == "" && d.age == 0 || d.title == "head" && r.tag(d.first) == "PRP$" {
		return // "her head" is a part of the body
	}
	entity := &r.doc.Entities[part.Entity]
	role := news.EntityRole{
		Span:  r.tokens[d.first].Span.Cover(r.tokens[d.end-1].Span),
		Title: d.title, Standing: d.standing, Organization: d.owner.organization, Place: d.owner.place, Age: d.age,
	}
	for i := range entity.Roles {
		if says(entity.Roles[i], role) {
			return
		}
	}
	if len(entity.Roles) < maxRoles {
		entity.Roles = append(entity.Roles, role)
	}
}

// maxRoles is how many roles one person can have in an article.
const maxRoles = 20

// says reports whether one role tells all that another does.
func says(all, part news.EntityRole) bool {
	return (part.Title == "" || part.Title == all.Title && part.Standing == all.Standing) &&
		(part.Age == 0 || part.Age == all.Age) &&
		implied(all.Organization, part.Organization) && implied(all.Place, part.Place)
}

func implied(all, part *int) bool { return part == nil || all != nil && *all == *part }
