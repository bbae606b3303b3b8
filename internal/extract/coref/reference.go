package coref

import (
	"slices"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/cast"
	"github.com/dateline-news/dateline/internal/extract/gazetteer"
	"github.com/dateline-news/dateline/internal/news"
)

// References gives nominals ("the foreign minister", "the company") and pronouns
// of the third person to the entities that they mean. It runs after the entities
// have been joined and have their roles.
//
// It goes through the text once. Each entity that was spoken of lately is a
// candidate; one that was the subject, that spoke, or that was named last is
// preferred. What fits no candidate well belongs to nobody.
type References struct {
	lists   *gazetteer.Gazetteer
	nouns   *nouns
	weights weights
}

// NewReferences makes a stage on the lists of names and its own list of nouns.
func NewReferences(lists *gazetteer.Gazetteer) (*References, error) {
	words, err := readNouns()
	if err != nil {
		return nil, err
	}
	return &References{lists: lists, nouns: words, weights: personWeights()}, nil
}

// Annotate adds mentions to Entities, and to roles whom they serve where that is
// told by a nominal or a pronoun: "the company's chief executive".
func (s *References) Annotate(doc *extract.Document) error {
	r := &referrer{
		nouns: s.nouns, weights: &s.weights, doc: doc, tokens: doc.Tokens, cast: cast.New(doc),
		people: make([]person, len(doc.Entities)), byNoun: map[string]int{}, paragraph: -1, sentence: -1,
	}
	for i := range doc.Entities {
		if entity := &doc.Entities[i]; entity.Type == news.Person {
			r.people[i].gender = s.gender(entity)
		}
	}
	r.index()
	r.read()
	r.complete()
	for i := range doc.Entities {
		slices.SortFunc(doc.Entities[i].Mentions, func(a, b news.Mention) int { return a.Span.Compare(b.Span) })
	}
	return nil
}

// gender is what a person's given name and titles tell.
func (s *References) gender(entity *news.Entity) gazetteer.Gender {
	for _, role := range entity.Roles {
		if gender := titleGender(lastWord(role.Title)); gender != gazetteer.UnknownGender {
			return gender
		}
	}
	for _, name := range append([]string{entity.Name}, entity.Aliases...) {
		if gender, ok := s.givenGender(name); ok {
			return gender
		}
	}
	return gazetteer.UnknownGender
}

// referrer reads the references of one document.
type referrer struct {
	nouns   *nouns
	weights *weights
	doc     *extract.Document
	tokens  []extract.Token
	cast    *cast.Cast
	// people holds what is known of each entity as a person, by its index.
	people []person
	recent recent
	// offices finds roles by their noun, byNoun bodies and places by a noun of their
	// name, countries by their code; roles are where roles stand, in order.
	offices   map[string][]office
	byNoun    map[string]int
	countries map[string]int
	roles     []news.Span
	// references are the nominals and pronouns that were given to entities, in order.
	references []reference

	// sentence and paragraph are those of the token that is read; quoted says that
	// it stands in quotation marks.
	sentence, paragraph int
	quoted              bool
	// told counts the sentences that do not begin within quotation marks.
	told int
}

// person is what the text has told of an entity so far.
type person struct {
	gender gazetteer.Gender
	// last is one more than the token that spoke of it last; zero for none yet.
	last int
	// nouns can mean the entity, since they are part of its name.
	nouns []string
}

// reference is a nominal or pronoun and the entity that it means.
type reference struct {
	span   news.Span
	entity int
}

// read goes through the tokens.
func (r *referrer) read() {
	for i := 0; i < len(r.tokens); i++ {
		r.step(i)
		if part, ok := r.cast.At(i); ok {
			r.see(part)
			i = part.End - 1
			continue
		}
		switch tag := r.tokens[i].Tag; tag {
		case "PRP", "PRP$":
			r.pronoun(i)
		case "NN", "NNP":
			r.nominal(i)
		}
	}
}

// step moves to a token: to its sentence and paragraph, into or out of quotation.
func (r *referrer) step(at int) {
	start := r.tokens[at].Span.Start
	for r.paragraph+1 < len(r.doc.Paragraphs) && r.doc.Paragraphs[r.paragraph+1].Start <= start {
		r.paragraph++
		r.quoted = false
	}
	for r.sentence+1 < len(r.doc.Sentences) && r.doc.Sentences[r.sentence+1].Start <= start {
		r.sentence++
		if !r.quoted && !opensQuote(r.tokens[at].Text) {
			r.told++
		}
	}
	switch r.tokens[at].Text {
	case "“", "«", "„":
		r.quoted = true
	case "”", "»":
		r.quoted = false
	case "\"":
		r.quoted = !r.quoted
	case "'":
		if at > 0 && r.tokens[at-1].Text == "'" && r.tokens[at-1].Span.End == start {
			r.quoted = !r.quoted // a double mark written as two single ones
		}
	}
}

// opensQuote reports whether a token can be a mark that opens quotation.
func opensQuote(text string) bool {
	return text == "“" || text == "\"" || text == "'" || text == "«" || text == "„"
}

// see remembers that an entity is named.
func (r *referrer) see(part cast.Part) {
	s := r.sighting(part.First, part.End)
	s.entity, s.class = part.Entity, r.classOf(part.Entity)
	if gender := r.addressed(part.First); part.Type == news.Person && gender != gazetteer.UnknownGender {
		r.people[part.Entity].gender = gender
	}
	if r.people[part.Entity].last == 0 {
		r.install(part.Entity)
	}
	r.remember(part.Entity)
	r.people[part.Entity].last = part.End
	r.recent.see(s)
}

// refer gives tokens to an entity, and remembers that it was spoken of. The mention
// that it returns holds until the entity's next one.
func (r *referrer) refer(entity, first, end int, kind news.MentionKind) *news.Mention {
	span := r.tokens[first].Span.Cover(r.tokens[end-1].Span)
	mentions := &r.doc.Entities[entity].Mentions
	*mentions = append(*mentions, news.Mention{Span: span, Kind: kind})
	s := r.sighting(first, end)
	s.entity, s.class = entity, r.classOf(entity)
	r.people[entity].last = end
	r.references = append(r.references, reference{span: span, entity: entity})
	r.recent.see(s)
	return &(*mentions)[len(*mentions)-1]
}
