package train

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/quote"
	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

// tinyPassages are passages whose roles the features give away: bucket k stands
// for role k.
func tinyPassages() []passage {
	orders := [][]int8{
		{quote.FirstSource, quote.FirstCue, quote.FirstContent, quote.InContent, quote.Outside},
		{quote.FirstContent, quote.InContent, quote.InContent, quote.FirstCue, quote.FirstSource, quote.InSource},
		{quote.Outside, quote.Outside, quote.FirstCue, quote.InCue, quote.FirstContent},
	}
	var list []passage
	for range 40 {
		for _, roles := range orders {
			x := passage{roles: roles}
			for _, role := range roles {
				x.features = append(x.features, []uint32{model.Mix(1, uint32(role), 0), model.Mix(2, 0, 0)})
			}
			list = append(list, x)
		}
	}
	return list
}

func TestField_Fit_LearnsRoles(t *testing.T) {
	t.Parallel()
	passages := tinyPassages()
	f := newRoleField(1)
	f.fit(passages, 5)
	weights := f.pack()
	require.Equal(t, quote.Roles(), weights.Labels)
	var file bytes.Buffer
	_, err := weights.WriteTo(&file)
	require.NoError(t, err)
	m, err := model.ReadLinear(file.Bytes())
	require.NoError(t, err)
	scratch, sums := model.NewScratch(), make([]int32, quote.NumRoles)
	for _, x := range passages[:3] {
		for i, features := range x.features {
			m.Score(features, scratch, sums)
			for k := range sums {
				require.LessOrEqual(t, sums[k], sums[x.roles[i]], "token %d", i)
			}
		}
	}
	require.Greater(t, m.Chain(quote.FirstContent, quote.InContent), m.Chain(quote.FirstContent, quote.FirstContent))
}

func TestField_Fit_IsDeterministic(t *testing.T) {
	t.Parallel()
	first, second := newRoleField(7), newRoleField(7)
	first.fit(tinyPassages(), 1)
	second.fit(tinyPassages(), 1)
	require.Equal(t, first.pack(), second.pack())
}

// TestField_Sweep compares the odds of the two sweeps with those of all sequences.
func TestField_Sweep(t *testing.T) {
	t.Parallel()
	f := newRoleField(1)
	for last := range f.chain {
		for next := range f.chain[last] {
			f.chain[last][next] = math.Sin(float64(3*last + next))
		}
	}
	f.emit = make([][quote.NumRoles]float64, 3)
	for i := range f.emit {
		for k := range f.emit[i] {
			f.emit[i][k] = 1 + math.Abs(math.Cos(float64(5*i+k)))
		}
	}
	f.sweep(3)
	var want [3][quote.NumRoles]float64
	for a := range quote.NumRoles {
		for b := range quote.NumRoles {
			for c := range quote.NumRoles {
				worth := f.pairs[quote.NumRoles][a] * f.emit[0][a] * f.pairs[a][b] * f.emit[1][b] * f.pairs[b][c] * f.emit[2][c]
				want[0][a] += worth
				want[1][b] += worth
				want[2][c] += worth
			}
		}
	}
	for i := range want {
		scale(&want[i])
		var got [quote.NumRoles]float64
		for k := range got {
			got[k] = f.forward[i][k] * f.backward[i][k]
		}
		scale(&got)
		require.InDeltaSlice(t, want[i][:], got[:], 1e-9)
	}
}

func TestField_JoinAndDivide(t *testing.T) {
	t.Parallel()
	a, b := newRoleField(1), newRoleField(2)
	a.weights[5], b.weights[5] = 1, 3
	a.chain[1][2], b.chain[1][2] = 2, 4
	a.join(b)
	a.divide(2)
	require.InDelta(t, 2, a.weights[5], 1e-6)
	require.InDelta(t, 3, a.chain[1][2], 1e-6)
}

func TestFitLinks(t *testing.T) {
	t.Parallel()
	right, wrong := model.Mix(1, 1, 1), model.Mix(1, 2, 2)
	var choices []choice
	for i := range 50 {
		options := []quote.Option{{Features: []uint32{wrong}}, {Features: []uint32{right}}}
		if i%2 == 0 {
			options[0], options[1] = options[1], options[0]
		}
		choices = append(choices, choice{options: options, right: 1 - (i+1)%2})
	}
	weights := fitLinks(choices)
	require.Equal(t, quote.LinkLabels(), weights.Labels)
	byBucket := map[uint32]int8{}
	for i, b := range weights.Buckets {
		byBucket[b] = weights.Rows[i]
	}
	require.Positive(t, byBucket[right>>(32-linkBits)])
	require.Negative(t, byBucket[wrong>>(32-linkBits)])
}

// writeSets writes small sets of quotes with invented speakers.
func writeSets(tb testing.TB) string {
	tb.Helper()
	data := tb.TempDir()
	folder := filepath.Join(data, "quotes", "dev")
	require.NoError(tb, os.MkdirAll(folder, 0o755))
	text := `Anna Reyes said the port would open on time. "Nobody doubts it," she said.`
	span := func(part string) *pair {
		start := strings.Index(text, part)
		return &pair{start, start + len(part)}
	}
	line, err := json.Marshal(article{ID: "a", Text: text, Quotes: []goldQuote{
		{Content: []pair{*span("the port would open on time")}, Speaker: span("Anna Reyes"), Cue: span("said")},
		{Content: []pair{*span(`"Nobody doubts it,"`)}, Speaker: span("she"), Cue: &pair{len(text) - 5, len(text) - 1}},
	}})
	require.NoError(tb, err)
	content := strings.Repeat(string(line)+"\n", 6)
	for _, set := range []string{"polnear.train", "wikinews.dev", "gum-news.dev", "guardian-guide"} {
		require.NoError(tb, os.WriteFile(filepath.Join(folder, set+".jsonl"), []byte(content), 0o600))
	}
	return data
}

func TestReadArticles(t *testing.T) {
	t.Parallel()
	data := writeSets(t)
	for _, c := range []struct {
		name     string
		settings QuoteSettings
		want     int
	}{
		{"All", QuoteSettings{}, 24},
		{"Open", QuoteSettings{Open: true}, 18},
		{"LeavesAThirdOfTheOpenOut", QuoteSettings{Of: 3, Part: 1}, 18},
		{"OpenWithoutAThird", QuoteSettings{Open: true, Of: 3}, 12},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			articles, err := readArticles(data, c.settings)
			require.NoError(t, err)
			require.Len(t, articles, c.want)
		})
	}
	_, err := readArticles(t.TempDir(), QuoteSettings{})
	require.ErrorIs(t, err, os.ErrNotExist)
}

// TestRun_Quotes trains on next to nothing, on top of the real models, and reads
// a sentence of the same kind with what came out.
func TestRun_Quotes(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("trains a model")
	}
	data, out := writeSets(t), t.TempDir()
	for _, name := range []string{"lexicon", "tags", "names", "parser"} {
		file, err := os.ReadFile(filepath.Join("..", "model", name+".bin.zst"))
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(filepath.Join(out, name+".bin.zst"), file, 0o600))
	}
	require.NoError(t, Run(Settings{Data: data, Out: out, Only: "quotes"}, slog.New(slog.DiscardHandler)))
	b, err := readBase(out)
	require.NoError(t, err)
	stages, err := b.stages()
	require.NoError(t, err)
	roles, err := readModel(out, "quotes", model.ReadLinear)
	require.NoError(t, err)
	links, err := readModel(out, "links", model.ReadLinear)
	require.NoError(t, err)
	stage, err := quote.NewLearnt(roles, links, b.lexicon)
	require.NoError(t, err)
	doc := extract.NewDocument("Anna Reyes said the port would open on time.", time.Time{})
	for _, s := range append(stages, stage) {
		require.NoError(t, s.Annotate(doc))
	}
	require.Len(t, doc.Quotes, 1)
	require.Equal(t, []news.Span{{Start: 16, End: 43}}, doc.Quotes[0].Content)
	require.Equal(t, "Anna Reyes", doc.Text.Slice(doc.Quotes[0].Speaker))
}

func TestRun_ErrUnknownModel(t *testing.T) {
	t.Parallel()
	err := Run(Settings{Data: t.TempDir(), Out: t.TempDir(), Only: "poems"}, slog.New(slog.DiscardHandler))
	require.EqualError(t, err, `unknown model "poems": want one of [places lexicon tags names parser quotes meetings]`)
}

func TestRun_ErrNoData(t *testing.T) {
	t.Parallel()
	for _, only := range Models()[1:] {
		err := Run(Settings{Data: t.TempDir(), Out: t.TempDir(), Only: only}, slog.New(slog.DiscardHandler))
		require.ErrorIs(t, err, os.ErrNotExist, only)
		require.ErrorContains(t, err, "making "+only)
	}
}

func TestReadBase_Missing(t *testing.T) {
	t.Parallel()
	_, err := readBase(t.TempDir())
	require.ErrorIs(t, err, os.ErrNotExist)
}
