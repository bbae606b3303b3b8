package worker

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/dateline-news/dateline/internal/news"
)

// Decoder reads what arrived on the bus. Its errors are permanent where they
// say so and otherwise tried again.
type Decoder interface {
	Decode(subject string, header map[string][]string, data []byte) (news.Article, error)
}

// DecoderFunc is a function that decodes.
type DecoderFunc func(subject string, header map[string][]string, data []byte) (news.Article, error)

// Decode calls f.
func (f DecoderFunc) Decode(subject string, header map[string][]string, data []byte) (news.Article, error) {
	return f(subject, header, data)
}

// Extractor finds the facts in a normalised text. It is a pure function, safe
// for concurrent use.
type Extractor interface {
	Extract(ctx context.Context, text string, publishedAt time.Time) (news.Extraction, error)
}

// Saver keeps records. Save is idempotent: a record that is saved twice, also
// by two workers at once, leaves the same rows as one.
type Saver interface {
	// Saved reports whether this pipeline has saved that revision of the
	// article already, so that nothing is left to be extracted, and notes the
	// revision's arrival if it is a new one.
	Saved(ctx context.Context, article news.Article, origin news.Origin, pipeline string) (bool, error)
	Save(ctx context.Context, record news.Record) error
}

// Burier keeps a copy of a message that is given up. It returns after the copy
// is safe; burying the same message twice leaves one copy.
type Burier interface {
	Bury(ctx context.Context, msg *Message, letter news.DeadLetter) error
}

// Recorder writes dead letters where SQL can ask for them. It is idempotent by
// origin and pipeline.
type Recorder interface {
	RecordDeadLetter(ctx context.Context, letter news.DeadLetter) error
}

// Parts are what a worker works with.
type Parts struct {
	Source    Source
	Decoder   Decoder
	Extractor Extractor
	Saver     Saver
	Burier    Burier
	// DeadLetters and Recorder are optional, but only together: dead letters
	// that DeadLetters delivers are handed to Recorder.
	DeadLetters Source
	Recorder    Recorder
	// Logger is optional; without it nothing is logged.
	Logger *slog.Logger
	// Now is the clock that dates dead letters; optional.
	Now func() time.Time
	// Jitter gives numbers in [0, 1); optional.
	Jitter func() float64
}

func (p Parts) withDefaults() Parts {
	if p.Logger == nil {
		p.Logger = slog.New(slog.DiscardHandler)
	}
	if p.Now == nil {
		p.Now = time.Now
	}
	if p.Jitter == nil {
		p.Jitter = rand.Float64
	}
	p.Logger = p.Logger.With(slog.String("component", "worker"))
	return p
}

func (p Parts) validate() error {
	var errs []error
	for name, missing := range map[string]bool{
		"source": p.Source == nil, "decoder": p.Decoder == nil, "extractor": p.Extractor == nil,
		"saver": p.Saver == nil, "burier": p.Burier == nil,
	} {
		if missing {
			errs = append(errs, fmt.Errorf("%s is missing", name))
		}
	}
	if (p.DeadLetters == nil) != (p.Recorder == nil) {
		errs = append(errs, errors.New("source of dead letters and recorder: want both or neither"))
	}
	return errors.Join(errs...)
}

// Worker takes messages from a source and turns them into rows.
type Worker struct {
	config Config
	parts  Parts
	tally  *tally
}

// New makes a worker, which does nothing before [Worker.Run]. It names every
// part and setting that is missing or wrong.
func New(config Config, parts Parts) (*Worker, error) {
	config = config.WithDefaults()
	if err := errors.Join(config.Validate(), parts.validate()); err != nil {
		return nil, fmt.Errorf("configuring worker: %w", err)
	}
	return &Worker{config: config, parts: parts.withDefaults(), tally: newTally()}, nil
}

// Stats is a snapshot of what has been done so far.
func (w *Worker) Stats() Stats { return w.tally.snapshot() }

// Run works until ctx ends or, with StopWhenDrained, until nothing is left. It
// then takes no further message, lets those in flight go on for
// ShutdownTimeout, cancels and gives back what is still not finished, and
// returns nil when no goroutine of its own is left. It returns an error only
// when the source is closed for good. Run may be called once.
func (w *Worker) Run(ctx context.Context) error {
	fetch, stopFetching := context.WithCancelCause(ctx)
	defer stopFetching(nil)
	work, stopWork := context.WithCancelCause(context.WithoutCancel(ctx))
	defer stopWork(nil)
	w.parts.Logger.Info("worker started", slog.Int("slots", w.config.Slots),
		slog.String("pipeline", w.config.Pipeline), slog.String("worker", w.config.Name))

	var slots, helpers errgroup.Group
	for _, slot := range w.slots() {
		slots.Go(func() error {
			err := slot.run(fetch, work)
			if err != nil {
				stopFetching(err)
			}
			return err
		})
	}
	finished, finish := context.WithCancel(context.WithoutCancel(ctx))
	defer finish()
	helpers.Go(func() error { w.escalate(fetch, finished, stopWork); return nil })
	helpers.Go(func() error { w.summarise(finished); return nil })
	if w.config.StopWhenDrained {
		helpers.Go(func() error { w.awaitDrained(fetch, stopFetching); return nil })
	}

	err := slots.Wait()
	finish()
	stopFetching(nil)
	_ = helpers.Wait()
	w.parts.Logger.LogAttrs(finished, slog.LevelInfo, "worker stopped", w.Stats().attrs()...)
	return err
}

// slots makes the slots for articles and, where dead letters are recorded, one
// slot more.
func (w *Worker) slots() []*slot {
	var slots []*slot
	articles := &processor{config: w.config, parts: w.parts, tally: w.tally}
	for range w.config.Slots {
		slots = append(slots, w.newSlot(w.parts.Source, articles))
	}
	if w.parts.Recorder != nil {
		letters := &recording{config: w.config, parts: w.parts, tally: w.tally}
		slots = append(slots, w.newSlot(w.parts.DeadLetters, letters))
	}
	return slots
}

// escalate is the second phase of stopping: it cancels the work that is not
// finished ShutdownTimeout after fetching has stopped.
func (w *Worker) escalate(fetch, finished context.Context, stopWork context.CancelCauseFunc) {
	select {
	case <-fetch.Done():
	case <-finished.Done():
		return
	}
	if pause(finished, w.config.ShutdownTimeout) {
		stopWork(errStopping)
	}
}

// pause waits for d and reports whether it has passed before ctx ended.
func pause(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
