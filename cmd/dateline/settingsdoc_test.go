package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite docs/settings.md")

const settingsPage = "../../docs/settings.md"

const settingsHead = `# Settings

This page is made from the flags of the program (` + "`make generate`" + `); do not edit it.

A setting has one name in three places. The first place that has it wins:

1. the flag: ` + "`--slots 4`" + `
2. the environment: ` + "`DATELINE_SLOTS=4`" + `; a variable that is set but empty counts as unset
3. the settings file that ` + "`--config`" + ` or ` + "`DATELINE_CONFIG`" + ` names, one ` + "`slots: 4`" + ` a line

A name that no command has is an error, in the environment and in the file: a misspelt setting must
not pass unseen. Names that begin with ` + "`DATELINE_TEST_`" + ` belong to the test suite. Secrets are never
printed or logged; a password may also stand in ` + "`PGPASSWORD`" + ` or in a ` + "`~/.pgpass`" + ` file.

| flag | variable | default | commands | meaning |
|---|---|---|---|---|
`

// TestSettingsPage keeps docs/settings.md true: it is the flags' own table.
func TestSettingsPage(t *testing.T) {
	t.Parallel()
	parser, err := kong.New(&cli{}, kong.Name("dateline"), kong.Vars{
		"processors": "number of processors", "stages": defaultVars()["stages"], "pipeline": defaultVars()["pipeline"],
	})
	require.NoError(t, err)
	want := settingsHead + settingsTable(parser.Model)
	if *update {
		require.NoError(t, os.WriteFile(settingsPage, []byte(want), 0o644))
	}
	got, err := os.ReadFile(settingsPage)
	require.NoError(t, err)
	require.Equal(t, want, string(got), "docs/settings.md is stale: run make generate")
}

func settingsTable(model *kong.Application) string {
	rows := map[string]*settingRow{}
	collect(rows, "all", model.Node.Flags)
	for _, leaf := range model.Leaves(false) {
		for node := leaf; node != nil && node.Type != kong.ApplicationNode; node = node.Parent {
			collect(rows, strings.TrimPrefix(leaf.FullPath(), "dateline "), node.Flags)
		}
	}
	var lines []string
	for _, row := range rows {
		lines = append(lines, row.String())
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}

type settingRow struct {
	flag     *kong.Flag
	commands []string
}

func collect(rows map[string]*settingRow, command string, flags []*kong.Flag) {
	for _, flag := range flags {
		if flag.Name == "help" {
			continue
		}
		key := flag.Name + flag.Help // one name may mean two things
		if rows[key] == nil {
			rows[key] = &settingRow{flag: flag}
		}
		rows[key].commands = append(rows[key].commands, command)
	}
}

func (r *settingRow) String() string {
	fallback := r.flag.Default
	if fallback == "" {
		fallback = "–"
	}
	return fmt.Sprintf("| `--%s` | `%s` | %s | %s | %s |\n", r.flag.Name, variableName(r.flag.Name), fallback,
		strings.Join(r.commands, ", "), r.flag.Help)
}
