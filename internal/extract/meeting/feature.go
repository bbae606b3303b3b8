package meeting

import "github.com/dateline-news/dateline/internal/model"

// features collects the hashed features of one decision.
type features struct {
	list []uint32
}

func (f *features) reset() {
	f.list = f.list[:0]
	f.add("bias")
}

// add appends the feature of a template and its values.
func (f *features) add(template string, values ...string) {
	h := model.Hash(template)
	for _, value := range values {
		h = model.Join(h, model.Hash(value))
	}
	f.list = append(f.list, h)
}

// mark appends a feature that is there or not.
func (f *features) mark(template string, there bool) {
	if there {
		f.add(template)
	}
}

// bucket names a distance: near ones exactly, far ones roughly.
func bucket(n int) string {
	switch {
	case n < 0:
		return "-" + bucket(-n)
	case n < 4:
		return string(rune('0' + n))
	case n < 7:
		return "4+"
	case n < 12:
		return "7+"
	case n < 20:
		return "12+"
	}
	return "20+"
}
