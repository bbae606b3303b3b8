package pgserver

import (
	"bytes"
	"io"
	"log/slog"
)

// lineLogger writes lines of text to a log, each as one record.
type lineLogger struct {
	log  *slog.Logger
	rest []byte
}

// Write takes the next bytes; the end of a line may come later.
func (l *lineLogger) Write(data []byte) (int, error) {
	l.rest = append(l.rest, data...)
	for {
		line, rest, found := bytes.Cut(l.rest, []byte("\n"))
		if !found {
			return len(data), nil
		}
		l.rest = rest
		if line = bytes.TrimSpace(line); len(line) > 0 {
			l.log.Debug("postgres server", slog.String("line", string(line)))
		}
	}
}

// sturdyWriter takes everything, also when nobody reads any more. The library
// gives up a start whose log it cannot write, and leaves PostgreSQL running.
type sturdyWriter struct{ io.Writer }

// Write writes what can be written.
func (w sturdyWriter) Write(data []byte) (int, error) {
	_, _ = w.Writer.Write(data) // the reader has died; there is still a server to stop
	return len(data), nil
}
