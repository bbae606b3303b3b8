package worker_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/worker"
)

func TestConfig_WithDefaults(t *testing.T) {
	t.Parallel()
	config := worker.Config{}.WithDefaults()
	require.NoError(t, config.Validate())
	require.Equal(t, 8, config.DeliveryLimit)
	require.Equal(t, 24, worker.MaxDeliver(config.DeliveryLimit))
	require.Equal(t, 17, worker.LeastMaxDeliver(config.DeliveryLimit))
	require.Equal(t, worker.Config{Slots: 3}.WithDefaults(), worker.Config{Slots: 3}.WithDefaults().WithDefaults())
}

func TestConfig_Validate(t *testing.T) {
	t.Parallel()
	config := worker.Config{
		Slots: -1, DeliveryLimit: -1, Retry: worker.Backoff{Base: time.Second, Factor: 0.5, Cap: time.Second},
		MessageTimeout: -1, ShutdownTimeout: -1, SettleTimeout: -1, SummaryInterval: -1, DrainPoll: -1,
	}
	err := config.Validate()
	for _, field := range []string{
		"slots", "delivery limit", "backoff", "message timeout", "shutdown timeout", "settle timeout", "summary interval", "drain poll",
	} {
		require.ErrorContains(t, err, field)
	}
}

func TestNew_MissingParts(t *testing.T) {
	t.Parallel()
	_, err := worker.New(worker.Config{Slots: -1}, worker.Parts{Recorder: newStore()})
	for _, word := range []string{"slots", "source is missing", "decoder", "extractor", "saver", "burier", "both or neither"} {
		require.ErrorContains(t, err, word)
	}
}
