package pgserver

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	embeddedpostgres "github.com/fergusstrange/embedded-postgres"
)

const (
	// startTimeout bounds the wait for a server that runs and does not answer yet.
	startTimeout = time.Minute
	// portAttempts is how often a start is tried on another port when somebody
	// else has taken the one that was free a moment ago.
	portAttempts = 3

	userName     = "postgres"
	databaseName = "dateline"
)

// settings is everything about the server but its port and password.
func (k keeper) settings(todo order, home cluster, programs bundle) embeddedpostgres.Config {
	config := embeddedpostgres.DefaultConfig().
		Version(k.version).
		Username(userName).
		Database(databaseName).
		CachePath(programs.archives()).
		BinariesPath(programs.binaries()).
		RuntimePath(home.run()).
		DataPath(home.data()).
		Encoding("UTF8").
		Locale(locale()).
		StartTimeout(startTimeout).
		StartParameters(parameters(todo.NoSync)).
		Logger(k.log)
	if todo.Repository != "" {
		config = config.BinaryRepositoryURL(strings.TrimSuffix(todo.Repository, "/"))
	}
	return config
}

// locale is one that every machine of the system has, and that knows letters
// beyond ASCII: lower() depends on it.
func locale() string {
	if runtime.GOOS == "darwin" {
		return "en_US.UTF-8"
	}
	return "C.UTF-8"
}

func parameters(noSync bool) map[string]string {
	settings := map[string]string{
		"listen_addresses":        "127.0.0.1",
		"unix_socket_directories": "", // a socket in a shared folder helps nobody here
		"max_connections":         "200",
		// The log goes on to the program's, and that holds no article text.
		"log_min_error_statement": "panic",
		"log_error_verbosity":     "terse",
	}
	if noSync {
		for _, name := range []string{"fsync", "synchronous_commit", "full_page_writes"} {
			settings[name] = "off"
		}
	}
	return settings
}

// launcher starts a server on a free port.
type launcher struct {
	config embeddedpostgres.Config
	home   cluster
	pgCtl  string

	db  *embeddedpostgres.EmbeddedPostgres
	url string
}

func (l *launcher) start() error {
	var err error
	for range portAttempts {
		var port uint32
		if port, err = freePort(); err != nil {
			return err
		}
		config := l.config.Port(port)
		l.db = embeddedpostgres.NewDatabase(config)
		begun := time.Now()
		if err = l.db.Start(); err == nil {
			l.url = strings.Replace(config.GetConnectionURL(), "postgresql://", "postgres://", 1) + "?sslmode=disable"
			l.url = strings.Replace(l.url, "@localhost:", "@127.0.0.1:", 1)
			return nil
		}
		err = fmt.Errorf("launching on port %d: %w", port, err)
		l.stopHalfStarted(begun)
		if isFree(port) {
			return err // the port was not the trouble
		}
	}
	return err
}

// stopHalfStarted stops a PostgreSQL that runs although its start was given up,
// for example because it took too long. The file that names its process must be
// of this start: the number in an older one may be a stranger's by now.
func (l *launcher) stopHalfStarted(begun time.Time) {
	info, err := os.Stat(filepath.Join(l.home.data(), "postmaster.pid"))
	if err == nil && !info.ModTime().Before(begun) {
		_ = exec.Command(l.pgCtl, "stop", "-w", "-m", "fast", "-D", l.home.data()).Run() // the start's error is the news
	}
}

func freePort() (uint32, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, fmt.Errorf("looking for a free port: %w", err)
	}
	port := listener.Addr().(*net.TCPAddr).Port
	return uint32(port), listener.Close()
}

func isFree(port uint32) bool {
	listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	return err == nil && listener.Close() == nil
}
