// Command testreport turns the events of `go test -json` into a report for
// people and for continuous integration.
//
//	go test -json ./... | go run ./internal/testreport -save dist/test.json
//
// While tests run it prints what `go test` prints: one line a package, and the
// output of tests that failed. Plain `go test` says nothing of a test that was
// skipped, so a green run can hide that no server was asked. The report ends
// with every skipped test and its reason, with the servers that the tests said
// they used (attribute "backend", see [testing.TB]), and with the totals.
//
// The exit code is 0 when all went well, 1 when a test or a package failed or
// none ran, 2 when the events could not be read.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
)

const (
	exitPassed = 0
	exitFailed = 1
	exitBroken = 2
)

func main() {
	save := flag.String("save", "", "also write the events to this `file`")
	flag.Parse()
	os.Exit(run(os.Stdin, os.Stdout, os.Stderr, *save))
}

// run reports on the events of in and gives the exit code.
func run(in io.Reader, out, problems io.Writer, save string) int {
	if save != "" {
		file, err := os.Create(save)
		if err != nil {
			fmt.Fprintf(problems, "testreport: creating the file of events: %v\n", err)
			return exitBroken
		}
		defer file.Close() //nolint:errcheck // a copy for reading afterwards; the report does not depend on it
		in = io.TeeReader(in, file)
	}
	report := newReport(out)
	if err := readEvents(in, report.add, report.plain); err != nil {
		fmt.Fprintf(problems, "testreport: %v\n", err)
		return exitBroken
	}
	if report.finish() {
		return exitPassed
	}
	return exitFailed
}
