package quote

import (
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

// mediumWords lists for each medium the nouns that name it, written for this
// project; two words are joined by a low line.
var mediumWords = map[news.Medium]string{
	news.InterviewMedium:      `interview interviews`,
	news.StatementMedium:      `statement statements communique release news_release press_release`,
	news.NewsConferenceMedium: `news_conference press_conference news_briefing press_briefing briefing briefings news_conferences`,
	news.SocialMediaMedium:    `twitter facebook instagram tweet tweets x_post telegram weibo linkedin youtube truth_social tiktok snapchat social_media post posts bluesky mastodon`,
	news.SpeechMedium:         `speech address remarks rally keynote sermon toast eulogy lecture`,
	news.BroadcastMedium:      `television tv radio show program programme broadcast podcast`,
	news.LetterMedium:         `letter email e-mail emails memo letters note`,
	news.ReportMedium:         `report study survey paper filing ruling affidavit indictment lawsuit complaint document documents poll`,
	news.TestimonyMedium:      `testimony hearing trial court`,
}

// spokenMedia are verbs that tell the medium by themselves.
var spokenMedia = map[string]news.Medium{
	"tweeted": news.SocialMediaMedium, "tweets": news.SocialMediaMedium, "tweeting": news.SocialMediaMedium,
	"retweeted": news.SocialMediaMedium, "posted": news.SocialMediaMedium, "testified": news.TestimonyMedium,
	"testifying": news.TestimonyMedium, "emailed": news.LetterMedium,
}

// mediaTable finds the medium of a word.
type mediaTable map[string]news.Medium

func newMedia() mediaTable {
	table := mediaTable{}
	for medium, words := range mediumWords {
		for _, w := range strings.Fields(words) {
			table[strings.ReplaceAll(w, "_", " ")] = medium
		}
	}
	return table
}

// at is the medium named by the word at i of a list in lower case, alone or with
// the one before it.
func (m mediaTable) at(words []string, i int) news.Medium {
	if i > 0 {
		if medium, known := m[words[i-1]+" "+words[i]]; known {
			return medium
		}
	}
	return m[words[i]]
}

// through reports whether a preposition of means or place stands up to four words
// before i: "in a short statement", "on Twitter".
func through(words []string, i int) bool {
	for k := i - 1; k >= max(0, i-4); k-- {
		switch words[k] {
		case "in", "on", "at", "during", "via", "through", "by", "from", "to", "with":
			return true
		case ",", ".", ";", ":", "that", "of", "about", "for":
			return false
		}
	}
	return false
}
