// Package quote finds who said what: words in quotation marks and reported
// speech, each with the verb that attributes it and the one it is attributed to.
//
// Rules read the quotation marks first (marker), turn every stretch of speech
// into a single token (line), and then try a small set of forms around each
// reporting verb (reader): “…,” she said; the minister said that …; according
// to the ministry, …. A learnt model goes on from there: for every token it
// weighs what the rules found beside words, tags and marks ([Sheet]), and
// chooses which tokens are content, source and cue; a linker then puts the
// parts together. Without a model the rules have the last word.
package quote

import (
	"slices"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/phrase"
	"github.com/dateline-news/dateline/internal/news"
)

// Stage fills the quotes of a document. It needs sentences, paragraphs and
// tagged tokens; entities give it the speakers' identities. It is safe for
// concurrent use.
type Stage struct {
	rules  *rules
	tables *tables
	// labeller is nil where rules alone decide.
	labeller *labeller
}

// New makes a stage of rules alone.
func New() *Stage { return &Stage{rules: newRules(), tables: newTables()} }

// Annotate implements [extract.Stage].
func (s *Stage) Annotate(doc *extract.Document) error {
	if s.labeller != nil {
		return s.labeller.annotate(doc)
	}
	tokens := phrase.Named(doc)
	drafts, stretches := s.rules.read(doc, tokens)
	newFinisher(doc, tokens, newMarkIndex(stretches), s.tables).finish(drafts)
	return nil
}

// finisher turns drafts into the quotes of a document.
type finisher struct {
	resolver resolver
	detailer detailer
}

func newFinisher(doc *extract.Document, tokens []extract.Token, marks markIndex, t *tables) *finisher {
	cast := newCast(doc)
	return &finisher{
		resolver: resolver{doc: doc, cast: cast, marks: marks, tokens: tokens},
		detailer: detailer{tables: t, doc: doc, tokens: tokens, cast: cast},
	}
}

// finish adds the quotes of drafts to the document.
func (f *finisher) finish(drafts []draft) {
	doc := f.resolver.doc
	credit(doc, drafts)
	doc.Quotes = make([]news.Quote, 0, len(drafts))
	for i := range drafts {
		d := &drafts[i]
		q := news.Quote{
			Content: d.pieces, Cue: d.cue, Speaker: d.speaker, Entity: f.resolver.entity(d),
			Kind: f.resolver.marks.kind(doc.Text, d.pieces),
		}
		f.detailer.fill(&q)
		q.Reason = string(f.detailer.reason(d))
		doc.Quotes = append(doc.Quotes, q)
	}
	for i := range drafts {
		f.nested(i)
	}
	doc.Quotes = inOrder(doc.Quotes)
}

// inOrder sorts quotes by their start and keeps their references to each other.
func inOrder(quotes []news.Quote) []news.Quote {
	order := make([]int, len(quotes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return quotes[a].Content[0].Compare(quotes[b].Content[0]) })
	place := make([]int, len(quotes))
	sorted := make([]news.Quote, len(quotes))
	for at, from := range order {
		sorted[at], place[from] = quotes[from], at
	}
	for i := range sorted {
		if within := sorted[i].Within; within != nil {
			sorted[i].Within = &place[*within]
		}
	}
	return sorted
}

// rules find quotes without learnt weights.
type rules struct{ words lexicon }

func newRules() *rules { return &rules{words: newLexicon()} }

// read finds the quotes of a document, in order, and the stretches in
// quotation marks. Tokens are the document's, with names tagged as names.
func (r *rules) read(doc *extract.Document, tokens []extract.Token) ([]draft, []stretch) {
	lines, stretches := r.lines(doc, tokens)
	w := writer{}
	for i := range lines {
		w.write(&lines[i], r.words.attributions(&lines[i]))
	}
	return w.finish(), stretches
}

// lines cuts the document into lines and lists the stretches in marks.
func (r *rules) lines(doc *extract.Document, tokens []extract.Token) ([]line, []stretch) {
	var (
		marks marker
		all   []stretch
	)
	cut := liner{doc: doc, tokens: tokens, words: r.words}
	for i, paragraph := range doc.Paragraphs {
		found := marks.read(doc.Text.Slice(paragraph), paragraph.Start)
		cut.add(i, paragraph, found)
		all = append(all, found...)
	}
	return cut.lines, all
}
