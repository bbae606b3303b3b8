package worker

import (
	"context"
	"log/slog"
	"maps"
	"sync"
)

// Stats counts what became of the deliveries so far.
type Stats struct {
	// InFlight is how many messages are being worked on.
	InFlight int
	// Processed counts settled deliveries: the sum of Saved, Duplicates, Dead,
	// Retried, GivenBack and Unsettled.
	Processed int
	// Saved counts articles that were written and acknowledged.
	Saved int
	// Duplicates counts articles that this pipeline had saved before.
	Duplicates int
	// Dead counts messages given up, by reason. It is not nil.
	Dead map[string]int
	// Retried counts deliveries that failed and will come again.
	Retried int
	// GivenBack counts deliveries that a stop cut short.
	GivenBack int
	// Unsettled counts deliveries whose outcome the source could not be told;
	// they come again.
	Unsettled int
	// Recorded counts dead letters written for SQL.
	Recorded int
	// Words, Entities, Quotes and Meetings count what was in the saved articles.
	Words, Entities, Quotes, Meetings int
}

// dead is how many were given up in all, whatever the reason.
func (s Stats) dead() int {
	sum := 0
	for _, n := range s.Dead {
		sum += n
	}
	return sum
}

// tally keeps Stats for many goroutines.
type tally struct {
	mu    sync.Mutex
	stats Stats
}

func newTally() *tally { return &tally{stats: Stats{Dead: map[string]int{}}} }

func (t *tally) snapshot() Stats {
	t.mu.Lock()
	defer t.mu.Unlock()
	stats := t.stats
	stats.Dead = maps.Clone(t.stats.Dead)
	return stats
}

func (t *tally) took() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.stats.InFlight++
}

func (t *tally) recorded() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.stats.Recorded++
}

// settle counts the end of a delivery.
func (t *tally) settle(this *attempt, fate decision, settled bool) {
	words := this.words()
	t.mu.Lock()
	defer t.mu.Unlock()
	t.stats.InFlight--
	t.stats.Processed++
	switch {
	case !settled:
		t.stats.Unsettled++
	case fate.action == actionBury:
		t.stats.Dead[fate.reason]++
	case fate.action == actionRetry:
		t.stats.Retried++
	case fate.action == actionGiveBack:
		t.stats.GivenBack++
	case this.saved:
		t.stats.Duplicates++
	default:
		t.stats.Saved++
		t.stats.Words += words
		t.stats.Entities += len(this.facts.Entities)
		t.stats.Quotes += len(this.facts.Quotes)
		t.stats.Meetings += len(this.facts.Meetings)
	}
}

// summarise logs the counts from time to time, when they have changed.
func (w *Worker) summarise(finished context.Context) {
	last := w.Stats()
	for pause(finished, w.config.SummaryInterval) {
		now := w.Stats()
		if now.Processed != last.Processed || now.Recorded != last.Recorded {
			w.parts.Logger.LogAttrs(finished, slog.LevelInfo, "worker summary", now.attrs()...)
		}
		last = now
	}
}

// attrs are the counts as they stand in the log.
func (s Stats) attrs() []slog.Attr {
	return []slog.Attr{
		slog.Int("processed", s.Processed), slog.Int("saved", s.Saved), slog.Int("duplicates", s.Duplicates),
		slog.Int("dead", s.dead()), slog.Int("retried", s.Retried), slog.Int("given_back", s.GivenBack),
		slog.Int("unsettled", s.Unsettled), slog.Int("recorded", s.Recorded), slog.Int("words", s.Words),
		slog.Int("entities", s.Entities), slog.Int("quotes", s.Quotes), slog.Int("events", s.Meetings),
	}
}
