package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/dateline-news/dateline/store"
)

type queryQuoteCommand struct {
	databaseFlags
	Speaker string `arg:"" optional:"" help:"Who said it; a name, nearly right. Anybody where it is left out."`
	About   string `help:"Words that must be in what was said: several, \"a phrase\", OR, -not." placeholder:"WORDS"`
	Since   string `help:"Only quotes of articles of this day or a later one." placeholder:"DAY"`
	Until   string `help:"Only quotes of articles of this day or an earlier one." placeholder:"DAY"`
	Limit   int    `help:"Most quotes to print, the newest first." default:"20" placeholder:"N"`
	Format  string `help:"Form of the answer: text (a quote with its article below it), json (one object a line), tsv, or auto (text on a terminal, else json)." enum:"auto,text,json,tsv" default:"auto"`
	JSON    bool   `help:"The same as --format json."`
}

// Help is the long help of the command.
func (queryQuoteCommand) Help() string {
	return `Finds what was said: one row a quote in the articles as they stand, the newest first, with the article
and the source that print it. Reads views only: a member of dateline_reader may ask. In SQL, the view
said_once has an utterance once, however many articles print it.

Examples:
  dateline query quote Karavasili
  dateline query quote Kvamme --about 'cable OR grid' --since 2026-03-01 --format text
  dateline query quote --about '"rescue line"' --json | jq '[.speaker, .said, .url]'

` + exitCodeHelp
}

// Run asks and prints.
func (c queryQuoteCommand) Run(s *session) error {
	filter, err := c.filter()
	if err != nil {
		return err
	}
	rows, err := c.reader(s.ctx, store.WithConnections(1))
	if err != nil {
		return err
	}
	defer rows.Close()
	if c.Speaker != "" {
		meant, err := meantBy(s.ctx, rows, c.Speaker)
		if err != nil {
			return err
		}
		filter.Speaker = &meant
	}
	list, err := rows.Sayings(s.ctx, filter)
	if err != nil {
		return err
	}
	switch formOf(c.Format, c.JSON, s.stdout) {
	case "tsv":
		return writeSayingLines(s.stdout, list)
	case "json":
		return writeJSON(s.stdout, list)
	}
	return writeSayings(s.stdout, list, styleFor(s.stdout))
}

// filter reads the flags that need no database.
func (c queryQuoteCommand) filter() (filter store.SayingFilter, err error) {
	if err := checkLimit(c.Limit); err != nil {
		return filter, err
	}
	filter.About, filter.Limit = c.About, c.Limit
	filter.Since, filter.Until, err = parseDays(c.Since, c.Until)
	return filter, err
}

// writeSayings prints each quote in a line, and below it where it stands.
func writeSayings(w io.Writer, list []store.Saying, style style) error {
	var out strings.Builder
	for _, q := range list {
		fmt.Fprintf(&out, "%s  %s %s: %s\n", pad(orDash(isoDate(q.Published)), 10), style.bold(speakerOf(q)), verbOf(q), strings.Join(strings.Fields(q.Said), " "))
		fmt.Fprintf(&out, "  %s\n", style.dim(strings.Join(strings.Fields(q.Source+": "+q.Title+" "+q.URL), " ")))
	}
	fmt.Fprintln(&out, style.dim(fmt.Sprintf("(%d quotes)", len(list))))
	_, err := io.WriteString(w, out.String())
	return err
}

func orDash(text string) string {
	if text == "" {
		return "–"
	}
	return text
}

// speakerOf is the name, what the article says of it, or the words that stand
// for nobody known.
func speakerOf(q store.Saying) string {
	switch {
	case q.Speaker == "":
		return orDash(strings.Join(strings.Fields(q.Printed), " "))
	case q.Role == "":
		return q.Speaker
	}
	return q.Speaker + " (" + q.Role + ")"
}

// verbOf is how it was said, or that it was not.
func verbOf(q store.Saying) string {
	verb := q.Manner
	if verb == "" {
		verb = "said"
	}
	if q.Negated {
		return "not " + verb
	}
	return verb
}

// writeSayingLines prints a line a quote, without a header.
func writeSayingLines(w io.Writer, list []store.Saying) error {
	for _, q := range list {
		cells := []string{
			fmt.Sprint(q.ID), isoDate(q.Published), q.Speaker, q.Printed, q.Role, string(q.Kind), verbOf(q), q.Said, q.Source, q.Title, q.URL,
		}
		for i, cell := range cells {
			cells[i] = strings.Join(strings.Fields(cell), " ")
		}
		if _, err := fmt.Fprintln(w, strings.Join(cells, "\t")); err != nil {
			return fmt.Errorf("printing the answer: %w", err)
		}
	}
	return nil
}
