package phrase_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/phrase"
)

func TestDateline(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"TALLINN — The minister came .":                                                       2,
		"NEW YORK ( Wire ) -- The minister came .":                                            6,
		"TALLINN , 12 March ( Sample Wire ) — The minister came .":                            9,
		"FILE - The minister came .":                                                          2,
		"U.S. President Ada Orlova , left , with the mayor of Leeds - and nobody else - came": 0,
		"NATO troops – many of them young – came .":                                           0,
		"IT WAS A LONG DAY .":                                                                 0,
		"The minister — came .":                                                               0,
		"TALLINN":                                                                             0,
		"TALLINN —":                                                                           0,
		"":                                                                                    0,
		"TALLINN , which was — so":                                                            0,
	} {
		var tokens []extract.Token
		for word := range strings.FieldsSeq(text) {
			tag := "NN"
			if word == "came" || word == "was" {
				tag = "VBD"
			}
			tokens = append(tokens, extract.Token{Text: word, Tag: tag})
		}
		require.Equal(t, want, phrase.Dateline(tokens), text)
	}
}
