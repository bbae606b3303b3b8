package name_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// marked is a text whose names were marked as "{per Ann Marsh}", with "¶" for
// the end of a paragraph: the plain text, and its names as found lists them.
func marked(tb testing.TB, line string) (text string, names []string) {
	tb.Helper()
	types := map[string]string{"per": "person", "org": "organization", "loc": "location", "misc": "misc"}
	var plain strings.Builder
	for rest := line; ; {
		before, after, more := strings.Cut(rest, "{")
		plain.WriteString(before)
		if !more {
			break
		}
		mark, behind, closed := strings.Cut(after, "}")
		short, surface, named := strings.Cut(mark, " ")
		require.True(tb, closed && named && types[short] != "", "mark in %q", line)
		plain.WriteString(surface)
		names = append(names, types[short]+" "+surface)
		rest = behind
	}
	return strings.ReplaceAll(plain.String(), "¶", "\n\n"), names
}

// TestRecogniser_RecogniseHardKinds reads a file of examples for each hard kind
// and wants so many of them right to the last name. People and small
// organisations in them are invented.
func TestRecogniser_RecogniseHardKinds(t *testing.T) {
	t.Parallel()
	least := map[string]int{
		"title-case": 10, "capitals": 12, "lower-surname": 10, "possessive": 11, "initials": 11, "hyphen": 13, "particle": 10,
		"arabic": 11, "east-asian": 10, "furniture": 13, "score-line": 11, "ticker": 9, "organisation": 10, "courtesy": 11,
	}
	b := setup(t)
	files, err := filepath.Glob("testdata/hard/*.txt")
	require.NoError(t, err)
	require.Len(t, files, len(least))
	for _, file := range files {
		kind := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(file)
			require.NoError(t, err)
			lines := strings.Split(strings.TrimSpace(string(data)), "\n")
			require.GreaterOrEqual(t, len(lines), 10)
			right, wrong := 0, []string(nil)
			for _, line := range lines {
				text, want := marked(t, line)
				if got := b.found(t, text); fmt.Sprint(got) == fmt.Sprint(want) {
					right++
				} else {
					wrong = append(wrong, fmt.Sprintf("%s: found %q", line, got))
				}
			}
			require.GreaterOrEqual(t, right, least[kind], "%d of %d right:\n%s", right, len(lines), strings.Join(wrong, "\n"))
		})
	}
}
