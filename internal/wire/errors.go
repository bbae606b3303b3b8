package wire

import "fmt"

const (
	reasonUndecodable = "undecodable"
	reasonUnsupported = "unsupported"
	reasonTooLarge    = "too_large"
	reasonInvalid     = "invalid"
	reasonEmpty       = "empty"
	reasonLanguage    = "language"
)

// refusal is a fault of the message itself: no retry can help.
type refusal struct {
	reason string
	err    error
}

// refuse makes a refusal whose text says what is wrong and what to send instead.
func refuse(reason, format string, arguments ...any) error {
	return &refusal{reason: reason, err: fmt.Errorf(format, arguments...)}
}

func (r *refusal) Error() string { return r.err.Error() }

func (r *refusal) Unwrap() error { return r.err }

// Permanent tells the worker to give the message up.
func (r *refusal) Permanent() bool { return true }

// Reason is the class of the fault, one lower-case word.
func (r *refusal) Reason() string { return r.reason }
