package store_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"github.com/dateline-news/dateline/internal/fingerprint"
	"github.com/dateline-news/dateline/internal/news"
)

const (
	harbour       = "“We will open the harbour to every ship that asks for shelter, and we will not ask what flag it flies”"
	harbourCut    = "“We will open the harbour to every ship that asks for shelter”"
	harbourEdited = "“We will open the harbour to every ship that asks us for shelter, and we will not ask what flag it flies”"
	dam           = "“The dam was built for our grandchildren, and it is for them that we must repair it before winter”"
)

// report is an article with one quote, by a speaker if there is a name.
func report(provider, said, speaker string, hour int) news.Record {
	who := speaker
	if who == "" {
		who = "A spokesman"
	}
	record := note(provider, said+", "+who+" said.", who, arrival(noon.Add(time.Duration(hour)*time.Hour), uint64(hour+1)))
	record.Article.Source = "source-" + provider
	record.Article.PublishedAt = noon.Add(time.Duration(hour) * time.Hour)
	text := record.Article.Text()
	quote := news.Quote{
		Content: []news.Span{find(text, said, 0)}, Kind: news.Direct, Cue: find(text, " said.", 0), Speaker: find(text, who, 0),
	}
	quote.Cue.Start, quote.Cue.End = quote.Cue.Start+1, quote.Cue.End-1
	if speaker == "" {
		record.Extraction.Entities = nil
	} else {
		first := 0
		quote.Entity = &first
	}
	record.Extraction.Quotes = []news.Quote{quote}
	return record
}

// onceSQL tells of each utterance who first printed it, its speakers, and how
// many articles and sources.
const onceSQL = `
	SELECT source || ': ' || coalesce(speaker, '?') || ' of ' || array_to_string(speakers, '+') || ', ' || articles || ' in ' || sources
	FROM said_once ORDER BY published_at, quote_id`

func TestView_SaidOnce(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		records []news.Record
		want    []string
	}{
		"SpeakerFromAnother": {
			[]news.Record{report("a", harbour, "", 0), report("b", harbour, "Ines Duarte", 1)},
			[]string{"source-a: Ines Duarte of Ines Duarte, 2 in 2"},
		},
		"Edited": {
			[]news.Record{report("a", harbour, "Ines Duarte", 0), report("b", harbourEdited, "", 1)},
			[]string{"source-a: Ines Duarte of Ines Duarte, 2 in 2"},
		},
		"CutShortFirst": {
			[]news.Record{report("a", harbourCut, "", 0), report("b", harbour, "Ines Duarte", 1)},
			[]string{"source-a: Ines Duarte of Ines Duarte, 2 in 2"},
		},
		"ThroughAThird": {
			[]news.Record{report("a", harbourEdited, "", 0), report("b", harbourCut, "", 1), report("c", harbour, "Ines Duarte", 2)},
			[]string{"source-a: Ines Duarte of Ines Duarte, 3 in 3"},
		},
		"Disagreement": {
			[]news.Record{
				report("a", harbour, "Port of Sines", 0), report("b", harbour, "Ines Duarte", 1), report("c", harbour, "Ines Duarte", 2),
			},
			[]string{"source-a: Ines Duarte of Ines Duarte+Port of Sines, 3 in 3"},
		},
		"TwoUtterances": {
			[]news.Record{report("a", harbour, "Ines Duarte", 0), report("b", dam, "Ines Duarte", 1)},
			[]string{"source-a: Ines Duarte of Ines Duarte, 1 in 1", "source-b: Ines Duarte of Ines Duarte, 1 in 1"},
		},
		"NoComment": {
			[]news.Record{report("a", "“No comment”", "Ines Duarte", 0), report("b", "“No comment”", "Ines Duarte", 1)},
			[]string{"source-a: Ines Duarte of Ines Duarte, 1 in 1", "source-b: Ines Duarte of Ines Duarte, 1 in 1"},
		},
		"ShortBySeveral": {
			[]news.Record{
				report("a", "“We are ready for talks”", "Ines Duarte", 0), report("b", "“We are ready for talks”", "Jon Brandt", 1),
				report("c", "“We are ready for talks”", "Jon Brandt", 2), report("d", "“We are ready for talks”", "", 3),
			},
			[]string{
				"source-a: Ines Duarte of Ines Duarte, 1 in 1", "source-b: Jon Brandt of Jon Brandt, 2 in 2", "source-d: ? of , 1 in 1",
			},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			for _, record := range slices.Backward(test.records) { // the order of work does not matter
				b.save(t, record)
			}
			require.Equal(t, test.want, column[string](t, b.conn, onceSQL))
		})
	}
}

func TestView_SaidOnce_Columns(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.save(t, report("a", harbour, "", 0))
	b.save(t, report("b", harbourCut, "Ines Duarte", 5))
	got := row(t, b.conn, "SELECT * FROM said_once")
	require.Equal(t, map[string]any{
		"source": "source-a", "title": "", "url": nil, "speaker": "Ines Duarte", "speakers": []any{"Ines Duarte"},
		"kind": "direct", "said": harbour, "manner": nil, "negated": false, "medium": nil,
		"sentence": harbour + ", A spokesman said.", "articles": 2.0, "sources": 2.0,
	}, without(got, "quote_id", "article_id", "published_at", "last_published_at", "speaker_entity_id", "quote_ids"))
	require.Equal(t, column[int64](t, b.conn, "SELECT quote_id FROM said ORDER BY published_at"),
		one[[]int64](t, b.conn, "SELECT quote_ids FROM said_once"))
	require.Equal(t, 5*time.Hour, one[time.Duration](t, b.conn, "SELECT last_published_at - published_at FROM said_once"))
	require.Equal(t, one[int64](t, b.conn, "SELECT speaker_entity_id FROM said WHERE speaker = 'Ines Duarte'"),
		one[int64](t, b.conn, "SELECT speaker_entity_id FROM said_once"))
}

// TestView_SaidOnce_Current counts what stands: no withdrawn article, no old
// revision.
func TestView_SaidOnce_Current(t *testing.T) {
	t.Parallel()
	b := setup(t)
	first := report("a", harbour, "Port of Sines", 0)
	b.save(t, first)
	b.save(t, report("b", harbour, "Ines Duarte", 1))
	revised := report("c", harbour, "Ines Duarte", 2)
	b.save(t, revised)
	later := report("c", dam, "Ines Duarte", 3)
	b.save(t, later)
	require.Equal(t, []string{
		"source-a: Port of Sines of Port of Sines+Ines Duarte, 2 in 2", "source-c: Ines Duarte of Ines Duarte, 1 in 1",
	}, column[string](t, b.conn, onceSQL), "a tie is the earlier's")
	b.save(t, kill(first.Article, arrival(noon.Add(4*time.Hour), 9)))
	require.Equal(t, []string{
		"source-b: Ines Duarte of Ines Duarte, 1 in 1", "source-c: Ines Duarte of Ines Duarte, 1 in 1",
	}, column[string](t, b.conn, onceSQL))
}

// TestView_SaidOnce_Concurrent saves one agency story by several workers at a
// moment, twice each.
func TestView_SaidOnce_Concurrent(t *testing.T) {
	t.Parallel()
	b := setup(t)
	const papers = 12
	var workers errgroup.Group
	for range 2 {
		for i := range papers {
			said := []string{harbour, harbourEdited, harbourCut}[i%3]
			workers.Go(func() error {
				return b.store.Save(t.Context(), report(fmt.Sprintf("p%02d", i), said, []string{"", "Ines Duarte"}[i%2], i))
			})
		}
	}
	require.NoError(t, workers.Wait())
	require.Equal(t, []string{fmt.Sprintf("source-p00: Ines Duarte of Ines Duarte, %d in %[1]d", papers)}, column[string](t, b.conn, onceSQL))
}

// TestView_SaidOnce_OldRows takes a row as code before the columns wrote it.
func TestView_SaidOnce_OldRows(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.save(t, report("a", harbour, "Ines Duarte", 0))
	b.save(t, report("b", harbour, "Ines Duarte", 1))
	_, err := b.conn.Exec(t.Context(), "UPDATE quotes SET wording = NULL, shingles = NULL, guard = NULL")
	require.NoError(t, err)
	require.Len(t, column[string](t, b.conn, onceSQL), 2, "each stands alone")
}

// TestSameWording asks the database and the package that took the prints the
// same.
func TestSameWording(t *testing.T) {
	t.Parallel()
	b := setup(t)
	random := rand.New(rand.NewPCG(5, 7))
	vocabulary := strings.Fields("the ship will sail to port and ask for help in the storm when 3 lights not burn on pier of north")
	same := 0
	for range 300 {
		words := make([]string, 8+random.IntN(20))
		for i := range words {
			words[i] = vocabulary[random.IntN(len(vocabulary))]
		}
		other := slices.Clone(words[random.IntN(3):])
		for range random.IntN(3) {
			other[random.IntN(len(other))] = vocabulary[random.IntN(len(vocabulary))]
		}
		p, q := fingerprint.Of(strings.Join(words, " "), ""), fingerprint.Of(strings.Join(other, " "), "")
		if p.Shingles == nil || q.Shingles == nil {
			continue
		}
		want := fingerprint.Same(p, q)
		got := one[bool](t, b.conn, "SELECT $1::int[] && $2::int[] AND same_wording($3, $4, $5, $6)",
			p.Shingles[:min(fingerprint.Bands, len(p.Shingles))], q.Shingles[:min(fingerprint.Bands, len(q.Shingles))],
			p.Shingles, p.Guard, q.Shingles, q.Guard)
		require.Equal(t, want, got, "%v\n%v", words, other)
		if want {
			same++
		}
	}
	require.Greater(t, same, 50)
	require.Less(t, same, 280)
}

func TestStore_Save_QuoteWays(t *testing.T) {
	t.Parallel()
	b := setup(t)
	record := report("a", harbour, "Ines Duarte", 0)
	text := record.Article.Text()
	outer := 0
	quote := &record.Extraction.Quotes[0]
	quote.Manner, quote.Medium, quote.Reason = news.PromisedManner, news.SpeechMedium, "subject_of_cue"
	quote.Negated, quote.Anonymous, quote.Addressee = true, true, find(text, "every ship", 0)
	record.Extraction.Quotes = append(record.Extraction.Quotes, news.Quote{
		Content: []news.Span{find(text, "what flag it flies", 0)}, Kind: news.Indirect, Within: &outer,
	})
	b.save(t, record)
	const ways = "SELECT manner, negated, medium, addressee, anonymous, reason, within IS NULL AS alone FROM said"
	require.Equal(t, map[string]any{
		"manner": "promised", "negated": true, "medium": "speech", "addressee": "every ship", "anonymous": true,
		"reason": "subject_of_cue", "alone": true,
	}, row(t, b.conn, ways+" WHERE kind = 'direct'"))
	require.Equal(t, map[string]any{
		"manner": nil, "negated": false, "medium": nil, "addressee": nil, "anonymous": false, "reason": nil, "alone": false,
	}, row(t, b.conn, ways+" WHERE kind = 'indirect'"))
	require.Equal(t, harbour, one[string](t, b.conn, "SELECT o.said FROM said i JOIN said o ON o.quote_id = i.within"))
	require.Equal(t, "every ship", one[string](t, b.conn, `
		SELECT substr(r.text, q.addressee_start + 1, q.addressee_end - q.addressee_start)
		FROM quotes q JOIN extractions e USING (extraction_id) JOIN revisions r USING (revision_id) WHERE q.manner = 'promised'`))
}

// TestView_Said_Role takes the role that the article states nearest to the quote.
func TestView_Said_Role(t *testing.T) {
	t.Parallel()
	b := setup(t)
	record := report("a", "The port of Sines, its mayor Ines Duarte and a retired pilot agreed. “No comment”", "Ines Duarte", 0)
	text := record.Article.Text()
	port := 1
	speaker := &record.Extraction.Entities[0]
	speaker.Mentions[0].Span = find(text, "Ines Duarte", 0)
	record.Extraction.Quotes[0].Content = []news.Span{find(text, "“No comment”", 0)}
	record.Extraction.Quotes[0].Speaker = find(text, "Ines Duarte", 1)
	speaker.Roles = []news.EntityRole{
		{Span: find(text, "its mayor", 0), Title: "mayor", Organization: &port},
		{Span: find(text, "retired pilot", 0), Title: "pilot", Standing: news.FormerStanding},
		{Span: find(text, "agreed", 0), Age: 61},
	}
	record.Extraction.Entities = append(record.Extraction.Entities, news.Entity{
		ID: 1, Type: news.Organization, Name: "port of Sines",
		Mentions: []news.Mention{{Span: find(text, "port of Sines", 0), Kind: news.NameMention}},
	})
	b.save(t, record)
	require.Equal(t, map[string]any{"role": "former pilot", "role_of": nil}, row(t, b.conn, "SELECT role, role_of FROM said"))
	_, err := b.conn.Exec(t.Context(), "DELETE FROM entity_roles WHERE standing IS NOT NULL")
	require.NoError(t, err)
	require.Equal(t, map[string]any{"role": "mayor", "role_of": "port of Sines"}, row(t, b.conn, "SELECT role, role_of FROM said"))
	_, err = b.conn.Exec(t.Context(), "DELETE FROM entity_roles WHERE title IS NOT NULL")
	require.NoError(t, err)
	require.Equal(t, map[string]any{"role": nil, "role_of": nil}, row(t, b.conn, "SELECT role, role_of FROM said"))
}
