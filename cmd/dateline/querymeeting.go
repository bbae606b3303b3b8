package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/store"
)

type queryMeetingCommand struct {
	databaseFlags
	meetingFlags
	Party  []string `arg:"" optional:"" help:"Who takes part, all of them: names, nearly right, or countries for all who act for them."`
	Limit  int      `help:"Most meetings to print, the latest first." default:"20" placeholder:"N"`
	Format string   `help:"Form of the answer: text (a meeting with its reports below it), json (one object a line), tsv (one report a line), or auto (text on a terminal, else json)." enum:"auto,text,json,tsv" default:"auto"`
	JSON   bool     `help:"The same as --format json."`
}

// Help is the long help of the command.
func (queryMeetingCommand) Help() string {
	return `Finds the real meetings that articles report, each once, the latest first, with the history of its
news: planned, confirmed, held or called off, each with the article and the source that say so.
A meeting without a date is left out by --since and --until. Reads views only: a member of
dateline_reader may ask. Reports that came since the last dateline meetings link stand alone.

Examples:
  dateline query meeting Kvamme
  dateline query meeting Norway Kazakhstan --since 2026-03-01 --status planned,cancelled
  dateline query meeting --place Geneva --until 2026-04-30 --format text
  dateline query meeting kvamme --json | jq '.history[] | [.reported, .status, .url]'

` + exitCodeHelp
}

// chronicled is a meeting with its history.
type chronicled struct {
	news.Encounter
	History []news.EncounterReport `json:"history"`
}

// Run asks and prints.
func (c queryMeetingCommand) Run(s *session) error {
	if err := checkLimit(c.Limit); err != nil {
		return err
	}
	filter, err := c.filter()
	if err != nil {
		return err
	}
	rows, err := c.reader(s.ctx, store.WithConnections(1))
	if err != nil {
		return err
	}
	defer rows.Close()
	if err := c.resolve(s.ctx, rows, &filter, c.Party); err != nil {
		return err
	}
	filter.Newest, filter.Limit = true, c.Limit
	list, err := chronicle(s, rows, filter)
	if err != nil {
		return err
	}
	switch formOf(c.Format, c.JSON, s.stdout) {
	case "tsv":
		return writeReportLines(s.stdout, list)
	case "json":
		return writeJSON(s.stdout, list)
	}
	return writeMeetings(s.stdout, list, wanted(filter), styleFor(s.stdout))
}

// chronicle reads the meetings and then their histories.
func chronicle(s *session, rows *store.Store, filter store.MeetingFilter) (list []chronicled, err error) {
	var ids []int64
	for meeting, err := range rows.Encounters(s.ctx, filter) {
		if err != nil {
			return nil, err
		}
		list, ids = append(list, chronicled{Encounter: meeting}), append(ids, meeting.ID)
	}
	if len(ids) == 0 {
		return nil, nil
	}
	reports, err := rows.Chronicle(s.ctx, ids)
	if err != nil {
		return nil, err
	}
	for i := range list {
		list[i].History = reports[list[i].ID]
	}
	return list, nil
}

// wanted says how the names of a question were understood.
func wanted(filter store.MeetingFilter) string {
	line := "Meetings"
	for i, party := range filter.Parties {
		line += []string{" of ", " and "}[min(i, 1)] + party.String()
	}
	if filter.Place != nil {
		line += " in " + filter.Place.String()
	}
	return line
}

// writeMeetings prints each meeting in a line, and below it a line for each
// report.
func writeMeetings(w io.Writer, list []chronicled, head string, style style) error {
	var out strings.Builder
	fmt.Fprintln(&out, style.dim(head))
	for _, m := range list {
		fmt.Fprintf(&out, "%s  %s  %s\n", pad(dayOrDash(m.Encounter), 10), style.bold(string(m.Status)), meetingLine(m.Encounter))
		for _, r := range m.History {
			fmt.Fprintf(&out, "  %s\n", reportLine(r, style))
		}
	}
	fmt.Fprintln(&out, style.dim(fmt.Sprintf("(%d meetings)", len(list))))
	_, err := io.WriteString(w, out.String())
	return err
}

// dayOrDash is the date as stated.
func dayOrDash(m news.Encounter) string {
	if m.Date == "" {
		return "–"
	}
	return m.Date
}

// meetingLine tells who meets, in which form, where, and about what.
func meetingLine(m news.Encounter) string {
	parts := []string{clip(strings.Join(m.Parties, " – "))}
	if m.Series != "" {
		parts = append(parts, m.Series)
	}
	if m.Format != news.UnspecifiedFormat {
		parts = append(parts, strings.ReplaceAll(string(m.Format), "_", " "))
	}
	if m.Held.Name != "" {
		parts = append(parts, strings.TrimSpace(m.Held.Name+" "+m.Held.Country))
	}
	if m.Topic != "" {
		parts = append(parts, "about "+clip(m.Topic))
	}
	if parts[0] == "" {
		parts = parts[1:]
	}
	return strings.Join(parts, ", ")
}

// reportLine tells what one article says, and where to read it.
func reportLine(r news.EncounterReport, style style) string {
	reported := "–"
	if !r.Reported.IsZero() {
		reported = r.Reported.Format(time.DateOnly)
	}
	says := string(r.Status)
	if r.Detail != "" {
		says += " (" + string(r.Detail) + ")"
	}
	if r.Date != "" {
		says += " for " + r.Date
	}
	return strings.TrimRight(fmt.Sprintf("%s  %s  %s", pad(reported, 10), pad(says, 34),
		style.dim(strings.Join(strings.Fields(strings.Join([]string{r.Source + ":", r.Title, r.URL}, " ")), " "))), " ")
}

// writeReportLines prints a line a report, without a header, so that cut and
// sort can work on it.
func writeReportLines(w io.Writer, list []chronicled) error {
	for _, m := range list {
		for _, r := range m.History {
			cells := []string{
				fmt.Sprint(m.ID), string(m.Status), isoDate(m.First), isoDate(m.Last), strings.Join(m.Parties, "; "), m.Held.Name, m.Held.Country,
				string(m.Format), isoDate(r.Reported), string(r.Status), string(r.Detail), r.Date, r.Source, r.Title, r.URL,
			}
			for i, cell := range cells {
				cells[i] = strings.Join(strings.Fields(cell), " ")
			}
			if _, err := fmt.Fprintln(w, strings.Join(cells, "\t")); err != nil {
				return fmt.Errorf("printing the answer: %w", err)
			}
		}
	}
	return nil
}

func isoDate(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Format(time.DateOnly)
}
