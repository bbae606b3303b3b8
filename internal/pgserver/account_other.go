//go:build !linux && !darwin

package pgserver

import (
	"context"
	"errors"
	"os/exec"
)

// account stands for an unprivileged user; this system offers no way to run
// PostgreSQL as one.
type account struct{}

func unprivileged() (*account, error) {
	return nil, errors.New("an embedded PostgreSQL runs on Linux and macOS only; " +
		"name a server of your own with DATELINE_DATABASE_URL")
}

func (*account) own(string) error { return nil }

func (*account) checkWay(string) error { return nil }

func (*account) apply(*exec.Cmd) {}

func ignoreBrokenPipes() {}

func lock(context.Context, string) (func(), error) {
	return nil, errors.New("file locks are made on Linux and macOS only")
}
