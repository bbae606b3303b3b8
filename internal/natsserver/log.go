package natsserver

import (
	"fmt"
	"log/slog"
)

// logger passes the server's log to slog. The server formats its lines itself,
// so the line is an attribute and the message stays fixed.
type logger struct {
	log *slog.Logger
	// fatal holds the first line that told why the server cannot run: the
	// server reports it nowhere else.
	fatal chan string
}

func newLogger(log *slog.Logger) logger {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return logger{
		log:   log.With(slog.String("component", "nats_server")),
		fatal: make(chan string, 1),
	}
}

// Noticef takes the banner and the running commentary: of use to whoever
// debugs the server, noise to everyone else.
func (l logger) Noticef(format string, v ...any) {
	l.log.Debug("nats server notice", line(format, v))
}

// Warnf takes what an operator should look at some time.
func (l logger) Warnf(format string, v ...any) { l.log.Warn("nats server warning", line(format, v)) }

// Errorf takes what went wrong.
func (l logger) Errorf(format string, v ...any) { l.log.Error("nats server fault", line(format, v)) }

// Fatalf takes what keeps the server from running; [Start] reports it.
func (l logger) Fatalf(format string, v ...any) {
	select {
	case l.fatal <- fmt.Sprintf(format, v...):
	default: // a consequence of the first
		l.log.Error("nats server cannot run", line(format, v))
	}
}

// Debugf takes details of connections.
func (l logger) Debugf(format string, v ...any) { l.log.Debug("nats server detail", line(format, v)) }

// Tracef would take the protocol itself, articles included; it is never asked
// for and drops what it gets.
func (l logger) Tracef(string, ...any) {}

func line(format string, v []any) slog.Attr {
	return slog.String("line", fmt.Sprintf(format, v...))
}
