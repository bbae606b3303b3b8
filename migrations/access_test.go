package migrations_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/pgtest"
	"github.com/dateline-news/dateline/migrations"
)

const insufficientPrivilege = "42501"

// as gives a connection that acts as a role.
func as(tb testing.TB, url, role string) *pgx.Conn {
	tb.Helper()
	conn := connect(tb, url)
	_, err := conn.Exec(tb.Context(), "SET ROLE "+role)
	require.NoError(tb, err)
	return conn
}

func requireDenied(tb testing.TB, conn *pgx.Conn, sql string) {
	tb.Helper()
	_, err := conn.Exec(tb.Context(), sql)
	var refused *pgconn.PgError
	require.ErrorAs(tb, err, &refused, sql)
	require.Equal(tb, insufficientPrivilege, refused.Code, sql)
}

func TestAccess_Reader(t *testing.T) {
	t.Parallel()
	database := pgtest.NewFrom(t, migrations.Up)
	reader := as(t, database, "dateline_reader")
	for _, view := range names(t, reader, "SELECT viewname::text FROM pg_views WHERE schemaname = current_schema()") {
		_, err := reader.Exec(t.Context(), "SELECT * FROM "+view)
		require.NoError(t, err, view)
	}
	for _, table := range names(t, reader, "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()") {
		requireDenied(t, reader, "SELECT * FROM "+table)
		requireDenied(t, reader, "DELETE FROM "+table)
	}
	requireDenied(t, reader, "CREATE TABLE mine (n int)")
	requireDenied(t, reader, "INSERT INTO entities (type, norm, name) VALUES ('misc', 'x', 'x')")
	settings := names(t, reader, "SELECT unnest(rolconfig) FROM pg_roles WHERE rolname = 'dateline_reader' ORDER BY 1")
	require.Equal(t, []string{"default_transaction_read_only=on", "statement_timeout=60s"}, settings)
}

func TestAccess_Writer(t *testing.T) {
	t.Parallel()
	database := pgtest.NewFrom(t, migrations.Up)
	writer := as(t, database, "dateline_writer")
	_, err := writer.Exec(t.Context(), "INSERT INTO entities (type, norm, name) VALUES ('misc', 'x', 'x')")
	require.NoError(t, err)
	for _, table := range names(t, writer, "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()") {
		_, err := writer.Exec(t.Context(), "SELECT * FROM "+table)
		require.NoError(t, err, table)
		requireDenied(t, writer, "ALTER TABLE "+table+" ADD COLUMN mine int")
		requireDenied(t, writer, "DROP TABLE "+table+" CASCADE")
	}
	requireDenied(t, writer, "CREATE TABLE mine (n int)")
	requireDenied(t, writer, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, true)")
	requireDenied(t, writer, "DROP VIEW said")
}

func TestAccess_Owner(t *testing.T) {
	t.Parallel()
	conn := connect(t, pgtest.NewFrom(t, migrations.Up))
	require.Equal(t, []string{"dateline_owner"}, names(t, conn, `
		SELECT DISTINCT pg_get_userbyid(relowner)::text FROM pg_class
		WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'v', 'S', 'i')`), "owns all of it")
	require.Equal(t, []string{"dateline_owner"}, names(t, conn, `
		SELECT DISTINCT pg_get_userbyid(proowner)::text FROM pg_proc p WHERE pronamespace = current_schema()::regnamespace
		AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`))
	require.Empty(t, names(t, conn, "SELECT rolname::text FROM pg_roles WHERE rolname IN ('dateline_owner', 'dateline_writer', 'dateline_reader') AND rolcanlogin"))
}

// newLogin makes a user who may do nothing special but owns the database.
func newLogin(tb testing.TB, database string) (name, login string) {
	tb.Helper()
	name = "dateline_test_" + strings.ToLower(rand.Text()[:12])
	password := rand.Text()
	conn := connect(tb, database)
	run := func(sql string) {
		_, err := conn.Exec(context.WithoutCancel(tb.Context()), sql)
		require.NoError(tb, err, sql)
	}
	parsed, err := url.Parse(database)
	require.NoError(tb, err)
	run(fmt.Sprintf("CREATE ROLE %s LOGIN PASSWORD '%s'", name, password))
	run(fmt.Sprintf("ALTER DATABASE %s OWNER TO %s", strings.TrimPrefix(parsed.Path, "/"), name))
	tb.Cleanup(func() {
		run(fmt.Sprintf("REASSIGN OWNED BY %s TO CURRENT_USER", name))
		run(fmt.Sprintf("DROP OWNED BY %s", name))
		run(fmt.Sprintf("DROP ROLE %s", name))
	})
	parsed.User = url.UserPassword(name, password)
	return name, parsed.String()
}

// TestAccess_PlainUser migrates as the owner of a database who may neither make
// roles nor is a member of dateline_owner.
func TestAccess_PlainUser(t *testing.T) {
	t.Parallel()
	require.NoError(t, migrations.Up(t.Context(), pgtest.New(t)), "somebody has made the roles")
	database := pgtest.New(t)
	name, login := newLogin(t, database)
	require.NoError(t, migrations.Up(t.Context(), login))
	conn := connect(t, database)
	require.Equal(t, []string{name}, names(t, conn, `
		SELECT DISTINCT pg_get_userbyid(relowner)::text FROM pg_class
		WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'v')`), "keeps what may not be handed over")
	_, err := as(t, database, "dateline_reader").Exec(t.Context(), "SELECT FROM met")
	require.NoError(t, err)
	require.NoError(t, migrations.DownTo(t.Context(), login, 0))
	require.Empty(t, relations(t, conn))
}

// TestAccess_Member migrates down and up as a member of dateline_owner.
func TestAccess_Member(t *testing.T) {
	t.Parallel()
	database := pgtest.NewFrom(t, migrations.Up)
	name, login := newLogin(t, database)
	_, err := connect(t, database).Exec(t.Context(), "GRANT dateline_owner TO "+name)
	require.NoError(t, err)
	require.NoError(t, migrations.Down(t.Context(), login))
	require.NoError(t, migrations.Up(t.Context(), login))
	require.Equal(t, contract(), relations(t, connect(t, database)))
}

// TestAccess_Stranger may not migrate; there is nothing left half done.
func TestAccess_Stranger(t *testing.T) {
	t.Parallel()
	database := pgtest.New(t)
	_, login := newLogin(t, pgtest.New(t))
	elsewhere, err := url.Parse(login)
	require.NoError(t, err)
	target, err := url.Parse(database)
	require.NoError(t, err)
	elsewhere.Path = target.Path
	require.ErrorContains(t, migrations.Up(t.Context(), elsewhere.String()), "permission denied")
	require.Empty(t, relations(t, connect(t, database)))
}
