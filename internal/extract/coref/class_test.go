package coref_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/coref"
	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/extract/gazetteer"
	"github.com/dateline-news/dateline/internal/news"
)

// minClass is how many written examples each class has at least.
const minClass = 10

// TestStage_Names reads at least ten written texts of each class of names.
func TestStage_Names(t *testing.T) {
	t.Parallel()
	lists := newLists(t)
	stage := coref.New(lists)
	each(t, "names.txt", func(t *testing.T, s sample) {
		t.Helper()
		doc := s.document(t, lists)
		require.NoError(t, stage.Annotate(doc))
		extracttest.RequireValid(t, doc)
		s.require(t, doc)
	})
}

// TestReferences_Classes does so for nominals and pronouns.
func TestReferences_Classes(t *testing.T) {
	t.Parallel()
	lists := newLists(t)
	names, references := coref.New(lists), newReferences(t)
	each(t, "references.txt", func(t *testing.T, s sample) {
		t.Helper()
		s.require(t, s.refer(t, lists, names, references))
	})
}

// refer joins the names of a sample and gives its references to them.
func (s sample) refer(tb testing.TB, lists *gazetteer.Gazetteer, names *coref.Stage, references *coref.References) *extract.Document {
	tb.Helper()
	doc := s.document(tb, lists)
	require.NoError(tb, names.Annotate(doc))
	for _, m := range s.marks {
		if title := s.roles[m.number]; title != "" && m.letter == "p" {
			role := news.EntityRole{Span: m.span, Title: title}
			for i := range doc.Entities {
				if doc.Entities[i].Mentions[0].Span == m.span {
					doc.Entities[i].Roles = append(doc.Entities[i].Roles, role)
				}
			}
		}
	}
	require.NoError(tb, references.Annotate(doc))
	extracttest.RequireValid(tb, doc)
	return doc
}

// each runs a test on all samples of a file, and wants enough of each class.
func each(t *testing.T, file string, test func(*testing.T, sample)) {
	t.Helper()
	count := map[string]int{}
	for _, s := range samples(t, file) {
		count[s.class]++
		t.Run(fmt.Sprintf("%s%d", strings.ToUpper(s.class[:1])+s.class[1:], count[s.class]), func(t *testing.T) {
			t.Parallel()
			test(t, s)
		})
	}
	for class, n := range count {
		require.GreaterOrEqual(t, n, minClass, class)
	}
}

func newLists(tb testing.TB) *gazetteer.Gazetteer {
	tb.Helper()
	lists, err := gazetteer.New()
	require.NoError(tb, err)
	return lists
}

func newReferences(tb testing.TB) *coref.References {
	tb.Helper()
	stage, err := coref.NewReferences(newLists(tb))
	require.NoError(tb, err)
	return stage
}
