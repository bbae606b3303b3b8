package archtest_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/archtest"
)

// TestCheck_ThisModule is the check itself.
func TestCheck_ThisModule(t *testing.T) {
	t.Parallel()
	graph, err := archtest.Load(t.Context(), "../..")
	require.NoError(t, err)
	require.Equal(t, "github.com/dateline-news/dateline", graph.Module)
	require.Greater(t, len(graph.Packages), 5)
	require.Empty(t, archtest.Check(graph))
}

const module = "example.org/m"

// pkg makes a package whose one file imports the given paths; those that start
// with a dot are of the module.
func pkg(folder string, imports ...string) archtest.Package {
	return archtest.Package{Path: module + "/" + folder, Files: map[string][]string{"a.go": full(imports)}}
}

func full(imports []string) []string {
	var paths []string
	for _, path := range imports {
		if path[0] == '.' {
			path = module + path[1:]
		}
		paths = append(paths, path)
	}
	return paths
}

func TestCheck(t *testing.T) {
	t.Parallel()
	const pgx, jetStream = "github.com/jackc/pgx/v5", "github.com/nats-io/nats.go/jetstream"
	command := pkg("cmd/dateline", "./store", "./worker", pgx, jetStream)
	command.Main = true
	linked := command
	linked.Deps = full([]string{"fmt", "github.com/stretchr/testify/require", "./internal/pgtest"})
	tested := pkg("worker")
	tested.TestImports = full([]string{"github.com/stretchr/testify/require", "./internal/natstest", "./worker/bus"})
	strayTest := pkg("internal/wire")
	strayTest.TestImports = []string{"github.com/pressly/goose/v3/lock"}

	for name, test := range map[string]struct {
		packages []archtest.Package
		want     []string
	}{
		"Kept": {packages: []archtest.Package{
			command, tested, pkg("worker/bus", "./worker", jetStream), pkg("internal/news", "strings"), pkg("migrations", pgx+"/stdlib"),
			pkg("internal/extract/english", "./internal/extract/quote", "./internal/model", "./internal/news"),
			pkg("store", "./internal/news", "./migrations", pgx), pkg("internal/pgtest", "testing", pgx, "./migrations"),
		}},
		"LeafImports": {
			packages: []archtest.Package{pkg("internal/news", "./internal/wire")},
			want:     []string{"internal/news imports internal/wire, above or beside its layer"},
		},
		"NamesAreWhole": {
			packages: []archtest.Package{pkg("worker", "./internal/newsroom")},
			want:     []string{"worker imports internal/newsroom, above or beside its layer"},
		},
		"SiblingAdapters": {
			packages: []archtest.Package{pkg("store", "./worker"), pkg("worker", "./store", "./internal/extract")},
			want: []string{
				"store imports worker, above or beside its layer",
				"worker imports internal/extract, above or beside its layer",
				"worker imports store, above or beside its layer",
			},
		},
		"DriverOutsideItsFence": {
			packages: []archtest.Package{strayTest},
			want:     []string{"internal/wire imports github.com/pressly/goose/v3/lock, which stays in migrations"},
		},
		"StreamsOutsideTheAdapter": {
			packages: []archtest.Package{pkg("worker", jetStream)},
			want: []string{"worker imports github.com/nats-io/nats.go/jetstream, which stays in worker/bus, " +
				"internal/natsserver, internal/natstest, internal/e2e, cmd"},
		},
		"BrowserOutsideItsTests": {
			packages: []archtest.Package{pkg("internal/show", "github.com/chromedp/chromedp")},
			want: []string{
				"internal/show imports github.com/chromedp/chromedp outside its tests",
				"internal/show imports github.com/chromedp/chromedp, which stays in the tests of internal/show",
			},
		},
		"BrowserElsewhere": {
			packages: []archtest.Package{{Path: "example.org/m/internal/wire", TestImports: []string{"github.com/chromedp/cdproto/log"}}},
			want:     []string{"internal/wire imports github.com/chromedp/cdproto/log, which stays in the tests of internal/show"},
		},
		"CommandImported": {
			packages: []archtest.Package{pkg("internal/bench", "./cmd/dateline")},
			want:     []string{"internal/bench imports the command cmd/dateline"},
		},
		"TestSupportShips": {
			packages: []archtest.Package{pkg("internal/telemetry", "testing"), pkg("docs", "./internal/golden")},
			want: []string{
				"docs imports example.org/m/internal/golden outside its tests",
				"internal/telemetry imports testing outside its tests",
			},
		},
		"TestLibraryLinked": {
			packages: []archtest.Package{linked},
			want: []string{
				"cmd/dateline links example.org/m/internal/pgtest, which is for tests",
				"cmd/dateline links github.com/stretchr/testify/require, which is for tests",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.want, archtest.Check(archtest.Graph{Module: module, Packages: test.packages}))
		})
	}
}

func TestLoad(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod":         "module sample\n\ngo 1.26\n",
		"main.go":        "package main\n\nimport \"sample/part\"\n\nfunc main() { part.Do() }\n",
		"part/a.go":      "package part\n\nimport \"strings\"\n\nfunc Do() { _ = strings.ToUpper(\"\") }\n",
		"part/a_test.go": "package part_test\n\nimport \"testing\"\n\nfunc TestDo(*testing.T) {}\n",
	} {
		require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	graph, err := archtest.Load(t.Context(), dir)
	require.NoError(t, err)
	require.Equal(t, "sample", graph.Module)
	require.Len(t, graph.Packages, 2)
	main, part := graph.Packages[0], graph.Packages[1]
	require.True(t, main.Main)
	require.Contains(t, main.Deps, "sample/part")
	require.Equal(t, map[string][]string{"main.go": {"sample/part"}}, main.Files)
	require.Equal(t, map[string][]string{"a.go": {"strings"}}, part.Files)
	require.Equal(t, []string{"testing"}, part.TestImports)
}

func TestLoad_ErrNoModule(t *testing.T) {
	t.Parallel()
	_, err := archtest.Load(t.Context(), t.TempDir())
	require.ErrorContains(t, err, "listing packages")
}
