package wire

import "log/slog"

const (
	// defaultMaxBytes is above what a NATS server takes unless it is set up for
	// large messages (max_payload, 1 MiB).
	defaultMaxBytes = 8 << 20
	// defaultMaxUnpacked holds any web page that a person would wait for. A
	// parsed page needs about ten times its size, in every slot of a worker.
	defaultMaxUnpacked = 8 << 20
	// defaultMaxText is some 350,000 words: beyond every article, and what one
	// core extracts from in seconds.
	defaultMaxText = 2 << 20
)

// Config sets up a [Decoder]. The zero value is ready to use.
type Config struct {
	// MaxBytes is the largest message as it arrives, in bytes; 0 means 8 MiB.
	MaxBytes int
	// MaxUnpacked is the largest content after unpacking, in bytes; 0 means
	// 8 MiB. Unpacking stops there, so a bomb costs no more than this.
	MaxUnpacked int
	// MaxText is the largest normalised text, in bytes; 0 means 2 MiB.
	MaxText int
	// AnyLanguage lets articles in any language pass.
	AnyLanguage bool
	// Logger takes debug notes, for example of a publication time that is not
	// understood; nil means none.
	Logger *slog.Logger
}

func (c Config) withDefaults() Config {
	c.MaxBytes = orDefault(c.MaxBytes, defaultMaxBytes)
	c.MaxUnpacked = orDefault(c.MaxUnpacked, defaultMaxUnpacked)
	c.MaxText = orDefault(c.MaxText, defaultMaxText)
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	return c
}

func orDefault(value, otherwise int) int {
	if value > 0 {
		return value
	}
	return otherwise
}
