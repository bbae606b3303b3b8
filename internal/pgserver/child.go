package pgserver

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	embeddedpostgres "github.com/fergusstrange/embedded-postgres"
)

// lockPatience is how long a start waits for a data folder that another server
// uses: one that is just being shut down is worth the wait.
const lockPatience = 20 * time.Second

// exitGivenUp is the exit code of a keeper that was told to stop while it
// fetched, which cannot be cut short otherwise.
const exitGivenUp = 3

// RunChild makes this process the keeper of a PostgreSQL where [Start] has
// started it as one, and then returns true after the end of that work; the
// caller should exit. Otherwise it returns false at once. It belongs at the top
// of main, and of TestMain in tests, before flags are read.
func RunChild() bool {
	if os.Getenv(childVariable) == "" {
		return false
	}
	ignoreBrokenPipes()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	newKeeper(os.Stdout, sturdyWriter{os.Stderr}).run(ctx, os.Stdin)
	return true
}

// keeper holds one PostgreSQL in a process of its own.
type keeper struct {
	out     *json.Encoder
	log     io.Writer
	version embeddedpostgres.PostgresVersion
}

func newKeeper(out, log io.Writer) keeper {
	return keeper{out: json.NewEncoder(out), log: log, version: embeddedpostgres.V18}
}

// run keeps a server as ordered until the pipe ends or a signal comes.
func (k keeper) run(ctx context.Context, in io.Reader) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	lines := bufio.NewReader(in)
	var todo order
	line, err := lines.ReadBytes('\n')
	if err == nil {
		err = json.Unmarshal(line, &todo)
	}
	if err == nil {
		go func() { // ends with the process at the latest: nobody else reads the pipe
			_, _ = io.Copy(io.Discard, lines)
			cancel()
		}()
		err = k.keep(ctx, todo)
	}
	if err != nil {
		k.tell(notice{Problem: err.Error()})
	}
}

// tell informs the program. A program that is gone needs no news.
func (k keeper) tell(n notice) { _ = k.out.Encode(n) }

// keep starts the server, waits for the end and stops it.
func (k keeper) keep(ctx context.Context, todo order) error {
	home := cluster{dir: todo.DataDir}
	release, err := k.claim(ctx, home)
	if err != nil {
		return err
	}
	defer release()
	if todo.Temporary {
		defer os.RemoveAll(home.dir) //nolint:errcheck // a temporary folder; whoever cleans up after crashes finds it
	}
	db, url, err := k.start(ctx, todo, home)
	if err != nil {
		return err
	}
	k.tell(notice{URL: url})
	<-ctx.Done()
	if err := db.Stop(); err != nil {
		return fmt.Errorf("stopping PostgreSQL: %w", err)
	}
	return nil
}

func (k keeper) claim(ctx context.Context, home cluster) (release func(), err error) {
	ctx, cancel := context.WithTimeoutCause(ctx, lockPatience,
		errors.New("another server uses this data folder; stop that one or choose another folder"))
	defer cancel()
	return lock(ctx, home.lockFile())
}

// start brings the server up on the bundle in the cache.
func (k keeper) start(ctx context.Context, todo order, home cluster) (*embeddedpostgres.EmbeddedPostgres, string, error) {
	password, err := home.prepare(string(k.version))
	if err != nil {
		return nil, "", err
	}
	programs := newBundle(todo.CacheDir, string(k.version))
	launch := launcher{
		config: k.settings(todo, home, programs).Password(password),
		home:   home,
		pgCtl:  programs.pgCtl(),
	}
	stopWatch := context.AfterFunc(ctx, func() {
		// Nothing has been started yet that would be left behind.
		if !programs.unpacked() {
			os.Exit(exitGivenUp)
		}
	})
	defer stopWatch()
	err = programs.use(ctx, func(step string) { k.tell(notice{Step: step}) }, launch.start)
	if err != nil && !programs.unpacked() {
		err = fmt.Errorf("%w; see whether the network and the repository can be reached, name another repository "+
			"with DATELINE_POSTGRES_REPOSITORY, or a PostgreSQL of your own with DATELINE_DATABASE_URL", err)
	}
	if err != nil {
		return nil, "", fmt.Errorf("starting PostgreSQL %s: %w", k.version, err)
	}
	return launch.db, launch.url, home.complete(password)
}
