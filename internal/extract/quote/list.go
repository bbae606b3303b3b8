package quote

import (
	"strings"

	"github.com/dateline-news/dateline/internal/extract/phrase"
)

// times are words that make a phrase a time rather than a party; media are
// words for the place or the channel of speech. Both written for this project.
var (
	times = setOf(`monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow morning afternoon
		evening night week month year day weekend january february march april june july august september october
		november december days weeks months years time hours`)
	media = setOf(`statement interview interviews conference email e-mail tweet letter speech briefing call report news
		post message testimony memo remarks rally debate twitter facebook telephone phone hearing release video tv
		television radio court appearance press meeting filing event article series program programme show`)
)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(words) {
		set[word] = true
	}
	return set
}

// isTime reports whether a phrase names a time.
func isTime(l *line, p phrase.Phrase) bool { return times[l.lower(p.End-1)] }

// isMedium reports whether a phrase names how or where something was said.
func isMedium(l *line, p phrase.Phrase) bool { return media[l.lower(p.End-1)] }
