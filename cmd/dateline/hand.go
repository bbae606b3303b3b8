package main

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/nats-io/nats.go"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/wire"
	"github.com/dateline-news/dateline/store"
	"github.com/dateline-news/dateline/worker"
	"github.com/dateline-news/dateline/worker/bus"
)

// hand is a worker with everything that it works with.
type hand struct {
	engine engineFlags
	conn   *nats.Conn
	rows   *store.Store
	work   worker.Config
	bus    bus.Config
	decode wire.Config
	logger *slog.Logger
}

// make opens the stream and puts the worker together.
func (h hand) make(ctx context.Context) (*worker.Worker, error) {
	pipeline, err := h.engine.pipeline()
	if err != nil {
		return nil, err
	}
	queue, err := bus.Open(ctx, h.conn, h.bus, h.logger)
	if err != nil {
		return nil, fmt.Errorf("opening the stream: %w", err)
	}
	return worker.New(h.work, worker.Parts{
		Source: queue.Articles(), Decoder: decodeWith(wire.NewDecoder(h.decode)),
		Extractor: pipeline.Named(h.work.Pipeline), Saver: h.rows,
		Burier: queue, DeadLetters: queue.DeadLetters(), Recorder: h.rows, Logger: h.logger,
	})
}

// decodeWith fits the decoder of the wire package to the worker.
func decodeWith(decoder *wire.Decoder) worker.DecoderFunc {
	return func(subject string, header map[string][]string, data []byte) (news.Article, error) {
		return decoder.Decode(wire.Envelope{Subject: subject, Header: header, Data: data})
	}
}
