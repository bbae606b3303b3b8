package bus

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/dateline-news/dateline/worker"
)

const (
	defaultStream        = "NEWS"
	defaultDeadStream    = "NEWS_DEAD"
	rawSubjects          = "news.raw.>"
	deadSubjects         = "news.dead.>"
	deadPrefix           = "news.dead."
	recordDurable        = "record-dead-letters"
	defaultReplicas      = 1
	defaultMaxAge        = 30 * 24 * time.Hour
	defaultDuplicates    = 10 * time.Minute
	defaultAckWait       = time.Minute
	defaultMaxAckPending = 1000
	defaultPullExpiry    = 30 * time.Second
	defaultPullHeartbeat = 5 * time.Second
)

// Config says which streams and consumers are used and how they are made where
// they are missing. The zero value of each field stands for its default. What
// exists is never changed: where it differs, see [MismatchError].
type Config struct {
	// Name is the worker's name in dead letters. Default "dateline".
	Name string
	// Pipeline names the durable consumer, see [Durable]. Required by [Open].
	Pipeline string
	// Stream holds the articles. Default "NEWS".
	Stream string
	// DeadStream holds what was given up. Default "NEWS_DEAD".
	DeadStream string
	// Filter is which subjects of Stream are worked on; the consumer keeps it
	// for ever. Default "news.raw.>".
	Filter string
	// Since makes a new consumer start at the first message stored at or after
	// it; zero starts at the oldest message. An existing consumer keeps its
	// own start, and asking it for another one is an error.
	Since time.Time
	// SinceAge makes a new consumer start that long before it is made. It asks
	// nothing of an existing one: no two starts of a worker compute the same
	// time. At most one of Since and SinceAge.
	SinceAge time.Duration
	// Slots is how many messages this worker takes at once, for a warning when
	// the consumer allows fewer. Default 1.
	Slots int
	// DeliveryLimit must be the worker's; MaxDeliver is derived from it.
	// Default 8.
	DeliveryLimit int
	// AckWait is how long the server waits for word of a message; workers say
	// every third of it that they are at work. It bounds how long the messages
	// of a crashed worker lie idle. Default 1 min; at least 100 ms.
	AckWait time.Duration
	// MaxAckPending bounds the messages out at all workers together: at least
	// twice the slots of all workers that will ever run. Default 1000.
	MaxAckPending int
	// Replicas is how many servers of a cluster keep each stream: 1, 3 or 5.
	// Default 1; a cluster should have 3.
	Replicas int
	// MaxAge is how long the stream of articles keeps them, which bounds how far
	// back a new pipeline can read. Default 30 days.
	MaxAge time.Duration
	// MaxBytes bounds the stream of articles. Default 0, no bound.
	MaxBytes int64
	// Duplicates is how long a repeated message id is recognised. Default 10 min.
	Duplicates time.Duration
	// PullExpiry is how long one request for a message waits at the server.
	// Default 30 s; at least 1 s.
	PullExpiry time.Duration
	// PullHeartbeat is how often the server says that a waiting request is
	// alive; after twice this time of silence the feed is opened again. Default
	// 5 s; from 500 ms to half of PullExpiry.
	PullHeartbeat time.Duration
}

// WithDefaults fills the fields that are zero.
func (c Config) WithDefaults() Config {
	orDefault(&c.Name, "dateline")
	orDefault(&c.Stream, defaultStream)
	orDefault(&c.DeadStream, defaultDeadStream)
	orDefault(&c.Filter, rawSubjects)
	orDefault(&c.Slots, 1)
	orDefault(&c.DeliveryLimit, worker.Config{}.WithDefaults().DeliveryLimit)
	orDefault(&c.AckWait, defaultAckWait)
	orDefault(&c.MaxAckPending, defaultMaxAckPending)
	orDefault(&c.Replicas, defaultReplicas)
	orDefault(&c.MaxAge, defaultMaxAge)
	orDefault(&c.Duplicates, defaultDuplicates)
	orDefault(&c.PullExpiry, defaultPullExpiry)
	orDefault(&c.PullHeartbeat, defaultPullHeartbeat)
	return c
}

// Validate names every field that cannot be worked with.
func (c Config) Validate() error {
	var errs []error
	check := func(good bool, format string, args ...any) {
		if !good {
			errs = append(errs, fmt.Errorf(format, args...))
		}
	}
	check(covers(rawSubjects, c.Filter), "filter is %q: want a subject within %s", c.Filter, rawSubjects)
	check(c.Stream != c.DeadStream, "stream and dead-letter stream are both %q: want two", c.Stream)
	check(c.SinceAge >= 0 && (c.SinceAge == 0 || c.Since.IsZero()), "since is both a time and an age, or an age below 0: want one of them")
	check(c.Slots >= 1, "slots is %d: want at least 1", c.Slots)
	check(c.DeliveryLimit >= 1, "delivery limit is %d: want at least 1", c.DeliveryLimit)
	check(c.AckWait >= 100*time.Millisecond, "ack wait is %v: want at least 100ms", c.AckWait)
	check(c.MaxAckPending >= 1, "max ack pending is %d: want at least 1", c.MaxAckPending)
	check(c.Replicas >= 1 && c.Replicas <= 5, "replicas is %d: want 1 to 5", c.Replicas)
	check(c.MaxAge >= c.Duplicates && c.Duplicates > 0, "max age is %v and duplicates %v: want the age at least as long", c.MaxAge, c.Duplicates)
	check(c.MaxBytes >= 0, "max bytes is %d: want 0 for no bound or more", c.MaxBytes)
	check(c.PullExpiry >= time.Second, "pull expiry is %v: want at least 1s", c.PullExpiry)
	check(c.PullHeartbeat >= 500*time.Millisecond && 2*c.PullHeartbeat <= c.PullExpiry,
		"pull heartbeat is %v: want 500ms to half of the pull expiry, %v", c.PullHeartbeat, c.PullExpiry/2)
	return errors.Join(errs...)
}

// Durable is the name of the consumer of a pipeline: "extract-en-2026-11" for
// "en-2026.11". Names of consumers cannot hold dots.
func Durable(pipeline string) string {
	return "extract-" + strings.ReplaceAll(pipeline, ".", "-")
}

// covers reports whether every subject that inner matches is one that outer
// matches. Both may hold wildcards.
func covers(outer, inner string) bool {
	wide, narrow := strings.Split(outer, "."), strings.Split(inner, ".")
	for i, token := range wide {
		switch {
		case i >= len(narrow) || narrow[i] == "":
			return false
		case token == ">":
			return true
		case narrow[i] == ">" || token != "*" && token != narrow[i]:
			return false
		}
	}
	return len(wide) == len(narrow)
}

func orDefault[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}
