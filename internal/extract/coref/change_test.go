package coref_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/coref"
	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/news"
)

// The tests of this file change the written texts in ways that must change
// nobody's identity.

// requireSame runs all written texts, changed, and wants what their marks say.
func requireSame(t *testing.T, change func(line string) string) {
	t.Helper()
	lists := newLists(t)
	names, references := coref.New(lists), newReferences(t)
	for _, s := range samples(t, "names.txt") {
		changed := read(t, s.class, change(s.line))
		doc := changed.document(t, lists)
		require.NoError(t, names.Annotate(doc))
		changed.require(t, doc)
	}
	for _, s := range samples(t, "references.txt") {
		changed := read(t, s.class, change(s.line))
		changed.require(t, changed.refer(t, lists, names, references))
	}
}

// TestStage_UnrelatedParagraph holds that a paragraph that speaks of nobody
// joins and parts no names, before the others or behind them.
func TestStage_UnrelatedParagraph(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(string) string{
		"Before":     func(line string) string { return "Rain fell all night.\n\n" + line },
		"Behind":     func(line string) string { return line + "\n\nRain fell all night." },
		"WideBefore": func(line string) string { return "Größe 北京 🎉.\n\n" + line },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			requireSame(t, change)
		})
	}
}

// TestStage_OtherNames holds that it does not matter what people are called,
// as long as the names tell as much: surnames that are no given names for
// surnames, given names for those of the same gender and initial.
func TestStage_OtherNames(t *testing.T) {
	t.Parallel()
	for name, pairs := range map[string][]string{
		"Surnames": {
			"Marsh", "Tarrant", "Hale", "Lockwood", "Kerr", "Bellamy", "Brandt", "Holt", "Keeler", "Whitmore",
			"MARSH", "TARRANT", "HALE", "LOCKWOOD",
		},
		"GivenNames": {"Ann ", "Anita ", "Tom ", "Timothy ", "Jim ", "John ", "ANN ", "ANITA ", "Ann#", "Anita#", "Tom#", "Timothy#", "Jim#", "John#"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			requireSame(t, strings.NewReplacer(pairs...).Replace)
		})
	}
}

// TestStage_TwoOfOneSurname follows families: a surname alone means whom the
// text named last by it, a given name its bearer. One spelling alone means one
// person throughout a text.
func TestStage_TwoOfOneSurname(t *testing.T) {
	t.Parallel()
	lists := newLists(t)
	stage := coref.New(lists)
	for _, line := range []string{
		"[p Ann Marsh#1] came. [p Tom Marsh#2] left. [p Ann#1] spoke. [p Tom#2] waved.",
		"[p Ann Marsh#1] came. [p Tom Marsh#2] left. [p Ann Marsh#1] spoke. [p Marsh#1] waved.",
		"[p Ann Marsh#1], [p Tom Marsh#2] and [p Jo Marsh#3] came. [p Tom#2] spoke to [p Jo#3].",
		"[p Ann Marsh#1] came. [p Tom Hale#2] left. [p Ann Hale#3] waved. [p Marsh#1] spoke.",
		"Mr. [p Marsh#1] met [p Ann Marsh#2]. [p Ann#2] left.",
		"[p Ann Marsh#1] came. [p Ann Hale#2] left. [p Hale#2] spoke, [p Marsh#1] wept.",
		"[p Tom Marsh#1] came.\n\n[p Ann Keller#2] left.\n\n[p Tom Marsh#1] wept. [p Keller#2] spoke. [p Marsh#1] slept.",
	} {
		s := read(t, "family", line)
		doc := s.document(t, lists)
		require.NoError(t, stage.Annotate(doc))
		s.require(t, doc)
	}
}

// clusters are the starts of the mentions of each entity, in order.
func clusters(doc *extract.Document, shift int) [][]int {
	all := [][]int{}
	for _, e := range doc.Entities {
		var starts []int
		for _, m := range e.Mentions {
			starts = append(starts, m.Span.Start+shift)
		}
		all = append(all, starts)
	}
	return all
}

// TestStage_AnnotateTwice holds that joining what is joined changes nothing.
func TestStage_AnnotateTwice(t *testing.T) {
	t.Parallel()
	lists := newLists(t)
	stage := coref.New(lists)
	for _, s := range samples(t, "names.txt") {
		doc := s.document(t, lists)
		require.NoError(t, stage.Annotate(doc))
		once := clusters(doc, 0)
		require.NoError(t, stage.Annotate(doc))
		require.Equal(t, once, clusters(doc, 0), s.line)
	}
}

// TestStage_TwoArticles holds that strangers of a second text, put behind the
// first, join nobody of it.
func TestStage_TwoArticles(t *testing.T) {
	t.Parallel()
	stage := newStage(t)
	kinds := extracttest.Entities{
		news.Person:       {"Ann Marsh", "Tom Hale", "Marsh", "Hale", "Ida Lockwood", "Rolf Tarrant", "Lockwood", "Tarrant"},
		news.Organization: {"Vella Workers Union", "VWU", "Holm Water Board", "HWB"},
	}
	first := "Ann Marsh met Tom Hale of the Vella Workers Union. Marsh agreed with the VWU. Hale left.\n\n"
	second := "Ida Lockwood met Rolf Tarrant of the Holm Water Board. Tarrant agreed with the HWB. Lockwood left."
	alone := func(text string, shift int) [][]int {
		doc := extracttest.Document(t, text, kinds)
		require.NoError(t, stage.Annotate(doc))
		return clusters(doc, shift)
	}
	require.Equal(t, append(alone(first, 0), alone(second, len(first))...), alone(first+second, 0))
}
