package name

import (
	"slices"
	"strings"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// dropTurns takes the letters that mark the turns of a printed interview off
// names: "Q. Mr Hale, …" is no Q. Hale, and "Q. Will there …" no Q. Will.
func dropTurns(doc *extract.Document, spans []news.Span, labels []int8) {
	if !isInterview(doc) {
		return
	}
	for i, span := range spans {
		if labels[i] == 0 || span.Len() > 2 || !isTurn(doc.Text.Slice(span)) || !beginsParagraph(doc, span) {
			continue
		}
		first := labels[i]
		labels[i] = 0
		if i+1 == len(labels) || !isInside(int(labels[i+1])) {
			continue
		}
		alone := i+2 == len(labels) || !isInside(int(labels[i+2]))
		if labels[i+1] = first; alone && opensQuestion(doc.Text.Slice(spans[i+1])) {
			labels[i+1] = 0
		}
	}
}

// isInterview reports whether a paragraph begins with a question's letter.
func isInterview(doc *extract.Document) bool {
	return slices.ContainsFunc(doc.Paragraphs, func(p news.Span) bool {
		return p.Len() > 3 && strings.HasPrefix(doc.Text.Slice(news.Span{Start: p.Start, End: p.Start + 3}), "Q. ")
	})
}

func isTurn(word string) bool { return word == "Q." || word == "A." || word == "Q" || word == "A" }

func beginsParagraph(doc *extract.Document, span news.Span) bool {
	_, found := slices.BinarySearchFunc(doc.Paragraphs, span.Start, func(p news.Span, start int) int { return p.Start - start })
	return found
}

// opensQuestion reports whether a word begins questions and answers. Behind the
// letter, which looks like an initial, all of them look like names.
func opensQuestion(word string) bool {
	switch strings.ToLower(word) {
	case "who", "whose", "whom", "what", "which", "when", "where", "why", "how", "will", "would", "can", "could", "should",
		"may", "might", "must", "is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "you", "your", "so",
		"and", "but", "if", "in", "on", "at", "there", "let", "tell", "yes", "no", "not", "well", "it", "they", "we", "i":
		return true
	}
	return false
}
