package store

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"github.com/dateline-news/dateline/internal/news"
)

// nameLimit bounds names, in code points: PostgreSQL refuses keys of an index
// that are longer than a third of a page, and no name is.
const nameLimit = 200

// foldName gives the form by which names are compared: compatible characters,
// cases, runs of space, full stops and the two apostrophes do not tell them
// apart. "U.S." and "US" are one name; "Müller" and "Muller" are two.
func foldName(name string) string {
	folded := cases.Fold().String(norm.NFKC.String(name))
	folded = strings.ReplaceAll(strings.ReplaceAll(folded, ".", ""), "’", "'")
	if folded = strings.Join(strings.Fields(folded), " "); folded == "" {
		return shorten(name)
	}
	return shorten(folded)
}

// printedName is a name as it is kept for people.
func printedName(name string) string { return shorten(strings.TrimSpace(clean(name))) }

func shorten(name string) string { return truncate(name, nameLimit) }

// truncate keeps the first limit code points of text.
func truncate(text string, limit int) string {
	if len(text) <= limit || utf8.RuneCountInString(text) <= limit {
		return text
	}
	return news.NewText(text).Slice(news.Span{End: limit})
}
