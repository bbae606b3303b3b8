package archtest_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// goOutput runs the go command in the root of the module.
func goOutput(t *testing.T, args ...string) string {
	t.Helper()
	command := exec.CommandContext(t.Context(), "go", args...)
	command.Dir = "../.."
	out, err := command.Output()
	require.NoError(t, err, "go %s", strings.Join(args, " "))
	return string(out)
}

// fields is every word of a file.
func fields(t *testing.T, path string) map[string]bool {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	words := map[string]bool{}
	for word := range strings.FieldsSeq(strings.ReplaceAll(string(text), "`", " ")) {
		words[word] = true
	}
	return words
}

// TestNotice_CreditsWhatIsLinked holds NOTICE to the modules whose packages are
// in the program, on any of the systems that it is built for.
func TestNotice_CreditsWhatIsLinked(t *testing.T) {
	t.Parallel()
	credited := fields(t, "../../NOTICE")
	linked := goOutput(t, "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}{{end}}{{end}}", "./cmd/dateline")
	require.NotEmpty(t, strings.Fields(linked))
	missing := map[string]bool{}
	for module := range strings.FieldsSeq(linked) {
		if !credited[module] {
			missing[module] = true
		}
	}
	require.Empty(t, missing, "modules that NOTICE does not credit")
}

// TestDependencies_AreArgued holds docs/dependencies.md to the direct
// dependencies.
func TestDependencies_AreArgued(t *testing.T) {
	t.Parallel()
	argued := fields(t, "../../docs/dependencies.md")
	var mod struct {
		Require []struct {
			Path     string
			Indirect bool
		}
	}
	require.NoError(t, json.Unmarshal([]byte(goOutput(t, "mod", "edit", "-json")), &mod))
	for _, module := range mod.Require {
		require.True(t, module.Indirect || argued[module.Path], "docs/dependencies.md says nothing about %s", module.Path)
	}
}
