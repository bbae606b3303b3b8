package coref

import "strings"

// feature is one thing that speaks for or against a candidate.
type feature int

// The features of a candidate for a pronoun.
const (
	// agrees: the gender is known and the same.
	agrees feature = iota
	// subject, speaker, opener, owner: what the candidate was where it was spoken
	// of last; bothSpeak: the pronoun speaks too.
	subject
	speaker
	opener
	owner
	bothSpeak
	// sameSentence to farSentence: how many sentences lie between.
	sameSentence
	lastSentence
	secondSentence
	farSentence
	// farParagraph: how many paragraphs beyond the one before.
	farParagraph
	// rank is how many others were spoken of since.
	rank
	// count is how often the candidate was spoken of, up to six times.
	count
	// onlyQuoted: the candidate stands in quotation and the pronoun does not;
	// insideSpeech: the pronoun does, and the candidate is the one who speaks.
	onlyQuoted
	insideSpeech
	// rival: the candidate is the subject of the verb whose object the pronoun is.
	rival
	// introduced: the pronoun speaks, and the candidate was first named just before.
	introduced

	features
)

// vector holds the values of all features.
type vector [features]int

// weights are what each feature is worth.
type weights [features]int

func (w *weights) score(f *vector) int {
	sum := 0
	for i, value := range f {
		sum += value * w[i]
	}
	return sum
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// question is a pronoun as candidates are compared with it.
type question struct {
	at int
	// subject, speaks, object and possessive say what it is in its sentence.
	subject, speaks, object, possessive bool
}

// question describes the pronoun at a token.
func (r *referrer) question(at int) question {
	q := question{at: at, possessive: strings.HasSuffix(r.tag(at), "$"), object: r.object(at)}
	if !q.possessive {
		verb := r.skipAdverbs(at + 1)
		q.subject = r.finite(verb)
		q.speaks = q.subject && r.speaks(verb)
	}
	return q
}

// compare describes a candidate for a pronoun, of whom order others were spoken
// since.
func (r *referrer) compare(q question, order int, s sighting) vector {
	sentences, paragraphs := r.sentence-s.sentence, r.paragraph-s.paragraph
	if sentences > 0 && !r.quoted {
		sentences = max(1, r.told-s.told) // what is quoted in between does not count
	}
	var f vector
	f[subject], f[speaker], f[opener], f[owner] = truth(s.subject), truth(s.speech), truth(s.opening), truth(s.possessive)
	f[bothSpeak] = truth(s.speech && q.speaks)
	f[sameSentence], f[lastSentence], f[secondSentence] = truth(sentences == 0), truth(sentences == 1), truth(sentences == 2)
	f[farSentence] = max(0, min(sentences-2, 5))
	f[farParagraph] = max(0, min(paragraphs-1, 5))
	f[rank], f[count] = order, min(s.count, 6)
	f[onlyQuoted] = truth(s.quoted && !r.quoted)
	f[insideSpeech] = truth(r.quoted && !s.quoted && s.speech && paragraphs == 0)
	f[rival] = truth(q.object && s.subject && sentences == 0 && q.at-s.token < maxClause)
	f[introduced] = truth(q.speaks && s.count == 1 && sentences <= 1 && !s.possessive)
	return f
}

// personWeights are the weights of a person as the one whom "he" or "she" means. They
// were set by hand, improved one by one on marked documents and rounded;
// docs/accuracy-roles.md tells what else was tried and how far to trust them.
func personWeights() weights {
	return weights{
		agrees: 5, subject: 4, speaker: 4, opener: 2, owner: -2, bothSpeak: 1,
		lastSentence: -5, secondSentence: -12, farSentence: -7, farParagraph: -1,
		rank: -3, count: 1, onlyQuoted: -10, insideSpeech: -12, rival: -12, introduced: 3,
	}
}
