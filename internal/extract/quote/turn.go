package quote

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// turnLabel is how many tokens the label of a turn has at most.
const turnLabel = 6

// turn is a paragraph of a conversation that names its speaker first and has no
// marks around what is said: "REYES: The port will open.", "Q. Will it open?"
// A headline of that form is one too.
type turn struct {
	// first and mark are indexes of tokens: of the label's first and of the mark
	// after it.
	first, mark int
}

// readTurn reads the turn that the tokens [first, end) of a paragraph are.
func (n *liner) readTurn(index, first, end int) (turn, bool) {
	t := turn{first: first}
	for t.first < end && isQuotationMark(n.tokens[t.first].Text) {
		t.first++
	}
	if t.first == end {
		return t, false
	}
	if n.question(&t, end) {
		return t, true
	}
	for t.mark = t.first; t.mark < min(end, t.first+turnLabel); t.mark++ {
		if n.tokens[t.mark].Text == ":" {
			break
		}
	}
	if t.mark == t.first || t.mark+1 >= end || n.tokens[t.mark].Text != ":" || isQuotationMark(n.tokens[t.mark+1].Text) {
		return t, false
	}
	return t, n.shouted(t) && n.conversation() || index == 0 && t.first == first && (n.isName(t) || n.speaksOfSelf(t))
}

// question reads "Q." and "A:" at the start of a paragraph; an answer needs a
// question before it, because "A" is an article.
func (n *liner) question(t *turn, end int) bool {
	text := n.tokens[t.first].Text
	t.mark = t.first
	if len(text) == 1 && t.first+1 < end && slices.Contains([]string{".", ":"}, n.tokens[t.first+1].Text) {
		t.mark++
	} else if len(text) != 2 || text[1] != '.' {
		return false
	}
	if t.mark+1 >= end || text[0] != 'Q' && (text[0] != 'A' || !n.asked) {
		return false
	}
	n.asked = true
	return true
}

// shouted reports whether a label is written in capitals, as in transcripts.
func (n *liner) shouted(t turn) bool {
	letters := 0
	for _, token := range n.tokens[t.first:t.mark] {
		if token.Text != strings.ToUpper(token.Text) {
			return false
		}
		if hasLetter(token.Text) {
			letters += len(token.Text)
		}
	}
	return letters > 2
}

// conversation reports whether two paragraphs or more begin with a label in
// capitals; a single one may as well be a place or a notice.
func (n *liner) conversation() bool {
	if n.labels == 0 {
		n.labels = 1
		for i, token := range n.tokens {
			if token.Text == ":" && n.labelled(i) {
				n.labels++
			}
		}
	}
	return n.labels > 2
}

// labelled reports whether a label in capitals stands before the colon at i, at
// the start of a paragraph.
func (n *liner) labelled(i int) bool {
	at := sort.Search(len(n.doc.Paragraphs), func(k int) bool { return n.doc.Paragraphs[k].End > n.tokens[i].Span.Start })
	if at == len(n.doc.Paragraphs) {
		return false
	}
	first := i
	for first > 0 && i-first < turnLabel && n.tokens[first-1].Span.Start >= n.doc.Paragraphs[at].Start {
		first--
	}
	if n.tokens[first].Span.Start != n.doc.Paragraphs[at].Start {
		return false
	}
	for first < i && isQuotationMark(n.tokens[first].Text) {
		first++
	}
	return first < i && n.shouted(turn{first: first, mark: i})
}

// isName reports whether a label is the name of a person or an organisation.
func (n *liner) isName(t turn) bool {
	if t.mark == t.first+1 && announcers[strings.ToLower(n.tokens[t.first].Text)] {
		return true
	}
	label := n.tokens[t.first].Span.Cover(n.tokens[t.mark-1].Span)
	for _, e := range n.doc.Entities {
		if e.Type != news.Person && e.Type != news.Organization {
			continue
		}
		for _, m := range e.Mentions {
			if m.Span == label && m.Kind == news.NameMention {
				return true
			}
		}
	}
	return false
}

// addTurn makes a line of a turn: label, mark, and the rest as one stretch.
func (n *liner) addTurn(t turn, end int) {
	label := slices.Clone(n.tokens[t.first : t.mark+1])
	if len(label) == 1 { // "Q." is one token
		letter, point := label[0], label[0]
		letter.Span.End, point.Span.Start = letter.Span.Start+1, letter.Span.Start+1
		letter.Text, point.Text, point.Tag = letter.Text[:1], ".", "."
		label = []extract.Token{letter, point}
	}
	label[0].Tag = "NNP"
	for _, token := range label {
		n.push(token, false)
	}
	n.current.turn = len(label) - 1
	words := n.tokens[t.mark+1].Span.Cover(n.tokens[end-1].Span)
	n.push(extract.Token{Span: words, Tag: quoted}, true)
	n.token = end
}

// speaksOfSelf reports whether a label is a name, to judge by its capitals, and the
// words after it are those of somebody: "Reyes: I will go on".
func (n *liner) speaksOfSelf(t turn) bool {
	for _, token := range n.tokens[t.first:t.mark] {
		first, _ := utf8.DecodeRuneInString(token.Text)
		if !strings.HasPrefix(token.Tag, "NN") || !unicode.IsUpper(first) {
			return false
		}
	}
	switch n.tokens[t.mark+1].Text {
	case "I", "We", "My", "Our":
		return true
	}
	return false
}

// announcers are those who speak in headlines without a name.
var announcers = setOf(`police minister ministry mayor officials official report study poll survey president government lawyer source sources
	court judge company union witness witnesses experts expert coach`)

// isQuotationMark reports whether a token is a double quotation mark.
func isQuotationMark(text string) bool {
	switch text {
	case "\"", "“", "”", "''", "``", "„", "«", "»":
		return true
	}
	return false
}
