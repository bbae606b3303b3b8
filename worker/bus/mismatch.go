package bus

import (
	"fmt"
	"log/slog"
	"strings"
)

// MismatchError says that a stream or consumer exists with settings that would
// make work on it unsafe. Nothing was changed: the difference may be somebody's
// wish. It lists each difference and what to do.
type MismatchError struct {
	// Asset is the stream or consumer, for example "stream NEWS".
	Asset string
	// Differences are the unsafe ones, one sentence each.
	Differences []string
}

// Error lists the differences.
func (e *MismatchError) Error() string {
	return fmt.Sprintf("%s exists with settings that are not safe to work with: %s", e.Asset, strings.Join(e.Differences, "; "))
}

// Permanent reports that waiting does not help.
func (e *MismatchError) Permanent() bool { return true }

// differences collects where an asset is not as it would be made.
type differences struct {
	errors, warnings []string
}

// unsafe notes a difference that work must not go on with.
func (d *differences) unsafe(same bool, setting string, have, want any, remedy string) {
	if !same {
		d.errors = append(d.errors, fmt.Sprintf("%s is %v, want %v: %s", setting, have, want, remedy))
	}
}

// harmless notes a difference that is somebody's to choose.
func (d *differences) harmless(same bool, setting string, have, want any) {
	if !same {
		d.warnings = append(d.warnings, fmt.Sprintf("%s is %v, not %v", setting, have, want))
	}
}

// judge turns unsafe differences into an error and logs harmless ones, all in
// one line, once.
func (b *Bus) judge(asset string, found differences) error {
	if len(found.errors) > 0 {
		return &MismatchError{Asset: asset, Differences: found.errors}
	}
	text := strings.Join(found.warnings, "; ")
	if said, ok := b.warned.Swap(asset, text); text != "" && (!ok || said != text) {
		b.logger.Warn("existing settings differ and are kept", slog.String("asset", asset), slog.String("settings", text))
	}
	return nil
}
