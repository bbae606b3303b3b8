package worker

import (
	"context"
	"errors"
	"fmt"
	"regexp"
)

// The reasons for a dead letter that this package gives by itself. Decoders
// and stores give others, see [Reason].
const (
	reasonUndecodable = "undecodable"
	reasonExtraction  = "extraction"
	reasonInvalid     = "invalid"
	reasonExhausted   = "exhausted"
)

var (
	errStopping = errors.New("worker is stopping")
	errDrained  = errors.New("source is drained")
	errTimeout  = errors.New("message timeout passed")
)

// reasonPattern is what may stand as the last token of a subject.
var reasonPattern = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

// IsPermanent reports whether trying again is useless: an error in the chain
// has a method Permanent() bool that says so.
func IsPermanent(err error) bool {
	var property interface{ Permanent() bool }
	return errors.As(err, &property) && property.Permanent()
}

// Reason is the class of a failure in one lower-case word: what an error in the
// chain gives by its method Reason() string, else "invalid" for a permanent
// error and "exhausted" for one that was tried too often.
func Reason(err error) string {
	var property interface{ Reason() string }
	switch {
	case errors.As(err, &property) && reasonPattern.MatchString(property.Reason()):
		return property.Reason()
	case IsPermanent(err):
		return reasonInvalid
	}
	return reasonExhausted
}

// stageError is a failure of one step of the work on a message.
type stageError struct {
	reason    string
	permanent bool
	err       error
}

func (e *stageError) Error() string   { return e.err.Error() }
func (e *stageError) Unwrap() error   { return e.err }
func (e *stageError) Permanent() bool { return e.permanent }
func (e *stageError) Reason() string  { return e.reason }

// extractionError wraps what an extractor returned. Extraction is a pure
// function, so its errors are permanent unless they say otherwise or the
// context ended.
func extractionError(ctx context.Context, err error) error {
	wrapped := fmt.Errorf("extracting: %w", err)
	var property interface{ Permanent() bool }
	if ctx.Err() != nil || errors.As(err, &property) {
		return wrapped
	}
	return &stageError{reason: reasonExtraction, permanent: true, err: wrapped}
}

// panicError is a panic in the work on a message. It is not permanent: it may
// come of the state of this process. At the limit it gives its reason.
type panicError struct {
	reason string
	value  any
	stack  []byte
}

func (e *panicError) Error() string  { return fmt.Sprintf("panic: %v", e.value) }
func (e *panicError) Reason() string { return e.reason }
