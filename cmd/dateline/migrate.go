package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/dateline-news/dateline/migrations"
)

type migrateCommand struct {
	Up     migrateUpCommand     `cmd:"" help:"Apply every migration that the database has not taken yet."`
	Down   migrateDownCommand   `cmd:"" help:"Take back the newest migration, or more; deletes rows."`
	Status migrateStatusCommand `cmd:"" help:"List the migrations and when the database took them."`
}

type migrateUpCommand struct{ databaseFlags }

// Help is the long help of the command.
func (migrateUpCommand) Help() string {
	return `May run at any time and several times at once: the first does the work, the others wait for it.
Old and new workers go on beside it.

Examples:
  dateline migrate up --database-url postgres://owner:secret@db:5432/dateline
  DATELINE_DATABASE_URL=postgres://… dateline migrate up`
}

// Run applies what is pending.
func (c migrateUpCommand) Run(s *session) error {
	url, err := c.url()
	if err != nil {
		return err
	}
	if err := migrations.Up(s.ctx, url); err != nil {
		return err
	}
	return printVersion(s, url)
}

type migrateDownCommand struct {
	databaseFlags
	To  int64 `help:"Take back everything newer than this version; 0 leaves an empty database." default:"-1" placeholder:"VERSION"`
	Yes bool  `help:"Delete the rows that the taken-back tables hold. Needed, because nothing brings them back."`
}

// Help is the long help of the command.
func (migrateDownCommand) Help() string {
	return `Rows go with their tables. Articles can be had again from the stream, as far as it reaches back.

Examples:
  dateline migrate down --yes             # the newest migration only
  dateline migrate down --to 0 --yes      # everything`
}

// Run takes migrations back.
func (c migrateDownCommand) Run(s *session) error {
	url, err := c.url()
	if err != nil {
		return err
	}
	if !c.Yes {
		return usageError{errors.New("migrate down deletes rows: say --yes if that is meant")}
	}
	if c.To >= 0 {
		err = migrations.DownTo(s.ctx, url, c.To)
	} else {
		err = migrations.Down(s.ctx, url)
	}
	if err != nil {
		return err
	}
	return printVersion(s, url)
}

type migrateStatusCommand struct {
	databaseFlags
	JSON bool `help:"Print one JSON object a migration."`
}

// Help is the long help of the command.
func (migrateStatusCommand) Help() string {
	return `Examples:
  dateline migrate status
  dateline migrate status --json | jq 'select(.applied_at == null)'`
}

// Run lists the migrations.
func (c migrateStatusCommand) Run(s *session) error {
	url, err := c.url()
	if err != nil {
		return err
	}
	list, err := migrations.Status(s.ctx, url)
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(s.stdout, list)
	}
	result := table{header: []string{"version", "migration", "applied"}}
	for _, migration := range list {
		applied := "pending"
		if migration.Applied() {
			applied = migration.AppliedAt.Format(time.RFC3339)
		}
		result.rows = append(result.rows, []string{strconv.FormatInt(migration.Version, 10), migration.Name, applied})
	}
	return result.write(s.stdout, styleFor(s.stdout))
}

func printJSON(w io.Writer, list []migrations.Migration) error {
	encoder := json.NewEncoder(w)
	for _, migration := range list {
		line := map[string]any{"version": migration.Version, "name": migration.Name, "applied_at": nil}
		if migration.Applied() {
			line["applied_at"] = migration.AppliedAt
		}
		if err := encoder.Encode(line); err != nil {
			return fmt.Errorf("printing the migrations: %w", err)
		}
	}
	return nil
}

// printVersion says where the schema stands after a change.
func printVersion(s *session, url string) error {
	list, err := migrations.Status(s.ctx, url)
	if err != nil {
		return err
	}
	var version int64
	for _, migration := range list {
		if migration.Applied() {
			version = migration.Version
		}
	}
	_, err = fmt.Fprintf(s.stdout, "schema at version %d of %d\n", version, list[len(list)-1].Version)
	return err
}
