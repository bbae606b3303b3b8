package main

// The exit codes of every command.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitPartly      = 3
	exitInterrupted = 130
)

const exitCodeHelp = `Exit codes: 0 done; 1 failed; 2 wrong flags or settings; 3 done, but some input was refused; 130 interrupted.`

// usageError is a mistake in flags or settings.
type usageError struct{ error }

// ExitCode is the program's exit code for this error.
func (usageError) ExitCode() int { return exitUsage }

// Unwrap gives the cause.
func (e usageError) Unwrap() error { return e.error }

// partialError says that some of the input was refused; the rest is done.
type partialError struct{ error }

// ExitCode is the program's exit code for this error.
func (partialError) ExitCode() int { return exitPartly }

// Unwrap gives the cause.
func (e partialError) Unwrap() error { return e.error }
