// Package telemetry makes the structured logger that the commands hand to the
// parts of Dateline. Parts never reach for a global logger.
package telemetry

import (
	"fmt"
	"io"
	"log/slog"
)

// LogConfig says how log lines are written.
type LogConfig struct {
	// Level is "debug", "info", "warn" or "error".
	Level string
	// JSON asks for one JSON object a line instead of key=value text.
	JSON bool
}

// NewLogger makes a logger that writes to w. It fails on an unknown level.
func NewLogger(w io.Writer, config LogConfig) (*slog.Logger, error) {
	var level slog.Level
	if err := level.UnmarshalText([]byte(config.Level)); err != nil {
		return nil, fmt.Errorf("reading the log level: %w", err)
	}
	options := &slog.HandlerOptions{Level: level}
	if config.JSON {
		return slog.New(slog.NewJSONHandler(w, options)), nil
	}
	return slog.New(slog.NewTextHandler(w, options)), nil
}
