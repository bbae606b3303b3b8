package store

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

func TestFoldName(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ a, b string }{
		"Case":        {"SERGEY LAVROV", "Sergey Lavrov"},
		"Space":       {"Sergey \n\t Lavrov ", "Sergey Lavrov"},
		"NoBreak":     {"Sergey\u00a0Lavrov", "Sergey Lavrov"},
		"FullStops":   {"U.S.", "US"},
		"Apostrophe":  {"Côte d’Ivoire", "Côte d'Ivoire"},
		"Composition": {"Zu\u0308rich", "Zürich"},
		"FullWidth":   {"ＮＡＴＯ", "NATO"},
		"SharpS":      {"STRASSE", "Straße"},
		"Greek":       {"ΟΔΥΣΣΕΥΣ", "οδυσσευς"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, foldName(test.a), foldName(test.b))
		})
	}
	require.NotEqual(t, foldName("Müller"), foldName("Muller"))
	require.NotEqual(t, foldName("Lavrov"), foldName("Sergey Lavrov"))
	require.Equal(t, "...", foldName("..."), "a name is never empty")
}

func FuzzFoldName(f *testing.F) {
	for _, name := range []string{"U.S.", "...", "İstanbul", "ﬁ", "محمد", "क्षत्रिय", "👩‍👩‍👧", strings.Repeat("ﷺ", 150)} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		folded := foldName(printedName(name))
		require.True(t, utf8.ValidString(folded))
		require.NotContains(t, folded, "\x00")
		require.LessOrEqual(t, utf8.RuneCountInString(folded), nameLimit)
		if printedName(name) != "" {
			require.NotEmpty(t, folded)
		}
	})
}
