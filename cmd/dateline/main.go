// Command dateline turns a stream of raw news articles into rows that SQL can
// ask. Each file holds one subcommand; this package alone reads flags, the
// environment and the settings file, and only wires the parts together.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/dateline-news/dateline/internal/pgserver"
)

func main() {
	// As root, the demo's PostgreSQL runs in a second process of this program.
	if pgserver.RunChild() {
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// A second signal ends the program at once.
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, process{
		args: os.Args[1:], environ: os.Environ(),
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr,
	}))
}

// process is what the operating system hands to a program; tests make their own.
type process struct {
	args           []string
	environ        []string
	stdin          io.Reader
	stdout, stderr io.Writer
}
