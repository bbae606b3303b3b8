package role_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/english"
	"github.com/dateline-news/dateline/internal/extract/extracttest"
)

// tally counts roles that were found, wanted, and both.
type tally struct{ found, wanted, right int }

func (t tally) precision() float64 { return 100 * float64(t.right) / float64(max(1, t.found)) }
func (t tally) recall() float64    { return 100 * float64(t.right) / float64(max(1, t.wanted)) }

// TestPipeline_Roles measures the roles that the whole pipeline finds in plain
// sentences; docs/accuracy-roles.md has the figures. The floors lie a little below
// them, for the models that find the names change.
func TestPipeline_Roles(t *testing.T) {
	t.Parallel()
	pipeline, err := english.New(english.Models)
	require.NoError(t, err)
	for file, floor := range map[string]float64{"first.txt": 80, "second.txt": 70} {
		t.Run(strings.TrimSuffix(file, ".txt"), func(t *testing.T) {
			t.Parallel()
			var whole, titles, owners, ages tally
			for _, s := range samples(t, file) {
				got := rolesOf(t, pipeline, s.text)
				count(&whole, got, s.roles, 0, 1, 2, 3, 4, 5)
				count(&titles, got, s.roles, 0, 1, 2)
				count(&owners, got, s.roles, 0, 3, 4)
				count(&ages, got, s.roles, 0, 5)
				if !equal(got, s.roles) {
					t.Logf("%s\n\twant %q\n\tgot  %q", s.text, s.roles, got)
				}
			}
			for name, c := range map[string]tally{"whole": whole, "title": titles, "owner": owners, "age": ages} {
				t.Logf("%s: %d wanted, %d found, %d right: precision %.1f, recall %.1f", name, c.wanted, c.found, c.right, c.precision(), c.recall())
			}
			require.GreaterOrEqual(t, whole.precision(), floor)
			require.GreaterOrEqual(t, whole.recall(), floor)
		})
	}
}

func rolesOf(tb testing.TB, pipeline *extract.Pipeline, text string) []string {
	tb.Helper()
	facts, err := pipeline.Extract(context.Background(), text, extracttest.Published)
	require.NoError(tb, err)
	return written(&extract.Document{Entities: facts.Entities})
}

func equal(got, want []string) bool {
	got, want = slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))
	return slices.Equal(got, want)
}

// count compares some fields of the roles. A role that tells nothing in them counts
// only if the other side tells something.
func count(c *tally, got, want []string, fields ...int) {
	rest := parts(want, fields)
	c.wanted += len(rest)
	for _, g := range parts(got, fields) {
		c.found++
		if at := slices.Index(rest, g); at >= 0 {
			c.right++
			rest = slices.Delete(rest, at, at+1)
		}
	}
}

func parts(roles []string, fields []int) []string {
	var all []string
	for _, role := range roles {
		values := strings.Split(role, ";")
		var picked []string
		told := false
		for _, f := range fields {
			picked = append(picked, values[f])
			told = told || f > 0 && values[f] != ""
		}
		if told {
			all = append(all, strings.Join(picked, ";"))
		}
	}
	return all
}
