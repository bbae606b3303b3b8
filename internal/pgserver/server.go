package pgserver

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"
)

// giveUpTimeout is how long a start that was cancelled waits for the keeper to
// clear away what it has begun.
const giveUpTimeout = time.Minute

// Server is a running PostgreSQL.
type Server struct {
	url      string
	progress func(string)
	pipe     io.Closer
	stop     sync.Once
	done     chan struct{} // closed when the keeper has ended
	err      error         // why, to be read after done
}

// Start starts a server and returns when it takes connections. The first start
// on a machine fetches PostgreSQL, 15 MB. The caller stops the server with
// [Server.Stop]; the end of ctx only ends the start. The program must call
// [RunChild] at the top of main.
func Start(ctx context.Context, cfg Config) (*Server, error) {
	if os.Getenv(childVariable) != "" {
		return nil, errors.New("starting PostgreSQL: this program does not call pgserver.RunChild first")
	}
	who, err := unprivileged()
	if err != nil {
		return nil, err
	}
	temporary := cfg.DataDir == ""
	if cfg, err = cfg.withDefaults(who); err != nil {
		return nil, err
	}
	s := &Server{progress: cfg.Progress, done: make(chan struct{})}
	ready, err := s.launch(cfg, who, order{
		DataDir: cfg.DataDir, CacheDir: cfg.CacheDir, Repository: cfg.Repository,
		Temporary: temporary, NoSync: cfg.NoSync,
	})
	if err != nil {
		return nil, fmt.Errorf("starting the keeper of PostgreSQL: %w", err)
	}
	if err := s.awaitReady(ctx, ready); err != nil {
		return nil, err
	}
	return s, nil
}

// awaitReady waits for the address. A start that is given up leaves nothing.
func (s *Server) awaitReady(ctx context.Context, ready <-chan string) error {
	select {
	case s.url = <-ready:
		return nil
	case <-s.done:
		return s.failure()
	case <-ctx.Done():
		late, cancel := context.WithTimeout(context.WithoutCancel(ctx), giveUpTimeout)
		defer cancel()
		_ = s.Stop(late) // the cause below is the news
		return fmt.Errorf("starting PostgreSQL: %w", context.Cause(ctx))
	}
}

// launch starts the keeper and gives it its order.
func (s *Server) launch(cfg Config, who *account, todo order) (ready <-chan string, err error) {
	program, remove, err := programPath(cfg.CacheDir, who)
	if err != nil {
		return nil, err
	}
	defer remove()
	cmd := keeperCommand(program, cfg, who)
	in, inErr := cmd.StdinPipe()
	out, outErr := cmd.StdoutPipe()
	if err := errors.Join(inErr, outErr); err != nil {
		return nil, fmt.Errorf("making a pipe: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("running this program once more: %w", err)
	}
	s.pipe = in
	url := make(chan string, 1)
	go func() { // ends with the keeper; Stop waits for it
		defer close(s.done)
		s.follow(cmd, out, url)
		if todo.Temporary { // the keeper does it too, unless it had to hurry
			s.err = errors.Join(s.err, os.RemoveAll(todo.DataDir))
		}
	}()
	// A keeper that has died already is follow's to report.
	_ = json.NewEncoder(in).Encode(todo)
	return url, nil
}

func keeperCommand(program string, cfg Config, who *account) *exec.Cmd {
	cmd := exec.Command(program)
	cmd.Args = []string{"dateline: keeper of PostgreSQL"} // what ps shows
	cmd.Dir = cfg.DataDir
	cmd.Env = keeperEnviron(os.Environ(), cfg.DataDir)
	cmd.Stderr = &lineLogger{log: cfg.Logger.With(slog.String("component", "postgres"))}
	who.apply(cmd)
	return cmd
}

// keeperEnviron leaves out what would talk to PostgreSQL's own programs.
func keeperEnviron(environ []string, home string) []string {
	kept := make([]string, 0, len(environ)+3)
	for _, entry := range environ {
		if !strings.HasPrefix(entry, "PG") {
			kept = append(kept, entry)
		}
	}
	return append(kept, childVariable+"=1", "HOME="+home, "TMPDIR="+cluster{dir: home}.tmp())
}

// follow passes on what the keeper tells until it ends.
func (s *Server) follow(cmd *exec.Cmd, out io.Reader, ready chan<- string) {
	notices := json.NewDecoder(out)
	for {
		var n notice
		if err := notices.Decode(&n); err != nil {
			break // the end of the pipe, and so of the keeper
		}
		switch {
		case n.Step != "":
			s.progress(n.Step)
		case n.URL != "":
			ready <- n.URL
		case n.Problem != "":
			s.err = errors.New(n.Problem)
		}
	}
	if err := cmd.Wait(); err != nil && s.err == nil {
		s.err = fmt.Errorf("keeping PostgreSQL: %w", err)
	}
}

// URL is the address of the database "dateline", for its superuser.
func (s *Server) URL() string { return s.url }

// Stop shuts the server down in order: connections end, the data is on disk,
// and temporary data is gone. It returns when that is done or ctx ends; even
// then the shutdown goes on. A second call does nothing but wait.
func (s *Server) Stop(ctx context.Context) error {
	s.stop.Do(func() { _ = s.pipe.Close() }) // closing it is the message
	select {
	case <-s.done:
		return s.err
	case <-ctx.Done():
		return fmt.Errorf("waiting for PostgreSQL to stop: %w", context.Cause(ctx))
	}
}

// failure is why the keeper has ended before the server was ready.
func (s *Server) failure() error {
	if s.err != nil {
		return s.err
	}
	return errors.New("starting PostgreSQL: its keeper ended without a word; does main call pgserver.RunChild first?")
}
