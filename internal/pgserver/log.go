package pgserver

import (
	"bytes"
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
