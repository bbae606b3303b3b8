package bus_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/worker/bus"
)

func TestConfig_Validate(t *testing.T) {
	t.Parallel()
	require.NoError(t, bus.Config{}.WithDefaults().Validate())
	bad := bus.Config{
		Stream: "X", DeadStream: "X", Filter: "sport.>", Slots: -1, DeliveryLimit: -1, AckWait: 1, MaxAckPending: -1,
		Replicas: 7, MaxAge: time.Minute, Duplicates: time.Hour, MaxBytes: -1, PullExpiry: 1, PullHeartbeat: 1,
	}
	err := bad.Validate()
	for _, field := range []string{
		"filter", "both", "slots", "delivery limit", "ack wait", "max ack pending", "replicas", "max age", "max bytes",
		"pull expiry", "pull heartbeat",
	} {
		require.ErrorContains(t, err, field)
	}
}

func TestDurable(t *testing.T) {
	t.Parallel()
	require.Equal(t, "extract-en-2026-11", bus.Durable("en-2026.11"))
	require.Equal(t, "extract-plain", bus.Durable("plain"))
}

func TestCovers(t *testing.T) {
	t.Parallel()
	tests := []struct {
		outer, inner string
		want         bool
	}{
		{"news.raw.>", "news.raw.>", true},
		{"news.>", "news.raw.>", true},
		{">", "news.raw.web", true},
		{"news.raw.>", "news.raw.web", true},
		{"news.raw.>", "news.raw.*", true},
		{"news.raw.*", "news.raw.web", true},
		{"news.*.web", "news.raw.web", true},
		{"news.raw.web", "news.raw.web", true},
		{"news.raw.>", "news.raw", false},
		{"news.raw.>", "news.raw.", false},
		{"news.raw.*", "news.raw.>", false},
		{"news.raw.*", "news.raw.web.uk", false},
		{"news.raw.web", "news.raw.*", false},
		{"news.raw.>", "news.>", false},
		{"news.raw.>", "sport.raw.web", false},
		{"news.raw.web", "news.raw", false},
		{"news.raw.>", "", false},
	}
	for _, test := range tests {
		require.Equal(t, test.want, bus.Covers(test.outer, test.inner), "%s covers %s", test.outer, test.inner)
	}
}
