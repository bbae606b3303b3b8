package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTable_Write(t *testing.T) {
	t.Parallel()

	t.Run("ColumnsLineUpAlsoWithWideCharacters", func(t *testing.T) {
		t.Parallel()
		var out bytes.Buffer
		answer := table{header: []string{"name", "n"}, rows: [][]string{{"東京", "1"}, {"Oslo", "22"}}}
		require.NoError(t, answer.write(&out, style{}))
		require.Equal(t, "  name  n \n  ────  ──\n  東京  1\n  Oslo  22\n  (2 rows)\n", out.String())
	})

	t.Run("NoRows", func(t *testing.T) {
		t.Parallel()
		var out bytes.Buffer
		require.NoError(t, table{header: []string{"a"}}.write(&out, style{}))
		require.Contains(t, out.String(), "(0 rows)")
	})

	t.Run("ColourOnlyWhereAsked", func(t *testing.T) {
		t.Parallel()
		var plain, coloured bytes.Buffer
		answer := table{header: []string{"a"}}
		require.NoError(t, answer.write(&plain, style{}))
		require.NoError(t, answer.write(&coloured, style{colour: true}))
		require.NotContains(t, plain.String(), "\x1b")
		require.Contains(t, coloured.String(), "\x1b[1m")
	})
}

func TestClip(t *testing.T) {
	t.Parallel()
	require.Equal(t, "one line", clip(" one\n\n line "))
	long := clip(strings.Repeat("word ", 40))
	require.LessOrEqual(t, columns(long), maxCell)
	require.True(t, strings.HasSuffix(long, "…"))
	require.LessOrEqual(t, columns(clip(strings.Repeat("東", 80))), maxCell)
}
