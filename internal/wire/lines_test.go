package wire_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/wire"
)

type numbered struct {
	number int
	data   string
}

func collect(tb testing.TB, r io.Reader, limit int) (lines []numbered, problems []error) {
	tb.Helper()
	for line, err := range wire.Lines(r, limit) {
		if err != nil {
			problems = append(problems, err)
			continue
		}
		lines = append(lines, numbered{line.Number, string(line.Data)})
	}
	return lines, problems
}

func TestLines(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		in   string
		want []numbered
	}{
		"Empty":     {"", nil},
		"Blank":     {"\n  \n\r\n\t", nil},
		"Ended":     {"a\nb\n", []numbered{{1, "a"}, {2, "b"}}},
		"NotEnded":  {"a\nb", []numbered{{1, "a"}, {2, "b"}}},
		"BlankLine": {"\na\n\n\nb\n", []numbered{{2, "a"}, {5, "b"}}},
		"Windows":   {"a\r\nb\r\n", []numbered{{1, "a\r"}, {2, "b\r"}}},
		"Long":      {strings.Repeat("x", 200_000) + "\nb", []numbered{{1, strings.Repeat("x", 200_000)}, {2, "b"}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, r := range []io.Reader{strings.NewReader(c.in), iotest.OneByteReader(strings.NewReader(c.in)), iotest.DataErrReader(strings.NewReader(c.in))} {
				lines, problems := collect(t, r, 0)
				require.Empty(t, problems)
				require.Equal(t, c.want, lines)
			}
		})
	}
}

func TestLines_GoesOnBehindALongLine(t *testing.T) {
	t.Parallel()
	for _, size := range []int{11, 70_000, 500_000} {
		lines, problems := collect(t, strings.NewReader("a\n"+strings.Repeat("x", size)+"\nb\n"), 10)
		require.Equal(t, []numbered{{1, "a"}, {3, "b"}}, lines)
		require.Len(t, problems, 1)
		requireRefused(t, problems[0], "too_large", "line 2 of")
	}
}

func TestLines_LongLineAtEnd(t *testing.T) {
	t.Parallel()
	lines, problems := collect(t, strings.NewReader("a\n"+strings.Repeat("x", 100_000)), 10)
	require.Equal(t, []numbered{{1, "a"}}, lines)
	require.Len(t, problems, 1)
	require.ErrorContains(t, problems[0], "line 2 of 100000 bytes: at most 10 are taken")
}

func TestLines_EndsAtAReadError(t *testing.T) {
	t.Parallel()
	torn := errors.New("torn cable")
	lines, problems := collect(t, io.MultiReader(strings.NewReader("a\nb"), iotest.ErrReader(torn)), 0)
	require.Equal(t, []numbered{{1, "a"}}, lines)
	require.Len(t, problems, 1)
	require.ErrorIs(t, problems[0], torn)
	require.ErrorContains(t, problems[0], "reading line 2")
}

func TestLines_StopsWhenAsked(t *testing.T) {
	t.Parallel()
	for line, err := range wire.Lines(repeated("a\n"), 0) {
		require.NoError(t, err)
		if line.Number == 3 {
			break
		}
	}
}
