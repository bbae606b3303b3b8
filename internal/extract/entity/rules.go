package entity

import (
	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/gazetteer"
	"github.com/dateline-news/dateline/internal/news"
)

// Rules recognises names by their look, by cue words, by lists, and by what the
// rest of the document says of the same words. Where it is in doubt it listens to
// an opinion.
type Rules struct {
	places  *gazetteer.Gazetteer
	cues    map[string]cue
	opinion Opinion
}

// NewRules makes a recogniser. The opinion may be nil: then the rules are alone.
func NewRules(places *gazetteer.Gazetteer, opinion Opinion) *Rules {
	return &Rules{places: places, cues: readCues(), opinion: opinion}
}

// verdict is a candidate with its weighed types.
type verdict struct {
	candidate
	scores
}

// Recognise finds the names of doc.
func (r *Rules) Recognise(doc *extract.Document) ([]Name, error) {
	f := &finder{page: newPage(doc, r.cues), places: r.places}
	verdicts := make([]verdict, 0, len(doc.Tokens)/8)
	for _, c := range f.find() {
		verdicts = append(verdicts, verdict{c, f.score(c)})
	}
	if r.opinion != nil {
		if err := r.listen(doc, f, verdicts); err != nil {
			return nil, err
		}
	}
	f.recall(verdicts)
	names := make([]Name, 0, len(verdicts))
	for _, v := range verdicts {
		kind, top := v.best()
		if top < threshold {
			continue
		}
		span := f.words[v.start].span.Cover(f.words[v.end-1].span)
		names = append(names, Name{Span: span, Type: kind})
	}
	return names, nil
}

// threshold is the score from which on a candidate is a name.
const threshold = 1.0

// listen adds the opinion on the sentences that hold a candidate in doubt.
func (r *Rules) listen(doc *extract.Document, f *finder, verdicts []verdict) error {
	at := 0
	for _, s := range f.sentences {
		first := at
		doubt := false
		for at < len(verdicts) && verdicts[at].start < s[1] {
			doubt = doubt || verdicts[at].isDoubtful()
			at++
		}
		if !doubt {
			continue
		}
		tokens := f.words[s[0]].token
		types, err := r.opinion.Types(doc.Tokens[tokens : f.words[s[1]-1].token+1])
		if err != nil {
			return err
		}
		for i := first; i < at; i++ {
			v := &verdicts[i]
			v.hear(types[f.words[v.start].token-tokens : f.words[v.end-1].token+1-tokens])
		}
	}
	return nil
}

// isDoubtful reports whether no type leads clearly.
func (v verdict) isDoubtful() bool {
	_, top := v.best()
	return top < certain
}

// certain is the score from which on no opinion is asked for.
const certain = 1.5

// hear counts the opinion on each word of the candidate.
func (v *verdict) hear(types []news.EntityType) {
	for _, kind := range types {
		v.add(kind, heard(kind)/float64(len(types)))
	}
}

// heard is the weight of an opinion that all words of a name share. The baseline
// takes any name for a place, so that its word for places counts little.
func heard(kind news.EntityType) float64 {
	if kind == news.Location {
		return 0.4
	}
	return 1.0
}
