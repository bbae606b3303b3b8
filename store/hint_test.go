package store_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/pgtest"
	"github.com/dateline-news/dateline/migrations"
	"github.com/dateline-news/dateline/store"
)

// summits is the nth article about the same people.
func summits(n int) news.Record {
	record := summit(pipelineA)
	record.Article.ProviderID = fmt.Sprint("summit-", n)
	record.Origin.Sequence = uint64(n)
	record.Extraction.Entities[0].Aliases = []string{"Ada Orlova-Lind"}
	return record
}

// TestStore_Save_Trips counts the round trips, which are most of what an article
// costs.
func TestStore_Save_Trips(t *testing.T) {
	t.Parallel()
	count := &trips{}
	b := setup(t, store.WithTracer(count))
	spent := func(record news.Record) int64 {
		before := count.n.Load()
		b.save(t, record)
		return count.n.Load() - before
	}
	require.EqualValues(t, 5, spent(summits(1)), "asked for, inserted with their aliases, and saved in two")
	require.EqualValues(t, 2, spent(summits(2)), "all is known")
	require.EqualValues(t, 2, spent(summits(2)), "saved already")
	bare := note("bare", "Orlova left.", "Orlova", arrival(noon, 9))
	require.EqualValues(t, 2, spent(bare), "who is the article's own goes with it")
	require.Equal(t, 1, one[int](t, b.conn, "SELECT count(*) FROM entities WHERE anchor = 'article:' || $1", bare.Article.Key()))
	require.Equal(t, 3, one[int](t, b.conn, "SELECT count(DISTINCT entity_id) FROM mentions m JOIN entities e USING (entity_id) WHERE anchor NOT LIKE 'article:%'"))
}

// TestStore_Save_HintsAtOnce has twelve connections meet the same new names, of
// which each comes again many times.
func TestStore_Save_HintsAtOnce(t *testing.T) {
	t.Parallel()
	const articles, names = 120, 24
	b := setup(t, store.WithConnections(12))
	var workers errgroup.Group
	workers.SetLimit(12)
	for number := range articles {
		workers.Go(func() error { return b.store.Save(t.Context(), withSurnames(crowd(number, names), 3)) })
	}
	require.NoError(t, workers.Wait())
	require.Equal(t, articles*names, one[int](t, b.conn, "SELECT count(*) FROM mentions"))
	require.Equal(t, names, one[int](t, b.conn, "SELECT count(*) FROM entities WHERE anchor = ''"))
	require.Equal(t, articles*3, one[int](t, b.conn, "SELECT count(*) FROM entities WHERE anchor <> ''"))
	require.Equal(t, names, one[int](t, b.conn, "SELECT count(*) FROM entity_aliases"))
	require.Zero(t, one[int](t, b.conn, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
}

// TestStore_Save_HintsAndMerges saves the same names before and after people
// change what is one: the mentions keep their row, and the views follow.
func TestStore_Save_HintsAndMerges(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.save(t, summits(1))
	orlova := one[int64](t, b.conn, "SELECT entity_id FROM entities WHERE name = 'Ada Orlova'")
	brandt := one[int64](t, b.conn, "SELECT entity_id FROM entities WHERE name = 'Jon Brandt'")
	mentions := func(id int64) int {
		return one[int](t, b.conn, "SELECT count(*) FROM current_mentions WHERE entity_id = $1", id)
	}
	require.NoError(t, b.store.Merge(t.Context(), orlova, brandt, store.Change{By: "Test"}))
	b.save(t, summits(2))
	require.Equal(t, 8, mentions(brandt))
	require.Zero(t, mentions(orlova))
	require.Equal(t, 4, one[int](t, b.conn, "SELECT count(*) FROM mentions WHERE entity_id = $1", orlova))
	require.NoError(t, b.store.Split(t.Context(), orlova, store.Change{By: "Test"}))
	b.save(t, summits(3))
	require.Equal(t, 6, mentions(orlova))
	require.Equal(t, 6, mentions(brandt))
}

// TestStore_Save_HintsAndAliases takes an alias away, as another process may: an
// article that uses it gives it again.
func TestStore_Save_HintsAndAliases(t *testing.T) {
	t.Parallel()
	b := setup(t)
	other := open(t, b.url)
	aliases := func() []string { return column[string](t, b.conn, "SELECT alias FROM entity_aliases ORDER BY 1") }
	b.save(t, summits(1))
	require.Equal(t, []string{"Ada Orlova-Lind", "Brandt"}, aliases())
	brandt := one[int64](t, b.conn, "SELECT entity_id FROM entities WHERE name = 'Jon Brandt'")
	require.NoError(t, other.RemoveAlias(t.Context(), brandt, "Brandt", store.Change{By: "Test"}))
	require.NoError(t, other.AddAlias(t.Context(), brandt, "J. B.", store.Change{By: "Test"}))
	b.save(t, summits(2))
	require.Equal(t, []string{"Ada Orlova-Lind", "Brandt", "J. B."}, aliases())
	_, err := b.conn.Exec(t.Context(), "UPDATE entities SET geonames = NULL WHERE name = 'Geneva'")
	require.NoError(t, err)
	b.save(t, summits(3))
	require.Equal(t, 2660646, one[int](t, b.conn, "SELECT geonames FROM entities WHERE name = 'Geneva'"))
}

// TestStore_Save_HintsAfterRestore brings back a database in which the names are
// unknown and their ids belong to others, beneath a store that goes on.
func TestStore_Save_HintsAfterRestore(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"Gone": `TRUNCATE articles, entities CASCADE`,
		"OthersUnderTheIDs": `TRUNCATE articles, entities RESTART IDENTITY CASCADE;
			INSERT INTO entities (type, norm, name) SELECT 'person', 'other ' || n, 'Other ' || n FROM generate_series(1, 3) n`,
	}
	for name, sql := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			for n := range 3 {
				b.save(t, summits(n+1))
			}
			_, err := b.conn.Exec(t.Context(), sql)
			require.NoError(t, err)
			b.save(t, summits(4))
			require.Equal(t, []string{"Ada Orlova", "Geneva", "Jon Brandt"},
				column[string](t, b.conn, "SELECT DISTINCT entity FROM current_mentions ORDER BY 1"))
			require.Equal(t, 6, one[int](t, b.conn, "SELECT count(*) FROM mentions"))
			require.Equal(t, 2, one[int](t, b.conn, "SELECT count(*) FROM entity_aliases"))
		})
	}
}

// TestStore_Save_HintsAfterRestart cuts every connection, as a restart of the
// server does, and takes the rows away meanwhile.
func TestStore_Save_HintsAfterRestart(t *testing.T) {
	t.Parallel()
	url := pgtest.NewFrom(t, migrations.Up)
	behind, proxy := pgtest.Behind(t, url)
	saver, conn := open(t, behind), connect(t, url)
	require.NoError(t, saver.Save(t.Context(), summits(1)))
	proxy.Cut()
	_, err := conn.Exec(t.Context(), "TRUNCATE articles, entities CASCADE")
	require.NoError(t, err)
	require.Error(t, saver.Save(t.Context(), summits(2)))
	proxy.Restore()
	require.NoError(t, saver.Save(t.Context(), summits(2)))
	require.Equal(t, 3, one[int](t, conn, "SELECT count(*) FROM entities"))
	require.Equal(t, 6, one[int](t, conn, "SELECT count(*) FROM mentions"))
}

// TestStore_Save_FailsWhole has a fact refused by the database, in the batch that
// ends with the commit: nothing of the article stays, and the connection is good
// for the next.
func TestStore_Save_FailsWhole(t *testing.T) {
	t.Parallel()
	b := setup(t, store.WithConnections(1))
	_, err := b.conn.Exec(t.Context(), "ALTER TABLE meetings ADD CONSTRAINT refused CHECK (trigger <> 'met')")
	require.NoError(t, err)
	bare := summits(1)
	bare.Extraction.Entities[0].Name = "Orlova"
	for range 2 {
		err = b.store.Save(t.Context(), bare)
		var refused *store.InvalidError
		require.ErrorAs(t, err, &refused)
		require.Equal(t, "refused", refused.Constraint)
	}
	for _, table := range []string{"articles", "revisions", "extractions", "sentences", "mentions", "quotes", "times", "meetings"} {
		require.Zero(t, one[int](t, b.conn, "SELECT count(*) FROM "+table), table)
	}
	require.Zero(t, one[int](t, b.conn, "SELECT count(*) FROM entities WHERE anchor LIKE 'article:%'"))
	require.Zero(t, one[int](t, b.conn, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"))
	_, err = b.conn.Exec(t.Context(), "ALTER TABLE meetings DROP CONSTRAINT refused")
	require.NoError(t, err)
	b.save(t, bare)
	require.Equal(t, 6, one[int](t, b.conn, "SELECT count(*) FROM mentions"))
}

// TestStore_Save_Modes saves in each way in which statements can be sent, of
// which poolers need the later ones: all, nothing, and all again.
func TestStore_Save_Modes(t *testing.T) {
	t.Parallel()
	for _, mode := range []string{"cache_statement", "cache_describe", "describe_exec", "exec", "simple_protocol"} {
		t.Run(mode, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			saver := open(t, withSetting(t, b.url, "default_query_exec_mode", mode), store.WithConnections(1))
			require.NoError(t, saver.Save(t.Context(), summit(pipelineA)))
			require.Equal(t, summitCounts(), counts(t, b.conn))
			_, err := b.conn.Exec(t.Context(), "ALTER TABLE meetings ADD CONSTRAINT refused CHECK (trigger <> 'met') NOT VALID")
			require.NoError(t, err)
			require.ErrorContains(t, saver.Save(t.Context(), summit(pipelineB)), "refused")
			require.Equal(t, summitCounts(), counts(t, b.conn))
			_, err = b.conn.Exec(t.Context(), "ALTER TABLE meetings DROP CONSTRAINT refused")
			require.NoError(t, err)
			require.NoError(t, saver.Save(t.Context(), summit(pipelineB)))
			require.Equal(t, 12, one[int](t, b.conn, "SELECT count(*) FROM mentions"))
		})
	}
}
