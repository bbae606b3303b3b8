package bus

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"github.com/dateline-news/dateline/worker"
)

// articleConsumer is the durable of a pipeline. Its MaxDeliver leaves the
// decision to give up to the worker.
func (c Config) articleConsumer(now time.Time) jetstream.ConsumerConfig {
	since := c.Since.UTC()
	if c.SinceAge > 0 {
		since = now.Add(-c.SinceAge).UTC()
	}
	want := jetstream.ConsumerConfig{
		Durable:       Durable(c.Pipeline),
		Description:   "Extraction by pipeline " + c.Pipeline,
		AckPolicy:     jetstream.AckExplicitPolicy,
		AckWait:       c.AckWait,
		MaxDeliver:    worker.MaxDeliver(c.DeliveryLimit),
		MaxAckPending: c.MaxAckPending,
		FilterSubject: c.Filter,
		DeliverPolicy: jetstream.DeliverAllPolicy,
	}
	if !since.IsZero() {
		want.DeliverPolicy, want.OptStartTime = jetstream.DeliverByStartTimePolicy, &since
	}
	return want
}

// deadLetterConsumer is shared by the workers of all pipelines. It has no
// limit of deliveries: a dead letter has no further place to go.
func (c Config) deadLetterConsumer() jetstream.ConsumerConfig {
	return jetstream.ConsumerConfig{
		Durable:       recordDurable,
		Description:   "Writes dead letters where SQL can ask for them",
		AckPolicy:     jetstream.AckExplicitPolicy,
		AckWait:       c.AckWait,
		MaxDeliver:    -1,
		MaxAckPending: c.MaxAckPending,
		FilterSubject: deadSubjects,
		DeliverPolicy: jetstream.DeliverAllPolicy,
	}
}

// ensure makes the consumer, and before it its stream, where they are missing,
// and checks a consumer that is there.
func (s *source) ensure(ctx context.Context) (jetstream.Consumer, error) {
	consumer, err := s.bus.js.Consumer(ctx, s.stream, s.want.Durable)
	if errors.Is(err, jetstream.ErrStreamNotFound) {
		if err := s.bus.ensureStreams(ctx); err != nil {
			return nil, err
		}
		err = jetstream.ErrConsumerNotFound
	}
	if errors.Is(err, jetstream.ErrConsumerNotFound) {
		consumer, err = s.make(ctx)
	}
	if errors.Is(err, jetstream.ErrNotPullConsumer) {
		return nil, s.pushConsumer()
	}
	if err != nil {
		return nil, fmt.Errorf("consumer %s of stream %s: %w", s.want.Durable, s.stream, err)
	}
	return consumer, s.bus.judge(s.name(), s.compare(consumer.CachedInfo().Config))
}

// make creates the consumer. Of two workers that do so at once with different
// settings the second gets the first one's consumer, to be checked.
func (s *source) make(ctx context.Context) (jetstream.Consumer, error) {
	consumer, err := s.bus.js.CreateConsumer(ctx, s.stream, s.want)
	if errors.Is(err, jetstream.ErrConsumerExists) {
		consumer, err = s.bus.js.Consumer(ctx, s.stream, s.want.Durable)
	}
	if err != nil {
		return nil, fmt.Errorf("making it: %w", err)
	}
	s.bus.logger.Info("consumer made", slog.String("stream", s.stream), slog.String("consumer", s.want.Durable))
	return consumer, nil
}

func (s *source) name() string {
	return "consumer " + s.want.Durable + " of stream " + s.stream
}

func (s *source) pushConsumer() error {
	return &MismatchError{Asset: s.name(), Differences: []string{
		"it is a push consumer: delete it, or choose another pipeline name",
	}}
}

// compare lists where the existing consumer is not as it would be made.
func (s *source) compare(have jetstream.ConsumerConfig) differences {
	const remake = "delete the consumer, or choose another pipeline name"
	var found differences
	want := s.want
	filter := strings.Join(filters(have), " ")
	found.unsafe(have.AckPolicy == want.AckPolicy, "ack_policy", have.AckPolicy, want.AckPolicy,
		"a message could be lost with its worker; "+remake)
	found.unsafe(filter == want.FilterSubject, "filter_subject", filter, want.FilterSubject,
		"other messages would be worked on than asked for; set the filter, or choose another pipeline name")
	found.unsafe(!have.HeadersOnly, "headers_only", have.HeadersOnly, false, "messages would arrive empty; "+remake)
	found.unsafe(len(have.PriorityGroups) == 0, "priority_groups", have.PriorityGroups, "none", remake)
	s.compareDeliveries(&found, have.MaxDeliver)
	s.compareStart(&found, have)
	found.harmless(have.AckWait == want.AckWait, "ack_wait", have.AckWait, want.AckWait)
	found.harmless(len(have.BackOff) == 0, "backoff", have.BackOff, "none")
	found.harmless(have.MaxAckPending == want.MaxAckPending, "max_ack_pending", have.MaxAckPending, want.MaxAckPending)
	found.harmless(have.MaxAckPending < 0 || have.MaxAckPending >= s.bus.config.Slots, "max_ack_pending",
		have.MaxAckPending, fmt.Sprintf("at least the %d slots, so some stay idle", s.bus.config.Slots))
	found.harmless(have.InactiveThreshold == 0, "inactive_threshold", have.InactiveThreshold, "none")
	found.harmless(have.ReplayPolicy == want.ReplayPolicy, "replay_policy", have.ReplayPolicy, want.ReplayPolicy)
	found.harmless(have.PauseUntil == nil || have.PauseUntil.Before(time.Now()), "pause_until", have.PauseUntil, "none")
	return found
}

// compareDeliveries refuses a limit at which the server would drop messages
// that the worker has not buried. No limit is safe, because the worker has one.
func (s *source) compareDeliveries(found *differences, have int) {
	if s.want.MaxDeliver < 0 {
		found.unsafe(have < 0, "max_deliver", have, "unlimited", "dead letters could be dropped unrecorded; set it to -1")
		return
	}
	least := worker.LeastMaxDeliver(s.bus.config.DeliveryLimit)
	found.unsafe(have < 0 || have >= least, "max_deliver", have, fmt.Sprintf("at least %d", least),
		fmt.Sprintf("the server would drop messages before they are buried; set it to %d or lower the delivery limit", s.want.MaxDeliver))
	found.harmless(have == s.want.MaxDeliver || have >= 0 && have < least, "max_deliver", have, s.want.MaxDeliver)
}

// compareStart refuses to go on where another start was asked for. Asking for
// none is asking to go on, wherever the consumer began.
func (s *source) compareStart(found *differences, have jetstream.ConsumerConfig) {
	want := s.want.OptStartTime
	if want == nil || s.anyStart {
		return
	}
	begins := "the stream's oldest message"
	if have.OptStartTime != nil {
		begins = have.OptStartTime.UTC().Format(time.RFC3339Nano)
	}
	same := have.OptStartTime != nil && have.OptStartTime.Equal(*want)
	found.unsafe(same, "start", begins, want.Format(time.RFC3339Nano),
		"a consumer keeps its start; leave the start out to go on, delete the consumer, or choose another pipeline name")
}

// filters lists the subjects that a consumer is limited to, sorted.
func filters(config jetstream.ConsumerConfig) []string {
	if config.FilterSubject != "" {
		return []string{config.FilterSubject}
	}
	return slices.Sorted(slices.Values(config.FilterSubjects))
}
