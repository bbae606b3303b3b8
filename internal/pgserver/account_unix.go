//go:build linux || darwin

package pgserver

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
)

// account is the unprivileged user that PostgreSQL runs as when this program
// runs as root. A nil account stands for the user of this program.
type account struct {
	name     string
	uid, gid uint32
}

// unprivileged finds the account to use: none where this program is not root.
func unprivileged() (*account, error) {
	if os.Geteuid() != 0 {
		return nil, nil //nolint:nilnil // a nil account is a meaning of its own
	}
	// initdb looks its user up, so it must be one that the machine knows.
	for _, name := range []string{"nobody", "postgres", "daemon"} {
		if found, err := user.Lookup(name); err == nil {
			return newAccount(found)
		}
	}
	return nil, errors.New("PostgreSQL does not run as root, and this machine has no user nobody, postgres or daemon; " +
		"start the program as another user")
}

func newAccount(found *user.User) (*account, error) {
	uid, err := strconv.ParseUint(found.Uid, 10, 32)
	if err != nil {
		return nil, fmt.Errorf("reading the user id of %s: %w", found.Username, err)
	}
	gid, err := strconv.ParseUint(found.Gid, 10, 32)
	if err != nil {
		return nil, fmt.Errorf("reading the group id of %s: %w", found.Username, err)
	}
	return &account{name: found.Username, uid: uint32(uid), gid: uint32(gid)}, nil
}

// own gives the folder to the account and sees whether it can be reached.
func (a *account) own(dir string) error {
	if a == nil {
		return nil
	}
	if err := os.Chown(dir, int(a.uid), int(a.gid)); err != nil {
		return fmt.Errorf("giving a folder to user %s: %w", a.name, err)
	}
	return a.checkWay(filepath.Dir(dir))
}

// checkWay sees whether the account can enter the folder and all above it. What
// does not exist yet is no obstacle.
func (a *account) checkWay(dir string) error {
	for ; ; dir = filepath.Dir(dir) {
		info, err := os.Stat(dir)
		if err == nil && !a.mayEnter(info) {
			return fmt.Errorf("user %s, who runs PostgreSQL in place of root, cannot enter %s; "+
				"choose a folder elsewhere or let others enter this one (chmod o+x)", a.name, dir)
		}
		if dir == filepath.Dir(dir) {
			return nil
		}
	}
}

func (a *account) mayEnter(info os.FileInfo) bool {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok && stat.Uid == a.uid {
		return info.Mode()&0o100 != 0
	}
	return info.Mode()&0o001 != 0
}

// apply makes the command run as the account, in a process group of its own:
// the keys of a terminal must not stop PostgreSQL behind the program's back.
func (a *account) apply(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if a != nil {
		cmd.SysProcAttr.Credential = &syscall.Credential{Uid: a.uid, Gid: a.gid}
	}
}
