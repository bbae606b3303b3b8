package name

import "github.com/dateline-news/dateline/internal/model"

// dropTitles takes courtesy titles off the front of people's names: they are no
// part of a name, but some of the labelled sets have them in.
func (r *Recogniser) dropTitles(d *desk) {
	for i := range d.labels[:max(len(d.labels)-1, 0)] {
		if d.labels[i] == labelB && d.labels[i+1] == labelB+1 && r.titles[d.page.words[i].Lower] {
			d.labels[i], d.labels[i+1] = 0, labelB
		}
	}
}

// courtesyTitles are hashes of titles that stand before names, in lower case.
func courtesyTitles() map[uint32]bool {
	titles := map[uint32]bool{}
	for _, t := range []string{
		"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "prof", "prof.", "sir", "shri", "smt", "smt.",
		"sen.", "gov.", "rep.", "gen.", "col.", "lt.", "sgt.", "capt.", "rev.", "hon.",
	} {
		titles[model.Hash(t)] = true
	}
	return titles
}
