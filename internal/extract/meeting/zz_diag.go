package meeting

import (
	"fmt"
	"os"
	"strings"
)

func Diag(id string, docText func(a, b int) string, l []Gold, ss func() []sentence) {}

func (s *sentence) diag(t trigger, all []candidate, labels []int, g *Gold) {
	if os.Getenv("DIAG") == "" {
		return
	}
	for _, p := range g.Participants {
		ok, bad := false, ""
		for i := range all {
			if labels[i] != partyPart {
				continue
			}
			own := s.cover(all[i].first, all[i].end)
			if !own.Overlaps(p) {
				continue
			}
			txt := s.doc.Text.Slice(p)
			w := strings.Fields(txt)
			h := p.End - len([]rune(w[len(w)-1]))
			if own.Start < p.End && own.End > h {
				ok = true
				if own != p {
					fmt.Printf("SPAN got=%q want=%q\n", s.doc.Text.Slice(own), txt)
				}
			} else {
				bad = s.doc.Text.Slice(own)
			}
		}
		if !ok {
			fmt.Printf("MISS want=%q got=%q trig=%q | %s\n", s.doc.Text.Slice(p), bad, s.lower(t.word), strings.ReplaceAll(s.doc.Text.Slice(s.span), "\n", " "))
		}
	}
}
