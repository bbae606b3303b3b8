package bus

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"github.com/nats-io/nats.go/jetstream"
)

// articleStream keeps articles by limits and not as a work queue, so that
// another pipeline can read the same articles later.
func (c Config) articleStream() jetstream.StreamConfig {
	return jetstream.StreamConfig{
		Name:        c.Stream,
		Description: "Raw articles as they arrived",
		Subjects:    []string{rawSubjects},
		Retention:   jetstream.LimitsPolicy,
		Storage:     jetstream.FileStorage,
		Replicas:    c.Replicas,
		MaxAge:      c.MaxAge,
		MaxBytes:    unlimitedIfZero(c.MaxBytes),
		Duplicates:  c.Duplicates,
		Compression: jetstream.S2Compression,
		AllowDirect: true,
	}
}

// deadStream keeps dead letters until somebody replays or drops them.
func (c Config) deadStream() jetstream.StreamConfig {
	return jetstream.StreamConfig{
		Name:        c.DeadStream,
		Description: "Messages that were given up, with the reason and the origin in their headers",
		Subjects:    []string{deadSubjects},
		Retention:   jetstream.LimitsPolicy,
		Storage:     jetstream.FileStorage,
		Replicas:    c.Replicas,
		MaxBytes:    unlimitedIfZero(0),
		Duplicates:  c.Duplicates,
		Compression: jetstream.S2Compression,
		AllowDirect: true,
	}
}

func unlimitedIfZero(limit int64) int64 {
	if limit == 0 {
		return -1
	}
	return limit
}

func (b *Bus) ensureStreams(ctx context.Context) error {
	for _, want := range []jetstream.StreamConfig{b.config.articleStream(), b.config.deadStream()} {
		if err := b.ensureStream(ctx, want); err != nil {
			return err
		}
	}
	return nil
}

// ensureStream makes a stream where it is missing and otherwise leaves it as it
// is. Of two workers that make it at once, the second finds it made.
func (b *Bus) ensureStream(ctx context.Context, want jetstream.StreamConfig) error {
	stream, err := b.js.Stream(ctx, want.Name)
	if errors.Is(err, jetstream.ErrStreamNotFound) {
		_, err = b.js.CreateStream(ctx, want)
		if err == nil {
			b.logger.Info("stream made", slog.String("stream", want.Name))
			return nil
		}
		if errors.Is(err, jetstream.ErrStreamNameAlreadyInUse) {
			stream, err = b.js.Stream(ctx, want.Name)
		}
	}
	if err != nil {
		return fmt.Errorf("stream %s: %w", want.Name, err)
	}
	differences := compareStream(stream.CachedInfo().Config, want)
	return b.judge("stream "+want.Name, differences)
}

// compareStream lists where an existing stream is not as it would be made. Only
// a stream that does not take or keep the messages is unsafe.
func compareStream(have, want jetstream.StreamConfig) differences {
	var found differences
	taken := have.Mirror != nil || len(have.Sources) > 0 ||
		slices.ContainsFunc(have.Subjects, func(s string) bool { return covers(s, want.Subjects[0]) })
	found.unsafe(taken, "subjects", strings.Join(have.Subjects, " "), want.Subjects[0],
		"messages would not reach it: add the subject or name another stream")
	found.unsafe(!have.NoAck, "no_ack", have.NoAck, false, "a publisher could not know that its message is kept")
	found.unsafe(!have.Sealed, "sealed", have.Sealed, false, "nothing can be published to it")
	found.harmless(have.Retention == want.Retention, "retention", have.Retention, want.Retention)
	found.harmless(have.Storage == want.Storage, "storage", have.Storage, want.Storage)
	found.harmless(have.Replicas == want.Replicas, "replicas", have.Replicas, want.Replicas)
	found.harmless(have.MaxAge == want.MaxAge, "max_age", have.MaxAge, want.MaxAge)
	found.harmless(have.MaxBytes == want.MaxBytes, "max_bytes", have.MaxBytes, want.MaxBytes)
	found.harmless(have.Duplicates == want.Duplicates, "duplicates", have.Duplicates, want.Duplicates)
	return found
}
