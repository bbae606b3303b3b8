package meeting

import "strconv"

// Labels of the model that joins mentions.
const (
	apart = iota
	linked
)

// leastLink is the least probability at which a mention is joined to a meeting,
// chosen by cross-validation.
const leastLink = 0.5

// linkFeatures are the features of whether mention i is one of meeting k; rule is
// what the rules say.
func (g *gatherer) linkFeatures(f *features, k, i int, rule bool) {
	f.reset()
	t, m := &g.tellings[i], &g.all[k]
	last := &g.tellings[m.mentions[len(m.mentions)-1]]
	kind, same := t.kind(), strconv.FormatBool(m.words[t.word])
	shared, foreign, more := m.common(t)
	parties := strconv.Itoa(min(shared, 2)) + strconv.Itoa(min(foreign, 2)) + strconv.Itoa(min(more, 2))
	far, rank := bucket(t.sentence-last.sentence), strconv.Itoa(min(len(g.all)-1-k, 4))
	f.add("rule", strconv.FormatBool(rule), kind)
	f.add("parties", parties)
	f.add("parties kind", parties, kind, same)
	f.add("shared", strconv.Itoa(min(shared, 2)), kind)
	f.add("word", same, kind)
	f.add("words", last.word, t.word)
	f.add("words kind", last.word, t.word, kind)
	f.add("families", strconv.Itoa(int(m.family)), strconv.Itoa(int(t.family)), kind)
	f.add("far", far, kind)
	f.add("far word", far, same, kind)
	f.add("rank", rank, same, kind)
	f.add("rank parties", rank, parties)
	f.add("rank far", rank, far, same)
	f.add("opener", t.opener, same)
	f.add("opener rank", t.opener, rank)
	f.add("kinds", last.kind(), kind, far)
	f.add("size", strconv.Itoa(min(len(m.mentions), 3)), kind)
	place := m.placed(t)
	f.add("place", place, kind)
	f.add("place parties", place, parties)
	date := m.when(t)
	f.add("date", date, kind)
	f.add("date parties", date, parties)
	f.add("date place", date, place, same)
	agreement := strconv.Itoa(int(3 * m.agreement(g.tellings, t)))
	f.add("status", agreement)
	f.add("status kind", agreement, kind, same)
}

// kind is how a mention is told: by a verb, or by a noun that is definite, new or
// neither.
func (t *telling) kind() string {
	switch {
	case t.verb:
		return "verb"
	case t.definite:
		return "definite"
	case t.indefinite:
		return "indefinite"
	}
	return "name"
}

// placed compares the place of a mention with that of a meeting.
func (g *gathering) placed(t *telling) string {
	switch {
	case t.place == "" && g.place == "":
		return "none"
	case t.place == "" || g.place == "":
		return "one"
	case t.place == g.place:
		return "same"
	}
	return "other"
}

// when compares the date of a mention with those of a meeting.
func (g *gathering) when(t *telling) string {
	switch {
	case t.date == "" && len(g.dates) == 0:
		return "none"
	case t.date == "" || len(g.dates) == 0:
		return "one"
	case g.dates[t.date]:
		return "same"
	case g.fits(t.date):
		return "fits"
	}
	return "other"
}
