package quote

import (
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

// mannerWords lists for each manner the verbs and nouns that tell it, as lemmas,
// written for this project. The other verbs of saying are neutral.
var mannerWords = map[news.Manner]string{
	news.AskedManner:     `ask wonder inquire enquire question query`,
	news.AnsweredManner:  `answer reply respond retort counter response rejoin`,
	news.AnnouncedManner: `announce declare proclaim unveil disclose reveal announcement announcement declaration publicise publicize`,
	news.ConfirmedManner: `confirm acknowledge admit concede affirm verify attest concession admission confirmation reaffirm`,
	news.DeniedManner:    `deny dispute refute reject dismiss rebut* denial disavow contradict`,
	news.PromisedManner:  `promise pledge vow swear assure guarantee reassure undertake assurance commit*`,
	news.WarnedManner:    `warn caution threaten warning threat`,
	news.UrgedManner:     `urge encourage demand implore exhort plead beg* recommend advise insist call appeal press instruct order request recommendation`,
	news.AccusedManner:   `accuse blame charge allege accusation allegation`,
	news.CriticisedManner: `criticise criticize condemn denounce blast slam* attack mock decry deride lambaste lambast rebuke ridicule bemoan lament
		complain scold chide rail bash criticism complaint deplore fault assail`,
	news.PraisedManner:   `praise hail applaud laud thank commend welcome tout congratulate salute praise compliment`,
	news.ClaimedManner:   `claim assert contend maintain argue boast brag* opine claim assertion contention argument believe think profess`,
	news.SuggestedManner: `suggest propose hint imply indicate suggestion proposal signal speculate predict estimate forecast expect hope`,
	news.AgreedManner:    `agree concur* accept`,
	news.RefusedManner:   `decline refuse`,
}

// manners finds the manner of a word by its form.
type manners map[string]news.Manner

func newManners() manners {
	table := manners{}
	for manner, words := range mannerWords {
		for _, lemma := range strings.Fields(words) {
			for _, form := range forms(lemma) {
				table[form] = manner
			}
		}
	}
	for form, lemma := range irregular {
		if manner, known := table[lemma]; known {
			table[form] = manner
		}
	}
	return table
}

// of is the manner that the words of a cue tell: a refusal before all else, else
// that of the last word that tells one. Words without a manner are neutral where
// what they introduce stands in quotation marks or they are verbs of saying.
func (m manners) of(cue []string, words lexicon, kind news.QuoteKind) news.Manner {
	found := news.Manner("")
	for i, text := range cue {
		switch manner, known := m[text]; {
		case manner == news.RefusedManner:
			return manner
		case text == "calling" || text == "called" || text == "calls":
			if next(cue, i) == "on" || next(cue, i) == "for" {
				found = news.UrgedManner
			}
		case known:
			found = manner
		}
	}
	if found != "" {
		return found
	}
	for _, text := range cue {
		if v, known := words[text]; known && v.class != judging || text == ":" || text == "according" || kind != news.Indirect {
			return news.SaidManner
		}
	}
	return ""
}

func next(words []string, i int) string {
	if i+1 < len(words) {
		return words[i+1]
	}
	return ""
}

// denies reports whether the words of a cue say that nothing was said.
func denies(cue []string) bool {
	for i, text := range cue {
		switch text {
		case "not", "n't", "n’t", "never", "declined", "declines", "decline", "declining", "refused", "refuses", "refuse", "refusing", "cannot", "without", "neither":
			return true
		case "no":
			return next(cue, i) == "comment"
		case "failed", "fails":
			return next(cue, i) == "to"
		}
	}
	return false
}
