package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/user"
	"slices"
	"strings"
	"time"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/store"
)

type entitiesCommand struct {
	Show  entitiesShowCommand  `cmd:"" help:"Show what an entity is made of, and who changed that."`
	Merge entitiesMergeCommand `cmd:"" help:"Say that an entity is the same as another."`
	Split entitiesSplitCommand `cmd:"" help:"Take a merge back, a person's or the program's."`
	Alias entitiesAliasCommand `cmd:"" help:"Give an entity another name, or take one back."`
	Link  entitiesLinkCommand  `cmd:"" help:"Join the entities that are one by evidence, as workers do now and then."`
}

// entityFlags say which entity is meant and how the answer is printed.
type entityFlags struct {
	databaseFlags
	Type string `help:"Type of the entities that names stand for: person, organization, location or misc." enum:",person,organization,location,misc" default:"" placeholder:"TYPE"`
	JSON bool   `help:"Print JSON, also on a terminal."`
}

// changeFlags say who changes entities, and why.
type changeFlags struct {
	By  string `help:"Who does it, for the audit trail; the user of the system where empty." placeholder:"NAME"`
	Why string `help:"Why, for the audit trail." placeholder:"REASON"`
}

func (f changeFlags) change() store.Change {
	by := f.By
	if current, err := user.Current(); by == "" && err == nil {
		by = current.Username
	}
	return store.Change{By: by, Why: f.Why}
}

// with opens the database for work and closes it.
func (f entityFlags) with(s *session, work func(*store.Store) error) error {
	url, err := f.url()
	if err != nil {
		return err
	}
	rows, err := store.Open(s.ctx, url, store.WithLogger(s.logger), store.WithConnections(1))
	if err != nil {
		return err
	}
	defer rows.Close()
	return work(rows)
}

// resolve gives the entities that references mean; those that mean none are
// mistakes of whoever called.
func (f entityFlags) resolve(s *session, rows *store.Store, references ...string) ([]int64, error) {
	ids := make([]int64, len(references))
	for i, reference := range references {
		id, err := rows.Resolve(s.ctx, reference, news.EntityType(f.Type))
		if errors.Is(err, store.ErrConflict) {
			return nil, usageError{err}
		}
		if err != nil {
			return nil, err
		}
		ids[i] = id
	}
	return ids, nil
}

// show prints an entity with its history.
func (f entityFlags) show(s *session, rows *store.Store, id int64) error {
	found, err := rows.FindByID(s.ctx, id)
	if err != nil {
		return err
	}
	history, err := rows.History(s.ctx, id)
	if err != nil {
		return err
	}
	if f.JSON || !isTerminal(s.stdout) {
		return json.NewEncoder(s.stdout).Encode(struct {
			store.Found
			store.History
		}{found, history})
	}
	return writeHistory(s.stdout, found, history)
}

// writeHistory prints an entity and its history for a person.
func writeHistory(w io.Writer, found store.Found, history store.History) error {
	if err := writeFound(w, []store.Found{found}); err != nil {
		return err
	}
	rows := table{header: []string{"id", "stands for it", "aliases"}}
	for _, row := range history.Rows {
		rows.rows = append(rows.rows, []string{fmt.Sprint(row.ID), clip(row.Name), clip(strings.Join(row.Aliases, ", "))})
	}
	changes := table{header: []string{"when", "id", "what", "before", "after", "by", "why"}}
	for _, c := range history.Changes {
		why := c.Why
		if why == "" {
			why = string(c.Evidence)
		}
		changes.rows = append(changes.rows, []string{
			c.At.Format(time.DateTime), fmt.Sprint(c.Entity), strings.TrimSpace(c.Action + " " + c.Alias),
			idText(c.Before), idText(c.After), c.By, clip(why),
		})
	}
	return errors.Join(rows.write(w, styleFor(w)), changes.write(w, styleFor(w)))
}

func idText(id *int64) string {
	if id == nil {
		return ""
	}
	return fmt.Sprint(*id)
}

type entitiesShowCommand struct {
	entityFlags
	Entity string `arg:"" help:"Number or name of the entity."`
}

// Help is the long help of the command.
func (entitiesShowCommand) Help() string {
	return `A name has to be exact; dateline query entity finds one that is nearly so. Prints JSON when piped.

Examples:
  dateline entities show 'Astrid Kvamme'
  dateline entities show 17 --json | jq '.changes[] | select(.automatic)'`
}

// Run shows the entity.
func (c entitiesShowCommand) Run(s *session) error {
	return c.with(s, func(rows *store.Store) error {
		ids, err := c.resolve(s, rows, c.Entity)
		if err != nil {
			return err
		}
		return c.show(s, rows, ids[0])
	})
}

type entitiesMergeCommand struct {
	entityFlags
	changeFlags
	From string `arg:"" help:"Number or name of the entity that turned out to be another."`
	Into string `arg:"" help:"Number or name of the entity that stays."`
}

// Help is the long help of the command.
func (entitiesMergeCommand) Help() string {
	return `Points the first entity at the second. Views follow at once, no mention is rewritten, and what was
merged into the first goes along. A person's merge is never undone by the program. Prints the entity
that stays, JSON when piped.

Examples:
  dateline entities merge 'Eleni Karavassili' 'Eleni Karavasili' --why 'two spellings'
  dateline entities merge 42 17 --by ida
  dateline entities merge Georgia 17 --type location`
}

// Run merges.
func (c entitiesMergeCommand) Run(s *session) error {
	return c.with(s, func(rows *store.Store) error {
		ids, err := c.resolve(s, rows, c.From, c.Into)
		if err != nil {
			return err
		}
		if err := rows.Merge(s.ctx, ids[0], ids[1], c.change()); err != nil {
			return err
		}
		return c.show(s, rows, ids[1])
	})
}

type entitiesSplitCommand struct {
	entityFlags
	changeFlags
	Entity string `arg:"" help:"Number or name of the entity that was merged."`
}

// Help is the long help of the command.
func (entitiesSplitCommand) Help() string {
	return `The entity stands for itself again, with what had been merged into it before. The program will not
join the two again. dateline entities show lists the numbers of what is merged into an entity.
Prints the entity that was split off, JSON when piped.

Examples:
  dateline entities split 42 --why 'her brother'
  dateline entities split 'Eleni Karavassili' --by ida`
}

// Run splits.
func (c entitiesSplitCommand) Run(s *session) error {
	return c.with(s, func(rows *store.Store) error {
		ids, err := c.resolve(s, rows, c.Entity)
		if err != nil {
			return err
		}
		if err := rows.Split(s.ctx, ids[0], c.change()); err != nil {
			return err
		}
		return c.show(s, rows, ids[0])
	})
}

type entitiesAliasCommand struct {
	entityFlags
	changeFlags
	Entity string `arg:"" help:"Number or name of the entity."`
	Alias  string `arg:"" help:"The other name."`
	Remove bool   `help:"Take the alias back."`
}

// Help is the long help of the command.
func (entitiesAliasCommand) Help() string {
	return `The entity is found by its aliases too. When articles have an entity of that name, the next pass of
dateline entities link joins it, unless another entity has the same alias. Prints the entity, JSON when piped.

Examples:
  dateline entities alias 'European Union' EU
  dateline entities alias 17 'The Hague court' --why 'as the wires call it'
  dateline entities alias 17 'The Hague court' --remove`
}

// Run gives or takes the alias.
func (c entitiesAliasCommand) Run(s *session) error {
	return c.with(s, func(rows *store.Store) error {
		ids, err := c.resolve(s, rows, c.Entity)
		if err != nil {
			return err
		}
		do := rows.AddAlias
		if c.Remove {
			do = rows.RemoveAlias
		}
		if err := do(s.ctx, ids[0], c.Alias, c.change()); err != nil {
			return err
		}
		return c.show(s, rows, ids[0])
	})
}

type entitiesLinkCommand struct {
	databaseFlags
	JSON bool `help:"Print JSON, also on a terminal."`
}

// Help is the long help of the command.
func (entitiesLinkCommand) Help() string {
	return `Compares names, roles and company over all articles and merges what is one, never by surname alone;
what could be either of two is left alone. Merges whose evidence does not hold any more are taken
back; what people have merged or split stays. A second pass changes nothing. Safe beside workers.

Examples:
  dateline entities link
  dateline entities link --json | jq .joined`
}

// Run does one pass.
func (c entitiesLinkCommand) Run(s *session) error {
	return entityFlags{databaseFlags: c.databaseFlags}.with(s, func(rows *store.Store) error {
		report, err := rows.Link(s.ctx)
		if err != nil {
			return err
		}
		if c.JSON || !isTerminal(s.stdout) {
			return json.NewEncoder(s.stdout).Encode(map[string]any{"joined": report.Joined, "parted": report.Parted, "busy": report.Busy})
		}
		_, err = fmt.Fprintln(s.stdout, linkLine(report))
		return err
	})
}

// linkLine is the result of a pass in one line.
func linkLine(report store.LinkReport) string {
	if report.Busy {
		return "Another pass is at work; nothing was done."
	}
	total := 0
	var rules []string
	for rule, n := range report.Joined {
		total += n
		rules = append(rules, fmt.Sprintf("%s %d", rule, n))
	}
	slices.Sort(rules)
	line := fmt.Sprintf("%d entities joined", total)
	if total > 0 {
		line += " (" + strings.Join(rules, ", ") + ")"
	}
	return fmt.Sprintf("%s, %d parted", line, report.Parted)
}
