package quote

import (
	"slices"
	"strings"

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
	return t, n.shouted(t) || index == 0 && t.first == first && n.isName(t)
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

// isName reports whether a label is the name of a person or an organisation.
func (n *liner) isName(t turn) bool {
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
	for i := t.first; i <= t.mark; i++ {
		token := n.tokens[i]
		if i == t.first {
			token.Tag = "NNP"
		}
		n.push(token, false)
	}
	n.current.turn = t.mark - t.first
	words := n.tokens[t.mark+1].Span.Cover(n.tokens[end-1].Span)
	n.push(extract.Token{Span: words, Tag: quoted}, true)
	n.token = end
}

// isQuotationMark reports whether a token is a double quotation mark.
func isQuotationMark(text string) bool {
	switch text {
	case "\"", "“", "”", "''", "``", "„", "«", "»":
		return true
	}
	return false
}
