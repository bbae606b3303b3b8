package place

import (
	"sort"
	"strings"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

// actingVerbs are forms of verbs whose subject, where it is a country or a capital,
// is its government. What teams do is left out: "beat", "won", "played".
func actingVerbs() map[string]bool {
	verbs := make(map[string]bool)
	for form := range strings.FieldsSeq(`said says say accused accuses denied denies warned warns announced announces agreed agrees
		refused refuses rejected rejects demanded demands urged urges insisted insists vowed vows pledged pledges condemned condemns
		imposed imposes ordered orders threatened threatens recalled recalls expelled expels signed signs ratified ratifies
		supports supported backs backed opposes opposed wants wanted promised promises claimed claims declared declares suspended
		suspends summoned summons blamed blames approved approves sent sends called calls asked asks proposed proposes recognised
		recognises recognized recognizes retaliated retaliates responded responds confirmed confirms criticised criticises criticized
		criticizes protested protests sanctioned believes believed hopes hoped argues argued offered offers banned bans deployed deploys
		lifted lifts told tells acknowledged acknowledges admitted admits decided decides withdrew withdraws joined joins voted votes
		accepted accepts welcomed welcomes maintains maintained intends intended plans planned considers severed severs cut`) {
		verbs[form] = true
	}
	return verbs
}

// governments marks the mentions of countries and capitals that act.
func (s *Stage) governments(r *resolver) {
	for _, n := range r.namings {
		if n.part || n.chosen == nil || n.chosen.Kind != model.CountryPlace && !n.chosen.Capital {
			continue
		}
		for i, m := range n.mentions {
			if m.Kind == news.NameMention && m.StandsFor == "" && s.acts(r, m.Span) {
				n.mentions[i].StandsFor = news.Government
			}
		}
	}
}

// acts reports whether a name is the subject of an acting verb, alone or together
// with others: "Moscow and Ankara have agreed".
func (s *Stage) acts(r *resolver, span news.Span) bool {
	tokens := r.doc.Tokens
	first := sort.Search(len(tokens), func(i int) bool { return tokens[i].Span.Start >= span.Start })
	end := sort.Search(len(tokens), func(i int) bool { return tokens[i].Span.Start >= span.End })
	if first == end || first > 0 && tokens[first].Span.Start != span.Start {
		return false
	}
	return r.opensClause(first) && s.verbFollows(r, end)
}

// opensClause reports whether the name at a token can be a subject: nothing stands
// before it in its sentence that would make it part of a phrase.
func (r *resolver) opensClause(first int) bool {
	if first == 0 || r.sentenceStart(first) {
		return true
	}
	before := r.doc.Tokens[first-1]
	switch word := strings.ToLower(before.Text); word {
	case "the":
		return first > 1 && r.opensClause(first-1) || first == 1
	case "that", "because", "while", "although", "though", "whether", "if", "when", "after", "before", "since", "as", "but", ",", "“", "\"", ";", ":", "where", "until":
		return true
	case "and", "or":
		return first > 1 && r.starts[r.doc.Tokens[first-2].Span.Start] != nil && r.opensClause(first-2)
	default:
		return before.Tag == "VBD" && (word == "said" || word == "says" || word == "announced")
	}
}

func (r *resolver) sentenceStart(token int) bool {
	start := r.doc.Tokens[token].Span.Start
	sentences := r.doc.Sentences
	i := sort.Search(len(sentences), func(i int) bool { return sentences[i].End > start })
	return i < len(sentences) && sentences[i].Start == start
}

// maxAuxiliaries is the number of words that may stand between a subject and its verb.
const maxAuxiliaries = 4

// verbFollows reports whether an acting verb in the active voice follows, after
// auxiliaries and adverbs, or after another name that the subject is joined with.
func (s *Stage) verbFollows(r *resolver, at int) bool {
	tokens := r.doc.Tokens
	if at+1 < len(tokens) && strings.EqualFold(tokens[at].Text, "and") && r.starts[tokens[at+1].Span.Start] != nil {
		at += 2
	}
	passive, participle := false, false
	for i := at; i < min(len(tokens), at+maxAuxiliaries); i++ {
		t := tokens[i]
		word := strings.ToLower(t.Text)
		switch {
		case s.verbs[word] && strings.HasPrefix(t.Tag, "VB"):
			return !passive && (t.Tag != "VBN" || participle || i == at) || passive && t.Tag == "VBG"
		case word == "has" || word == "have" || word == "had" || word == "'s" && t.Tag == "VBZ":
			participle = true
		case isBe(word):
			passive = true
		case t.Tag == "MD" || t.Tag == "RB" || word == "n't" || word == "n’t":
		case passive && t.Tag == "VBG":
			return s.verbs[stem(word)+"ed"] || s.verbs[stem(word)+"d"] || s.verbs[stem(word)+"s"]
		case participle && t.Tag == "VBN" && s.verbs[word]:
			return true
		case isBase(t) && i > at:
			return s.verbs[word+"s"] || s.verbs[word+"es"] || s.verbs[word]
		default:
			return false
		}
	}
	return false
}

func isBase(t extract.Token) bool { return t.Tag == "VB" }

func stem(participle string) string { return strings.TrimSuffix(participle, "ing") }

func isBe(word string) bool {
	switch word {
	case "is", "are", "was", "were", "been", "being", "be":
		return true
	}
	return false
}
