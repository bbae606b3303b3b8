package word_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/word"
	"github.com/dateline-news/dateline/internal/model"
)

func of(text string) word.Word { return word.Of(model.NewLexicon(nil), text) }

func TestOf_Spelling(t *testing.T) {
	t.Parallel()
	require.Equal(t, of("oslo").Lower, of("OSLO").Lower)
	require.Equal(t, model.Hash("élodie"), of("ÉLODIE").Lower)
	require.NotEqual(t, of("oslo").Exact, of("Oslo").Exact)
	require.Equal(t, of("Halvorsen").Front[2], of("hall").Front[2])
	require.Equal(t, of("Halvorsen").Back[2], of("Larsen").Back[2])
}

func TestOf_Shape(t *testing.T) {
	t.Parallel()
	require.Equal(t, of("Halvorsen").Shape, of("Marchetti").Shape)
	require.NotEqual(t, of("Halvorsen").Shape, of("McMillan").Shape)
	require.Equal(t, of("1984").Shape, of("201").Shape)
	require.NotEqual(t, of("A").Shape, of("AB").Shape)
}

func TestOf_Kind(t *testing.T) {
	t.Parallel()
	cases := map[string]word.Kind{
		"oslo": word.Lower | word.Letter,
		"Oslo": word.Upper | word.Lower | word.Letter,
		"NLC":  word.Upper | word.Inner | word.Letter,
		"iPod": word.Lower | word.Inner | word.Letter,
		"G7":   word.Upper | word.Letter | word.Digit,
		"—":    0,
		"":     0,
	}
	for text, want := range cases {
		require.Equal(t, want, of(text).Kind, text)
	}
	require.True(t, of("NLC").Kind.AllCapitals())
	require.False(t, of("Oslo").Kind.AllCapitals())
	require.True(t, of("iPod").Kind.Capital())
}

func TestOf_Lexicon(t *testing.T) {
	t.Parallel()
	lexicon := model.NewLexicon(map[uint32]model.Entry{model.Hash("oslo"): model.NewEntry(model.Place, 3, 7)})
	require.Equal(t, model.Place, word.Of(lexicon, "OSLO").Entry.Classes())
	require.Zero(t, word.Of(lexicon, "Bergen").Entry)
}

func FuzzOf(f *testing.F) {
	for _, seed := range []string{"", "Oslo", "İ", "ǅ", "\xff", strings.Repeat("é", 100)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		w := of(text)
		require.Equal(t, w, of(text))
		if utf8.RuneCountInString(text) == 0 {
			require.Zero(t, w.Kind)
		}
	})
}
