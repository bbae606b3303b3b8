package main

import (
	"regexp"
	"slices"
	"strings"
)

// sourcePosition is how the testing package begins a logged line.
var sourcePosition = regexp.MustCompile(`^\S+\.go:\d+: `)

// packageRun is what one package has shown so far.
type packageRun struct {
	lines []outputLine
	// tests holds the last action of each test, in order of their start.
	ends  map[string]string
	order []string
}

// outputLine is a line of a test, or of the package where test is empty.
type outputLine struct{ test, text string }

func newPackageRun() *packageRun { return &packageRun{ends: map[string]string{}} }

func (p *packageRun) add(e event) {
	switch e.Action {
	case actionOutput:
		// "=== RUN" and its like are for machines.
		if !strings.HasPrefix(e.Output, "=== ") {
			p.lines = append(p.lines, outputLine{e.Test, e.Output})
		}
	case actionRun:
		p.order = append(p.order, e.Test)
		p.ends[e.Test] = actionRun
	case actionPass, actionFail, actionSkip:
		p.ends[e.Test] = e.Action
	}
}

// failures gives the output of the package and of each test that failed, or
// that never ended because the process did.
func (p *packageRun) failures() []string {
	var lines []string
	for _, line := range p.lines {
		if line.test == "" || p.failed(line.test) {
			lines = append(lines, line.text)
		}
	}
	return lines
}

// resultLines gives the package's own "ok" line, or that it has no tests.
func (p *packageRun) resultLines() []string {
	var lines []string
	for _, line := range p.lines {
		if line.test == "" && (strings.HasPrefix(line.text, "ok  \t") || strings.HasPrefix(line.text, "?   \t")) {
			lines = append(lines, line.text)
		}
	}
	return lines
}

func (p *packageRun) failed(test string) bool {
	return p.ends[test] == actionFail || p.ends[test] == actionRun
}

func (p *packageRun) skippedTests() []string {
	var tests []string
	for _, test := range p.order {
		if p.ends[test] == actionSkip {
			tests = append(tests, test)
		}
	}
	return tests
}

// skipReason is the last thing that a skipped test logged, which is what it
// gave to Skip.
func (p *packageRun) skipReason(test string) string {
	for _, line := range slices.Backward(p.lines) {
		text := strings.TrimSpace(line.text)
		if line.test != test || text == "" || strings.HasPrefix(text, "--- SKIP") {
			continue
		}
		return sourcePosition.ReplaceAllString(text, "")
	}
	return "no reason given"
}

func (p *packageRun) count() tally {
	var t tally
	for _, test := range p.order {
		switch {
		case p.failed(test):
			if !p.anyBelow(test, p.failed) {
				t.failed++
			}
		case p.anyBelow(test, func(string) bool { return true }):
		case p.ends[test] == actionSkip:
			t.skipped++
		default:
			t.passed++
		}
	}
	return t
}

// anyBelow reports whether a subtest of test is so.
func (p *packageRun) anyBelow(test string, is func(string) bool) bool {
	return slices.ContainsFunc(p.order, func(other string) bool {
		return strings.HasPrefix(other, test+"/") && is(other)
	})
}
