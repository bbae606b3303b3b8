package main

import (
	"context"
	"fmt"
	"io"
	"time"
)

const (
	terminalInterval = 200 * time.Millisecond
	plainInterval    = 5 * time.Second
)

// progress shows how far long work has come: one line that is rewritten in
// place on a terminal, a new line now and then elsewhere.
type progress struct {
	out      io.Writer
	terminal bool
	// line describes the state of the work at the moment of the call.
	line func() string
}

func newProgress(out io.Writer, line func() string) progress {
	return progress{out: out, terminal: isTerminal(out), line: line}
}

// during shows the progress of work until it returns, then the final state.
func (p progress) during(ctx context.Context, work func(context.Context) error) error {
	done := make(chan error, 1)
	go func() { done <- work(ctx) }()
	interval := plainInterval
	if p.terminal {
		interval = terminalInterval
	}
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	for {
		select {
		case err := <-done:
			p.show()
			if p.terminal {
				fmt.Fprintln(p.out)
			}
			return err
		case <-ticker.C:
			p.show()
		}
	}
}

func (p progress) show() {
	if p.terminal {
		fmt.Fprintf(p.out, "\r\x1b[K%s", p.line())
		return
	}
	fmt.Fprintln(p.out, p.line())
}
