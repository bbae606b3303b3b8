package bus_test

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/dateline-news/dateline/worker"
	"github.com/dateline-news/dateline/worker/bus"
)

// Connect, open the streams, hand the sources to a worker, and close the
// connection when the worker has returned.
func Example() {
	run := func(ctx context.Context, parts worker.Parts, logger *slog.Logger) error {
		conn, err := bus.Connect(bus.Connection{URL: "nats://127.0.0.1:4222", Name: "dateline worker", Logger: logger})
		if err != nil {
			return err
		}
		defer conn.Close()
		queue, err := bus.Open(ctx, conn, bus.Config{Pipeline: "en-2026.11", Slots: 4}, logger)
		if err != nil {
			return err
		}
		parts.Source, parts.DeadLetters, parts.Burier = queue.Articles(), queue.DeadLetters(), queue
		work, err := worker.New(worker.Config{Pipeline: "en-2026.11", Slots: 4}, parts)
		if err != nil {
			return err
		}
		return work.Run(ctx)
	}
	fmt.Printf("%T", run)
	// Output: func(context.Context, worker.Parts, *slog.Logger) error
}
