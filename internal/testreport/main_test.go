package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
)

// line gives one event as the go command writes it.
func line(format string, values ...any) string { return fmt.Sprintf(format, values...) + "\n" }

func ran(test, end string, output ...string) string {
	var events strings.Builder
	events.WriteString(line(`{"Action":"run","Package":"a/b","Test":%q}`, test))
	events.WriteString(line(`{"Action":"output","Package":"a/b","Test":%q,"Output":"=== RUN   %s\n"}`, test, test))
	for _, text := range output {
		events.WriteString(line(`{"Action":"output","Package":"a/b","Test":%q,"Output":%q}`, test, text))
	}
	if end != "" {
		events.WriteString(line(`{"Action":%q,"Package":"a/b","Test":%q}`, end, test))
	}
	return events.String()
}

func ended(action string, output ...string) string {
	var events strings.Builder
	for _, text := range output {
		events.WriteString(line(`{"Action":"output","Package":"a/b","Output":%q}`, text))
	}
	return events.String() + line(`{"Action":%q,"Package":"a/b","Elapsed":0.5}`, action)
}

func attribute(key, value string) string {
	return line(`{"Action":"attr","Package":"a/b","Test":"TestA","Key":%q,"Value":%q}`, key, value)
}

func TestRun(t *testing.T) {
	t.Parallel()
	okLine := "ok  \ta/b\t0.5s\n"
	for name, test := range map[string]struct {
		events, want string
		code         int
	}{
		"Passed": {
			events: ran("TestA", "pass", "    a_test.go:3: chatter\n") + ended("pass", "PASS\n", okLine),
			want:   okLine + "\nSkipped tests: none\nTest backend: none, no test used a server\n1 passed, 0 failed, 0 skipped\n",
			code:   exitPassed,
		},
		"Skipped": {
			events: ran("TestA", "pass") +
				ran("TestB", "skip", "    b_test.go:7: waiting\n", "    b_test.go:9: no Docker engine answers\n", "--- SKIP: TestB (0.00s)\n") +
				ran("TestC", "skip", "--- SKIP: TestC (0.00s)\n") + ended("pass", okLine),
			want: okLine + "\nSkipped tests:\n  a/b TestB: no Docker engine answers\n  a/b TestC: no reason given\n" +
				"Test backend: none, no test used a server\n1 passed, 0 failed, 2 skipped\n",
			code: exitPassed,
		},
		"Backends": {
			events: ran("TestA", "pass") + attribute("backend", "embedded (NATS)") + attribute("backend", "containers (x)") +
				attribute("backend", "embedded (NATS)") + attribute("colour", "red") + ended("pass", okLine),
			want: okLine + "\nSkipped tests: none\nTest backend: containers (x)\nTest backend: embedded (NATS)\n1 passed, 0 failed, 0 skipped\n",
			code: exitPassed,
		},
		"Failed": {
			events: ran("TestA", "pass", "    a_test.go:3: chatter\n") +
				ran("TestB", "fail", "    b_test.go:4: want 1\n", "--- FAIL: TestB (0.00s)\n") + ended("fail", "FAIL\n", "FAIL\ta/b\t0.5s\n"),
			want: "    b_test.go:4: want 1\n--- FAIL: TestB (0.00s)\nFAIL\nFAIL\ta/b\t0.5s\n" +
				"\nSkipped tests: none\nTest backend: none, no test used a server\n1 passed, 1 failed, 0 skipped\n",
			code: exitFailed,
		},
		"SubtestsCountOnce": {
			events: ran("TestA", "") + ran("TestA/One", "pass") + ran("TestA/Two", "fail", "    two\n") +
				line(`{"Action":"fail","Package":"a/b","Test":"TestA"}`) + ended("fail"),
			want: "    two\n\nSkipped tests: none\nTest backend: none, no test used a server\n1 passed, 1 failed, 0 skipped\n",
			code: exitFailed,
		},
		"PanicLeavesATestOpen": {
			events: ran("TestA", "", "panic: no\n") + ended("fail", "FAIL\ta/b\t0.1s\n"),
			want: "panic: no\nFAIL\ta/b\t0.1s\n" +
				"\nSkipped tests: none\nTest backend: none, no test used a server\n0 passed, 1 failed, 0 skipped\n",
			code: exitFailed,
		},
		"BuildFailed": {
			events: line(`{"Action":"build-output","ImportPath":"a/b [a/b.test]","Output":"b.go:1: syntax\n"}`) +
				line(`{"Action":"output","Package":"a/b","Output":"FAIL\ta/b [build failed]\n"}`) +
				line(`{"Action":"fail","Package":"a/b","FailedBuild":"a/b [a/b.test]"}`),
			want: "b.go:1: syntax\nFAIL\ta/b [build failed]\n" +
				"\nSkipped tests: none\nTest backend: none, no test used a server\n0 passed, 1 failed, 0 skipped\n",
			code: exitFailed,
		},
		"CutOff": {
			events: ran("TestA", "pass"),
			want: "FAIL\ta/b [never finished]\n" +
				"\nSkipped tests: none\nTest backend: none, no test used a server\n0 passed, 0 failed, 0 skipped\n",
			code: exitFailed,
		},
		"NothingRan": {
			events: "go: no packages\n{\"no\": \"event\"}\n{broken\n",
			want: "go: no packages\n{\"no\": \"event\"}\n{broken\n" +
				"\nSkipped tests: none\nTest backend: none, no test used a server\n0 passed, 0 failed, 0 skipped\n",
			code: exitFailed,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out, problems bytes.Buffer
			code := run(strings.NewReader(test.events), &out, &problems, "")
			require.Equal(t, test.want, out.String())
			require.Equal(t, test.code, code)
			require.Empty(t, problems.String())
		})
	}
}

func TestRun_SavesEvents(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "events.json")
	events := ran("TestA", "pass") + ended("pass")
	require.Equal(t, exitPassed, run(strings.NewReader(events), &bytes.Buffer{}, &bytes.Buffer{}, path))
	saved, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, events, string(saved))
}

func TestRun_ErrBroken(t *testing.T) {
	t.Parallel()
	var problems bytes.Buffer
	require.Equal(t, exitBroken, run(iotest.ErrReader(errors.New("cable pulled")), &bytes.Buffer{}, &problems, ""))
	require.Contains(t, problems.String(), "reading test events: cable pulled")

	problems.Reset()
	nowhere := filepath.Join(t.TempDir(), "absent", "events.json")
	require.Equal(t, exitBroken, run(strings.NewReader(""), &bytes.Buffer{}, &problems, nowhere))
	require.Contains(t, problems.String(), "creating the file of events")
}

// TestRun_RealEvents asks the go command itself, whose events this program must
// understand.
func TestRun_RealEvents(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	write("go.mod", "module sample\n\ngo 1.26\n")
	write("good/good_test.go", `package good
import "testing"
func TestGood(t *testing.T) { t.Attr("backend", "paper"); t.Log("chatter") }
func TestIdle(t *testing.T) { t.Skip("nothing to do") }
func FuzzSeed(f *testing.F) { f.Add(1); f.Fuzz(func(*testing.T, int) {}) }
`)
	write("bad/bad_test.go", "package bad\nimport \"testing\"\nfunc TestBad(t *testing.T) { t.Error(\"wanted more\") }\n")
	write("unbuilt/unbuilt_test.go", "package unbuilt\nvar x int = \"text\"\n")
	goTest := exec.Command("go", "test", "-json", "./...")
	goTest.Dir = dir
	goTest.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off")
	events, _ := goTest.Output() // it exits with 1: some of these tests fail

	var out bytes.Buffer
	require.Equal(t, exitFailed, run(bytes.NewReader(events), &out, &bytes.Buffer{}, ""))
	require.Regexp(t, `(?m)^ok  \tsample/good\t`, out.String())
	require.Contains(t, out.String(), "bad_test.go:3: wanted more")
	require.Contains(t, out.String(), "FAIL\tsample/unbuilt [build failed]")
	require.Regexp(t, `cannot use "text"`, out.String())
	require.NotContains(t, out.String(), "chatter")
	require.True(t, strings.HasSuffix(out.String(),
		"Skipped tests:\n  sample/good TestIdle: nothing to do\nTest backend: paper\n2 passed, 2 failed, 1 skipped\n"), out.String())
}
