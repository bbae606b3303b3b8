package store

import (
	"errors"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5/pgconn"
)

// ErrSchema means that the database lacks migrations that this program needs.
var ErrSchema = errors.New("the schema is older than this program: run `dateline migrate up`")

// reasonInvalid is the reason of a dead letter whose facts cannot be stored.
const reasonInvalid = "invalid"

// InvalidError says that a record cannot be stored, now or later.
type InvalidError struct {
	// Constraint is the database's rule that the record breaks; empty where it
	// was refused before it came there.
	Constraint string
	err        error
}

// Error is the text of the fault.
func (e *InvalidError) Error() string { return fmt.Sprintf("invalid record: %v", e.err) }

// Unwrap is the fault itself.
func (e *InvalidError) Unwrap() error { return e.err }

// Permanent reports that another attempt would end in the same way.
func (e *InvalidError) Permanent() bool { return true }

// Reason is the class of failure for the dead letter.
func (e *InvalidError) Reason() string { return reasonInvalid }

func invalid(format string, arguments ...any) error {
	return &InvalidError{err: fmt.Errorf(format, arguments...)}
}

// translate turns what PostgreSQL refuses because of the values themselves
// into an [InvalidError] and leaves everything else, which may pass.
func translate(err error) error {
	var answer *pgconn.PgError
	if !errors.As(err, &answer) || !isRefusal(answer.Code) {
		return err
	}
	return &InvalidError{Constraint: answer.ConstraintName, err: err}
}

// isRefusal knows the classes of SQLSTATE that blame the values: 22 data
// exception, 23 integrity constraint violation, 54 program limit exceeded. A
// missing parent row (23503) and a duplicate (23505) are no fault of the
// record: somebody else deleted or inserted in between.
func isRefusal(code string) bool {
	switch {
	case len(code) != 5, code == "23503", code == "23505":
		return false
	}
	return slices.Contains([]string{"22", "23", "54"}, code[:2])
}

// sqlState is PostgreSQL's code of err; empty where the error is not its.
func sqlState(err error) string {
	var answer *pgconn.PgError
	if errors.As(err, &answer) {
		return answer.Code
	}
	return ""
}

// isCollision reports whether err comes from what another transaction did at
// the same time, so that trying again at once is worth it: serialisation
// failure, deadlock, lock not available, and a parent or a duplicate that came
// or went in between.
func isCollision(err error) bool {
	return slices.Contains([]string{"40001", "40P01", "55P03", "23503", "23505"}, sqlState(err))
}
