package role_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/news"
)

// TestStage_Changed reads the written sentences again, changed in ways that
// change nobody's role.
func TestStage_Changed(t *testing.T) {
	t.Parallel()
	stage, lists := newStage(t), newLists(t)
	split := func(line string) (text, roles string) {
		text, roles, _ = strings.Cut(line, "=>")
		return strings.TrimSpace(text), " => " + roles
	}
	for name, change := range map[string]func(line string) string{
		"ParagraphBefore": func(line string) string { return "Rain fell all night.\n\n" + line },
		"ParagraphBehind": func(line string) string {
			text, roles := split(line)
			return text + "\n\nRain fell all night." + roles
		},
		"WideBefore": func(line string) string { return "Größe 北京 🎉.\n\n" + line },
		"OtherNames": strings.NewReplacer("Hale", "Lockwood", "Ruiz", "Ortega", "Holt", "Tarrant", "Bell]", "Whitmore]", "Bell;", "Whitmore;", "Rosen", "Adler").Replace,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, s := range samples(t, "classes.txt") {
				changed := read(t, s.class, change(s.line))
				doc := changed.document(t, lists)
				require.NoError(t, stage.Annotate(doc))
				require.ElementsMatch(t, changed.roles, written(doc), changed.text)
			}
		})
	}
}

// TestStage_OneParagraphEach holds that sentences put one below the other, each
// a paragraph, keep their roles: none reads across a border of paragraphs.
func TestStage_OneParagraphEach(t *testing.T) {
	t.Parallel()
	stage, lists := newStage(t), newLists(t)
	all := samples(t, "classes.txt")
	random := rand.New(rand.NewPCG(8, 1))
	for range 60 {
		first, second := all[random.IntN(len(all))], all[random.IntN(len(all))]
		if shareNames(first, second) {
			continue
		}
		both := read(t, "both", first.line[:strings.Index(first.line, "=>")]+"\n\n"+second.line)
		both.roles = append(both.roles, first.roles...)
		doc := both.document(t, lists)
		require.NoError(t, stage.Annotate(doc))
		require.ElementsMatch(t, both.roles, written(doc), both.text)
	}
}

// shareNames reports whether a name of one sample stands in the other.
func shareNames(a, b sample) bool {
	for _, pair := range [][2]sample{{a, b}, {b, a}} {
		for _, names := range pair[0].entities {
			for _, name := range names {
				if strings.Contains(pair[1].text, name) {
					return true
				}
			}
		}
	}
	return false
}

// TestStage_TwoOfOneSurname holds that each of a family has the role that stands
// beside the own name.
func TestStage_TwoOfOneSurname(t *testing.T) {
	t.Parallel()
	stage, lists := newStage(t), newLists(t)
	for _, line := range []string{
		"Mayor [p Ann Marsh] and Governor [p Tom Marsh] came. => Ann Marsh; mayor; ; ; ; | Tom Marsh; governor; ; ; ;",
		"[p Ann Marsh], a baker in [l Leeds], met [p Tom Marsh], a judge. => Ann Marsh; baker; ; ; Leeds; | Tom Marsh; judge; ; ; ;",
		"[p Ann Marsh], 54, met [p Tom Marsh], 19. => Ann Marsh; ; ; ; ; 54 | Tom Marsh; ; ; ; ; 19",
		"Former mayor [p Ann Marsh] met the singer [p Tom Marsh]. => Ann Marsh; mayor; former; ; ; | Tom Marsh; singer; ; ; ;",
	} {
		s := read(t, "family", line)
		doc := s.document(t, lists)
		require.NoError(t, stage.Annotate(doc))
		require.ElementsMatch(t, s.roles, written(doc), line)
	}
}

// TestStage_NoRole holds that people without a word on what they are have none.
func TestStage_NoRole(t *testing.T) {
	t.Parallel()
	stage := newStage(t)
	for _, text := range []string{
		"Ann Marsh spoke.", "On Monday Ann Marsh left Leeds.", "“We agree,” Ann Marsh said.", "They met Ann Marsh, and left.", "Ann Marsh, however, stayed.",
		"It rained. Ann Marsh slept.", "Ann Marsh (left) waved.", "Friends of Ann Marsh came from Leeds, where the president lives.",
		"The mayor left. Ann Marsh stayed.", "“The mayor is here.” Ann Marsh waved.",
	} {
		doc := extracttest.Document(t, text, extracttest.Entities{news.Person: {"Ann Marsh"}, news.Location: {"Leeds"}})
		require.NoError(t, stage.Annotate(doc))
		require.Empty(t, written(doc), text)
	}
}

// TestStage_AnnotateTwice holds that a second run adds no role twice.
func TestStage_AnnotateTwice(t *testing.T) {
	t.Parallel()
	stage, lists := newStage(t), newLists(t)
	for _, s := range samples(t, "classes.txt") {
		doc := s.document(t, lists)
		require.NoError(t, stage.Annotate(doc))
		require.NoError(t, stage.Annotate(doc))
		require.ElementsMatch(t, s.roles, written(doc), s.text)
	}
}

// TestStage_OnlyPersons holds that whoever is no person gets no role.
func TestStage_OnlyPersons(t *testing.T) {
	t.Parallel()
	stage := newStage(t)
	for _, kind := range []news.EntityType{news.Organization, news.Location, news.Misc} {
		doc := extracttest.Document(t, "Mayor Vella, 54, a baker in Leeds, spoke.", extracttest.Entities{kind: {"Vella"}})
		require.NoError(t, stage.Annotate(doc))
		require.Empty(t, written(doc))
	}
}
