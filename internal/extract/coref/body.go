package coref

import "strings"

// bestBody is the organisation, place or group that "it" or "they" means, or -1.
// Far more than persons, these words mean things that have no name; so only the
// subject of the sentence or of the one before is believed, and "it" only as the
// subject of a verb that does something.
func (r *referrer) bestBody(at int, asked class) int {
	q := r.question(at)
	if !q.possessive && (!q.subject || r.empty(at)) {
		return -1
	}
	best, top := -1, 0
	for _, candidates := range [...]ring{r.recent.bodies, r.recent.places, r.recent.groups} {
		for order, s := range candidates {
			if !r.fits(q, s, asked) {
				continue
			}
			f := r.compare(q, order, s)
			if score := bodyScore(&f, s); best < 0 || score > top {
				best, top = s.entity, score
			}
		}
	}
	return best
}

// bodyScore is what speaks for a body or place as the one that a pronoun means.
func bodyScore(f *vector, s sighting) int {
	score := 8*f[sameSentence] + 3*f[speaker] + 2*f[opener] + f[count] - 2*f[rank]
	if s.class == place {
		score -= 2
	}
	return score
}

// maxReach is how far, in tokens, what "it" means may stand before it.
const maxReach = 80

// fits reports whether a candidate may be what a pronoun means.
func (r *referrer) fits(q question, s sighting, asked class) bool {
	sentences := r.sentence - s.sentence
	if asked == body && q.possessive && q.at == s.token+2 && r.lower(q.at-1) == "and" {
		return s.class != many // "Norvik and its owners"
	}
	if s.quoted != r.quoted || q.at-s.token > maxReach || sentences > 1 || r.paragraph-s.paragraph > 1 || !s.subject {
		return false
	}
	switch asked {
	case body:
		return s.class != many && !r.between(s.token+1, q.at, "NN")
	case many:
		return s.class == many && !r.between(s.token+1, q.at, "NNS") || s.class == body && s.speech
	case human, place, nobody:
	}
	return false
}

// between reports whether a noun that is a subject stands between two tokens, so
// that it is what the pronoun means more likely.
func (r *referrer) between(first, end int, tag string) bool {
	for i := first; i < end; i++ {
		if strings.HasPrefix(r.tag(i), tag) && r.finite(r.skipAdverbs(i+1)) {
			if _, named := r.cast.At(i); !named {
				return true
			}
		}
	}
	return false
}

// empty reports whether the "it" at a token stands for no thing: "it is clear",
// "it seems".
func (r *referrer) empty(at int) bool {
	if r.lower(at) != "it" {
		return false
	}
	verb := r.skipAdverbs(at + 1)
	if r.tag(verb) == "MD" {
		verb = r.skipAdverbs(verb + 1)
	}
	switch r.lower(verb) {
	case "is", "was", "'s", "’s", "be", "been", "seems", "seemed", "appears", "appeared", "takes", "took", "take", "turns", "turned",
		"rained", "happens", "happened", "remains", "makes", "means":
		return true
	}
	return false
}
