package migrations_test

import (
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/pgtest"
	"github.com/dateline-news/dateline/migrations"
)

// upTo brings an empty database to a version.
func upTo(tb testing.TB, url string, version int64) *pgx.Conn {
	tb.Helper()
	for range version {
		applied, err := migrations.UpByOne(tb.Context(), url)
		require.NoError(tb, err)
		require.True(tb, applied)
	}
	return connect(tb, url)
}

func execute(tb testing.TB, conn *pgx.Conn, statements ...string) {
	tb.Helper()
	for _, sql := range statements {
		_, err := conn.Exec(tb.Context(), sql)
		require.NoError(tb, err, sql)
	}
}

// oldInsert is how the version before anchors inserts an entity.
const oldInsert = `INSERT INTO entities (type, norm, name, subtype, iso3166, geonames)
	VALUES ('location', 'georgia', 'Georgia', 'country', 'GE', NULL), ('location', 'kiev', 'Kiev', 'city', 'UA', 703448),
		('location', 'kyiv', 'Kyiv', 'city', 'UA', 703448), ('person', 'georgia', 'Georgia', NULL, NULL, NULL)
	ON CONFLICT ON CONSTRAINT entities_type_norm_key DO NOTHING`

func TestSchema_Anchor(t *testing.T) {
	t.Parallel()
	url := pgtest.New(t)
	conn := upTo(t, url, 6)
	execute(t, conn, oldInsert)
	require.NoError(t, migrations.Up(t.Context(), url))
	anchors := func() []string {
		return names(t, conn, "SELECT concat_ws(' ', type, norm, nullif(anchor, '')) FROM entities ORDER BY entity_id")
	}
	require.Equal(t, []string{
		"location georgia iso3166:GE", "location kiev geonames:703448", "location kyiv", "person georgia",
	}, anchors(), "the first with a code is the place")

	execute(t, conn, oldInsert) // an old worker goes on beside the new schema
	require.Equal(t, []string{
		"location georgia iso3166:GE", "location kiev geonames:703448", "location kyiv", "person georgia",
		"location georgia", "location kiev",
	}, anchors())

	execute(t, conn, "INSERT INTO entities (type, norm, name, anchor) VALUES ('location', 'georgia', 'Georgia', 'geonames:4197000')")
	_, err := conn.Exec(t.Context(), "INSERT INTO entities (type, norm, name, anchor) VALUES ('location', 'peach state', 'Peach State', 'geonames:4197000')")
	require.ErrorContains(t, err, "entities_place_key", "a place is one entity under all its names")

	require.NoError(t, migrations.DownTo(t.Context(), url, 6))
	require.Equal(t, []string{
		"georgia", "georgia geonames:4197000", "georgia iso3166:GE", "kiev", "kiev geonames:703448", "kyiv",
	}, names(t, conn, "SELECT norm FROM entities WHERE type = 'location' ORDER BY 1"), "nothing is lost on the way down")
	require.NoError(t, migrations.Up(t.Context(), url))
}

// TestSchema_Audit has a line for every change of a pointer, whoever makes it.
func TestSchema_Audit(t *testing.T) {
	t.Parallel()
	conn := connect(t, pgtest.NewFrom(t, migrations.Up))
	execute(t, conn,
		"INSERT INTO entities (type, norm, name) SELECT 'person', n, n FROM unnest('{a,b,c}'::text[]) n",
		"UPDATE entities SET merged_into = (SELECT entity_id FROM entities WHERE norm = 'b') WHERE norm = 'a'",
		"UPDATE entities SET merged_into = merged_into WHERE norm = 'a'",
		"BEGIN",
		`SELECT set_config('dateline.by', 'Ida', true), set_config('dateline.why', 'one and the same', true),
			set_config('dateline.evidence', '{"rule": "role"}', true), set_config('dateline.automatic', 'true', true)`,
		"UPDATE entities SET merged_into = (SELECT entity_id FROM entities WHERE norm = 'c') WHERE norm = 'b'",
		"COMMIT",
		"UPDATE entities SET merged_into = NULL WHERE norm = 'a'",
	)
	require.Equal(t, []string{
		"a merge > b false",
		"b merge > c true Ida one and the same role",
		"a follow b > c true Ida one and the same role",
		"a split c > false",
	}, names(t, conn, `
		SELECT concat_ws(' ', e.norm, action, b.norm, '>', a.norm, automatic::text, nullif(made_by, session_user), reason, evidence->>'rule')
		FROM entity_changes c JOIN entities e USING (entity_id)
		LEFT JOIN entities b ON b.entity_id = before_id LEFT JOIN entities a ON a.entity_id = after_id ORDER BY change_id`))
}

func TestSchema_NameKeys(t *testing.T) {
	t.Parallel()
	conn := connect(t, pgtest.NewFrom(t, migrations.Up))
	tests := map[string]struct{ sql, want string }{
		"Accents":     {"plain_name('selim arıkboğa')", "selim arikboga"},
		"Letters":     {"plain_name('søren æbelø o''hara þór')", "soren aebelo ohara thor"},
		"Sound":       {"name_sound('karavassili')", "krvsl"},
		"SoundVowel":  {"name_sound('yerlan')", "arln"},
		"Doubled":     {"name_sound('maarouf')", "mrf"},
		"Keys":        {"name_keys('jo maarouf')::text", "'+jm' '=a' '=mrf' 'jo' 'maarouf'"},
		"LeftOut":     {"name_keys('krvsl')::text", "'+k' '-krsl' '-krvl' '-krvs' '-kvsl' '-rvsl' '=krvsl' 'krvsl'"},
		"NoWords":     {"name_keys('...')::text", "'+'"},
		"Surname":     {"surname_sound('youssef al-qasrawi')", "ksrv"},
		"SurnameJr":   {"surname_sound('john smith jr')", "smt"},
		"SurnameOnly": {"surname_sound('kvamme')", "kvm"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, []string{test.want}, names(t, conn, "SELECT "+test.sql))
		})
	}
}
