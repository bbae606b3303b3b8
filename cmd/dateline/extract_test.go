package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// decodeFacts reads the output of extract.
func decodeFacts(tb testing.TB, stdout string) []facts {
	tb.Helper()
	var all []facts
	for line := range strings.Lines(stdout) {
		var one facts
		require.NoError(tb, json.Unmarshal([]byte(line), &one))
		require.NoError(tb, one.Validate())
		all = append(all, one)
	}
	return all
}

func TestExtract_KeepsOrderIDAndText(t *testing.T) {
	t.Parallel()
	var lines strings.Builder
	for i := range 60 {
		fmt.Fprintf(&lines, `{"id":"n%d","text":"  Story %d, with «odd» marks – and 🙂.\n"}`+"\n", i, i)
	}
	got := invocation{stdin: lines.String(), args: []string{"extract", "--parallel", "4"}}.run(t)
	require.Equal(t, exitDone, got.code, got.stderr)
	all := decodeFacts(t, got.stdout)
	require.Len(t, all, 60)
	for i, one := range all {
		require.Equal(t, fmt.Sprintf("n%d", i), one.ID)
		require.Equal(t, fmt.Sprintf("  Story %d, with «odd» marks – and 🙂.\n", i), one.Text)
	}
}

func TestExtract_NamesEveryKindOfFact(t *testing.T) {
	t.Parallel()
	got := invocation{stdin: `{"id":"empty","text":""}` + "\n", args: []string{"extract"}}.run(t)
	require.Equal(t, exitDone, got.code, got.stderr)
	require.Contains(t, got.stdout, `"entities":[],"quotes":[],"times":[],"meetings":[]`)
}

func TestExtract_BrokenLinesAreSkipped(t *testing.T) {
	t.Parallel()
	got := invocation{stdin: `{"id":"a","text":"One."}` + "\nnot json\n" + `{"id":"b","text":"Two."}` + "\n", args: []string{"extract"}}.run(t)
	require.Equal(t, exitPartly, got.code)
	require.Contains(t, got.stderr, "line 2")
	require.Len(t, decodeFacts(t, got.stdout), 2)
}

func TestExtract_Files(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "visit.txt")
	require.NoError(t, os.WriteFile(path, []byte(visit), 0o600))
	got := invocation{args: []string{"extract", path}}.run(t)
	require.Equal(t, exitDone, got.code, got.stderr)
	all := decodeFacts(t, got.stdout)
	require.Len(t, all, 1)
	require.Equal(t, "visit.txt", all[0].ID)
	require.NotEmpty(t, all[0].Quotes)
	require.NotEmpty(t, all[0].Meetings)

	got = invocation{args: []string{"extract", path, filepath.Join(t.TempDir(), "nowhere.txt")}}.run(t)
	require.Equal(t, exitPartly, got.code)
	require.Contains(t, got.stderr, "nowhere.txt")
}

func TestExtract_OneStageAlone(t *testing.T) {
	t.Parallel()
	got := invocation{stdin: `{"id":"a","text":"Talks ended. She left."}` + "\n", args: []string{"extract", "--stage", "token"}}.run(t)
	require.Equal(t, exitDone, got.code, got.stderr)
	var output stageOutput
	require.NoError(t, json.Unmarshal([]byte(got.stdout), &output))
	require.Equal(t, "token", output.Stage)
	require.Len(t, output.Sentences, 2)
	require.Len(t, output.Tokens, 6)
	require.Empty(t, output.Entities)
	require.Empty(t, output.Arcs)
}

func TestExtract_Arcs(t *testing.T) {
	t.Parallel()
	got := invocation{stdin: `{"id":"a","text":"Talks ended. She left Oslo."}` + "\n", args: []string{"extract", "--stage", "parse"}}.run(t)
	require.Equal(t, exitDone, got.code, got.stderr)
	var output stageOutput
	require.NoError(t, json.Unmarshal([]byte(got.stdout), &output))
	require.Len(t, output.Arcs, 7)
	one, four := 1, 4
	require.Equal(t, arc{Token: 0, Text: "Talks", Relation: "nsubj", Head: &one, HeadText: "ended"}, output.Arcs[0])
	require.Equal(t, arc{Token: 4, Text: "left", Relation: "root"}, output.Arcs[4])
	require.Equal(t, arc{Token: 5, Text: "Oslo", Relation: "obj", Head: &four, HeadText: "left"}, output.Arcs[5])
}
