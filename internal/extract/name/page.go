package name

import (
	"github.com/dateline-news/dateline/internal/extract/word"
	"github.com/dateline-news/dateline/internal/model"
)

// Page is the words of one document, sentence by sentence, with what the
// features of the first pass need of each. Its memory is used again from
// document to document; it belongs to one goroutine.
type Page struct {
	lexicon *model.Lexicon
	words   []spot
	// ends are the ends of the sentences, as indexes of words.
	ends   []int
	counts table
	votes  []vote
	// tables says in four steps how much of the page is lines of tables.
	tables uint32
}

// spot is a word at its place.
type spot struct {
	word.Word
	// first and end bound the run of capitals that the word stands in; both are
	// zero outside of runs.
	first, end int32
	// match holds, four bits a class of names, how the longest name of that class
	// in the lexicon lies over the word.
	match uint32
	// doubt says whether the document has the word in lower case, too.
	doubt uint8
	// active words may be part of a name, the others never are.
	active bool
	title  bool
	// initials is the key under which a name is found that the word may shorten.
	initials uint32
}

// NewPage makes an empty page.
func NewPage(lexicon *model.Lexicon) *Page { return &Page{lexicon: lexicon} }

// Reset empties the page for the next document.
func (p *Page) Reset() { p.words, p.ends = p.words[:0], p.ends[:0] }

// Add appends a word to the last sentence.
func (p *Page) Add(text string) {
	w := spot{Word: word.Of(p.lexicon, text)}
	if w.Kind.AllCapitals() && w.Size > 1 && w.Size < 10 {
		w.initials = initialsOf(text)
	}
	p.words = append(p.words, w)
}

// EndSentence ends the sentence; a sentence without words is left out.
func (p *Page) EndSentence() {
	first := p.first(len(p.ends))
	if first == len(p.words) {
		return
	}
	p.ends = append(p.ends, len(p.words))
	s := p.words[first:]
	findRuns(s, int32(first))
	p.lookUp(s)
	markActive(s)
	markTitle(s)
}

// Close ends the document, once all sentences are there.
func (p *Page) Close() {
	p.tables = p.countTables()
	p.counts.reset(len(p.words))
	for i := range p.words {
		w := &p.words[i]
		if w.Kind&word.Letter != 0 && !w.Kind.Capital() {
			p.counts.add(w.Lower, 0)
		}
	}
	for i := range p.words {
		if w := &p.words[i]; w.Kind.Capital() {
			w.doubt = min(p.counts.at(w.Lower)[0], 2) + 1
		}
	}
}

// Sentences is the number of sentences.
func (p *Page) Sentences() int { return len(p.ends) }

// Sentence bounds the words of a sentence.
func (p *Page) Sentence(n int) (first, end int) { return p.first(n), p.ends[n] }

func (p *Page) first(n int) int {
	if n == 0 {
		return 0
	}
	return p.ends[n-1]
}

// findRuns marks runs of capitalised words, across "of", "the", "and", "for",
// "&" and the particles of names that stand between two capitals.
func findRuns(s []spot, base int32) {
	for i := 0; i < len(s); {
		if !s[i].Kind.Capital() {
			i++
			continue
		}
		end := runEnd(s, i)
		for k := i; k < end; k++ {
			s[k].first, s[k].end = base+int32(i), base+int32(end)
		}
		i = end
	}
}

func runEnd(s []spot, i int) int {
	end := i + 1
	for k := i + 1; k < len(s) && k-end < 3; k++ {
		switch {
		case s[k].Kind.Capital():
			end = k + 1
		case !links(s[k].Lower):
			return end
		}
	}
	return end
}

// links reports whether a word may stand inside of a name in lower case.
func links(lower uint32) bool {
	switch lower {
	case hashOf, hashThe, hashAnd, hashFor, hashAmpersand, hashDe, hashLa, hashVon, hashVan, hashAl, hashBin, hashDel, hashDu, hashIbn, hashEl, hashDer, hashDa, hashDos, hashBen:
		return true
	}
	return false
}

// reach is how far from a capital a word may still be part of a name.
const reach = 2

func markActive(s []spot) {
	for i := range s {
		if !s[i].Kind.Capital() && s[i].Kind&word.Digit == 0 {
			continue
		}
		for k := max(0, i-reach); k <= min(len(s)-1, i+reach); k++ {
			s[k].active = true
		}
	}
}

// markTitle marks the words of a sentence in which nearly all long words have
// capitals, as in a headline: capitals say little there.
func markTitle(s []spot) {
	long, capitals := 0, 0
	for i := range s {
		if s[i].Size > 3 && s[i].Kind&word.Letter != 0 {
			long++
			if s[i].Kind.Capital() {
				capitals++
			}
		}
	}
	title := long >= 3 && capitals*5 >= long*4
	for i := range s {
		s[i].title = title
	}
}

// countTables says how many of the sentences are lines of tables, of which a
// quarter of the words or more have digits: none to speak of, few, many, most.
func (p *Page) countTables() uint32 {
	lines := 0
	for n := range p.ends {
		first, end := p.Sentence(n)
		digits := 0
		for i := first; i < end; i++ {
			if p.words[i].Kind&word.Digit != 0 {
				digits++
			}
		}
		if digits*4 >= end-first {
			lines++
		}
	}
	switch n := len(p.ends); {
	case lines*20 < n:
		return 0
	case lines*5 < n:
		return 1
	case lines*2 < n:
		return 2
	}
	return 3
}

// Features appends the hashed features of a word of sentence n to f and reports
// whether the word can be part of a name at all.
func (p *Page) Features(n, i int, f []uint32) ([]uint32, bool) {
	first, end := p.Sentence(n)
	if !p.words[first+i].active {
		return f, false
	}
	v := p.view(first, end, first+i)
	return v.features(f), true
}

// Len is the number of words of the page.
func (p *Page) Len() int { return len(p.words) }
