package worker

import (
	"context"
	"fmt"
	"log/slog"
)

// recording writes dead letters through the Recorder. A dead letter has no
// further place to go, so it is tried without limit; one that cannot be read
// stays in its stream for a person to look at.
type recording struct {
	config Config
	parts  Parts
	tally  *tally
}

func (r *recording) handle(work context.Context, msg *Message) probeFunc {
	err := r.record(work, msg)
	fate := decide(err, msg.Deliveries, work.Err() != nil, limits{retry: r.config.Retry}, r.parts.Jitter())
	if settleErr := r.settle(work, msg, fate); settleErr != nil {
		r.logger(msg).Warn("settling a dead letter was not possible and it will come again", slog.Any("err", settleErr))
	}
	switch fate.action {
	case actionAck:
		r.tally.recorded()
	case actionBury:
		r.logger(msg).Error("dead letter cannot be recorded and stays in its stream", slog.Any("err", err))
	case actionRetry:
		r.logger(msg).Warn("dead letter will be recorded later", slog.Any("err", err), slog.Duration("delay", fate.delay))
		return func(context.Context) error { return nil }
	case actionGiveBack:
	}
	return nil
}

func (r *recording) record(work context.Context, msg *Message) error {
	letter, err := ReadDeadLetter(msg.Header)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeoutCause(work, r.config.MessageTimeout, errTimeout)
	defer cancel()
	if err := r.parts.Recorder.RecordDeadLetter(ctx, letter); err != nil {
		return fmt.Errorf("recording: %w", err)
	}
	return nil
}

func (r *recording) settle(work context.Context, msg *Message, fate decision) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(work), r.config.SettleTimeout)
	defer cancel()
	switch fate.action {
	case actionAck:
		return msg.Receipt.Ack(ctx)
	case actionBury:
		return msg.Receipt.Term(ctx, fate.reason)
	case actionRetry, actionGiveBack:
	}
	return msg.Receipt.Retry(ctx, fate.delay)
}

func (r *recording) logger(msg *Message) *slog.Logger {
	return r.parts.Logger.With(slog.String("subject", msg.Origin.Subject),
		slog.Uint64("stream_seq", msg.Origin.Sequence), slog.Int("deliveries", msg.Deliveries))
}
