package store

import (
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// plainly is what the database's plain_name gives for names of the tests.
func plainly(name string) personName {
	norm := foldName(name)
	return newPersonName(norm, norm)
}

func TestPersonName_Fits(t *testing.T) {
	t.Parallel()
	fit := [][2]string{
		{"Sergei Lavrov", "Sergey Lavrov"},
		{"Eleni Karavasili", "Eleni Karavassili"},
		{"Yousef Qasrawi", "Youssef al-Qasrawi"},
		{"Nizar Marouf", "Nizar Maarouf"},
		{"Erlan Dosmukhambet", "Yerlan Dosmukhambet"},
		{"Mohammed Ali Hassan", "Muhammad Ali Hassan"},
		{"Hillary Clinton", "Hillary Rodham Clinton"},
		{"George Bush", "George W. Bush"},
		{"John Smith", "John Smith Jr."},
		{"J. Smith", "John Smith"},
		{"J. Smith", "Smith"},
		{"Kvamme", "Astrid Kvamme"},
		{"Sampaio Leme", "Beatriz Sampaio Leme"},
		{"Ursula von der Leyen", "von der Leyen"},
		{"J.K. Rowling", "Joanne K. Rowling"},
	}
	for _, pair := range fit {
		a, b := plainly(pair[0]), plainly(pair[1])
		require.True(t, a.fits(b) && b.fits(a), pair)
	}
	apart := [][2]string{
		{"Astrid Kvamme", "Nils Kvamme"},
		{"J. Smith", "Mary Smith"},
		{"George W. Bush", "George H. Bush"},
		{"Karin Smith", "Karen Smith"},
		{"Astrid Kvamme", "Astrid Kvam"},
		{"Maria Silva", "Mario Silva"},
		{"Kvamme", "Kvale"},
	}
	for _, pair := range apart {
		a, b := plainly(pair[0]), plainly(pair[1])
		require.False(t, a.fits(b) || b.fits(a), pair)
	}
}

func FuzzPersonName_Fits(f *testing.F) {
	f.Add("J. Smith", "John Smith")
	f.Add("", "...")
	f.Add("al-", "el- jr")
	f.Add("ye m", "müller")
	f.Fuzz(func(t *testing.T, a, b string) {
		one, other := plainly(printedName(a)), plainly(printedName(b))
		require.Equal(t, one.fits(other), other.fits(one), "in both directions")
		require.True(t, utf8.ValidString(one.surname))
		if len(one.given) > 0 && one.surname != "" {
			require.True(t, one.fits(one), "a name fits itself")
		}
	})
}
