package telemetry_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/telemetry"
)

func TestNewLogger(t *testing.T) {
	t.Parallel()

	t.Run("TextLeavesOutWhatIsBelowTheLevel", func(t *testing.T) {
		t.Parallel()
		var out bytes.Buffer
		logger, err := telemetry.NewLogger(&out, telemetry.LogConfig{Level: "warn"})
		require.NoError(t, err)
		logger.Info("unseen")
		logger.Warn("seen", "deliveries", 2)
		require.Contains(t, out.String(), "level=WARN msg=seen deliveries=2")
		require.NotContains(t, out.String(), "unseen")
	})

	t.Run("JSONIsOneObjectALine", func(t *testing.T) {
		t.Parallel()
		var out bytes.Buffer
		logger, err := telemetry.NewLogger(&out, telemetry.LogConfig{Level: "debug", JSON: true})
		require.NoError(t, err)
		logger.Debug("saved", "article_id", "a1")
		var line map[string]any
		require.NoError(t, json.Unmarshal(out.Bytes(), &line))
		require.Equal(t, "a1", line["article_id"])
	})

	t.Run("ErrUnknownLevel", func(t *testing.T) {
		t.Parallel()
		_, err := telemetry.NewLogger(&bytes.Buffer{}, telemetry.LogConfig{Level: "loud"})
		require.ErrorContains(t, err, "loud")
	})
}
