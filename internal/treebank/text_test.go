package treebank_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/treebank"
)

// bank is two documents in CoNLL-U; the third sentence follows the second
// without white space.
const bank = `# newdoc id = harbour
# newpar
# sent_id = 1
# text = Floods at the harbour
1	Floods	flood	NOUN	NNS	_	0	root	_	_

# newpar id = p2
# text = Ms. Oduya left.
1	Ms.	Ms.	PROPN	NNP	_	0	root	_	_
2	left	leave	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	SpaceAfter=No

# text = —Élodie stayed.
1	stayed	stay	VERB	VBD	_	0	root	_	_
2	.	.	PUNCT	.	_	1	punct	_	_

# text = It rained.
1	It	it	PRON	PRP	_	0	root	_	_

# newdoc id = second
# text = One line.
1	One	one	NUM	CD	_	0	root	_	_
`

func read(tb testing.TB) []treebank.Text {
	tb.Helper()
	texts, err := treebank.Read(strings.NewReader(bank))
	require.NoError(tb, err)
	return texts
}

func TestRead(t *testing.T) {
	t.Parallel()
	texts := read(t)
	require.Len(t, texts, 2)
	require.Equal(t, "harbour", texts[0].ID)
	require.Equal(t, "Floods at the harbour\n\nMs. Oduya left.—Élodie stayed. It rained.", texts[0].Text)
	require.Equal(t, "second", texts[1].ID)
	require.Equal(t, "One line.", texts[1].Text)
}

func TestRead_Spans(t *testing.T) {
	t.Parallel()
	text := read(t)[0]
	runes := []rune(text.Text)
	var surfaces []string
	for _, s := range text.Sentences {
		surfaces = append(surfaces, string(runes[s.Start:s.End]))
	}
	require.Equal(t, []string{"Floods at the harbour", "Ms. Oduya left.", "—Élodie stayed.", "It rained."}, surfaces)
}

func TestRead_Nothing(t *testing.T) {
	t.Parallel()
	texts, err := treebank.Read(strings.NewReader("\n\n# newdoc id = empty\n"))
	require.NoError(t, err)
	require.Empty(t, texts)
}

func TestRead_LongLine(t *testing.T) {
	t.Parallel()
	_, err := treebank.Read(strings.NewReader("# text = " + strings.Repeat("x", 2<<20)))
	require.ErrorContains(t, err, "reading a treebank")
}

func FuzzRead(f *testing.F) {
	f.Add(bank)
	f.Add("# text = \xff\xfe\n# newpar\n# text = é")
	f.Fuzz(func(t *testing.T, data string) {
		texts, err := treebank.Read(strings.NewReader(data))
		if err != nil {
			return
		}
		for _, text := range texts {
			size, last := len([]rune(text.Text)), 0
			for _, s := range text.Sentences {
				require.GreaterOrEqual(t, s.Start, last)
				require.LessOrEqual(t, s.End, size)
				last = s.End
			}
		}
	})
}
