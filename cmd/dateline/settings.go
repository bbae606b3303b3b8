package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
	"go.yaml.in/yaml/v3"
)

const (
	variablePrefix = "DATELINE_"
	// testVariablePrefix is left to the test suite and never a setting.
	testVariablePrefix = "DATELINE_TEST_"
)

// settings resolves a flag that is not on the command line: from its
// environment variable, else from the settings file. It implements
// [kong.Resolver]. A name that no flag has is an error in both places.
type settings struct {
	environ map[string]string
	file    map[string]any
}

func newSettings(environ []string) *settings {
	s := &settings{environ: map[string]string{}}
	for _, entry := range environ {
		name, value, _ := strings.Cut(entry, "=")
		// A variable that is set but empty counts as unset: compose files and
		// shells leave such behind.
		if strings.HasPrefix(name, variablePrefix) && !strings.HasPrefix(name, testVariablePrefix) && value != "" {
			s.environ[name] = value
		}
	}
	return s
}

// load reads the settings file that --config or DATELINE_CONFIG names and
// checks every name against the flags of the program.
func (s *settings) load(args []string, model *kong.Application) error {
	known := flagNames(model)
	var problems []error
	for name := range s.environ {
		if !slices.ContainsFunc(known, func(flag string) bool { return variableName(flag) == name }) {
			problems = append(problems, fmt.Errorf("environment variable %s is no setting; docs/settings.md lists them", name))
		}
	}
	if path := s.path(args); path != "" {
		problems = append(problems, s.read(path, known)...)
	}
	if len(problems) > 0 {
		slices.SortFunc(problems, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
		return usageError{errors.Join(problems...)}
	}
	return nil
}

// path finds the settings file before kong parses, because kong asks resolvers
// while it does.
func (s *settings) path(args []string) string {
	for i, arg := range args {
		if value, found := strings.CutPrefix(arg, "--config="); found {
			return value
		}
		if arg == "--config" && i+1 < len(args) {
			return args[i+1]
		}
	}
	return s.environ[variableName("config")]
}

// read fills the file's values and lists what is wrong with them.
func (s *settings) read(path string, known []string) []error {
	data, err := os.ReadFile(kong.ExpandPath(path))
	if err != nil {
		return []error{fmt.Errorf("reading the settings file: %w", err)}
	}
	if err := yaml.Unmarshal(data, &s.file); err != nil {
		return []error{fmt.Errorf("reading the settings file %s: %w", path, err)}
	}
	var problems []error
	for name, value := range s.file {
		switch value.(type) {
		case string, int, float64, bool:
		default:
			problems = append(problems, fmt.Errorf("setting %q in %s: want one plain value", name, path))
		}
		if name == "config" || !slices.Contains(known, name) {
			problems = append(problems, fmt.Errorf("setting %q in %s is unknown; docs/settings.md lists them", name, path))
		}
	}
	return problems
}

// Validate has nothing left to check: load did.
func (s *settings) Validate(*kong.Application) error { return nil }

// Resolve gives a flag's value from the environment, else from the file.
func (s *settings) Resolve(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	if value, set := s.environ[variableName(flag.Name)]; set {
		return value, nil
	}
	if value, set := s.file[flag.Name]; set {
		return fmt.Sprint(value), nil
	}
	return nil, nil //nolint:nilnil // kong's word for "not known here"
}

// variableName is the environment variable of a flag.
func variableName(flag string) string {
	return variablePrefix + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// helpWithVariable adds the environment variable to a flag's help.
func helpWithVariable(value *kong.Value) string {
	help := kong.DefaultHelpValueFormatter(value)
	if value.Flag == nil || value.Name == "help" {
		return help
	}
	return strings.TrimSpace(help + " ($" + variableName(value.Name) + ")")
}

// flagNames lists the flags of all commands, each once.
func flagNames(model *kong.Application) []string {
	var names []string
	for _, group := range model.Node.AllFlags(false) {
		names = appendNames(names, group)
	}
	for _, leaf := range model.Leaves(false) {
		for _, group := range leaf.AllFlags(false) {
			names = appendNames(names, group)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func appendNames(names []string, flags []*kong.Flag) []string {
	for _, flag := range flags {
		if flag.Name != "help" {
			names = append(names, flag.Name)
		}
	}
	return names
}
