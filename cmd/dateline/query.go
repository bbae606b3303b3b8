package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/dateline-news/dateline/store"
)

// queryCommand holds one question a subcommand.
type queryCommand struct {
	Entity  queryEntityCommand  `cmd:"" help:"Find an entity by a name that is nearly right."`
	Meeting queryMeetingCommand `cmd:"" help:"Find meetings by who meets, where, when and whether, and how their news went."`
	Quote   queryQuoteCommand   `cmd:"" help:"Find what was said: by whom, about what, when."`
}

type queryEntityCommand struct {
	databaseFlags
	Name   string `arg:"" help:"The name, or nearly so."`
	Limit  int    `help:"Most entities to print." default:"10" placeholder:"N"`
	Format string `help:"Form of the answer: table, json (one object a line), tsv, or auto (a table on a terminal, else json)." enum:"auto,table,json,tsv" default:"auto"`
}

// Help is the long help of the command.
func (queryEntityCommand) Help() string {
	return `Finds people, organisations, places and the rest by name, the best first: with typos, without accents,
by a part of the name, by initials, in another transliteration. Reads views only: a member of
dateline_reader may ask.

Examples:
  dateline query entity Karavasilli
  dateline query entity 'yusuf qasrawi' --limit 1 --format json | jq .roles
  dateline query entity NFC --format tsv | cut -f1,2`
}

// Run asks and prints.
func (c queryEntityCommand) Run(s *session) error {
	if err := checkLimit(c.Limit); err != nil {
		return err
	}
	rows, err := c.reader(s.ctx, store.WithConnections(1))
	if err != nil {
		return err
	}
	defer rows.Close()
	list, err := rows.Find(s.ctx, c.Name, c.Limit)
	if err != nil {
		return err
	}
	switch formOf(c.Format, false, s.stdout) {
	case "tsv":
		return writeTSV(s.stdout, list)
	case "json":
		return writeJSON(s.stdout, list)
	}
	return writeFound(s.stdout, list)
}

// checkLimit refuses a --limit that asks for nothing.
func checkLimit(limit int) error {
	if limit < 1 {
		return usageError{fmt.Errorf("--limit is %d: must be at least 1", limit)}
	}
	return nil
}

// formOf is the form of an answer: what --format says, or --json, and where it is
// auto JSON for all but a terminal.
func formOf(format string, asJSON bool, out io.Writer) string {
	if asJSON || format == "auto" && !isTerminal(out) {
		return "json"
	}
	return format
}

// writeJSON prints one object a line.
func writeJSON[T any](w io.Writer, list []T) error {
	encoder := json.NewEncoder(w)
	for _, item := range list {
		if err := encoder.Encode(item); err != nil {
			return fmt.Errorf("printing the answer: %w", err)
		}
	}
	return nil
}

// foundHeader names the columns of a found entity.
func foundHeader() []string {
	return []string{"id", "entity", "type", "codes", "place", "articles", "first seen", "last seen", "names", "roles"}
}

// foundCells are the columns of a found entity, as text.
func foundCells(f store.Found) []string {
	kind := string(f.Type)
	if f.Subtype != "" {
		kind += ", " + string(f.Subtype)
	}
	var codes []string
	if f.Link.ISO3166 != "" {
		codes = append(codes, f.Link.ISO3166)
	}
	if f.Link.GeoNames != 0 {
		codes = append(codes, fmt.Sprint(f.Link.GeoNames))
	}
	at := ""
	if f.Link.Point != nil {
		at = fmt.Sprintf("%.2f %.2f", f.Link.Point.Latitude, f.Link.Point.Longitude)
	}
	return []string{
		fmt.Sprint(f.ID), f.Name, kind, strings.Join(codes, " "), at, fmt.Sprint(f.Articles), dayText(f.FirstSeen), dayText(f.LastSeen),
		strings.Join(f.Names, ", "), strings.Join(f.Roles, "; "),
	}
}

func dayText(at *time.Time) string {
	if at == nil {
		return ""
	}
	return at.Format(time.DateOnly)
}

func writeFound(w io.Writer, list []store.Found) error {
	answer := table{header: foundHeader()}
	for _, f := range list {
		cells := foundCells(f)
		for i, cell := range cells {
			cells[i] = clip(cell)
		}
		answer.rows = append(answer.rows, cells)
	}
	return answer.write(w, styleFor(w))
}

// writeTSV prints a line an entity, columns in the order of the table, without
// a header, so that cut and sort can work on it.
func writeTSV(w io.Writer, list []store.Found) error {
	for _, f := range list {
		cells := foundCells(f)
		for i, cell := range cells {
			cells[i] = strings.Join(strings.Fields(cell), " ")
		}
		if _, err := fmt.Fprintln(w, strings.Join(cells, "\t")); err != nil {
			return fmt.Errorf("printing the answer: %w", err)
		}
	}
	return nil
}
