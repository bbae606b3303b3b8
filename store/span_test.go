package store_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/testbackend"
)

// scripts are pieces of text whose bytes, code points and glyphs disagree.
func scripts() []string {
	return []string{
		"plain", " ", "\n", "“curly”", "’", "—", "é", "e\u0301\u0323", "ŕ̥", "日本語", "👩‍👩‍👧‍👦", "🇨🇭", "👍🏽", "𝔘𝔫𝔦",
		"שלום", "مرحبا", "\u200f", "\u202e", "क्षि", "ﬁ", "\u00a0", "\t", "\uFEFF", "\uFFFD", "$1", "%s", "\\", "'", "NULL",
	}
}

// spanned is a record of a text with a mention, a quote, a time and a meeting
// on each of the given spans, as far as they lie inside.
func spanned(text string, pairs [][2]int) news.Record {
	article := news.Article{Source: "spans", ProviderID: fmt.Sprint(pairs, text), Body: text}
	facts := news.Extraction{Pipeline: pipelineA, Text: text}
	whole := news.NewText(text).All()
	entity := news.Entity{Type: news.Person, Name: "Span Spanner"}
	for _, pair := range pairs {
		span := news.Span{Start: min(pair[0], pair[1]), End: max(pair[0], pair[1]) + 1}
		if whole.Len() == 0 || !whole.Contains(span) {
			continue
		}
		entity.Mentions = append(entity.Mentions, news.Mention{Span: span, Kind: news.NameMention})
		entity.Roles = append(entity.Roles, news.EntityRole{Span: span, Title: "spanner"})
		facts.Quotes = append(facts.Quotes, news.Quote{
			Content: []news.Span{span}, Kind: news.Direct, Cue: span, Speaker: span,
		})
		facts.Times = append(facts.Times, news.Time{Span: span, Type: news.DateTime})
		facts.Meetings = append(facts.Meetings, news.Meeting{
			Trigger: span, Sentence: whole, Status: news.Planned, Format: news.Talks, Topic: span, Attribution: span,
			Participants: []news.Participant{{Span: span, Role: news.HostRole}},
			Place:        &news.Place{Span: span}, Time: &news.TimeRef{Span: span},
		})
	}
	if len(entity.Mentions) > 0 {
		facts.Sentences, facts.Entities = []news.Span{whole}, []news.Entity{entity}
	}
	return news.Record{Article: article, Extraction: facts}
}

// cutsSQL gives, for every stored surface, where it lies, what substr cuts
// there and what was stored.
const cutsSQL = `
	WITH cuts AS (
		SELECT 'mention' AS what, extraction_id, start_pos, end_pos, surface FROM mentions
		UNION ALL SELECT 'role', extraction_id, start_pos, end_pos, surface FROM entity_roles
		UNION ALL SELECT 'said', extraction_id, start_pos, end_pos, said FROM quotes
		UNION ALL SELECT 'piece', q.extraction_id, s.start_pos, s.end_pos, q.said FROM quote_spans s JOIN quotes q USING (quote_id)
		UNION ALL SELECT 'cue', extraction_id, cue_start, cue_end, cue FROM quotes
		UNION ALL SELECT 'speaker', extraction_id, speaker_start, speaker_end, speaker_surface FROM quotes
		UNION ALL SELECT 'time', extraction_id, start_pos, end_pos, surface FROM times
		UNION ALL SELECT 'trigger', extraction_id, start_pos, end_pos, trigger FROM meetings
		UNION ALL SELECT 'place', extraction_id, place_start, place_end, place FROM meetings
		UNION ALL SELECT 'date', extraction_id, time_start, time_end, time_surface FROM meetings
		UNION ALL SELECT 'topic', extraction_id, topic_start, topic_end, topic FROM meetings
		UNION ALL SELECT 'attribution', extraction_id, attribution_start, attribution_end, attribution FROM meetings
		UNION ALL SELECT 'event place', extraction_id, place_start, place_end, place FROM meeting_events
		UNION ALL SELECT 'event topic', extraction_id, topic_start, topic_end, topic FROM meeting_events
		UNION ALL SELECT 'event party', e.extraction_id, p.start_pos, p.end_pos, p.surface
			FROM meeting_event_participants p JOIN meeting_events e USING (event_id)
		UNION ALL SELECT 'party', m.extraction_id, p.start_pos, p.end_pos, p.surface
			FROM meeting_participants p JOIN meetings m USING (meeting_id)
	)
	SELECT what, start_pos, end_pos, substr(r.text, start_pos + 1, end_pos - start_pos), surface
	FROM cuts JOIN extractions USING (extraction_id) JOIN revisions r USING (revision_id) JOIN articles a USING (article_id)
	WHERE a.key = $1`

// requireSpansAgree saves a record of [spanned] and holds SQL's substr, Go's
// slice and the stored surface against each other.
func requireSpansAgree(tb testing.TB, b bundle, record news.Record) {
	tb.Helper()
	b.save(tb, record)
	text := news.NewText(record.Article.Text())
	rows, err := b.conn.Query(tb.Context(), cutsSQL, record.Article.Key())
	require.NoError(tb, err)
	var what, cut, surface string
	var span news.Span
	seen, err := pgx.ForEachRow(rows, []any{&what, &span.Start, &span.End, &cut, &surface}, func() error {
		require.Equal(tb, text.Slice(span), cut, what)
		require.Equal(tb, cut, surface, what)
		return nil
	})
	require.NoError(tb, err)
	const kinds = 16
	require.EqualValues(tb, kinds*len(record.Extraction.Quotes), seen.RowsAffected(), "one cut a span and kind")
	for _, sentence := range column[string](tb, b.conn, `
		SELECT sentence FROM current_mentions JOIN articles USING (article_id) WHERE key = $1`, record.Article.Key()) {
		require.Equal(tb, text.String(), sentence)
	}
}

func TestStore_Save_SpansAgree(t *testing.T) {
	t.Parallel()
	b := setup(t)
	random := rand.New(rand.NewPCG(2026, 11))
	for range 40 {
		var text strings.Builder
		for range 1 + random.IntN(30) {
			text.WriteString(scripts()[random.IntN(len(scripts()))])
		}
		normal := news.Normalise(text.String())
		pairs := make([][2]int, 8)
		for i := range pairs {
			length := max(1, news.NewText(normal).Len())
			pairs[i] = [2]int{random.IntN(length), random.IntN(length)}
		}
		requireSpansAgree(t, b, spanned(normal, pairs))
	}
}

func TestStore_Save_EachScript(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, script := range scripts() {
		text := news.Normalise("a" + script + "z")
		last := news.NewText(text).Len() - 1
		requireSpansAgree(t, b, spanned(text, [][2]int{{0, last}, {1, last}, {last, last}, {0, 0}, {1, 1}}))
	}
}

// FuzzStore_Save runs on the server that the environment names; its seeds run
// in every test on whatever server there is. Texts that are not normalised must
// be refused, and never reach the rows.
func FuzzStore_Save(f *testing.F) {
	if os.Getenv(testbackend.DatabaseVariable) == "" && !seedsOnly() {
		f.Skip("fuzzing the store wants a running server in " + testbackend.DatabaseVariable)
	}
	for i, script := range scripts() {
		f.Add(fmt.Sprint(script, i, script), 0, i)
	}
	f.Add("a\x00b", 0, 1)
	f.Add("a\xffb", 0, 1)
	f.Add("a\r\nb", 1, 2)
	b := setup(f)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		record := spanned(news.Normalise(text), [][2]int{{start, end}})
		if text == "" || record.Article.Body == "" {
			return
		}
		requireSpansAgree(t, b, record)
		if news.Normalise(text) != text {
			record.Article.Body, record.Extraction.Text = text, text
			require.True(t, isPermanent(b.store.Save(t.Context(), record)), "%q", text)
		}
	})
}
