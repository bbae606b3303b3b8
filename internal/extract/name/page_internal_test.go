package name

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/model"
)

// pageOf puts lines of words on a page, one sentence a line.
func pageOf(lines ...string) *Page {
	p := NewPage(model.NewLexicon(nil))
	for _, line := range lines {
		for w := range strings.FieldsSeq(line) {
			p.Add(w)
		}
		p.EndSentence()
	}
	p.Close()
	return p
}

func TestPage_CountTables(t *testing.T) {
	t.Parallel()
	running, row := "Nobody at the harbour would say how long it took .", "Kisumu 4 2 1 1 9"
	repeat := func(line string, n int) []string { return strings.Split(strings.Repeat(line+"\n", n-1)+line, "\n") }
	cases := map[string]struct {
		lines []string
		want  uint32
	}{
		"Nothing":     {nil, 3},
		"RunningText": {repeat(running, 30), 0},
		"OneRow":      {append(repeat(running, 30), row), 0},
		"FewRows":     {append(repeat(running, 20), repeat(row, 2)...), 1},
		"ManyRows":    {append(repeat(running, 10), repeat(row, 4)...), 2},
		"Table":       {append(repeat(running, 3), repeat(row, 9)...), 3},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.want, pageOf(c.lines...).tables)
		})
	}
}

func TestPage_TablesChangeFeatures(t *testing.T) {
	t.Parallel()
	row := "Kisumu 4 2 1 1 9"
	few, _ := pageOf(append([]string{row}, strings.Split(strings.Repeat("nothing here\n", 40), "\n")...)...).Features(0, 0, nil)
	most, _ := pageOf(row, row).Features(0, 0, nil)
	require.Len(t, most, len(few))
	require.NotEqual(t, few, most)
}

func TestPage_FindRuns(t *testing.T) {
	t.Parallel()
	p := pageOf("the Ministry of Health and Water said so to Ann Marsh .")
	runs := map[string]bool{}
	words := strings.Fields("the Ministry of Health and Water said so to Ann Marsh .")
	for i := range p.words {
		if w := p.words[i]; w.end > w.first {
			runs[strings.Join(words[w.first:w.end], " ")] = true
		}
	}
	require.Equal(t, map[string]bool{"Ministry of Health and Water": true, "Ann Marsh": true}, runs)
}

func TestPage_MarkActive(t *testing.T) {
	t.Parallel()
	p := pageOf("it rained all day long and Ann of the hill came home again yesterday evening")
	var active []int
	for i := range p.words {
		if p.words[i].active {
			active = append(active, i)
		}
	}
	require.Equal(t, []int{4, 5, 6, 7, 8}, active)
	_, ok := p.Features(0, 0, nil)
	require.False(t, ok, "words far from capitals have no features")
}
