package role

import (
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

// verbKind says how a verb tells of an office.
type verbKind string

// The kinds of verb; data/verbs.txt has their words.
const (
	being      verbKind = "being"
	been       verbKind = "been"
	becoming   verbKind = "becoming"
	electing   verbKind = "electing"
	nominating verbKind = "nominating"
	leaving    verbKind = "leaving"
	dismissing verbKind = "dismissing"
	serving    verbKind = "serving"
	heading    verbKind = "heading"
)

// verb is one form of a verb that tells of an office.
type verb struct {
	kind verbKind
	// noun is what it makes of its subject: "leader" for "leads".
	noun string
}

// standing is how the subject or object of the verb stands to the office.
func (v verb) standing() news.Standing {
	switch v.kind {
	case been, leaving, dismissing:
		return news.FormerStanding
	case nominating:
		return news.DesignateStanding
	case being, becoming, electing, serving, heading:
	}
	return ""
}

// told reads the office that a verb gives its subject: "was elected mayor",
// "resigned as mayor", "who heads the commission". In a relative clause more verbs
// are believed.
func (r *reader) told(at int, relative bool) []description {
	first := at
	passive := false
	for at < r.end && at-first < 5 && (r.auxiliary(at) || strings.HasPrefix(r.tag(at), "RB")) {
		passive = passive || r.is(at, "is", "was", "been", "be", "being", "were")
		at++
	}
	if r.is(at, "not", "n't") || r.is(at-1, "not", "n't") {
		return nil
	}
	v, ok := r.words.verbs[r.lower(at)]
	if !ok || v.kind == being || v.kind == been {
		return r.copula(first, at)
	}
	at++
	switch v.kind {
	case electing, nominating:
		if !passive {
			return nil
		}
		return r.held(r.skipWords(at, "in", "as", "to", "be", "the", "post", "of"), v.standing())
	case becoming:
		return r.held(at, "")
	case leaving, dismissing, serving:
		if r.is(at, "down", "over", "up") {
			at++
		}
		if !r.is(at, "as") || v.kind == dismissing && !passive {
			return nil
		}
		return r.held(at+1, v.standing())
	case heading:
		return r.headed(v, at, relative)
	case being, been:
	}
	return nil
}

// auxiliary reports whether a token helps a verb.
func (r *reader) auxiliary(at int) bool {
	return r.is(at, "is", "was", "has", "had", "have", "been", "be", "being", "will", "were", "to", "also", "'s", "’s") && r.tag(at) != "POS"
}

// skipWords steps over words that lead up to an office, but never over the article
// that begins its description.
func (r *reader) skipWords(at int, words ...string) int {
	for r.is(at, words...) && !(r.is(at, "the") && !r.is(at+1, "post")) {
		at++
	}
	return at
}

// copula reads "is the mayor of Leeds" and, for the past, "was".
func (r *reader) copula(first, at int) []description {
	if at == first {
		return nil
	}
	last := r.lower(at - 1)
	if v := r.words.verbs[last]; v.kind == being || v.kind == been {
		return r.held(at, v.standing())
	}
	if last == "been" {
		return r.held(at, "")
	}
	return nil
}

// headed reads the organisation after a verb like "heads".
func (r *reader) headed(v verb, at int, relative bool) []description {
	if !relative && v.noun != "chair" && v.noun != "founder" {
		return nil
	}
	end, parts := r.complement(at, r.end)
	if end == 0 {
		return nil
	}
	d := description{first: at - 1, end: end, title: v.noun}
	for _, part := range parts {
		d.owner = r.own(d.owner, part)
	}
	if d.owner.organization == nil && (d.owner.place == nil || v.noun == "owner") {
		return nil
	}
	if strings.HasSuffix(r.lower(at-1), "ed") || r.is(at-1, "led") {
		d.standing = news.FormerStanding
	}
	if v.noun == "founder" || v.noun == "co-founder" {
		d.standing = ""
	}
	return []description{d}
}
