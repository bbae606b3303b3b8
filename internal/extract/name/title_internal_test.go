package name

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/model"
)

func TestRecogniser_DropTitles(t *testing.T) {
	t.Parallel()
	const (
		o  = 0
		bp = labelB
		ip = labelB + 1
		bo = labelB + 2
		io = labelB + 3
	)
	cases := map[string]struct {
		text         string
		labels, want []int8
	}{
		"Title":         {"Mr Okello left", []int8{bp, ip, o}, []int8{o, bp, o}},
		"TitleStop":     {"Dr. Mary Oduya", []int8{bp, ip, ip}, []int8{o, bp, ip}},
		"TwoTitles":     {"Prof. Dr. Brandt", []int8{bp, ip, ip}, []int8{o, o, bp}},
		"NoTitle":       {"Ann Marsh left", []int8{bp, ip, o}, []int8{bp, ip, o}},
		"TitleAlone":    {"Miss left early", []int8{bp, o, o}, []int8{bp, o, o}},
		"LastWord":      {"left by Dr", []int8{o, o, bp}, []int8{o, o, bp}},
		"Organisation":  {"Dr Pepper Group", []int8{bo, io, io}, []int8{bo, io, io}},
		"InsideOfName":  {"Okello Mr Hale", []int8{bp, ip, ip}, []int8{bp, ip, ip}},
		"NothingOnPage": {"", nil, nil},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := &Recogniser{titles: courtesyTitles()}
			d := &desk{page: NewPage(model.NewLexicon(nil)), labels: c.labels}
			for w := range strings.FieldsSeq(c.text) {
				d.page.Add(w)
			}
			r.dropTitles(d)
			require.Equal(t, c.want, d.labels)
		})
	}
}
