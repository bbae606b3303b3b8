package abbreviation

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestOf_Listed holds each word of the lists to its kind, with its full stop
// alone and, where it begins with a capital, in capitals too.
func TestOf_Listed(t *testing.T) {
	t.Parallel()
	require.Greater(t, len(known), 200)
	for stem, kind := range known {
		require.NotEqual(t, None, kind, stem)
		require.Equal(t, kind, Of(stem+"."), stem)
		require.Equal(t, None, Of(stem), "%s has no full stop", stem)
		require.Equal(t, None, Of(stem+".."), stem)
		require.Equal(t, None, Of(" "+stem+"."), stem)
		if stem[0] <= 'Z' {
			require.NotEqual(t, None, Of(strings.ToUpper(stem)+"."), stem)
		}
	}
}

// TestOf_Words holds that words that end sentences are no abbreviations.
func TestOf_Words(t *testing.T) {
	t.Parallel()
	for word := range strings.FieldsSeq("ended. Ended. it. It. jan. mon. sat. wed. mass. ore. wash. ill. me. art. fig. 1999. 3.5. U.S A.. .A. a.b..c. " +
		"abc.de. ABC.D. www.example.org. п.м. e.g i.e…") {
		if _, listed := known[strings.TrimSuffix(word, ".")]; !listed {
			require.Equal(t, None, Of(word), word)
		}
	}
}

func TestOf_Initials(t *testing.T) {
	t.Parallel()
	for r := 'A'; r <= 'Z'; r++ {
		if kind, listed := known[string(r)]; listed {
			require.NotEqual(t, Initial, kind)
			continue
		}
		require.Equal(t, Initial, Of(string(r)+"."))
		require.Equal(t, Initial, Of(string(r)+".-"+string(r)+"."))
		require.Equal(t, Dotted, Of(string(r)+"."+string(r)+"."))
	}
	for _, word := range []string{"×.", "ß.", "é.", "4.", "j.-p.", "J.-.", "J-P.", "Jo.-P."} {
		require.NotEqual(t, Initial, Of(word), word)
	}
}
