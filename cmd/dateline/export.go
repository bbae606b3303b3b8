package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"sync/atomic"
	"time"

	"github.com/dateline-news/dateline/internal/export"
	"github.com/dateline-news/dateline/store"
)

type exportCommand struct {
	Meetings exportMeetingsCommand `cmd:"" help:"Write the meetings: a calendar, a table of coded events, or JSON lines."`
}

type exportMeetingsCommand struct {
	databaseFlags
	Party  []string `help:"Only meetings that these take part in, all of them: names, nearly right, or countries for all who act for them." placeholder:"NAME"`
	Format string   `help:"What to write: ics (iCalendar), tsv (coded events, with columns like those of GDELT) or jsonl." enum:"ics,tsv,jsonl" default:"jsonl"`
	meetingFlags
	Out string `help:"File to write; standard output where empty." type:"path" placeholder:"FILE"`
}

// Help is the long help of the command.
func (exportMeetingsCommand) Help() string {
	return `Writes each real meeting once, however many articles report it, as the articles stand now; the
table has a line for each direction between two parties. Reports that came since the last pass of
dateline meetings link stand alone. A calendar leaves out what has no date, or one wider than a month.
With --since or --until, a meeting without a date is left out. docs/export.md tells every column;
dateline query meeting shows the same meetings to a person.

Examples:
  dateline export meetings --format ics --status planned --out planned.ics
  dateline export meetings --format tsv --since 2026-03-01 --until 2026-03-31 > march.tsv
  dateline export meetings --format ics --party 'Astrid Kvamme' > kvamme.ics
  dateline export meetings | jq 'select(.status == "cancelled")'

` + exitCodeHelp
}

// Run writes the meetings.
func (c exportMeetingsCommand) Run(s *session) error {
	filter, err := c.filter()
	if err != nil {
		return err
	}
	rows, err := c.reader(s.ctx)
	if err != nil {
		return err
	}
	defer rows.Close()
	if err := c.resolve(s.ctx, rows, &filter, c.Party); err != nil {
		return err
	}
	out, done, err := c.open(s.stdout)
	if err != nil {
		return err
	}
	var counts exported
	work := func(ctx context.Context) error { return c.write(ctx, rows, filter, out, &counts) }
	if isTerminal(s.stderr) && !isTerminal(out) {
		err = newProgress(s.stderr, counts.line).during(s.ctx, work)
	} else if err = work(s.ctx); err == nil && c.Out != "" {
		fmt.Fprintln(s.stderr, counts.line())
	}
	if err := done(err); err != nil {
		return fmt.Errorf("exporting meetings: %w", err)
	}
	return nil
}

// open gives what is written to, and what ends it: a file gets its name once it
// is whole, so that a failure leaves the one of the last time.
func (c exportMeetingsCommand) open(stdout io.Writer) (out io.Writer, done func(error) error, err error) {
	if c.Out == "" {
		return stdout, func(err error) error { return err }, nil
	}
	part := c.Out + ".part"
	file, err := os.Create(part)
	if err != nil {
		return nil, nil, fmt.Errorf("making the export: %w", err)
	}
	return file, func(err error) error {
		if err = errors.Join(err, file.Close()); err != nil {
			return errors.Join(err, os.Remove(part))
		}
		return os.Rename(part, c.Out)
	}, nil
}

// exported counts the rows that were written and those that the format has no
// place for.
type exported struct{ written, left atomic.Int64 }

func (e *exported) line() string {
	return fmt.Sprintf("%d written, %d left out", e.written.Load(), e.left.Load())
}

func (c exportMeetingsCommand) write(ctx context.Context, rows *store.Store, filter store.MeetingFilter, out io.Writer, counts *exported) error {
	switch c.Format {
	case "ics":
		return writeAll(rows.Encounters(ctx, filter), export.NewCalendar(out, time.Now()), counts)
	case "tsv":
		table, err := export.NewTable(out)
		if err != nil {
			return err
		}
		return writeAll(rows.Dyads(ctx, filter), table, counts)
	}
	return writeAll(rows.Encounters(ctx, filter), export.NewLines(out), counts)
}

// rowWriter writes one row after the other; false is one that it leaves out.
type rowWriter[T any] interface {
	Write(row T) (bool, error)
	Close() error
}

func writeAll[T any](rows iter.Seq2[T, error], to rowWriter[T], counts *exported) error {
	for row, err := range rows {
		if err != nil {
			return err
		}
		isWritten, err := to.Write(row)
		if err != nil {
			return err
		}
		if isWritten {
			counts.written.Add(1)
		} else {
			counts.left.Add(1)
		}
	}
	return to.Close()
}
