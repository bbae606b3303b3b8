package main

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"time"

	"github.com/dateline-news/dateline/internal/wire"
	"github.com/dateline-news/dateline/store"
	"github.com/dateline-news/dateline/worker"
	"github.com/dateline-news/dateline/worker/bus"
)

type workerCommand struct {
	databaseFlags
	busFlags
	engineFlags
	Pipeline        string        `help:"Name under which this worker's extractions are kept, beside those of other pipelines; the engine's own where empty: ${pipeline}." placeholder:"NAME"`
	Since           string        `help:"Where a pipeline that is new starts to read the stream: a time (2026-03-01, 2026-03-01T06:00:00Z) or an age (72h). All of the stream where empty." placeholder:"TIME"`
	Filter          string        `help:"Subjects to work on." default:"news.raw.>" placeholder:"SUBJECT"`
	Slots           int           `help:"Articles worked on at a time." default:"${processors}" placeholder:"N"`
	DeliveryLimit   int           `help:"Deliveries of a message before a passing failure becomes final." default:"8" placeholder:"N"`
	AckWait         time.Duration `help:"How long the server waits for a sign of life before it gives a message to another worker; for a consumer that has to be made." default:"1m" placeholder:"DURATION"`
	MessageTimeout  time.Duration `help:"Longest work on one article." default:"5m" placeholder:"DURATION"`
	ShutdownTimeout time.Duration `help:"How long articles in work may go on after a stop signal." default:"25s" placeholder:"DURATION"`
	MaxBytes        int           `help:"Largest message, in bytes, also when unpacked; a larger one becomes a dead letter." default:"8388608" placeholder:"BYTES"`
	AnyLanguage     bool          `help:"Work also on articles that are not in English."`
	LinkEvery       time.Duration `help:"How often to join entities that are one across articles; one of all workers does it at a time. 0 never." default:"15m" placeholder:"DURATION"`
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

// validPipeline is what a pipeline may be called: it becomes part of a consumer's
// name and of every row.
var validPipeline = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{0,62}$`)

// Run works until the context ends, or until the stream is drained.
func (c workerCommand) Run(s *session) error {
	if c.Pipeline == "" {
		c.Pipeline = c.Engine.Pipeline()
	}
	from, err := c.check()
	if err != nil {
		return err
	}
	url, err := c.url()
	if err != nil {
		return err
	}
	rows, err := store.Open(s.ctx, url)
	if err != nil {
		return err
	}
	defer rows.Close()
	conn, err := c.dial(s, "worker")
	if err != nil {
		return err
	}
	defer conn.Close()
	h, err := hand{
		engine: c.engineFlags, conn: conn, rows: rows, work: c.workerConfig(), bus: c.busConfig(from), logger: s.logger,
		decode: wire.Config{MaxBytes: c.MaxBytes, MaxUnpacked: c.MaxBytes, AnyLanguage: c.AnyLanguage, Logger: s.logger},
	}.make(s.ctx)
	if err != nil {
		return err
	}
	return linking{passes: linkPasses(rows), every: c.LinkEvery, logger: s.logger}.during(s.ctx, h.Run)
}

// check finds mistakes in settings that kong cannot see.
func (c workerCommand) check() (from beginning, err error) {
	if !validPipeline.MatchString(c.Pipeline) {
		return from, usageError{fmt.Errorf("--pipeline %q: want lower-case letters, digits, dots, dashes, at most 63", c.Pipeline)}
	}
	if from, err = parseStart(c.Since); err != nil {
		return from, usageError{err}
	}
	if err := errors.Join(c.workerConfig().WithDefaults().Validate(), c.busConfig(from).WithDefaults().Validate()); err != nil {
		return from, usageError{err}
	}
	return from, nil
}

func (c workerCommand) workerConfig() worker.Config {
	return worker.Config{
		Name: workerName(), Pipeline: c.Pipeline, Slots: c.Slots, DeliveryLimit: c.DeliveryLimit,
		MessageTimeout: c.MessageTimeout, ShutdownTimeout: c.ShutdownTimeout, StopWhenDrained: c.Drain,
	}
}

func (c workerCommand) busConfig(from beginning) bus.Config {
	config := c.config()
	config.Name, config.Pipeline, config.Filter = workerName(), c.Pipeline, c.Filter
	config.Since, config.SinceAge = from.at, from.age
	config.Slots, config.DeliveryLimit, config.AckWait = c.Slots, c.DeliveryLimit, c.AckWait
	return config
}

// workerName tells workers apart in logs, dead letters and server lists.
func workerName() string {
	host, err := os.Hostname()
	if err != nil {
		host = "unknown"
	}
	return fmt.Sprintf("%s-%d", host, os.Getpid())
}

// beginning is where a new pipeline begins to read: at a time, or at an age that is
// counted when its consumer is made.
type beginning struct {
	at  time.Time
	age time.Duration
}

// parseStart reads a time or an age; empty is the beginning of the stream.
func parseStart(value string) (beginning, error) {
	if value == "" {
		return beginning{}, nil
	}
	if age, err := time.ParseDuration(value); err == nil {
		return beginning{age: age}, nil
	}
	at, err := wire.ParseTime(value)
	if err != nil {
		return beginning{}, fmt.Errorf("--since %q: want a time such as 2026-03-01T06:00:00Z or an age such as 72h", value)
	}
	return beginning{at: at}, nil
}
