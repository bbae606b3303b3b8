package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/dateline-news/dateline/store"
)

type meetingsCommand struct {
	Link meetingsLinkCommand `cmd:"" help:"Join the reports of one real meeting across articles."`
}

type meetingsLinkCommand struct {
	databaseFlags
	All  bool `help:"Look at the meetings of all articles, not only at what changed since the last pass."`
	JSON bool `help:"Print the counts as one JSON object."`
}

// Help is the long help of the command.
func (meetingsLinkCommand) Help() string {
	return `Goes through the meetings of the articles that came, changed or were withdrawn since the last pass, and
through those that these could touch, and joins what is one: by parties, place, day, form and what the
reports say. It also parts what is one no more, after a correction, a withdrawal or a change of
entities. It may run at any time, beside workers, and as often as you like: a second run looks at
nothing. The result is that of --all, which is there to make sure, and for the day after the last
worker of an older version has stopped. docs/accuracy-meeting-links.md tells the rules.

Examples:
  dateline meetings link
  dateline meetings link --all
  dateline meetings link --json | jq .changed

` + exitCodeHelp
}

// Run joins reports.
func (c meetingsLinkCommand) Run(s *session) error {
	url, err := c.url()
	if err != nil {
		return err
	}
	rows, err := store.Open(s.ctx, url)
	if err != nil {
		return err
	}
	defer rows.Close()
	link := rows.LinkMeetings
	if c.All {
		link = rows.LinkAllMeetings
	}
	report, err := link(s.ctx)
	if err != nil {
		return err
	}
	if report.Busy {
		return errors.New("another pass is at work; nothing was done")
	}
	if c.JSON {
		return json.NewEncoder(s.stdout).Encode(map[string]int{
			"reports": report.Reports, "meetings": report.Meetings, "changed": report.Changed,
		})
	}
	_, err = fmt.Fprintf(s.stdout, "%d reports of %d meetings looked at, %d changed\n", report.Reports, report.Meetings, report.Changed)
	return err
}
