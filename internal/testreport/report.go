package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// backendAttribute is the attribute by which a test says what servers it uses.
const backendAttribute = "backend"

// report prints the course of a test run and gathers what its end will say.
type report struct {
	out      io.Writer
	packages map[string]*packageRun
	builds   map[string][]string
	skipped  []skip
	backends []string
	totals   tally
	broken   bool
}

// skip is one skipped test.
type skip struct{ pkg, test, reason string }

// tally counts tests by their end. A test that has subtests is not counted
// beside them, unless it failed by itself.
type tally struct{ passed, failed, skipped int }

func newReport(out io.Writer) *report {
	return &report{out: out, packages: map[string]*packageRun{}, builds: map[string][]string{}}
}

// plain passes on a line that is no event.
func (r *report) plain(line string) { fmt.Fprintln(r.out, line) }

// add takes the next event.
func (r *report) add(e event) {
	switch {
	case e.Action == actionBuildOutput:
		r.builds[e.ImportPath] = append(r.builds[e.ImportPath], e.Output)
	case e.Package == "":
		return
	case e.Action == actionAttr && e.Key == backendAttribute:
		r.backends = append(r.backends, e.Value)
	case e.Test == "" && slices.Contains([]string{actionPass, actionFail, actionSkip}, e.Action):
		r.closePackage(e)
	default:
		r.running(e.Package).add(e)
	}
}

func (r *report) running(name string) *packageRun {
	if r.packages[name] == nil {
		r.packages[name] = newPackageRun()
	}
	return r.packages[name]
}

// closePackage prints what a finished package has to say and counts its tests.
func (r *report) closePackage(e event) {
	run := r.running(e.Package)
	delete(r.packages, e.Package)
	if e.Action == actionFail {
		r.printAll(r.builds[e.FailedBuild])
		delete(r.builds, e.FailedBuild)
		r.printAll(run.failures())
	} else {
		r.printAll(run.resultLines())
	}
	counts := run.count()
	if e.Action == actionFail && counts.failed == 0 {
		counts.failed = 1 // it did not build, or broke outside any test
	}
	r.totals.passed += counts.passed
	r.totals.failed += counts.failed
	r.totals.skipped += counts.skipped
	for _, test := range run.skippedTests() {
		r.skipped = append(r.skipped, skip{e.Package, test, run.skipReason(test)})
	}
}

func (r *report) printAll(lines []string) {
	for _, line := range lines {
		fmt.Fprint(r.out, line)
	}
}

// finish prints the end of the report and tells whether the run was good.
func (r *report) finish() bool {
	for name := range r.packages { // the go command was stopped before their end
		r.broken = true
		fmt.Fprintf(r.out, "FAIL\t%s [never finished]\n", name)
	}
	fmt.Fprintln(r.out)
	r.printSkipped()
	r.printBackends()
	fmt.Fprintf(r.out, "%d passed, %d failed, %d skipped\n", r.totals.passed, r.totals.failed, r.totals.skipped)
	return !r.broken && r.totals.failed == 0 && r.totals.passed > 0
}

func (r *report) printSkipped() {
	if len(r.skipped) == 0 {
		fmt.Fprintln(r.out, "Skipped tests: none")
		return
	}
	slices.SortFunc(r.skipped, func(a, b skip) int {
		return strings.Compare(a.pkg+" "+a.test, b.pkg+" "+b.test)
	})
	fmt.Fprintln(r.out, "Skipped tests:")
	for _, s := range r.skipped {
		fmt.Fprintf(r.out, "  %s %s: %s\n", s.pkg, s.test, s.reason)
	}
}

func (r *report) printBackends() {
	if len(r.backends) == 0 {
		fmt.Fprintln(r.out, "Test backend: none, no test used a server")
		return
	}
	slices.Sort(r.backends)
	for _, backend := range slices.Compact(r.backends) {
		fmt.Fprintln(r.out, "Test backend: "+backend)
	}
}
