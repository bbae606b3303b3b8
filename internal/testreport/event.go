package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// What an event says has happened, as `go doc test2json` lists it. Events of a
// package have no test name.
const (
	actionRun         = "run"
	actionPass        = "pass"
	actionFail        = "fail"
	actionSkip        = "skip"
	actionOutput      = "output"
	actionAttr        = "attr"
	actionBuildOutput = "build-output"
)

// event is one line of `go test -json`.
type event struct {
	Action  string
	Package string
	Test    string
	Output  string
	// Key and Value are those of an attribute that the test set.
	Key, Value string
	// ImportPath is the package that a build event is about.
	ImportPath string
	// FailedBuild is the package whose build failure failed this one.
	FailedBuild string
}

// readEvents hands each event to onEvent and each line that is no event, such
// as one of the go command's own, to onPlain.
func readEvents(in io.Reader, onEvent func(event), onPlain func(string)) error {
	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadBytes('\n')
		if line = bytes.TrimRight(line, "\r\n"); len(line) > 0 {
			if e, ok := decodeEvent(line); ok {
				onEvent(e)
			} else {
				onPlain(string(line))
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading test events: %w", err)
		}
	}
}

func decodeEvent(line []byte) (event, bool) {
	var e event
	if line[0] != '{' || json.Unmarshal(line, &e) != nil || e.Action == "" {
		return event{}, false
	}
	return e, true
}
