package name

// kindLastOfPerson is the kind under which the last words of people's names of
// more than one word are counted.
const kindLastOfPerson = 3

// takeLowered makes a surname part of a person's name where it was written in
// lower case by mistake: "Donald ashgrove" in a text that has "Donald Ashgrove",
// too. No set has enough of these to learn them from.
func (p *Page) takeLowered(labels []int8) {
	for n := range p.ends {
		first, end := p.Sentence(n)
		for i := first + 1; i < end; i++ {
			w := &p.words[i]
			person := labels[i-1] == labelB || labels[i-1] == labelB+1
			if person && labels[i] == 0 && !w.Kind.Capital() && p.counts.at(w.Lower)[kindLastOfPerson] > 0 {
				labels[i] = labelB + 1
			}
		}
	}
}
