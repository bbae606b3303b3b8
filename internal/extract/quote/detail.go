package quote

import (
	"sort"
	"strings"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/phrase"
	"github.com/dateline-news/dateline/internal/news"
)

// detailer reads what the words around a cue tell of the way in which something
// was said.
type detailer struct {
	*tables
	doc *extract.Document
	// tokens are the document's, with names tagged as names.
	tokens []extract.Token
	cast   cast
}

// tables are the word lists that details need.
type tables struct {
	words   lexicon
	manners manners
	media   mediaTable
}

func newTables() *tables {
	return &tables{words: newLexicon(), manners: newManners(), media: newMedia()}
}

// detailReach is how many tokens before and after a cue are looked at.
const detailReach = 25

// fill adds the details to a quote.
func (d *detailer) fill(q *news.Quote) {
	around := d.around(q)
	if !q.Cue.IsZero() {
		cue := d.words(q.Cue)
		group := d.group(q.Cue)
		q.Manner = d.manners.of(group, d.tables.words, q.Kind)
		q.Negated = denies(group)
		q.Medium = d.medium(q, cue, around)
		q.Addressee = d.addressee(q, cue)
	}
	q.Anonymous = d.anonymous(q, around)
}

// from is the first token that begins at or after an offset.
func (d *detailer) from(offset int) int {
	return sort.Search(len(d.tokens), func(i int) bool { return d.tokens[i].Span.Start >= offset })
}

// texts are the words of tokens in lower case.
func (d *detailer) texts(first, end int) []string {
	var list []string
	for i := first; i < end; i++ {
		list = append(list, strings.ToLower(d.tokens[i].Text))
	}
	return list
}

// words are those of a span.
func (d *detailer) words(span news.Span) []string {
	return d.texts(d.from(span.Start), d.from(span.End))
}

// group are the words of a cue with the auxiliary verbs and negations before it
// and "to comment" after it.
func (d *detailer) group(cue news.Span) []string {
	first, end := d.from(cue.Start), d.from(cue.End)
	for first > 0 && end-first < 12 && isAuxiliary(d.tokens[first-1]) {
		first--
	}
	return d.texts(first, end)
}

func isAuxiliary(t extract.Token) bool {
	if t.Tag == "MD" || t.Tag == "RB" {
		return true
	}
	switch text := strings.ToLower(t.Text); text {
	case "have", "has", "had", "'ve", "’ve", "'d", "’d", "do", "does", "did", "n't", "n’t", "not", "never", "no":
		return true
	default:
		return isBe(text)
	}
}

// window is the range of tokens of the cue's or else the speaker's sentence,
// within reach.
func (d *detailer) window(q *news.Quote) (first, end int) {
	at := q.Cue
	if at.IsZero() {
		at = q.Speaker
	}
	if at.IsZero() {
		return 0, 0
	}
	s := sort.Search(len(d.doc.Sentences), func(i int) bool { return d.doc.Sentences[i].End > at.Start })
	if s == len(d.doc.Sentences) {
		return 0, 0
	}
	first, end = d.from(d.doc.Sentences[s].Start), d.from(d.doc.Sentences[s].End)
	return max(first, d.from(at.Start)-detailReach), min(end, d.from(at.End)+detailReach)
}

// around are the words of the window that are not part of what was said.
func (d *detailer) around(q *news.Quote) []string {
	first, end := d.window(q)
	var list []string
	piece := 0
	for i := first; i < end; i++ {
		span := d.tokens[i].Span
		for piece < len(q.Content) && q.Content[piece].End <= span.Start {
			piece++
		}
		if piece < len(q.Content) && q.Content[piece].Start <= span.Start {
			continue
		}
		list = append(list, strings.ToLower(d.tokens[i].Text))
	}
	return list
}

// medium is what the cue, the words around it or the speaker tell.
func (d *detailer) medium(q *news.Quote, cue, around []string) news.Medium {
	for i, word := range cue {
		if medium := spokenMedia[word]; medium != "" {
			return medium
		}
		if medium := d.media.at(cue, i); medium != "" && i > 0 {
			return medium
		}
	}
	for i := range around {
		if medium := d.media.at(around, i); medium != "" && through(around, i) {
			return medium
		}
	}
	speaker := d.words(q.Speaker)
	for i := range min(len(speaker), 6) {
		if medium := d.media.at(speaker, i); medium != "" && speaker[0] != "who" {
			return medium
		}
	}
	return ""
}

// addressee is whom the cue's verb takes as its hearer: "told [a reporter for
// Politico]", "said in an interview with [Reuters]".
func (d *detailer) addressee(q *news.Quote, cue []string) news.Span {
	first, end := d.from(q.Cue.Start), d.from(q.Cue.End)
	_, limit := d.window(q)
	verb := ""
	for i, word := range cue {
		if v, known := d.tables.words[word]; known && v.class == telling || word == "asked" || word == "urged" || word == "asking" || word == "urging" {
			verb = word
			first += i + 1
			break
		}
	}
	if verb != "" {
		if span := d.hearer(q, first, limit); !span.IsZero() {
			return span
		}
	}
	for i := end - 1; i+1 < limit && i < end+8; i++ {
		if i < 0 || d.inContent(q, d.tokens[i].Span) {
			continue
		}
		before := strings.ToLower(d.tokens[i].Text)
		next := strings.ToLower(d.tokens[i+1].Text)
		if (before == "interview" || before == "interviews") && next == "with" || isLetter(before) && next == "to" {
			return d.hearer(q, i+2, limit)
		}
	}
	return news.Span{}
}

func isLetter(word string) bool {
	switch word {
	case "letter", "email", "e-mail", "statement", "speech", "said", "spoke", "remarks", "memo", "note", "wrote":
		return true
	}
	return false
}

// hearer is the noun phrase that begins at a token and is not part of what was
// said, nor the speaker, a time or a medium.
func (d *detailer) hearer(q *news.Quote, first, limit int) news.Span {
	if first >= limit {
		return news.Span{}
	}
	l := &line{tokens: d.tokens[first:limit]}
	l.phrases = phrase.NewIndex(l.tokens)
	p, ok := l.phrases.From(0)
	if !ok || isTime(l, p) || isChannel(l, p) {
		return news.Span{}
	}
	end := p.End
	for range 2 {
		next, ok := l.phrases.From(end + 1)
		if !ok || !l.is(end, "of", "for", "from", "and", "with") || isTime(l, next) || isMedium(l, next) {
			break
		}
		end = next.End
	}
	span := l.span(0, end)
	for _, piece := range q.Content {
		if piece.Overlaps(span) {
			return news.Span{}
		}
	}
	if q.Speaker.Overlaps(span) {
		return news.Span{}
	}
	return span
}

func (d *detailer) inContent(q *news.Quote, span news.Span) bool {
	for _, piece := range q.Content {
		if piece.Overlaps(span) {
			return true
		}
	}
	return false
}

// isChannel reports whether a phrase names a medium that nobody speaks to.
func isChannel(l *line, p phrase.Phrase) bool {
	return isMedium(l, p) && !l.is(p.End-1, "court", "rally", "meeting", "hearing", "conference", "television", "radio", "tv", "news")
}
