package worker

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"
	"time"

	"github.com/dateline-news/dateline/internal/news"
)

// processor takes a message through its life: decode, extract, save, settle.
// It is shared by all slots and has no state of its own.
type processor struct {
	config Config
	parts  Parts
	tally  *tally
}

// attempt is the work on one delivery, as far as it has come.
type attempt struct {
	msg     *Message
	article news.Article
	facts   news.Extraction
	// saved tells an article that this pipeline had saved before.
	saved bool
	// storing is true while the store has the word.
	storing bool
	// reason names a panic at this point of the work.
	reason string
}

// handle works on msg and settles it, whatever happens.
func (p *processor) handle(work context.Context, msg *Message) probeFunc {
	p.tally.took()
	started := time.Now()
	this := &attempt{msg: msg}
	err := p.attempt(work, this)
	fate := decide(err, msg.Deliveries, work.Err() != nil,
		limits{deliveries: p.config.DeliveryLimit, retry: p.config.Retry}, p.parts.Jitter())
	p.report(this, fate, err, time.Since(started))
	settled := p.settle(work, this, fate, err)
	p.tally.settle(this, fate, settled)
	if err == nil || !this.storing || IsPermanent(err) || fate.action == actionGiveBack {
		return nil
	}
	return p.probe(this)
}

// attempt runs the steps under the message's own deadline. It is the one place
// where a panic is caught.
func (p *processor) attempt(work context.Context, this *attempt) (err error) {
	ctx, cancel := context.WithTimeoutCause(work, p.config.MessageTimeout, errTimeout)
	defer cancel()
	defer func() {
		if value := recover(); value != nil {
			err = &panicError{reason: this.reason, value: value, stack: debug.Stack()}
		}
	}()
	if this.msg.Deliveries > p.config.DeliveryLimit+crashMargin {
		return &stageError{reason: reasonExhausted, permanent: true, err: errors.New("delivered too often without an outcome")}
	}
	return p.steps(ctx, this)
}

func (p *processor) steps(ctx context.Context, this *attempt) (err error) {
	this.reason = reasonUndecodable
	if this.article, err = p.parts.Decoder.Decode(this.msg.Origin.Subject, this.msg.Header, this.msg.Data); err != nil {
		return fmt.Errorf("decoding: %w", err)
	}
	if err := p.lookUp(ctx, this); err != nil || this.saved {
		return err
	}
	if err := p.extract(ctx, this); err != nil {
		return err
	}
	this.reason, this.storing = reasonExhausted, true
	record := news.Record{Article: this.article, Origin: this.msg.Origin, Extraction: this.facts}
	if err := p.parts.Saver.Save(ctx, record); err != nil {
		return fmt.Errorf("saving: %w", err)
	}
	this.storing = false
	return nil
}

// lookUp asks whether the article is saved already, so that another delivery
// costs one query and no extraction. A kill notice is always saved: it may
// carry the very text that it withdraws.
func (p *processor) lookUp(ctx context.Context, this *attempt) (err error) {
	if this.article.Withdrawn() {
		return nil
	}
	this.reason, this.storing = reasonExhausted, true
	this.saved, err = p.parts.Saver.Saved(ctx, this.article, this.msg.Origin, p.config.Pipeline)
	if err != nil {
		return fmt.Errorf("looking up what is saved: %w", err)
	}
	this.storing = false
	return nil
}

// extract finds the facts; a kill notice has none.
func (p *processor) extract(ctx context.Context, this *attempt) (err error) {
	text := this.article.Text()
	if this.article.Withdrawn() {
		this.facts = news.Extraction{Pipeline: p.config.Pipeline, Text: text}
		return nil
	}
	this.reason = reasonExtraction
	if this.facts, err = p.parts.Extractor.Extract(ctx, text, this.article.PublishedAt); err != nil {
		return extractionError(ctx, err)
	}
	return nil
}

// probe asks the store a cheap question that it answers when it is back.
func (p *processor) probe(this *attempt) probeFunc {
	return func(ctx context.Context) error {
		_, err := p.parts.Saver.Saved(ctx, this.article, this.msg.Origin, p.config.Pipeline)
		return err
	}
}

// settle carries the decision out. It has its own time and outlives the
// cancelling of the work, because an unsettled message waits for AckWait to
// pass. It reports whether the source knows.
func (p *processor) settle(work context.Context, this *attempt, fate decision, cause error) bool {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(work), p.config.SettleTimeout)
	defer cancel()
	var err error
	switch fate.action {
	case actionAck:
		err = this.msg.Receipt.Ack(ctx)
	case actionBury:
		err = p.bury(ctx, this.msg, fate, cause)
	case actionRetry:
		err = this.msg.Receipt.Retry(ctx, fate.delay)
	case actionGiveBack:
		err = this.msg.Receipt.Retry(ctx, 0)
	}
	if err != nil {
		p.logger(this).Warn("settling was not possible and the message will come again", slog.Any("err", err))
	}
	return err == nil
}

// bury keeps a copy of the message and only then ends it. When the copy cannot
// be kept the message stays in the source.
func (p *processor) bury(ctx context.Context, msg *Message, fate decision, cause error) error {
	letter := news.DeadLetter{
		Reason: fate.reason, Detail: cause.Error(), Origin: msg.Origin,
		Deliveries: msg.Deliveries, Pipeline: p.config.Pipeline, FailedAt: p.parts.Now().UTC(),
	}
	if err := p.parts.Burier.Bury(ctx, msg, letter); err != nil {
		delay := p.config.Retry.Delay(msg.Deliveries, p.parts.Jitter())
		return errors.Join(fmt.Errorf("burying: %w", err), msg.Receipt.Retry(ctx, delay))
	}
	return msg.Receipt.Term(ctx, fate.reason)
}

// report is the one log line of a message.
func (p *processor) report(this *attempt, fate decision, err error, took time.Duration) {
	logger := p.logger(this).With(slog.Duration("duration", took))
	switch fate.action {
	case actionAck:
		logger.Debug("article saved", slog.Bool("already_saved", this.saved),
			slog.Int("entities", len(this.facts.Entities)), slog.Int("quotes", len(this.facts.Quotes)),
			slog.Int("events", len(this.facts.Meetings)))
	case actionRetry:
		logger.Warn("message will be tried again", slog.Any("err", err), slog.Duration("delay", fate.delay), stackOf(err))
	case actionGiveBack:
		logger.Info("message given back", slog.Any("err", err))
	case actionBury:
		logger.Error("message given up", slog.Any("err", err), slog.String("reason", fate.reason), stackOf(err))
	}
}

func (p *processor) logger(this *attempt) *slog.Logger {
	logger := p.parts.Logger.With(slog.String("subject", this.msg.Origin.Subject),
		slog.Uint64("stream_seq", this.msg.Origin.Sequence), slog.Int("deliveries", this.msg.Deliveries))
	if this.article == (news.Article{}) {
		return logger
	}
	return logger.With(slog.String("article_id", this.article.Key()), slog.String("source", this.article.Source))
}

// stackOf is where a panic happened; nothing for other errors.
func stackOf(err error) slog.Attr {
	var caught *panicError
	if errors.As(err, &caught) {
		return slog.String("stack", string(caught.stack))
	}
	return slog.Attr{}
}

// words counts the words of the article, for throughput.
func (a *attempt) words() int { return len(strings.Fields(a.facts.Text)) }
