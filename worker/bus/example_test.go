package bus_test

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/signal"

	"github.com/dateline-news/dateline/worker"
	"github.com/dateline-news/dateline/worker/bus"
)

// serve runs a worker on NATS until ctx ends: connect, open the streams, hand
// the sources to the worker, and close the connection when it has returned.
func serve(ctx context.Context, parts worker.Parts, logger *slog.Logger) error {
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

func Example() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	// The other parts: a decoder, an extractor, a saver and a recorder.
	parts := worker.Parts{}
	if err := serve(ctx, parts, slog.New(slog.NewTextHandler(os.Stderr, nil))); err != nil {
		fmt.Println(err)
	}
}
