package train

import "math/rand/v2"

// formSet is a file of forms and the number of documents written by them.
type formSet struct {
	file      string
	documents int
}

func formSets() []formSet {
	return []formSet{{"sport.txt", 200}, {"market.txt", 400}, {"press.txt", 400}}
}

// write adds documents written by forms, with names of the lists below data.
func (t *nameTrainer) write(data string) error {
	p, err := readPools(data)
	if err != nil {
		return err
	}
	for n, set := range formSets() {
		forms, err := readForms(set.file)
		if err != nil {
			return err
		}
		s := &scribe{pools: p, random: rand.New(rand.NewPCG(7, uint64(n)))}
		for i := range set.documents {
			t.studies = append(t.studies, study{doc: s.document(forms[i%len(forms)])})
		}
	}
	return nil
}
