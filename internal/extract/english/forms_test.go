package english_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/english"
	"github.com/dateline-news/dateline/internal/news"
)

// attribution is a marked attribution of a case: what stands in the text, trimmed
// of marks at its ends.
type attribution struct {
	speaker, cue string
	content      []string
}

// formCase is one line of a file of testdata/forms.
type formCase struct {
	name, text string
	want       []attribution
	details    []string
}

// TestNew_QuoteForms reads the cases of testdata/forms; its README says how they
// are written.
func TestNew_QuoteForms(t *testing.T) {
	t.Parallel()
	pipeline, err := english.New(english.Models)
	require.NoError(t, err)
	misses := readMisses(t)
	files, err := filepath.Glob("testdata/forms/*.txt")
	require.NoError(t, err)
	require.Greater(t, len(files), 15)
	for _, file := range files {
		class := strings.TrimSuffix(filepath.Base(file), ".txt")
		if class == "misses" {
			continue
		}
		cases := readForms(t, class, file)
		require.GreaterOrEqual(t, len(cases), 10, "%s needs ten cases", class)
		for _, c := range cases {
			t.Run(c.name, func(t *testing.T) {
				t.Parallel()
				facts, err := pipeline.Extract(t.Context(), c.text, time.Time{})
				require.NoError(t, err)
				require.NoError(t, facts.Validate())
				problem := c.check(facts)
				if misses[c.name] {
					require.NotEmpty(t, problem, "%s works now: take it off misses.txt", c.name)
					return
				}
				require.Empty(t, problem, c.text)
			})
		}
	}
}

// maxMisses holds the list of known misses to what it was.
const maxMisses = 10

func readMisses(tb testing.TB) map[string]bool {
	tb.Helper()
	data, err := os.ReadFile("testdata/forms/misses.txt")
	require.NoError(tb, err)
	misses := map[string]bool{}
	for name := range strings.FieldsSeq(string(data)) {
		misses[name] = true
	}
	require.LessOrEqual(tb, len(misses), maxMisses)
	return misses
}

func readForms(tb testing.TB, class, path string) []formCase {
	tb.Helper()
	file, err := os.Open(path)
	require.NoError(tb, err)
	defer func() { require.NoError(tb, file.Close()) }()
	var cases []formCase
	for lines := bufio.NewScanner(file); lines.Scan(); {
		line := lines.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		marked, details, _ := strings.Cut(line, " || ")
		c := formCase{name: fmt.Sprintf("%s_%02d", class, len(cases)+1), details: strings.Fields(details)}
		c.read(tb, strings.ReplaceAll(marked, "¶", "\n\n"))
		cases = append(cases, c)
	}
	return cases
}

// read takes the marks out of a text.
func (c *formCase) read(tb testing.TB, marked string) {
	tb.Helper()
	for {
		plain, rest, found := strings.Cut(marked, "{")
		c.text += plain
		if !found {
			return
		}
		label, rest, found := strings.Cut(rest, ":")
		require.True(tb, found, marked)
		inside, rest, found := strings.Cut(rest, "}")
		require.True(tb, found, marked)
		c.text += inside
		c.note(tb, label, inside)
		marked = rest
	}
}

func (c *formCase) note(tb testing.TB, label, inside string) {
	tb.Helper()
	n := 1
	if len(label) > 1 {
		var err error
		n, err = strconv.Atoi(label[1:])
		require.NoError(tb, err)
	}
	for len(c.want) < n {
		c.want = append(c.want, attribution{})
	}
	a := &c.want[n-1]
	switch label[0] {
	case 'S':
		a.speaker = trim(inside)
	case 'U':
		a.cue = strings.TrimSpace(inside)
	case 'C':
		a.content = append(a.content, trim(inside))
	default:
		require.Fail(tb, "unknown mark", label)
	}
}

// trim leaves out what is no letter or digit at the ends, and the word "that".
func trim(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.TrimPrefix(s, "that ")
}

// check says what is wrong with the facts, or nothing. Nested quotes are left to
// the details.
func (c *formCase) check(facts news.Extraction) string {
	text := news.NewText(facts.Text)
	outer := slices.DeleteFunc(slices.Clone(facts.Quotes), func(q news.Quote) bool { return q.Within != nil })
	var got []attribution
	for _, q := range outer {
		a := attribution{speaker: trim(text.Slice(q.Speaker)), cue: text.Slice(q.Cue)}
		for _, piece := range q.Content {
			a.content = append(a.content, trim(text.Slice(piece)))
		}
		got = append(got, a)
	}
	var want []attribution
	for _, a := range c.want {
		if len(a.content) > 0 {
			want = append(want, a)
		}
	}
	if len(got) != len(want) {
		return fmt.Sprintf("want %d quotes, got %+v", len(want), got)
	}
	slices.SortStableFunc(want, func(a, b attribution) int {
		return strings.Index(c.text, a.content[0]) - strings.Index(c.text, b.content[0])
	})
	for i := range want {
		if problem := want[i].differs(got[i]); problem != "" {
			return problem
		}
	}
	return c.checkDetails(facts, text)
}

// differs compares two attributions. The cue found must hold the main word of the
// one wanted or the other way round.
func (a attribution) differs(got attribution) string {
	switch {
	case strings.Join(a.content, " ") != strings.Join(got.content, " "):
		return fmt.Sprintf("want content %q, got %+v", a.content, got)
	case a.speaker != got.speaker:
		return fmt.Sprintf("want speaker %q, got %+v", a.speaker, got)
	case a.cue != "" && !strings.Contains(a.cue, got.cue) && !strings.Contains(got.cue, a.cue), (a.cue == "") != (got.cue == ""):
		return fmt.Sprintf("want cue %q, got %+v", a.cue, got)
	}
	return ""
}

// checkDetails compares what stands after the bars with the first quote.
func (c *formCase) checkDetails(facts news.Extraction, text news.Text) string {
	if len(c.details) == 0 {
		return ""
	}
	q := facts.Quotes[0]
	got := map[string]string{
		"manner": string(q.Manner), "medium": string(q.Medium), "reason": q.Reason, "to": text.Slice(q.Addressee), "kind": string(q.Kind),
		"negated": strconv.FormatBool(q.Negated), "anonymous": strconv.FormatBool(q.Anonymous), "entity": "", "nested": "",
	}
	if q.Entity != nil {
		got["entity"] = facts.Entities[*q.Entity].Name
	}
	for _, other := range facts.Quotes {
		if other.Within != nil {
			got["nested"] = trim(text.Slice(other.Content[0]))
		}
	}
	for _, detail := range c.details {
		key, want, valued := strings.Cut(detail, "=")
		if !valued {
			want = "true"
		}
		if want = strings.ReplaceAll(want, "_", " "); strings.ReplaceAll(got[key], "_", " ") != want {
			return fmt.Sprintf("want %s %q, got %q of %+v", key, want, got[key], q)
		}
	}
	return ""
}
