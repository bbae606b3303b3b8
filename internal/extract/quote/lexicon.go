package quote

import "strings"

// class tells how a reporting verb takes what was said.
type class int

const (
	// saying verbs take a clause or words in quotation marks: say, add, claim.
	saying class = iota
	// telling verbs take the hearer first: tell, remind, assure.
	telling
	// judging verbs take a thing or an infinitive: criticise, promise, deny.
	judging
)

// lemmas are the reporting verbs by class, written for this project. "*" marks
// a verb whose last consonant is doubled.
var lemmas = map[class]string{
	saying: `say state add claim argue explain note insist declare announce acknowledge admit concede confirm
		reply respond answer write tweet post suggest assert contend maintain allege warn predict observe remark recall
		continue conclude stress emphasize emphasise reiterate repeat report reveal disclose complain comment joke quip
		testify believe think estimate indicate point affirm agree ask wonder recount whisper shout yell scream cry exclaim
		mutter counter caution boast brag* vow pledge swear proclaim opine speculate imply hint reason retort
		interject lament muse deny hope fear stipulate profess attest elaborate clarify specify bemoan gush
		intone chant declaim chime propose urge find show`,
	telling: `tell remind assure inform notify advise convince persuade warn promise reassure teach`,
	judging: `criticize criticise condemn denounce blame accuse praise promise describe call reject dismiss deny demand
		blast slam* defend dispute refute attack mock question discuss mention cite request recommend propose
		threaten refuse offer support oppose endorse outline detail hail applaud express echo highlight
		characterize characterise decry deride lambaste lambast rebuke rebut* ridicule label tout challenge question`,
}

// irregular are the forms that the rules of spelling do not give.
var irregular = map[string]string{
	"said": "say", "says": "say", "told": "tell", "wrote": "write", "written": "write", "swore": "swear", "sworn": "swear",
	"thought": "think", "found": "find", "shown": "show", "taught": "teach",
}

// verb is one reporting verb as the lexicon knows it.
type verb struct {
	lemma string
	class class
}

// lexicon finds reporting verbs by any of their forms.
type lexicon map[string]verb

func newLexicon() lexicon {
	words := lexicon{}
	// Later classes lose against earlier ones: a verb that can take a clause is
	// read as one that does.
	for _, c := range []class{telling, saying, judging} {
		for _, lemma := range strings.Fields(lemmas[c]) {
			for _, form := range forms(lemma) {
				words.add(form, verb{strings.TrimSuffix(lemma, "*"), c})
			}
		}
	}
	for form, lemma := range irregular {
		words.add(form, words[lemma])
	}
	return words
}

func (l lexicon) add(form string, v verb) {
	if _, known := l[form]; !known {
		l[form] = v
	}
}

// forms inflects a regular verb: say, says, saying, sayed. A wrong past of an
// irregular verb does no harm.
func forms(lemma string) []string {
	stem, doubled := strings.CutSuffix(lemma, "*")
	last := stem[len(stem)-1]
	switch {
	case doubled:
		return []string{stem, stem + "s", stem + string(last) + "ed", stem + string(last) + "ing"}
	case last == 'e':
		return []string{stem, stem + "s", stem + "d", stem[:len(stem)-1] + "ing"}
	case last == 'y' && !strings.ContainsRune("aeiou", rune(stem[len(stem)-2])):
		base := stem[:len(stem)-1]
		return []string{stem, base + "ies", base + "ied", stem + "ing"}
	case last == 's', strings.HasSuffix(stem, "ch"), strings.HasSuffix(stem, "sh"):
		return []string{stem, stem + "es", stem + "ed", stem + "ing"}
	}
	return []string{stem, stem + "s", stem + "ed", stem + "ing"}
}
