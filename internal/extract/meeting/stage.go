// Package meeting finds meetings: who met whom, where, when, and whether it
// took place.
//
// A lexicon of triggers names the candidates. Rules vote on each: whether the
// word has another sense ("meet the deadline", "news conference"), what status
// the words that govern it give, which phrases beside it are parties. Where the
// document has a parse, small linear models weigh these votes with the
// paths through the tree; elsewhere the rules decide alone. Every mention of a
// meeting is a meeting of its own; mentions of one are joined as its event.
package meeting

import (
	"slices"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

// Stage fills the meetings of a document and the events that they mention. It
// needs sentences, tagged tokens, entities and times.
type Stage struct {
	weights *model.Meetings
	lexicon *model.Lexicon
}

// New makes the stage. Without weights the rules decide alone, and no lexicon
// is needed.
func New(weights *model.Meetings, lexicon *model.Lexicon) *Stage {
	return &Stage{weights: weights, lexicon: lexicon}
}

// Annotate implements [extract.Stage].
func (st *Stage) Annotate(doc *extract.Document) error {
	doc.Meetings, doc.Events = nil, nil
	r := reader{}
	if st.weights != nil && doc.Tree.Len() == len(doc.Tokens) {
		r.judges = newJudges(st.weights)
	}
	all, found := st.withTriggers(doc)
	r.told = newTold(all, found)
	var tellings []telling
	var told []spot
	for i := range all {
		for _, t := range found[i] {
			m, ok := r.meeting(&all[i], t)
			r.told.note(stem(all[i].lower(t.word)), ok)
			if ok {
				all[i].events++
				doc.Meetings = append(doc.Meetings, m)
				tellings = append(tellings, r.telling)
				told = append(told, spot{&all[i], t})
			}
		}
	}
	g := gatherer{tellings: tellings}
	if r.judges != nil {
		g.link = r.judges.link
	}
	gatherings := g.gather()
	for i := range gatherings {
		settle(doc, &gatherings[i], tellings)
	}
	for i := range doc.Meetings {
		m := &doc.Meetings[i]
		m.Detail = told[i].sentence.detail(told[i].trigger, m)
		told[i].sentence.manner(told[i].trigger, m)
	}
	for i := range gatherings {
		gatherings[i].share(doc.Meetings, told)
	}
	doc.Events = events(doc, gatherings)
	return nil
}

// withTriggers cuts a document and finds the triggers of each sentence.
func (st *Stage) withTriggers(doc *extract.Document) (all []sentence, found [][]trigger) {
	all = sentences(doc)
	found = make([][]trigger, len(all))
	phone := false
	for i := range all {
		all[i].lexicon, all[i].number, all[i].phone = st.lexicon, i, phone
		found[i] = all[i].triggers()
		phone = phone || slices.ContainsFunc(found[i], func(t trigger) bool { return t.ruled && t.format == news.Phone })
	}
	return all, found
}

// spot is where a mention stands.
type spot struct {
	sentence *sentence
	trigger  trigger
}
