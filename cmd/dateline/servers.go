package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/dateline-news/dateline/store"
	"github.com/dateline-news/dateline/worker/bus"
)

// firstConnection is how long a command for a person waits for NATS before it
// says that it is not there. Workers wait for ever.
const firstConnection = 5 * time.Second

// databaseFlags name the database; commands that need one embed them.
type databaseFlags struct {
	DatabaseURL string `help:"PostgreSQL to use, postgres://user:password@host:5432/name; also PG* variables apply." placeholder:"URL"`
}

// url gives the address or says how to set it.
func (f databaseFlags) url() (string, error) {
	if f.DatabaseURL == "" {
		return "", usageError{errors.New("no database: set --database-url or DATELINE_DATABASE_URL, for example postgres://dateline:secret@localhost:5432/dateline")}
	}
	return f.DatabaseURL, nil
}

// reader opens the rows for a command that only reads views, whatever the version
// of the schema.
func (f databaseFlags) reader(ctx context.Context, more ...store.Option) (*store.Store, error) {
	url, err := f.url()
	if err != nil {
		return nil, err
	}
	return store.Open(ctx, url, append(more, store.WithoutSchemaCheck())...)
}

// busFlags name the message bus; commands that need one embed them.
type busFlags struct {
	NatsURL      string        `help:"NATS servers, comma-separated." default:"nats://127.0.0.1:4222" placeholder:"URL"`
	NatsCreds    string        `help:"File with NATS credentials." type:"path" placeholder:"FILE"`
	Stream       string        `help:"Stream of articles; made where it is missing, never changed." default:"NEWS" placeholder:"NAME"`
	DeadStream   string        `help:"Stream of dead letters; made where it is missing, never changed." default:"NEWS_DEAD" placeholder:"NAME"`
	Replicas     int           `help:"Replicas of streams that have to be made; 3 in a cluster." default:"1" placeholder:"N"`
	StreamMaxAge time.Duration `help:"How long a stream that has to be made keeps messages." default:"720h" placeholder:"DURATION"`
}

// config is the bus as the flags describe it.
func (f busFlags) config() bus.Config {
	return bus.Config{Stream: f.Stream, DeadStream: f.DeadStream, Replicas: f.Replicas, MaxAge: f.StreamMaxAge}
}

// dial opens a connection that waits for the server for ever.
func (f busFlags) dial(s *session, name string) (*nats.Conn, error) {
	connection := bus.Connection{URL: f.NatsURL, Name: "dateline " + name, Logger: s.logger}
	if f.NatsCreds != "" {
		connection.Options = append(connection.Options, nats.UserCredentials(f.NatsCreds))
	}
	return bus.Connect(connection)
}

// connect is dial for a person who waits: it fails when NATS does not answer soon.
func (f busFlags) connect(s *session, name string) (*nats.Conn, error) {
	conn, err := f.dial(s, name)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(s.ctx, firstConnection)
	defer cancel()
	if err := conn.FlushWithContext(ctx); err != nil {
		conn.Close()
		return nil, fmt.Errorf("no answer from NATS at --nats-url within %s: is it running, and is the address right? %w", firstConnection, err)
	}
	return conn, nil
}
