package store_test

import (
	"net/url"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/pgtest"
	"github.com/dateline-news/dateline/migrations"
	"github.com/dateline-news/dateline/store"
)

func TestOpen_Schema(t *testing.T) {
	t.Parallel()
	address := pgtest.New(t)
	_, err := store.Open(t.Context(), address)
	require.ErrorIs(t, err, store.ErrSchema, "not migrated")

	require.NoError(t, migrations.Up(t.Context(), address))
	require.NoError(t, migrations.Down(t.Context(), address))
	_, err = store.Open(t.Context(), address)
	require.ErrorIs(t, err, store.ErrSchema, "a version back")

	require.NoError(t, migrations.Up(t.Context(), address))
	conn := connect(t, address)
	_, err = conn.Exec(t.Context(), "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, true)")
	require.NoError(t, err)
	open(t, address) // the program before a migration still works after it
}

func TestOpen_Away(t *testing.T) {
	t.Parallel()
	for name, address := range map[string]string{
		"NoServer":   "postgres://someone:hidden@127.0.0.1:1/none",
		"BadPort":    "postgres://someone:hidden@127.0.0.1:port/none",
		"BadSetting": "postgres://someone:hidden@127.0.0.1:1/none?pool_max_conns=many",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := store.Open(t.Context(), address)
			require.Error(t, err)
			require.NotContains(t, err.Error(), "hidden", "never a password")
		})
	}
}

func TestOpen_Options(t *testing.T) {
	t.Parallel()
	_, err := store.Open(t.Context(), "postgres://unused", store.WithConnections(0), store.WithClock(nil), store.WithLogger(nil))
	for _, option := range []string{"connections", "clock", "logger"} {
		require.ErrorContains(t, err, option, "all at once")
	}
}

// TestStore_AsWriter does everything that a worker does as the role it has.
func TestStore_AsWriter(t *testing.T) {
	t.Parallel()
	b := setup(t)
	writer := open(t, withSetting(t, b.url, "role", "dateline_writer"))
	require.NoError(t, writer.Save(t.Context(), summit(pipelineA)))
	require.NoError(t, writer.Save(t.Context(), kill(summit(pipelineA).Article, arrival(noon.Add(time.Minute), 2))))
	saved, err := writer.Saved(t.Context(), news.Article{Source: "web", ProviderID: "none"}, news.Origin{}, pipelineA)
	require.NoError(t, err)
	require.False(t, saved)
	require.NoError(t, writer.RecordDeadLetter(t.Context(), letter(1)))

	_, err = writer.Link(t.Context())
	require.NoError(t, err)
	require.NoError(t, writer.Merge(t.Context(), b.id(t, "Jon Brandt"), b.id(t, "Ada Orlova"), store.Change{}))
	require.NoError(t, writer.Split(t.Context(), b.id(t, "Jon Brandt"), store.Change{}))
	require.NoError(t, writer.AddAlias(t.Context(), b.id(t, "Jon Brandt"), "Brandy", store.Change{}))
	require.NoError(t, writer.RemoveAlias(t.Context(), b.id(t, "Jon Brandt"), "Brandy", store.Change{}))
}

// withSetting adds a run-time parameter to a database URL.
func withSetting(tb testing.TB, address, name, value string) string {
	tb.Helper()
	parsed, err := url.Parse(address)
	require.NoError(tb, err)
	query := parsed.Query()
	query.Set(name, value)
	parsed.RawQuery = query.Encode()
	return parsed.String()
}

// TestStore_QueryModes saves under each protocol that a PgBouncer may ask for.
func TestStore_QueryModes(t *testing.T) {
	t.Parallel()
	for _, mode := range []string{"cache_statement", "cache_describe", "describe_exec", "exec"} {
		t.Run(mode, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			through := open(t, withSetting(t, b.url, "default_query_exec_mode", mode))
			require.NoError(t, through.Save(t.Context(), summit(pipelineA)))
			require.Equal(t, summitCounts(), counts(t, b.conn))
		})
	}
}

func letter(sequence uint64) news.DeadLetter {
	return news.DeadLetter{
		Reason: "undecodable", Detail: "reading JSON: bad\x00 byte", Origin: arrival(noon, sequence),
		Deliveries: 2, Pipeline: pipelineA, FailedAt: noon.Add(time.Minute),
	}
}

func TestStore_RecordDeadLetter(t *testing.T) {
	t.Parallel()
	b := setup(t)
	record := func(letter news.DeadLetter) {
		require.NoError(t, b.store.RecordDeadLetter(t.Context(), letter))
	}
	record(letter(7))
	again := letter(7)
	again.Deliveries = 6
	record(again)
	other := letter(7)
	other.Pipeline = pipelineB
	record(other)
	record(letter(8))
	require.Equal(t, []string{
		"undecodable|reading JSON: bad byte|test-a|NEWS|news.raw.web|7|2",
		"undecodable|reading JSON: bad byte|test-a|NEWS|news.raw.web|8|2",
		"undecodable|reading JSON: bad byte|test-b|NEWS|news.raw.web|7|2",
	}, column[string](t, b.conn, `
		SELECT concat_ws('|', reason, detail, pipeline, origin_stream, origin_subject, origin_sequence, deliveries)
		FROM dead_letters ORDER BY 1`))
	require.Equal(t, noon.Add(time.Minute), one[time.Time](t, b.conn, "SELECT max(failed_at) FROM dead_letters").UTC())
}

// TestStore_RecordDeadLetter_WithoutBus has no sequence to know a letter by.
func TestStore_RecordDeadLetter_WithoutBus(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for range 2 {
		require.NoError(t, b.store.RecordDeadLetter(t.Context(), news.DeadLetter{Reason: "empty"}))
	}
	require.Equal(t, 2, one[int](t, b.conn, "SELECT count(*) FROM dead_letters WHERE received_at IS NULL"))
}
