package store

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestIsBareName(t *testing.T) {
	t.Parallel()
	bare := []string{"Kvamme", "J. Smith", "J Smith", "Smith Jr.", "al-Qasrawi", "Osei-Mensah", "van Gogh", "bin Laden", "von der Leyen", "X", "Lula", "Mr Smith", "Dr. J. Smith"}
	full := []string{"Astrid Kvamme", "J.K. Rowling", "J. K. Rowling", "George W. Bush", "Xi Jinping", "Jo Cox", "Sampaio Leme", "Vincent van Gogh", "Li Na"}
	for _, name := range bare {
		require.True(t, isBareName(foldName(name)), name)
	}
	for _, name := range full {
		require.False(t, isBareName(foldName(name)), name)
	}
}

func FuzzIsBareName(f *testing.F) {
	for _, name := range []string{"", "...", "J. Smith", "van", "jr", "jr jr", "É. Zola", "محمد"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		norm := foldName(printedName(name))
		if isBareName(norm) && !isBareName(norm+" jr") {
			t.Errorf("%q is bare, but not as a junior", norm)
		}
	})
}
