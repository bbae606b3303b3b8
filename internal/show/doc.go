// Package show lays an article and what was found in it before the eyes of a
// person: on a terminal, as text with markers, as one page of HTML, and as the
// evidence of each fact.
//
// It is pure: it reads an [Article] and writes to an [io.Writer]. The text of
// an article is hostile input: nothing in it can move a terminal's cursor or
// become markup, and a span that does not lie in the text is left out.
package show

import "github.com/dateline-news/dateline/internal/news"

// Article is one article and what was found in it.
type Article struct {
	// ID is the article's own id, for people.
	ID string
	// Title is the headline where the text begins with one, else empty.
	Title string
	news.Extraction
}
