package abbreviation_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/abbreviation"
)

func TestOf(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]abbreviation.Kind{
		"Gov.": abbreviation.Leading, "GOV.": abbreviation.Leading, "vs.": abbreviation.Leading,
		"No.": abbreviation.Numbering, "pp.": abbreviation.Numbering,
		"Inc.": abbreviation.Trailing, "Sept.": abbreviation.Trailing, "etc.": abbreviation.Trailing,
		"U.S.": abbreviation.Dotted, "D.C.": abbreviation.Dotted, "e.g.": abbreviation.Leading, "Lt.Gen.": abbreviation.Leading,
		"p.m.": abbreviation.Hour, "A.M.": abbreviation.Hour, "Ph.D.": abbreviation.Trailing,
		"J.": abbreviation.Initial, "É.": abbreviation.Initial, "J.-P.": abbreviation.Initial,
		"sun.": abbreviation.None, "miss.": abbreviation.None, "house.": abbreviation.None, "": abbreviation.None,
		".": abbreviation.None, "...": abbreviation.None, "U.S": abbreviation.None, "report.pdf.": abbreviation.None,
		"a.b.c.d.e.f.g.h.": abbreviation.None, "5.": abbreviation.None, "я.": abbreviation.None,
	} {
		t.Run(word, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, want, abbreviation.Of(word))
		})
	}
}

func FuzzOf(f *testing.F) {
	for _, seed := range []string{"U.S.", "J.-P.", "Gov.", "…", "\xff.", "ȺȺ.", "...."} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, word string) {
		if abbreviation.Of(word) != abbreviation.None {
			require.Equal(t, byte('.'), word[len(word)-1], "only a word with a full stop is an abbreviation")
		}
	})
}
