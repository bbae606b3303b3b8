package store

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"
)

// LinkReport is what a pass of [Store.Link] changed.
type LinkReport struct {
	// Joined counts the entities that were merged, by rule: accents, alias, place,
	// role or company.
	Joined map[string]int
	// Parted counts the entities that stand for themselves again, because the
	// evidence of an earlier pass does not hold any more.
	Parted int
	// Busy is true where another pass is at work; nothing was done then.
	Busy bool
}

// linker is the name that the program's own changes carry in the audit trail.
const linker = "dateline"

// lockIdentitySQL puts changes of merge pointers in line; savers do not take it.
const lockIdentitySQL = `SELECT pg_advisory_xact_lock(hashtextextended('dateline identity', 0))`

// Link joins entities that are one across articles, where there is evidence, and
// parts what an earlier pass joined on evidence that does not hold any more.
//
// What is joined follows from the rows and from what people have said, not from
// earlier passes: a second pass over the same rows changes nothing. A person's
// merge stays, and what a person has split is not joined again. One pass works
// at a time; savers go on beside it. Every change has its evidence in
// entity_changes.
func (s *Store) Link(ctx context.Context) (report LinkReport, err error) {
	err = s.retry(ctx, func() error {
		return s.inTx(ctx, func(tx pgx.Tx) error {
			report = LinkReport{Joined: make(map[string]int)}
			var free bool
			const try = `SELECT pg_try_advisory_xact_lock(hashtextextended('dateline identity', 0))`
			if err := tx.QueryRow(ctx, try).Scan(&free); err != nil {
				return fmt.Errorf("locking merges: %w", err)
			}
			if report.Busy = !free; report.Busy {
				return nil
			}
			return linkPass{tx: tx, facts: linkFacts{tx: tx}}.run(ctx, &report)
		})
	})
	return report, translate(err)
}

// linkPass is one pass, in one transaction.
type linkPass struct {
	tx    pgx.Tx
	facts linkFacts
}

func (p linkPass) run(ctx context.Context, report *LinkReport) error {
	said, err := readSaid(ctx, p.tx)
	if err != nil {
		return err
	}
	same := &union{}
	for from, into := range said.merged {
		same.join(from, into)
	}
	ties, err := p.nameTies(ctx, said, same)
	if err != nil {
		return err
	}
	people, err := p.peopleTies(ctx, said, same)
	if err != nil {
		return err
	}
	plan, err := p.plan(ctx, said, append(ties, people...))
	if err != nil {
		return err
	}
	return p.apply(ctx, plan, report)
}

// peopleBatch is how many people's facts are read at a time.
const peopleBatch = 2000

// peopleTies goes through the people surname by surname.
func (p linkPass) peopleTies(ctx context.Context, said said, same *union) (ties []tie, err error) {
	var kins [][]*person
	waiting := 0
	settle := func() error {
		if err := p.facts.fill(ctx, same, slices.Concat(kins...)); err != nil {
			return err
		}
		for _, people := range kins {
			found := kin{people: people, apart: said.apart, same: same}.ties()
			for _, t := range found {
				same.join(t.a, t.b)
			}
			ties = append(ties, found...)
		}
		kins, waiting = nil, 0
		return nil
	}
	for people, err := range p.kins(ctx) {
		if err != nil {
			return nil, err
		}
		if !worthReading(people) {
			continue
		}
		kins = append(kins, people)
		if waiting += len(people); waiting >= peopleBatch {
			if err := settle(); err != nil {
				return nil, err
			}
		}
	}
	return ties, settle()
}

// worthReading reports whether two of the people could be one by their names.
func worthReading(people []*person) bool {
	for i, a := range people {
		for _, b := range people[i+1:] {
			if a.name.surname == b.name.surname && (a.name.bare || b.name.bare || a.name.fits(b.name)) {
				return true
			}
		}
	}
	return false
}

// move is a merge pointer that has to change; a nil into splits.
type move struct {
	entity int64
	into   *int64
	why    evidence
}

// apply changes the pointers. All rows are locked first, in order, as savers
// lock those whose details they fill in.
func (p linkPass) apply(ctx context.Context, moves []move, report *LinkReport) error {
	if len(moves) == 0 {
		return nil
	}
	ids := make([]int64, 0, 2*len(moves))
	for _, m := range moves {
		if ids = append(ids, m.entity); m.into != nil {
			ids = append(ids, *m.into)
		}
	}
	if _, err := p.tx.Exec(ctx, lockEntitiesSQL, ids); err != nil {
		return fmt.Errorf("locking entities: %w", err)
	}
	for chunk := range slices.Chunk(moves, 500) {
		batch := &pgx.Batch{}
		for _, m := range chunk {
			why, err := json.Marshal(m.why)
			if err != nil {
				return fmt.Errorf("writing evidence: %w", err)
			}
			reason := ""
			if m.into == nil {
				why, reason = nil, "the evidence does not hold any more"
				report.Parted++
			} else {
				report.Joined[m.why.Rule]++
			}
			batch.Queue(describeSQL, linker, reason, string(why), "true")
			batch.Queue(pointSQL, m.entity, m.into)
		}
		if err := p.tx.SendBatch(ctx, batch).Close(); err != nil {
			return fmt.Errorf("changing merges: %w", err)
		}
	}
	return nil
}

const (
	lockEntitiesSQL = `
		SELECT FROM entities WHERE entity_id = ANY($1) OR merged_into = ANY($1) ORDER BY entity_id FOR NO KEY UPDATE`

	// The audit trail's trigger reads these settings.
	describeSQL = `
		SELECT set_config('dateline.by', $1, true), set_config('dateline.why', $2, true),
			set_config('dateline.evidence', $3, true), set_config('dateline.automatic', $4, true)`

	pointSQL = `UPDATE entities SET merged_into = $2 WHERE entity_id = $1`
)
