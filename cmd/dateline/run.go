package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/dateline-news/dateline/internal/telemetry"
)

// cli is the whole command line; kong reads it from the tags. docs/settings.md
// is made from it.
type cli struct {
	Config    string `help:"YAML file of settings, one 'name: value' a line; names are those of the flags." type:"path" placeholder:"FILE"`
	LogLevel  string `help:"Least log level: debug, info, warn or error." enum:"debug,info,warn,error" default:"info"`
	LogFormat string `help:"Form of log lines: text, json, or auto (text on a terminal, else json)." enum:"auto,text,json" default:"auto"`

	Demo     demoCommand     `cmd:"" help:"See it work: own NATS and PostgreSQL, sample articles, rows, answers."`
	Worker   workerCommand   `cmd:"" help:"Take articles off the bus, extract facts, write rows."`
	Publish  publishCommand  `cmd:"" help:"Put articles on the bus: JSON lines, JSON, text and HTML files."`
	Extract  extractCommand  `cmd:"" help:"Print the facts of articles as JSON lines; needs no server."`
	Query    queryCommand    `cmd:"" help:"Ask the rows, without SQL."`
	Entities entitiesCommand `cmd:"" help:"See and correct who is who: show, merge, split, alias, link."`
	Meetings meetingsCommand `cmd:"" help:"Join what articles report of one meeting."`
	Export   exportCommand   `cmd:"" help:"Write rows for other programs: calendars, coded events, JSON lines."`
	Migrate  migrateCommand  `cmd:"" help:"Bring the database schema up or down, or show where it stands."`
	Version  versionCommand  `cmd:"" help:"Print the version of the program and of its pipeline."`
}

// session is what a command works with: its streams, its logger, its context.
type session struct {
	ctx            context.Context //nolint:containedctx // kong binds values, and a command lives as long as its context
	stdin          io.Reader
	stdout, stderr io.Writer
	logger         *slog.Logger
}

const description = "Dateline turns a stream of raw news articles into rows that SQL can ask: who said what, who met whom."

// run is the program: it parses, runs the chosen command and gives its exit code.
func run(ctx context.Context, proc process) int {
	exited := false
	var commands cli
	settings := newSettings(proc.environ)
	parser, err := kong.New(&commands,
		kong.Name("dateline"), kong.Description(description+"\n\n"+exitCodeHelp),
		kong.Writers(proc.stdout, proc.stderr),
		kong.Exit(func(int) { exited = true }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 110}),
		kong.ValueFormatter(helpWithVariable), kong.Vars(defaultVars()),
		kong.Resolvers(settings))
	if err != nil {
		return report(proc.stderr, fmt.Errorf("building the command line: %w", err))
	}
	if err := settings.load(proc.args, parser.Model); err != nil {
		return report(proc.stderr, err)
	}
	parsed, err := parser.Parse(proc.args)
	if exited { // --help has printed what was asked for
		return exitDone
	}
	if err != nil {
		return report(proc.stderr, usageError{fmt.Errorf("%w; see: dateline %s", err, helpFor(proc.args, parser.Model))})
	}
	return report(proc.stderr, runCommand(ctx, proc, &commands, parsed))
}

// runCommand gives the parsed command its session and runs it.
func runCommand(ctx context.Context, proc process, commands *cli, parsed *kong.Context) error {
	logger, err := telemetry.NewLogger(proc.stderr, telemetry.LogConfig{
		Level: commands.LogLevel,
		JSON:  commands.LogFormat == "json" || commands.LogFormat == "auto" && !isTerminal(proc.stderr),
	})
	if err != nil {
		return usageError{err}
	}
	return parsed.Run(&session{ctx: ctx, stdin: proc.stdin, stdout: proc.stdout, stderr: proc.stderr, logger: logger})
}

// helpFor names the --help call that fits a mistaken command line.
func helpFor(args []string, model *kong.Application) string {
	if len(args) > 0 {
		for _, command := range model.Children {
			if command.Name == args[0] {
				return command.Name + " --help"
			}
		}
	}
	return "--help"
}

// report prints err, if there is one, and gives the exit code for it.
func report(stderr io.Writer, err error) int {
	if err == nil {
		return exitDone
	}
	code := exitFailed
	var coded interface{ ExitCode() int }
	switch {
	case errors.As(err, &coded):
		code = coded.ExitCode()
	case errors.Is(err, context.Canceled):
		code = exitInterrupted
	}
	fmt.Fprintln(stderr, "dateline: "+strings.TrimSpace(err.Error()))
	return code
}
