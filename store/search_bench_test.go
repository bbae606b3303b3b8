package store_test

import (
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// crowdSQL makes invented people: a few thousand given names, some tens of
// thousands of surnames.
const crowdSQL = `
	WITH part AS (
		SELECT '{ka,ri,lo,ven,mar,tol,ush,bel,dri,sen,gor,pa,ni,tesh,lu,vor,kan,mi,ro,sal,ter,yan,obu,che,fin,gra,hol,jes,kor,lin,mos,nor}'::text[] AS a
	), n AS (
		SELECT g, abs(hashint4(g))::bigint % 1000003 AS x, abs(hashint4(g + 7))::bigint % 1000003 AS y, abs(hashint4(g + 13))::bigint AS z
		FROM generate_series(1, $1::int) g
	)
	INSERT INTO entities (type, norm, name, anchor)
	SELECT type, lower(name), name, 'crowd:' || g
	FROM (
		SELECT g, (ARRAY['person', 'person', 'person', 'organization'])[1 + g % 4] AS type,
			initcap(a[1 + x % 32] || a[1 + x / 32 % 32] || (ARRAY['', '', 'n', 'th'])[1 + x / 1024 % 4]) || ' ' ||
			initcap(a[1 + y % 32] || a[1 + y / 32 % 32] || a[1 + z % 32] || (ARRAY['', '', 'sen', 'ov'])[1 + z / 32 % 4]) AS name
		FROM n, part
	) named`

// searches are questions with the name that has to come first.
func searches() [][2]string {
	return [][2]string{
		{"Eleni Karavasili", "Eleni Karavasili"},
		{"Eleni Karavassilli", "Eleni Karavasili"},
		{"Karavasili", "Eleni Karavasili"},
		{"Karavassilli", "Eleni Karavasili"},
		{"Karavas", "Eleni Karavasili"},
		{"Arikboga", "Selim Arıkboğa"},
		{"Yusuf Qasrawi", "Youssef al-Qasrawi"},
		{"NFC", "Nordic Fjord Council"},
		{"Helga Karavasilli", "Eleni Karavasili"},
		{"Kvamme, Nils", "Nils Kvamme"},
	}
}

// BenchmarkStore_Find asks a million entities. It takes minutes to fill the
// database, so that only an environment variable starts it.
func BenchmarkStore_Find(b *testing.B) {
	entities := 1_000_000
	if os.Getenv("DATELINE_TEST_MILLION") == "" {
		entities = 20_000
	}
	there := setup(b)
	fill(b, there, entities)
	for _, asked := range searches() {
		b.Run(fmt.Sprintf("%d/%s", entities, asked[0]), func(b *testing.B) {
			slowest := time.Duration(0)
			for b.Loop() {
				begun := time.Now()
				list, err := there.store.Find(b.Context(), asked[0], 10)
				slowest = max(slowest, time.Since(begun))
				require.NoError(b, err)
				require.Equal(b, asked[1], list[0].Name)
			}
			b.ReportMetric(float64(slowest.Microseconds())/1000, "slowest-ms")
		})
	}
}

// fill inserts a crowd without the indexes of searching and makes them after it.
func fill(tb testing.TB, there bundle, entities int) {
	tb.Helper()
	indexes := column[string](tb, there.conn, `
		SELECT indexdef FROM pg_indexes WHERE tablename = 'entities' AND indexname IN ('entities_keys_idx', 'entities_plain_idx', 'entities_surname_idx', 'entities_name_trgm_idx')`)
	statements := []string{"DROP INDEX entities_keys_idx, entities_plain_idx, entities_surname_idx, entities_name_trgm_idx"}
	for _, sql := range statements {
		_, err := there.conn.Exec(tb.Context(), sql)
		require.NoError(tb, err)
	}
	_, err := there.conn.Exec(tb.Context(), crowdSQL, entities)
	require.NoError(tb, err)
	there.save(tb, named("1", known()...))
	for _, sql := range append(indexes, "ANALYZE entities") {
		_, err := there.conn.Exec(tb.Context(), sql)
		require.NoError(tb, err)
	}
}

// TestStore_Find_Indexes holds the plan: names are found by indexes, never by
// reading all of them.
func TestStore_Find_Indexes(t *testing.T) {
	t.Parallel()
	b := setup(t)
	fill(t, b, 3000)
	for _, setting := range []string{"enable_seqscan = off", "jit = off"} {
		_, err := b.conn.Exec(t.Context(), "SET "+setting)
		require.NoError(t, err)
	}
	tests := map[string]struct {
		sql     string
		indexes []string
	}{
		"Spelt":  {"SELECT entity_id FROM entity_names WHERE plain_name(norm) = plain_name('eleni karavasili') LIMIT 300", []string{"entities_plain_idx", "entity_aliases_plain_idx"}},
		"Words":  {"SELECT entity_id FROM entity_names WHERE name_keys(norm) @@ name_query('karavas', 0) LIMIT 300", []string{"entities_keys_idx", "entity_aliases_keys_idx"}},
		"Sounds": {"SELECT entity_id FROM entity_names WHERE name_keys(norm) @@ name_query('karavassilli', 2) LIMIT 300", []string{"entities_keys_idx", "entity_aliases_keys_idx"}},
		"Life":   {"SELECT articles FROM entity_life WHERE entity_id = (SELECT max(entity_id) FROM entities)", []string{"entities_root_idx", "mentions_entity_id_idx"}},
	}
	for name, test := range tests {
		// Not parallel: the connection is one.
		t.Run(name, func(t *testing.T) {
			plan := fmt.Sprint(column[string](t, b.conn, "EXPLAIN "+test.sql))
			for _, index := range test.indexes {
				require.Contains(t, plan, index)
			}
			require.NotContains(t, plan, "Seq Scan")
		})
	}
	for _, asked := range searches() {
		list, err := b.store.Find(t.Context(), asked[0], 10)
		require.NoError(t, err)
		require.Equal(t, asked[1], list[0].Name, asked[0])
	}
}
