package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/phrase"
	"github.com/dateline-news/dateline/internal/news"
)

// quoted is the tag of a token that stands for a whole stretch of speech.
const quoted = "QUOTED"

// line is a sentence as attribution sees it: each stretch of speech is one
// token, so that the sentences inside of it are out of the way. Words in
// quotation marks that are no speech, such as titles, stay words.
type line struct {
	tokens []extract.Token
	// marked tells which tokens stand in quotation marks.
	marked []bool
	// paragraph is the index of the paragraph that holds the line.
	paragraph int
	// open tells of each stretch of speech whether a mark at its end leaves
	// the sentence open for its attribution: a comma, a question mark.
	open []bool
	// continues is set where the line begins with a stretch that carries on
	// one of the paragraph before.
	continues bool
	// turn is the index of the mark after the label of a turn, else zero.
	turn int

	phrases phrase.Index
}

func (l *line) tag(i int) string {
	if i < 0 || i >= len(l.tokens) {
		return ""
	}
	return l.tokens[i].Tag
}

func (l *line) text(i int) string {
	if i < 0 || i >= len(l.tokens) {
		return ""
	}
	return l.tokens[i].Text
}

// broken reports whether the stretch at i leaves its sentence open.
func (l *line) broken(i int) bool { return l.open[i] }

func (l *line) lower(i int) string { return strings.ToLower(l.text(i)) }

// is reports whether the token at i has one of the texts, in lower case.
func (l *line) is(i int, texts ...string) bool {
	lower := l.lower(i)
	for _, text := range texts {
		if lower == text {
			return i >= 0 && i < len(l.tokens)
		}
	}
	return false
}

// span covers the tokens [first, end).
func (l *line) span(first, end int) news.Span {
	return l.tokens[first].Span.Cover(l.tokens[end-1].Span)
}

// end is the number of tokens without the marks that end the sentence.
func (l *line) end() int {
	n := len(l.tokens)
	for n > 0 && l.is(n-1, ".", "!", "?", ";") {
		n--
	}
	return n
}

// liner cuts a document into lines.
type liner struct {
	doc *extract.Document
	// tokens are the document's, with names tagged as names.
	tokens []extract.Token
	words  lexicon

	token, sentence int
	// asked is set once a paragraph began with "Q.".
	asked bool
	// labels is one more than the number of paragraphs that begin with a label in
	// capitals; zero before they are counted.
	labels  int
	lines   []line
	current line
}

// add cuts a paragraph whose stretches are known.
func (n *liner) add(index int, paragraph news.Span, stretches []stretch) {
	n.current = line{paragraph: index}
	end := n.token
	for end < len(n.tokens) && n.tokens[end].Span.Start < paragraph.End {
		end++
	}
	if t, ok := n.readTurn(index, n.token, end); ok {
		n.addTurn(t, end)
	}
	for n.token < len(n.tokens) && n.tokens[n.token].Span.Start < paragraph.End {
		token := n.tokens[n.token]
		for len(stretches) > 0 && stretches[0].end <= token.Span.Start {
			stretches = stretches[1:]
		}
		if n.breaksHere(token) {
			n.flush(index)
		}
		if len(stretches) > 0 && stretches[0].start <= token.Span.Start {
			n.addStretch(stretches[0])
			continue
		}
		n.push(token, false)
		n.token++
	}
	n.flush(index)
}

func (n *liner) push(token extract.Token, marked bool) {
	n.current.tokens = append(n.current.tokens, token)
	n.current.marked = append(n.current.marked, marked)
	n.current.open = append(n.current.open, token.Tag == quoted && strings.ContainsRune(",?!—", n.lastMark(token.Span)))
}

func (n *liner) flush(paragraph int) {
	if len(n.current.tokens) > 0 {
		n.current.phrases = phrase.NewIndex(n.current.tokens)
		n.lines = append(n.lines, n.current)
	}
	n.current = line{paragraph: paragraph}
}

// addStretch adds the tokens of a stretch: as one token where it is speech.
func (n *liner) addStretch(s stretch) {
	first := n.token
	for n.token < len(n.tokens) && n.tokens[n.token].Span.Start < s.end {
		n.token++
	}
	inside := n.tokens[first:n.token]
	if !n.isSpeech(s, inside) {
		for _, token := range inside {
			n.push(token, true)
		}
		return
	}
	if len(n.current.tokens) == 0 {
		n.current.continues = s.continues
	}
	n.push(extract.Token{Span: news.Span{Start: s.start, End: s.end}, Tag: quoted}, true)
}

// scareWords is the number of words up to which a stretch without the
// punctuation of speech is taken for a title, a nickname or a scare quote.
const scareWords = 3

// isSpeech tells speech from words that are merely marked.
func (n *liner) isSpeech(s stretch, inside []extract.Token) bool {
	words := countWords(inside)
	if s.continues || s.unclosed || words > scareWords {
		return words > 0 && !isTitle(inside)
	}
	before := len(n.current.tokens) - 1
	introduced := before < 0 || n.current.is(before, ",", ":") || n.words.knows(n.current.tokens[before])
	next := extract.Token{}
	if n.token < len(n.tokens) {
		next = n.tokens[n.token]
	}
	return words > 0 && introduced && (endsSpeech(inside) || next.Text == ",")
}

// endsSpeech reports whether the last token before the closing mark is
// punctuation.
func endsSpeech(inside []extract.Token) bool {
	for i := len(inside) - 1; i >= 0; i-- {
		switch text := inside[i].Text; {
		case strings.ContainsAny(text, ",.?!…—"):
			return true
		case hasLetter(text):
			return false
		}
	}
	return false
}

// isTitle reports whether all longer words are capitalised and nothing ends
// the stretch like speech: “The Art of the Deal”.
func isTitle(inside []extract.Token) bool {
	if endsSpeech(inside) {
		return false
	}
	for _, token := range inside {
		first, _ := utf8.DecodeRuneInString(token.Text)
		if len(token.Text) > 3 && unicode.IsLower(first) {
			return false
		}
	}
	return true
}

func countWords(tokens []extract.Token) int {
	n := 0
	for _, token := range tokens {
		if hasLetter(token.Text) && !strings.HasPrefix(token.Text, "'") {
			n++
		}
	}
	return n
}

func hasLetter(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// breaksHere decides whether a new line begins at token. Sentence splitters
// are misled by what stands in quotation marks, so that beside a stretch of
// speech its own last mark decides.
func (n *liner) breaksHere(token extract.Token) bool {
	starts := n.startsSentence(token)
	last := len(n.current.tokens) - 1
	if last < 0 {
		return false
	}
	if n.current.tag(last) != quoted {
		return starts
	}
	first, _ := utf8.DecodeRuneInString(token.Text)
	switch n.lastMark(n.current.tokens[last].Span) {
	case ',', '—', '-':
		return false
	case '.', '…':
		return !unicode.IsLower(first) && !unicode.IsPunct(first)
	case '?', '!':
		return !unicode.IsLower(first) && !unicode.IsPunct(first) && !n.attributionFollows()
	}
	return starts && !unicode.IsLower(first) && !unicode.IsPunct(first)
}

// startsSentence reports whether a sentence begins at token.
func (n *liner) startsSentence(token extract.Token) bool {
	for n.sentence < len(n.doc.Sentences) && n.doc.Sentences[n.sentence].Start < token.Span.Start {
		n.sentence++
	}
	return n.sentence < len(n.doc.Sentences) && n.doc.Sentences[n.sentence].Start == token.Span.Start
}

// lastMark is the punctuation before the closing quotation mark.
func (n *liner) lastMark(span news.Span) rune {
	inside := strings.TrimRight(n.doc.Text.Slice(span), "\"”»'’`＂ ")
	last, _ := utf8.DecodeLastRuneInString(inside)
	return last
}

// attributionReach is how many tokens a name may be long before its verb.
const attributionReach = 12

// attributionFollows reports whether the tokens to come name the speaker of
// the stretch before them: “Why?” the minister asked.
func (n *liner) attributionFollows() bool {
	limit := min(len(n.tokens), n.token+attributionReach)
	for i := n.token; i < limit; i++ {
		token := n.tokens[i]
		if strings.ContainsAny(token.Text, "\"“”.;:") && i > n.token {
			return false
		}
		if n.words.knows(token) {
			return i+1 >= len(n.tokens) || !startsClause(n.tokens[i+1])
		}
	}
	return false
}

// startsClause reports whether a token after a verb begins what is said.
func startsClause(t extract.Token) bool {
	switch t.Tag {
	case "PRP", "DT", "PRP$", "WP", "WRB", "EX":
		return true
	}
	return t.Text == "that" || t.Text == ":"
}
