package quote

import (
	"sort"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/phrase"
	"github.com/dateline-news/dateline/internal/extract/word"
	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

// Sheet is a document as the model sees it: for each token the numbers that
// features are made of, among them what the rules found. Its memory is used
// again for the next document.
type Sheet struct {
	lexicon *model.Lexicon
	rules   *rules
	hints   hints

	doc *extract.Document
	// named are the document's tokens, with names tagged as names.
	named    []extract.Token
	drafts   []draft
	marks    markIndex
	passages []Passage
	cells    []cell
	clauses  []clause
}

// Passage is a paragraph as a range of tokens. Roles are chosen passage by
// passage.
type Passage struct {
	First, End int
	// Active is set where the passage may hold an attribution.
	Active bool
	// before tells how the passage before ended; index is the paragraph's.
	before uint32
	index  int
}

// cell is what is known of a token.
type cell struct {
	word word.Word
	tag  uint32
	// mark tells how the token stands to quotation marks, depth how many tokens
	// lie between it and the opening one.
	mark, depth uint8
	// rule is the role that the rules give.
	rule uint8
	hint hint
	// name is the kind of name that the token is part of.
	name uint8
	// noun is the place in a base noun phrase.
	noun uint8
	// draft is one more than the index of the rules' draft that uses the token.
	draft int32
	// stretch is one more than the index of the stretch that holds the token.
	stretch int32
	// sentence bounds the sentence; left and right are the nearest cues in the
	// passage, -1 where there is none.
	sentence    Part
	left, right int
	// stop and back are the nearest marks of punctuation after and before.
	stop, back int
	// verbs and commas count from the start of the passage.
	verbs, commas int
}

// NewSheet makes an empty sheet.
func NewSheet(lexicon *model.Lexicon) *Sheet {
	return &Sheet{lexicon: lexicon, rules: newRules(), hints: newHints()}
}

// Fill puts a document on the sheet. It needs what [Stage] needs.
func (s *Sheet) Fill(doc *extract.Document) {
	s.doc = doc
	var stretches []stretch
	s.named = phrase.Named(doc)
	s.drafts, stretches = s.rules.read(doc, s.named)
	s.marks = newMarkIndex(stretches)
	s.cells = append(s.cells[:0], make([]cell, len(doc.Tokens))...)
	s.clauses = append(s.clauses[:0], make([]clause, len(doc.Tokens))...)
	s.divide()
	s.fillMarks(stretches)
	s.fillRules()
	s.fillNames()
	for i := range s.passages {
		s.fillPassage(&s.passages[i])
	}
}

// Passages are the passages in order; passages without words are left out.
func (s *Sheet) Passages() []Passage { return s.passages }

// divide cuts the tokens into passages and sentences.
func (s *Sheet) divide() {
	s.passages = s.passages[:0]
	at := 0
	for i, paragraph := range s.doc.Paragraphs {
		first := at
		for at < len(s.doc.Tokens) && s.doc.Tokens[at].Span.Start < paragraph.End {
			at++
		}
		if at > first {
			s.passages = append(s.passages, Passage{First: first, End: at, index: i})
		}
	}
	at = 0
	for _, sentence := range s.doc.Sentences {
		first := at
		for at < len(s.cells) && s.doc.Tokens[at].Span.Start < sentence.End {
			at++
		}
		for i := first; i < at; i++ {
			s.cells[i].sentence = Part{first, at}
		}
	}
}

// from is the first token that begins at or after an offset.
func (s *Sheet) from(offset int) int {
	return sort.Search(len(s.doc.Tokens), func(i int) bool { return s.doc.Tokens[i].Span.Start >= offset })
}

// Part is the run of tokens that begin inside of a span.
func (s *Sheet) Part(span news.Span) Part { return Part{s.from(span.Start), s.from(span.End)} }

// span covers the tokens of a part.
func (s *Sheet) span(p Part) news.Span {
	return s.doc.Tokens[p.First].Span.Cover(s.doc.Tokens[p.End-1].Span)
}

// The places of a token beside quotation marks.
const (
	unmarked = iota
	markedInside
	markOpens
	markCloses
)

func (s *Sheet) fillMarks(stretches []stretch) {
	at := 0
	for n, x := range stretches {
		for at < len(s.cells) && s.doc.Tokens[at].Span.Start < x.start {
			at++
		}
		first := at
		for ; at < len(s.cells) && s.doc.Tokens[at].Span.Start < x.end; at++ {
			c := &s.cells[at]
			c.mark, c.depth, c.stretch = markedInside, uint8(min(at-first, 250)), int32(n+1)
			if !hasLetter(s.doc.Tokens[at].Text) {
				switch {
				case at == first:
					c.mark = markOpens
				case s.doc.Tokens[at].Span.End >= x.end:
					c.mark = markCloses
				}
			}
		}
	}
}

// floatingRole is what is added to the role of content that has no cue.
const floatingRole = NumRoles - 1

func (s *Sheet) fillRules() {
	for n, d := range s.drafts {
		role := uint8(FirstContent)
		if d.cue == (news.Span{}) {
			role += floatingRole
		}
		for _, piece := range d.pieces {
			s.rule(n, piece, role)
		}
	}
	for n, d := range s.drafts {
		if d.cue != (news.Span{}) {
			s.rule(n, d.speaker, FirstSource)
			s.rule(n, d.cue, FirstCue)
		}
	}
}

func (s *Sheet) rule(draft int, span news.Span, role uint8) {
	p := s.Part(span)
	for i := p.First; i < p.End; i++ {
		s.cells[i].rule, s.cells[i].draft = role, int32(draft+1)
		if i == p.First {
			role++
		}
	}
}

// fillNames marks the tokens of names by type, and pronouns that refer.
func (s *Sheet) fillNames() {
	for _, e := range s.doc.Entities {
		kind := uint8(1)
		switch e.Type {
		case news.Person:
			kind = 2
		case news.Organization:
			kind = 3
		case news.Location:
			kind = 4
		case news.Misc:
			kind = 5
		}
		for _, m := range e.Mentions {
			if m.Kind != news.NameMention {
				continue
			}
			p := s.Part(m.Span)
			for i := p.First; i < p.End; i++ {
				s.cells[i].name = kind
			}
		}
	}
}

// fillPassage describes the words of a passage where they may matter.
func (s *Sheet) fillPassage(p *Passage) {
	for i := p.First; i < p.End; i++ {
		c := &s.cells[i]
		c.word = word.Of(s.lexicon, s.doc.Tokens[i].Text)
		c.tag = model.Hash(s.doc.Tokens[i].Tag)
		if c.mark == unmarked {
			c.hint = s.hints[c.word.Lower]
		}
		p.Active = p.Active || c.hint != noHint || c.mark != unmarked || c.rule != 0
	}
	if !p.Active {
		return
	}
	p.before = s.ending(p.First)
	s.fillNeighbours(p)
	s.fillClauses(p)
	for _, n := range phrase.All(s.named[p.First:p.End]) {
		for i := n.First; i < n.End; i++ {
			c := &s.cells[p.First+i]
			c.noun = 2
			if i == n.First {
				c.noun = 1
			}
			if i == n.End-1 {
				c.noun += 2
			}
		}
	}
}

// ending tells how the text before a passage ends.
func (s *Sheet) ending(first int) uint32 {
	if first == 0 {
		return 1
	}
	last := &s.cells[first-1]
	end := uint32(last.mark)<<4 | uint32(last.rule)<<8
	switch s.doc.Tokens[first-1].Text {
	case ":":
		return end | 2
	case ".", "?", "!":
		return end | 3
	case "\"", "”":
		return end | 4
	}
	return end | 5
}

func (s *Sheet) fillNeighbours(p *Passage) {
	left, back, verbs, commas := -1, -1, 0, 0
	for i := p.First; i < p.End; i++ {
		c := &s.cells[i]
		c.left, c.back, c.verbs, c.commas = left, back, verbs, commas
		if c.hint != noHint {
			left = i
		}
		switch s.doc.Tokens[i].Tag {
		case "VBD", "VBZ", "VBP", "MD":
			verbs++
		}
		if isStop(s.doc.Tokens[i].Text) {
			back = i
			commas++
		}
	}
	right, stop := -1, -1
	for i := p.End - 1; i >= p.First; i-- {
		c := &s.cells[i]
		c.right, c.stop = right, stop
		if c.hint != noHint {
			right = i
		}
		if isStop(s.doc.Tokens[i].Text) {
			stop = i
		}
	}
}

// isStop reports whether a token is a mark that divides.
func isStop(text string) bool {
	switch text {
	case ",", ".", ";", ":", "?", "!", "—", "–", "--", "(", ")", "\"", "“", "”", "…", "...":
		return true
	}
	return false
}
