package main

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/english"
	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/wire"
	"github.com/dateline-news/dateline/store"
	"github.com/dateline-news/dateline/worker"
	"github.com/dateline-news/dateline/worker/bus"
)

type workerCommand struct {
	databaseFlags
	busFlags
	Pipeline        string        `help:"Name under which this worker's extractions are kept, beside those of other pipelines." default:"${pipeline}" placeholder:"NAME"`
	Since           string        `help:"Where a pipeline that is new starts to read the stream: a time (2026-03-01, 2026-03-01T06:00:00Z) or an age (72h). All of the stream where empty." placeholder:"TIME"`
	Filter          string        `help:"Subjects to work on." default:"news.raw.>" placeholder:"SUBJECT"`
	Slots           int           `help:"Articles worked on at a time." default:"${processors}" placeholder:"N"`
	DeliveryLimit   int           `help:"Deliveries of a message before a passing failure becomes final." default:"8" placeholder:"N"`
	AckWait         time.Duration `help:"How long the server waits for a sign of life before it gives a message to another worker; for a consumer that has to be made." default:"1m" placeholder:"DURATION"`
	MessageTimeout  time.Duration `help:"Longest work on one article." default:"5m" placeholder:"DURATION"`
	ShutdownTimeout time.Duration `help:"How long articles in work may go on after a stop signal." default:"25s" placeholder:"DURATION"`
	MaxBytes        int           `help:"Largest message, in bytes, also when unpacked; a larger one becomes a dead letter." default:"8388608" placeholder:"BYTES"`
	AnyLanguage     bool          `help:"Work also on articles that are not in English."`
	Drain           bool          `help:"Stop when the stream has nothing left to do."`
}

// Help is the long help of the command.
func (workerCommand) Help() string {
	return `Start as many as the lag asks for, here or on other machines: they share the work of one pipeline.
The schema must be there first (dateline migrate up). SIGTERM or Ctrl-C stops it in two phases: no
new articles, then --shutdown-timeout for those in work; what cannot finish is given back at once.

Examples:
  dateline worker --database-url postgres://dateline:secret@db:5432/dateline --nats-url nats://bus:4222
  DATELINE_DATABASE_URL=postgres://… dateline worker --slots 4
  dateline worker --config /etc/dateline.yaml --drain
  dateline worker --pipeline en-2026.11-trial --since 72h    # re-read three days beside the first pipeline`
}

// pipelineName is what a pipeline may be called: it becomes part of a consumer's
// name and of every row.
var pipelineName = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{0,62}$`)

// Run works until the context ends, or until the stream is drained.
func (c workerCommand) Run(s *session) error {
	since, err := c.check(time.Now())
	if err != nil {
		return err
	}
	url, err := c.url()
	if err != nil {
		return err
	}
	pipeline, err := english.New()
	if err != nil {
		return fmt.Errorf("assembling the pipeline: %w", err)
	}
	rows, err := openStore(s.ctx, url)
	if err != nil {
		return err
	}
	defer rows.Close()
	conn, err := c.dial(s, "worker")
	if err != nil {
		return err
	}
	defer conn.Close()
	return c.work(s, conn, rows, pipeline.Named(c.Pipeline), since)
}

// check finds mistakes in settings that kong cannot see.
func (c workerCommand) check(now time.Time) (since time.Time, err error) {
	if !pipelineName.MatchString(c.Pipeline) {
		return time.Time{}, usageError{fmt.Errorf("--pipeline %q: want lower-case letters, digits, dots, dashes, at most 63", c.Pipeline)}
	}
	if since, err = parseSince(c.Since, now); err != nil {
		return time.Time{}, usageError{err}
	}
	if err := errors.Join(c.workerConfig().WithDefaults().Validate(), c.busConfig(since).WithDefaults().Validate()); err != nil {
		return time.Time{}, usageError{err}
	}
	return since, nil
}

// work makes the worker of its parts and runs it.
func (c workerCommand) work(s *session, conn *nats.Conn, rows *store.Store, pipeline *extract.Pipeline, since time.Time) error {
	queue, err := bus.Open(s.ctx, conn, c.busConfig(since), s.logger)
	if err != nil {
		return fmt.Errorf("opening the stream: %w", err)
	}
	decoder := wire.NewDecoder(wire.Config{
		MaxBytes: c.MaxBytes, MaxUnpacked: c.MaxBytes, AnyLanguage: c.AnyLanguage, Logger: s.logger,
	})
	hand, err := worker.New(c.workerConfig(), worker.Parts{
		Source: queue.Articles(), Decoder: decodeWith(decoder), Extractor: pipeline, Saver: rows,
		Burier: queue, DeadLetters: queue.DeadLetters(), Recorder: rows, Logger: s.logger,
	})
	if err != nil {
		return err
	}
	return hand.Run(s.ctx)
}

func (c workerCommand) workerConfig() worker.Config {
	return worker.Config{
		Name: workerName(), Pipeline: c.Pipeline, Slots: c.Slots, DeliveryLimit: c.DeliveryLimit,
		MessageTimeout: c.MessageTimeout, ShutdownTimeout: c.ShutdownTimeout, StopWhenDrained: c.Drain,
	}
}

func (c workerCommand) busConfig(since time.Time) bus.Config {
	config := c.config()
	config.Name, config.Pipeline, config.Filter, config.Since = workerName(), c.Pipeline, c.Filter, since
	config.Slots, config.DeliveryLimit, config.AckWait = c.Slots, c.DeliveryLimit, c.AckWait
	return config
}

// decodeWith fits the decoder of the wire package to the worker.
func decodeWith(decoder *wire.Decoder) worker.DecoderFunc {
	return func(subject string, header map[string][]string, data []byte) (news.Article, error) {
		return decoder.Decode(wire.Envelope{Subject: subject, Header: header, Data: data})
	}
}

// workerName tells workers apart in logs, dead letters and server lists.
func workerName() string {
	host, err := os.Hostname()
	if err != nil {
		host = "unknown"
	}
	return fmt.Sprintf("%s-%d", host, os.Getpid())
}

// parseSince reads a time or an age; empty is the zero time.
func parseSince(value string, now time.Time) (time.Time, error) {
	if value == "" {
		return time.Time{}, nil
	}
	if age, err := time.ParseDuration(value); err == nil {
		return now.Add(-age).UTC(), nil
	}
	since, err := wire.ParseTime(value)
	if err != nil {
		return time.Time{}, fmt.Errorf("--since %q: want a time such as 2026-03-01T06:00:00Z or an age such as 72h", value)
	}
	return since, nil
}
