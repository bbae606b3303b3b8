package entity

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestReadCues holds the list to its readers: each section is one that the rules
// know and holds words, in the lower case in which they are looked up.
func TestReadCues(t *testing.T) {
	t.Parallel()
	known := make(map[string]bool)
	for _, name := range cueNames() {
		known[name] = false
	}
	section := ""
	for line := range strings.Lines(cueList) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			section = strings.Trim(line, "[]")
			require.Contains(t, known, section)
		default:
			known[section] = true
			require.Equal(t, strings.ToLower(line), line)
		}
	}
	for name, filled := range known {
		require.True(t, filled, "section %s is empty", name)
	}
	cues := readCues()
	require.NotZero(t, cues["minister"]&isTitle)
	require.NotZero(t, cues["inc."]&isSuffix)
	require.NotZero(t, cues["inc."]&isOrgHead)
	require.NotZero(t, cues["based"]&isTied)
	require.Zero(t, cues["cod"])
}

func TestIsCapital(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"Oslo": true, "oslo": false, "eBay": true, "iPhone": true, "al-Marsh": true, "al-marsh": false, "mid-May": false,
		"Äther": true, "5th": false, "": false, "“": false, "mW": false, "שלום": false,
	} {
		require.Equal(t, want, isCapital(text), text)
	}
}

func TestIsAcronym(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"EU": true, "U.S.": true, "G-20": false, "AT&T": true, "MI5": true, "E": false, "Eu": false, "": false, "...": false,
	} {
		require.Equal(t, want, isAcronym(text), text)
	}
}
