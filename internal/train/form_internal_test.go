package train

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// tinyPools have one or two names a kind.
func tinyPools() *pools {
	return &pools{
		cities: []string{"Oslo", "San Pedro"}, usCities: []string{"Denver"}, counties: []string{"Kentshire"},
		countries: []string{"Norway"}, demonyms: []string{"Norwegian"},
		clubs: []string{"FC Holm"}, nicknames: []string{"Gulls"}, companies: []string{"Norvik Inc"},
		given: []string{"Ann", "Tom"}, surnames: []string{"Marsh", "Hale"}, commonSurnames: []string{"Smith"},
	}
}

func tinyScribe() *scribe {
	return &scribe{pools: tinyPools(), random: rand.New(rand.NewPCG(1, 1)), given: map[string]phrase{}}
}

// render writes a sentence as "word/LABEL", the label left out for O.
func render(s Sentence) string {
	cells := make([]string, len(s.Words))
	for i, w := range s.Words {
		cells[i] = w
		if s.Labels[i] != "O" {
			cells[i] += "/" + s.Labels[i]
		}
	}
	return strings.Join(cells, " ")
}

func TestReadFormLine(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		line string
		want formLine
	}{
		"Plain":    {"No slots .", formLine{words: []string{"No", "slots", "."}, times: 1}},
		"Repeated": {"3x {club} {d}", formLine{words: []string{"{club}", "{d}"}, times: 3}},
		"Capitals": {"^{club} WINS", formLine{words: []string{"{club}", "WINS"}, times: 1, caps: true}},
		"Both":     {"2x ^{club}", formLine{words: []string{"{club}"}, times: 2, caps: true}},
		"NoCount":  {"tax and box x y", formLine{words: []string{"tax", "and", "box", "x", "y"}, times: 1}},
	}
	for kind, c := range cases {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.want, readFormLine(c.line))
		})
	}
}

func TestScribe_Document(t *testing.T) {
	t.Parallel()
	f := form{
		readFormLine("^{country.1} BEAT {city.1}"),
		readFormLine("2x {person.1} of {country.1} left {city.1/caps} ."),
		readFormLine("{last.1} won {score}"),
	}
	d := tinyScribe().document(f)
	require.Len(t, d.Sentences, 4)
	require.Regexp(t, `^NORWAY/B-LOC BEAT (OSLO/B-LOC|SAN/B-LOC PEDRO/I-LOC)$`, render(d.Sentences[0]))
	require.Regexp(t, `^(Ann|Tom).*/B-PER .*/I-PER of Norway/B-LOC left (OSLO|SAN)`, render(d.Sentences[1]))
	require.Equal(t, d.Sentences[1], d.Sentences[2], "what has a number stays within a document")
	person := d.Sentences[1].Words
	require.Contains(t, person, d.Sentences[3].Words[0])
	require.Equal(t, "B-PER", d.Sentences[3].Labels[0])
}

func TestScribe_DocumentForgets(t *testing.T) {
	t.Parallel()
	s := tinyScribe()
	f := form{readFormLine("{person.1}")}
	first := render(s.document(f).Sentences[0])
	for range 50 {
		if render(s.document(f).Sentences[0]) != first {
			return
		}
	}
	t.Fatal("every document has the same person")
}

func TestScribe_SentenceGlued(t *testing.T) {
	t.Parallel()
	x := tinyScribe().sentence(readFormLine("rose {d}.{d} % after the {n}th"))
	require.Regexp(t, `^rose \d\.\d % after the \d+th$`, render(x))
}

func TestScribe_Acronym(t *testing.T) {
	t.Parallel()
	p := acronym(phrase{words: strings.Fields("Union for Health and Water"), label: "ORG"})
	require.Equal(t, phrase{words: []string{"UHW"}, label: "ORG"}, p)
}

// TestForms fills every form of every file: no slot may stay, labels must be
// well formed, and each file must teach names of the main types.
func TestForms(t *testing.T) {
	t.Parallel()
	for _, file := range formSets() {
		t.Run(strings.TrimSuffix(file.file, ".txt"), func(t *testing.T) {
			t.Parallel()
			forms, err := readForms(file.file)
			require.NoError(t, err)
			require.Greater(t, len(forms), 5)
			s, seen := tinyScribe(), map[string]int{}
			for _, f := range forms {
				for range 20 {
					for _, x := range s.document(f).Sentences {
						requireLabelled(t, x)
						for _, label := range x.Labels {
							seen[label]++
						}
					}
				}
			}
			for _, label := range []string{"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC"} {
				require.NotZero(t, seen[label], label)
			}
		})
	}
}

func requireLabelled(tb testing.TB, x Sentence) {
	tb.Helper()
	require.Len(tb, x.Labels, len(x.Words))
	last := "O"
	for i, label := range x.Labels {
		require.NotEmpty(tb, x.Words[i])
		require.NotContains(tb, x.Words[i], "{", "slot in %q", render(x))
		if label[0] == 'I' {
			require.Equal(tb, label[1:], last[1:], render(x))
		}
		last = label
	}
}

func TestScribe_Name_UnknownKind(t *testing.T) {
	t.Parallel()
	for _, file := range formSets() {
		forms, err := readForms(file.file)
		require.NoError(t, err)
		for _, f := range forms {
			for _, line := range f {
				for _, w := range line.words {
					for _, part := range strings.Split(w, "{")[1:] {
						slot, _, _ := strings.Cut(part, "}")
						kind, _, _ := strings.Cut(strings.TrimSuffix(slot, "/caps"), ".")
						require.Contains(t, slotKinds, " "+kind+" ", "in %s", w)
					}
				}
			}
		}
	}
}

// slotKinds are the kinds that forms may use.
const slotKinds = " person surname initials last city uscity country demonym club usteam nickname county company maker bank firm " +
	"seat power paper ticker exchange university hospital agency ministry party body acronym d n score thousands year iso day month quarter title "

// writeLists writes lists of a few rows, of which some may not be shipped.
func writeLists(tb testing.TB) string {
	tb.Helper()
	data := tb.TempDir()
	folder := filepath.Join(data, "lexicons")
	require.NoError(tb, os.Mkdir(folder, 0o755))
	for file, rows := range map[string]string{
		"cities.tsv":             "Holm\tNO\t1\tPPL\t90000\tgeonames\nDenham\tUS\tCO\tPPL\t700000\tgeonames\nTiny\tNO\t1\tPPL\t200\tgeonames\n",
		"admin_divisions.tsv":    "Kentshire\tGB.ENG.X1\tadmin2\tgeonames\nElsewhere\tFR.1\tadmin2\tgeonames\n",
		"countries_demonyms.tsv": "Norway\tcommon\tNO\tnltk\nNorwegian\tdemonym\tNO\tnltk\nHidden\tdemonym\tNO\tgate-annie\n",
		"organisations.tsv":      "FC Holm\tfootball_club\tno\topenfootball\nNorvik\tcompany\tNVK\tsp500\nnew holm gulls\tsportsteam_lower\t\tcompromise\nHidden\tcompany\t\tgate-annie\n",
		"actors_cameo_upper.tsv": "BRANDT MOTORS INC\tMNCDEU\thead\tpetrarch2-international\nCOURT OF HOLM\tJUD\thead\tpetrarch2-international\n",
		"given_names.tsv":        "Ingrid\t2\tsmashew-all\nHidden\t1\tgate-annie-f\n",
		"surnames.tsv":           "Marsh\t3\tcensus1990=0.026;smashew-us\nHalvorsen\t1\tcensus1990=0.001\nSmith\t9\tcensus1990=1.006;smashew-us\n",
	} {
		require.NoError(tb, os.WriteFile(filepath.Join(folder, file), []byte(rows), 0o600))
	}
	return data
}

func TestReadPools(t *testing.T) {
	t.Parallel()
	p, err := readPools(writeLists(t))
	require.NoError(t, err)
	require.Equal(t, &pools{
		cities: []string{"Holm", "Denham"}, usCities: []string{"Denham", "New Holm"}, counties: []string{"Kentshire"},
		countries: []string{"Norway"}, demonyms: []string{"Norwegian"},
		clubs: []string{"FC Holm"}, nicknames: []string{"Gulls"}, companies: []string{"Norvik", "Brandt Motors Inc"},
		given: []string{"Ingrid"}, surnames: []string{"Marsh", "Halvorsen", "Smith"}, commonSurnames: []string{"Marsh", "Smith"},
	}, p)
}

func TestReadPools_Missing(t *testing.T) {
	t.Parallel()
	_, err := readPools(t.TempDir())
	require.ErrorContains(t, err, "opening a list")
}

func TestNameTrainer_Write(t *testing.T) {
	t.Parallel()
	write := func() []study {
		trainer := tinyTrainer()
		trainer.studies = nil
		require.NoError(t, trainer.write(writeLists(t)))
		return trainer.studies
	}
	want := 0
	for _, s := range formSets() {
		want += s.documents
	}
	first := write()
	require.Len(t, first, want)
	require.Equal(t, first, write(), "the same lists give the same documents")
}
