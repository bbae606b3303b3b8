package pgtest

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/tcpproxy"
	"github.com/dateline-news/dateline/migrations"
)

// statementTimeout bounds the making and the dropping of a database.
const statementTimeout = time.Minute

// prepareFunc fills an empty database, for example by migrations.
type prepareFunc func(ctx context.Context, url string) error

// New makes an empty database that lasts as long as the test, and gives its
// address, for the superuser.
func New(tb testing.TB) string {
	tb.Helper()
	return create(tb, shared.admin(tb), "template1")
}

// NewFrom makes a database like [New], but filled by prepare. That runs once a
// package: each test gets a copy, which takes tens of milliseconds. All tests
// of a package give the same function.
func NewFrom(tb testing.TB, prepare func(ctx context.Context, url string) error) string {
	tb.Helper()
	admin := shared.admin(tb)
	return create(tb, admin, shared.prepared.name(tb, admin, prepare))
}

// NewMigrated makes a database like [New] with Dateline's schema in it.
func NewMigrated(tb testing.TB) string {
	tb.Helper()
	admin := shared.admin(tb)
	return create(tb, admin, shared.migrated.name(tb, admin, migrations.Up))
}

// Behind puts a proxy in front of a database, so that a test can cut the way to
// it, and gives the address that leads through the proxy.
func Behind(tb testing.TB, databaseURL string) (string, *tcpproxy.Proxy) {
	tb.Helper()
	parsed, err := url.Parse(databaseURL)
	require.NoError(tb, err)
	proxy := tcpproxy.New(tb, parsed.Host)
	parsed.Host = proxy.Addr()
	return parsed.String(), proxy
}

// template is the database that the others are copied from.
type template struct {
	once     sync.Once
	database string
	err      error
}

func (t *template) name(tb testing.TB, admin string, prepare prepareFunc) string {
	tb.Helper()
	t.once.Do(func() {
		name := newName()
		if t.err = execute(tb.Context(), admin, "CREATE DATABASE "+name); t.err == nil {
			t.database = name
			t.err = prepare(tb.Context(), within(tb, admin, name))
		}
	})
	require.NoError(tb, t.err, "preparing the database that tests copy")
	return t.database
}

func (t *template) drop(ctx context.Context, admin string) error {
	if t.database == "" {
		return nil
	}
	return execute(ctx, admin, "DROP DATABASE "+t.database+" WITH (FORCE)")
}

func create(tb testing.TB, admin, from string) string {
	tb.Helper()
	name := newName()
	require.NoError(tb, execute(tb.Context(), admin, fmt.Sprintf("CREATE DATABASE %s TEMPLATE %s", name, from)))
	tb.Cleanup(func() {
		// Tests that leave a connection open must not keep the database.
		require.NoError(tb, execute(context.WithoutCancel(tb.Context()), admin, "DROP DATABASE "+name+" WITH (FORCE)"))
	})
	return within(tb, admin, name)
}

// newName is a name that no other process on the same server takes.
func newName() string { return "dateline_test_" + strings.ToLower(rand.Text()[:16]) }

func within(tb testing.TB, admin, database string) string {
	tb.Helper()
	parsed, err := url.Parse(admin)
	require.NoError(tb, err)
	parsed.Path = "/" + database
	return parsed.String()
}

func execute(ctx context.Context, url, sql string) error {
	ctx, cancel := context.WithTimeout(ctx, statementTimeout)
	defer cancel()
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return fmt.Errorf("connecting to the test server: %w", err)
	}
	defer conn.Close(ctx) //nolint:errcheck // the statement below has succeeded or told why not
	if _, err := conn.Exec(ctx, sql); err != nil {
		return fmt.Errorf("running %q: %w", sql, err)
	}
	return nil
}
