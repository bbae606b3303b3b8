package archtest

// layer says which packages of ours a part of the tree may import. A folder
// stands for itself and all below it.
type layer struct {
	folder string
	may    []string
}

// layers is the order of the house, from the bottom up. Folders that are not
// listed may import what they need; cmd wires everything.
func layers() []layer {
	return []layer{
		{folder: "internal/news"},
		{folder: "migrations"},
		{folder: "internal/model", may: []string{"internal/model", "internal/news"}},
		{folder: "internal/extract", may: []string{"internal/extract", "internal/news", "internal/model"}},
		{folder: "internal/show", may: []string{"internal/news"}},
		{folder: "internal/fingerprint"},
		{folder: "internal/encounter"},
		{folder: "internal/export", may: []string{"internal/news"}},
		{folder: "internal/wire", may: []string{"internal/news"}},
		{folder: "internal/telemetry"},
		{folder: "store", may: []string{"internal/encounter", "internal/fingerprint", "internal/news", "migrations"}},
		{folder: "worker", may: []string{"internal/news", "worker"}},
	}
}

// fence keeps a library, its tests' use included, inside some folders, so that
// it can be replaced there.
type fence struct {
	library string
	within  []string
	// tests lists folders whose tests, and nothing else, may use the library.
	tests []string
}

func fences() []fence {
	return []fence{
		// goose speaks database/sql, so migrations open pgx's adapter for it.
		{library: "github.com/jackc/pgx/v5", within: []string{"store", "migrations", "internal/pgtest", "internal/pgserver", "internal/e2e", "cmd"}},
		// The worker itself works on small interfaces of its own; its adapter alone
		// knows whose streams they are. Its tests run it on a real server.
		{
			library: "github.com/nats-io/nats.go",
			within:  []string{"worker/bus", "internal/natsserver", "internal/natstest", "internal/e2e", "cmd"},
			tests:   []string{"worker"},
		},
		{library: "github.com/nats-io/nats-server/v2", within: []string{"internal/natsserver", "internal/natstest"}},
		{library: "github.com/fergusstrange/embedded-postgres", within: []string{"internal/pgserver"}},
		{library: "github.com/pressly/goose/v3", within: []string{"migrations"}},
		{library: "github.com/alecthomas/kong", within: []string{"cmd"}},
		{library: "github.com/chromedp", tests: []string{"internal/show"}},
		{library: "github.com/arran4/golang-ical", tests: []string{"internal/export", "cmd/dateline"}},
	}
}

// testSupport lists the folders of ours that only tests may import.
func testSupport() []string {
	return []string{
		"internal/archtest", "internal/e2e", "internal/extract/extracttest", "internal/golden", "internal/natstest", "internal/pgtest",
		"internal/tcpproxy", "internal/testbackend", "internal/testreport",
	}
}

// testLibraries lists what the shipped program must not link. Package testing
// is not among them: embedded-postgres links it.
func testLibraries() []string {
	return []string{
		"github.com/stretchr/testify", "go.uber.org/goleak", "github.com/testcontainers/testcontainers-go", "github.com/chromedp",
		"github.com/arran4/golang-ical",
	}
}
