package store_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/store"
)

// groupsSQL gives the reports of each real meeting.
const groupsSQL = `
	SELECT string_agg(event_id::text || coalesce(' ' || joined_by, ''), ', ' ORDER BY event_id) FROM meeting_history GROUP BY cluster_id ORDER BY 1`

// requireAsFull holds that a pass over all meetings would join no other reports
// than the passes so far.
func (b bundle) requireAsFull(tb testing.TB, what string) {
	tb.Helper()
	before := column[string](tb, b.conn, groupsSQL)
	report, err := b.store.LinkAllMeetings(tb.Context())
	require.NoError(tb, err)
	require.Equal(tb, one[int](tb, b.conn, "SELECT count(*) FROM meeting_history"), report.Reports, "it looks at all")
	require.Equal(tb, column[string](tb, b.conn, groupsSQL), before, what)
}

// newsroom makes a stream of articles, corrections and changes at random.
type newsroom struct {
	bundle
	random *rand.Rand
	step   int
	// saved are the providers that have an article, and what each last said.
	saved map[string]news.Record
}

func (n *newsroom) pick(words ...string) string { return words[n.random.IntN(len(words))] }

// told makes a report of few people, days and towns, so that much can be joined.
func (n *newsroom) told(provider string) news.Record {
	astana, oslo, vienna := town("Astana", "KZ", 1526273), town("Oslo", "NO", 3143244), town("Vienna", "AT", 2761369)
	facts := told{
		parties: []news.Entity{
			minister(n.pick("Astrid Kvamme", "Astrid Kvamme", "A. Kvamme"), 2), minister(n.pick("Yerlan Dosmukhambet", "Aigul Abenova"), 3),
		},
		place: []*news.Entity{nil, &astana, &oslo, &vienna}[n.random.IntN(4)],
		meeting: news.MeetingEvent{
			Status: news.MeetingStatus(n.pick("planned", "planned", "happened", "happened", "cancelled")),
			Format: news.MeetingFormat(n.pick("talks", "talks", "summit", "phone", "unspecified")),
			Date:   n.pick("", "", "2026-05", "2026-05-12", "2026-05-12", "2026-05-13", "2026-05-24"),
		},
	}
	if facts.meeting.Status == news.Planned {
		facts.meeting.Detail = news.MeetingDetail(n.pick("", "scheduled", "delayed"))
	}
	return n.arriving(telling(provider, 1+n.random.IntN(28), facts))
}

// arriving has the record come after all that came before.
func (n *newsroom) arriving(record news.Record) news.Record {
	record.Origin = arrival(noon.AddDate(1, 0, 0).Add(time.Duration(n.step)*time.Minute), uint64(n.step))
	return record
}

// act does one thing and says what.
func (n *newsroom) act(tb testing.TB) string {
	tb.Helper()
	n.step++
	provider := fmt.Sprint(n.random.IntN(14))
	old, found := n.saved[provider]
	what := n.random.IntN(12)
	switch {
	case !found || what < 4:
		n.saved[provider] = n.told(provider)
		n.save(tb, n.saved[provider])
		return "a new text of " + provider
	case what < 6:
		n.save(tb, kill(old.Article, n.arriving(old).Origin))
		return "a kill notice of " + provider
	case what < 8:
		n.save(tb, n.arriving(old))
		return "the text of " + provider + " again"
	case what == 8:
		old.Extraction.Pipeline = n.pick(pipelineB, "test-c")
		old.Extraction.Events[0].Date = n.pick("", "2026-05-12")
		n.save(tb, n.arriving(old))
		return "another pipeline on " + provider
	case what == 9:
		n.exec(tb, "DELETE FROM extractions WHERE pipeline = 'test-c'")
		return "a pipeline dropped"
	case what == 10:
		n.exec(tb, "UPDATE entities SET merged_into = NULL WHERE name IN ('A. Kvamme', 'Aigul Abenova')")
		return "a split"
	}
	n.exec(tb, `UPDATE entities SET merged_into = (SELECT entity_id FROM entities WHERE name = $2) WHERE name = $1`,
		"A. Kvamme", n.pick("Astrid Kvamme", "Aigul Abenova"))
	return "a merge"
}

func (b bundle) exec(tb testing.TB, sql string, arguments ...any) {
	tb.Helper()
	_, err := b.conn.Exec(tb.Context(), sql, arguments...)
	require.NoError(tb, err)
}

// TestStore_LinkMeetings_AsFull does things at random, with a pass after some of
// them, and compares with a pass over all meetings.
func TestStore_LinkMeetings_AsFull(t *testing.T) {
	t.Parallel()
	for seed := range uint64(3) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			n := &newsroom{bundle: setup(t), random: rand.New(rand.NewPCG(seed, 11)), saved: make(map[string]news.Record)}
			n.linkMeetings(t)
			var done []string
			joined := 0
			for n.step < 120 {
				done = append(done, n.act(t))
				if n.random.IntN(3) > 0 {
					continue
				}
				joined += n.linkMeetings(t).Changed
				n.requireAsFull(t, strings.Join(done, ", "))
				done = nil
			}
			require.Greater(t, joined, 30, "something was joined and parted")
		})
	}
}

// TestStore_LinkMeetings_NothingNew looks at nothing and writes nothing.
func TestStore_LinkMeetings_NothingNew(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, record := range history() {
		b.save(t, record)
	}
	require.Equal(t, 4, b.linkMeetings(t).Reports)
	before := snapshot(t, b.conn)
	require.Equal(t, store.MeetingReport{}, b.linkMeetings(t))
	b.save(t, history()[0])
	require.Equal(t, store.MeetingReport{}, b.linkMeetings(t), "the same again")
	require.Equal(t, before, snapshot(t, b.conn))
	b.save(t, note("other", "Ada Orlova spoke.", "Ada Orlova", arrival(noon, 50)))
	require.Equal(t, store.MeetingReport{}, b.linkMeetings(t), "an article without a meeting")
	require.Zero(t, one[int](t, b.conn, "SELECT count(*) FROM meeting_changes"), "what is taken is gone")
}

// TestStore_LinkMeetings_Few looks at what a new report could touch, of many.
func TestStore_LinkMeetings_Few(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.crowdOfMeetings(t, 2000)
	require.Equal(t, 2000, b.linkMeetings(t).Reports)
	for _, record := range history() {
		b.save(t, record)
	}
	require.Equal(t, store.MeetingReport{Reports: 4, Meetings: 2, Changed: 3}, b.linkMeetings(t))
	// A paper takes its text back: its parts are looked at, as they were.
	b.exec(t, "UPDATE articles SET withdrawn = true WHERE key = 'crowd 40'")
	report := b.linkMeetings(t)
	require.Positive(t, report.Reports)
	require.Less(t, report.Reports, 100)
	require.Zero(t, one[int](t, b.conn, `
		SELECT count(*) FROM meeting_events e JOIN extractions USING (extraction_id) JOIN revisions USING (revision_id) JOIN articles a USING (article_id)
		WHERE a.withdrawn AND e.link_keys IS NOT NULL`), "a report that does not stand is found by nothing")
	b.requireAsFull(t, "the crowd")
}

// TestStore_LinkMeetings_All looks at all where the changes do not tell.
func TestStore_LinkMeetings_All(t *testing.T) {
	t.Parallel()
	for name, sql := range map[string]string{
		"OtherRules":  "UPDATE meeting_passes SET rules = rules - 1",
		"NoPass":      "DELETE FROM meeting_passes",
		"Deleted":     "DELETE FROM extractions WHERE pipeline = 'of nobody'",
		"DeletedMore": "DELETE FROM revisions WHERE title = 'Day 20'",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			for _, record := range history() {
				b.save(t, record)
			}
			b.linkMeetings(t)
			require.Zero(t, b.linkMeetings(t).Reports)
			if name == "DeletedMore" {
				b.exec(t, "UPDATE articles SET current_revision_id = NULL WHERE current_revision_id = (SELECT revision_id FROM revisions WHERE title = 'Day 20')")
			}
			b.exec(t, sql)
			require.GreaterOrEqual(t, b.linkMeetings(t).Reports, 3)
			require.Zero(t, b.linkMeetings(t).Reports)
		})
	}
}

// TestStore_LinkMeetings_TwoWorkers has two workers save, correct and link at one
// moment; what they leave is what a pass over all makes of it.
func TestStore_LinkMeetings_TwoWorkers(t *testing.T) {
	t.Parallel()
	b := setup(t, store.WithConnections(6))
	b.linkMeetings(t)
	var workers errgroup.Group
	for worker := range uint64(2) {
		n := &newsroom{bundle: b, random: rand.New(rand.NewPCG(worker, 5)), saved: make(map[string]news.Record)}
		workers.Go(func() error {
			for n.step = 1; n.step <= 60; n.step++ {
				provider := fmt.Sprint(n.random.IntN(20))
				record := n.told(provider)
				if n.step%7 == 0 {
					record = kill(record.Article, record.Origin)
				}
				if err := b.store.Save(t.Context(), record); err != nil {
					return err
				}
				if n.step%4 == 0 {
					if _, err := b.store.LinkMeetings(t.Context()); err != nil {
						return err
					}
				}
			}
			return nil
		})
	}
	require.NoError(t, workers.Wait())
	b.linkMeetings(t)
	require.Greater(t, one[int](t, b.conn, "SELECT max(reports) FROM meeting_clusters"), 1)
	b.requireAsFull(t, "two workers")
	require.Zero(t, one[int](t, b.conn, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
}

// TestStore_LinkMeetings_RivalGone joins a vague report once the other meeting
// that it could be of is withdrawn, and parts it when that comes back.
func TestStore_LinkMeetings_RivalGone(t *testing.T) {
	t.Parallel()
	b := setup(t)
	rival := talks("c", 24, news.Happened, "", "2026-05-24")
	for _, record := range []news.Record{talks("a", 10, news.Happened, "", "2026-05-10"), talks("b", 28, news.Happened, "", "2026-05"), rival} {
		b.save(t, record)
	}
	require.Equal(t, 3, b.linkMeetings(t).Meetings, "it could be of either")
	at := time.Date(2026, time.June, 1, 0, 0, 0, 0, time.UTC)
	b.save(t, kill(rival.Article, arrival(at, 90)))
	require.Equal(t, store.MeetingReport{Reports: 2, Meetings: 1, Changed: 2}, b.linkMeetings(t))
	rival.Origin = arrival(at.Add(time.Hour), 91)
	b.save(t, rival)
	require.Equal(t, store.MeetingReport{Reports: 3, Meetings: 3, Changed: 2}, b.linkMeetings(t))
	b.requireAsFull(t, "the rival came back")
}
