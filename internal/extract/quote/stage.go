// Package quote finds who said what: words in quotation marks and reported
// speech, each with the verb that attributes it and the one it is attributed to.
//
// The stage reads the quotation marks first (marker), turns every stretch of
// speech into a single token (line), and then tries a small set of forms around
// each reporting verb (reader): “…,” she said; the minister said that …;
// according to the ministry, …. Stretches that no form claims are kept, with
// the speaker of the words right before them or with none.
package quote

import (
	"sort"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/phrase"
	"github.com/dateline-news/dateline/internal/news"
)

// Stage fills the quotes of a document. It needs sentences, paragraphs and
// tagged tokens; entities give it the speakers' identities.
type Stage struct {
	words lexicon
}

// New makes the stage.
func New() *Stage { return &Stage{words: newLexicon()} }

// Annotate implements [extract.Stage].
func (s *Stage) Annotate(doc *extract.Document) error {
	lines, stretches := s.lines(doc)
	w := writer{doc: doc, cast: newCast(doc), marks: newMarkIndex(stretches)}
	for i := range lines {
		w.write(&lines[i], s.words.attributions(&lines[i]))
	}
	doc.Quotes = w.finish()
	return nil
}

// lines cuts the document into lines and lists the stretches in marks.
func (s *Stage) lines(doc *extract.Document) ([]line, []stretch) {
	var (
		marks marker
		all   []stretch
	)
	cut := liner{doc: doc, tokens: phrase.Named(doc), words: s.words}
	for i, paragraph := range doc.Paragraphs {
		found := marks.read(doc.Text.Slice(paragraph), paragraph.Start)
		cut.add(i, paragraph, found)
		all = append(all, found...)
	}
	return cut.lines, all
}

// markIndex answers how much of a span stands in quotation marks.
type markIndex struct{ stretches []stretch }

func newMarkIndex(stretches []stretch) markIndex { return markIndex{stretches} }

// hold reports whether a span begins inside of quotation marks.
func (x markIndex) hold(span news.Span) bool {
	i := sort.Search(len(x.stretches), func(i int) bool { return x.stretches[i].end > span.Start })
	return i < len(x.stretches) && x.stretches[i].start <= span.Start
}

// kind is the kind of a quote with the given pieces.
func (x markIndex) kind(text news.Text, pieces []news.Span) news.QuoteKind {
	inside, outside := 0, 0
	for _, piece := range pieces {
		in, out := x.count(text, piece)
		inside, outside = inside+in, outside+out
	}
	switch {
	case inside == 0:
		return news.Indirect
	case outside == 0:
		return news.Direct
	}
	return news.Mixed
}
