package worker

import (
	"errors"
	"fmt"
	"runtime"
	"time"
)

const (
	defaultPipeline        = "en-2026.11"
	defaultDeliveryLimit   = 8
	defaultRetryBase       = 2 * time.Second
	defaultRetryFactor     = 4
	defaultRetryCap        = 15 * time.Minute
	defaultMessageTimeout  = 5 * time.Minute
	defaultShutdownTimeout = 25 * time.Second
	defaultSettleTimeout   = 10 * time.Second
	defaultSummaryInterval = time.Minute
	defaultDrainPoll       = 200 * time.Millisecond
)

const (
	// crashMargin is how many deliveries past the limit a message may have
	// before it is buried unread. Deliveries above the limit mean that it was
	// given back by stopping workers or took its worker down before it could be
	// settled; eight of either is no accident.
	crashMargin = 8
	// serverMargin is how far the server's MaxDeliver lies above the limit. It
	// is larger than crashMargin, so that it is always this package and never
	// the server that gives a message up.
	serverMargin = 16
)

// Config says how a [Worker] works. The zero value of each field stands for
// its default.
type Config struct {
	// Name tells this worker from others, in logs and in dead letters.
	// Default "dateline".
	Name string
	// Pipeline names the pipeline that the extractor runs, as it stands in the
	// rows. Default "en-2026.11".
	Pipeline string
	// Slots is how many messages are worked on at once. Extraction is bound by
	// the processor, so more than twice the number of cores gains nothing.
	// Default GOMAXPROCS; at least 1.
	Slots int
	// DeliveryLimit is how many deliveries a message gets before a transient
	// failure becomes final. The consumer's MaxDeliver must lie well above it,
	// see [MaxDeliver]. Default 8; at least 1.
	DeliveryLimit int
	// Retry spaces the deliveries of a message that failed. Default 2 s, 8 s,
	// 32 s, 2 min, 8.5 min, then 15 min each, less jitter: at the default limit
	// of 8 a message is given up 21 to 41 minutes after its first failure.
	Retry Backoff
	// MessageTimeout bounds the work on one message; what takes longer counts
	// as a transient failure. Default 5 min.
	MessageTimeout time.Duration
	// ShutdownTimeout is how long messages in flight may go on after the worker
	// was told to stop, before they are cancelled and given back. It has to be
	// shorter than the grace period of whatever stops the process, by
	// SettleTimeout. Default 25 s.
	ShutdownTimeout time.Duration
	// SettleTimeout bounds the telling of the source what became of a message,
	// dead letter included. Default 10 s.
	SettleTimeout time.Duration
	// SummaryInterval is the time between two summaries in the log; a summary
	// that says nothing new is left out. Default 1 min.
	SummaryInterval time.Duration
	// StopWhenDrained makes [Worker.Run] return when the source has nothing
	// left to deliver and nothing unsettled, and every dead letter is recorded.
	StopWhenDrained bool
	// DrainPoll is the time between two looks at what is left, with
	// StopWhenDrained only. Default 200 ms.
	DrainPoll time.Duration
}

// MaxDeliver is the MaxDeliver that a consumer needs for a delivery limit.
// It leaves headroom, because the server counts a message that was given back
// by a stopping worker, or lost with a crashed one, as delivered.
func MaxDeliver(deliveryLimit int) int { return deliveryLimit + serverMargin }

// LeastMaxDeliver is the lowest MaxDeliver that is safe for a delivery limit:
// below it the server could drop a message that nobody has buried.
func LeastMaxDeliver(deliveryLimit int) int { return deliveryLimit + crashMargin + 1 }

// WithDefaults fills the fields that are zero.
func (c Config) WithDefaults() Config {
	orDefault(&c.Name, "dateline")
	orDefault(&c.Pipeline, defaultPipeline)
	orDefault(&c.Slots, runtime.GOMAXPROCS(0))
	orDefault(&c.DeliveryLimit, defaultDeliveryLimit)
	orDefault(&c.Retry, Backoff{Base: defaultRetryBase, Factor: defaultRetryFactor, Cap: defaultRetryCap})
	orDefault(&c.MessageTimeout, defaultMessageTimeout)
	orDefault(&c.ShutdownTimeout, defaultShutdownTimeout)
	orDefault(&c.SettleTimeout, defaultSettleTimeout)
	orDefault(&c.SummaryInterval, defaultSummaryInterval)
	orDefault(&c.DrainPoll, defaultDrainPoll)
	return c
}

// Validate names every field that cannot be worked with.
func (c Config) Validate() error {
	return errors.Join(
		atLeast("slots", c.Slots, 1),
		atLeast("delivery limit", c.DeliveryLimit, 1),
		c.Retry.validate(),
		atLeast("message timeout", c.MessageTimeout, time.Millisecond),
		atLeast("shutdown timeout", c.ShutdownTimeout, time.Millisecond),
		atLeast("settle timeout", c.SettleTimeout, time.Millisecond),
		atLeast("summary interval", c.SummaryInterval, time.Millisecond),
		atLeast("drain poll", c.DrainPoll, time.Millisecond),
	)
}

func orDefault[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}

func atLeast[T int | time.Duration](name string, value, least T) error {
	if value < least {
		return fmt.Errorf("%s is %v: want at least %v", name, value, least)
	}
	return nil
}
