package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/store"
)

// meetingFlags choose meetings.
type meetingFlags struct {
	Place  string   `help:"Only meetings held in this town or country; a name, nearly right." placeholder:"NAME"`
	Status []string `help:"Only meetings of these statuses: happened, planned, cancelled, denied, hypothetical. All where empty." enum:"happened,planned,cancelled,denied,hypothetical" placeholder:"STATUS"`
	Since  string   `help:"Only meetings whose date touches this day or a later one." placeholder:"DAY"`
	Until  string   `help:"Only meetings whose date touches this day or an earlier one." placeholder:"DAY"`
}

// filter reads the flags that need no database.
func (f meetingFlags) filter() (filter store.MeetingFilter, err error) {
	for _, status := range f.Status {
		filter.Statuses = append(filter.Statuses, news.MeetingStatus(status))
	}
	filter.Since, filter.Until, err = parseDays(f.Since, f.Until)
	return filter, err
}

// parseDays reads the flags of the first and the last day.
func parseDays(first, last string) (since, until time.Time, err error) {
	if since, err = parseDay("--since", first); err != nil {
		return since, until, err
	}
	if until, err = parseDay("--until", last); err != nil {
		return since, until, err
	}
	if !since.IsZero() && !until.IsZero() && until.Before(since) {
		return since, until, usageError{fmt.Errorf("--until %s is before --since %s", last, first)}
	}
	return since, until, nil
}

// resolve looks up who and what the names mean.
func (f meetingFlags) resolve(ctx context.Context, rows *store.Store, filter *store.MeetingFilter, parties []string) error {
	for _, name := range parties {
		meant, err := meantBy(ctx, rows, name)
		if err != nil {
			return err
		}
		filter.Parties = append(filter.Parties, meant)
	}
	if f.Place != "" {
		meant, err := meantBy(ctx, rows, f.Place)
		if err != nil {
			return err
		}
		filter.Place = &meant
	}
	return nil
}

func meantBy(ctx context.Context, rows *store.Store, name string) (store.Meant, error) {
	meant, err := rows.Meant(ctx, name)
	if errors.Is(err, store.ErrNoEntity) {
		return meant, fmt.Errorf("%w; no article names it: try a part of the name, or dateline query entity", err)
	}
	return meant, err
}

func parseDay(flag, value string) (time.Time, error) {
	if value == "" {
		return time.Time{}, nil
	}
	at, err := time.Parse(time.DateOnly, value)
	if err != nil {
		return time.Time{}, usageError{fmt.Errorf("%s %q: want a day such as 2026-03-01", flag, value)}
	}
	return at, nil
}
