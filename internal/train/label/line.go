package label

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

// none stands in a field for nothing.
const none = "-"

// fields of a line that labels a meeting, in order.
const (
	triggerField = iota
	statusField
	coreField
	formatField
	eventField
	partyField
	placeField
	timeField
	dateField
	numFields
)

// finder gives the span that a field names: by its words or by its offsets.
type finder func(name string) (news.Span, error)

// errUnknown marks words that are none of those allowed.
var errUnknown = errors.New("unknown word")

// read makes a meeting of the fields of a line. Parties are divided by separator.
func read(fields []string, separator string, find finder) (Meeting, error) {
	if len(fields) != numFields {
		return Meeting{}, fmt.Errorf("%d fields, want %d", len(fields), numFields)
	}
	status, detail, _ := strings.Cut(fields[statusField], ":")
	m := Meeting{
		Status: news.MeetingStatus(status), Detail: detail, Core: fields[coreField] == "core",
		Format: news.MeetingFormat(fields[formatField]), Event: unlessNone(fields[eventField]), Date: unlessNone(fields[dateField]),
	}
	if !m.Core && fields[coreField] != "other" || !slices.Contains(statuses(), m.Status) {
		return m, fmt.Errorf("reading %s %s: %w", fields[statusField], fields[coreField], errUnknown)
	}
	var err error
	if m.Trigger, err = find(fields[triggerField]); err != nil {
		return m, err
	}
	if m.Parties, err = parties(fields[partyField], separator, find); err != nil {
		return m, err
	}
	for _, part := range []struct {
		name string
		span *news.Span
	}{{fields[placeField], &m.Place}, {fields[timeField], &m.Time}} {
		if part.name == none {
			continue
		}
		if *part.span, err = find(part.name); err != nil {
			return m, err
		}
	}
	return m, nil
}

// unlessNone is a field, empty where it says nothing.
func unlessNone(field string) string {
	if field == none {
		return ""
	}
	return field
}

func parties(field, separator string, find finder) ([]Party, error) {
	if field == none {
		return nil, nil
	}
	var all []Party
	for name := range strings.SplitSeq(field, separator) {
		name, role, _ := strings.Cut(name, "@")
		span, err := find(name)
		if err != nil {
			return nil, err
		}
		known, ok := roles()[role]
		if !ok {
			return nil, fmt.Errorf("reading the role %s: %w", role, errUnknown)
		}
		all = append(all, Party{Span: span, Role: known})
	}
	return all, nil
}

func statuses() []news.MeetingStatus {
	return []news.MeetingStatus{news.Happened, news.Planned, news.Cancelled, news.Denied, news.Hypothetical}
}

func roles() map[string]news.Role {
	return map[string]news.Role{
		"": news.ParticipantRole, "host": news.HostRole, "visitor": news.VisitorRole, "mediator": news.MediatorRole,
		"chair": news.ChairRole, "absent": news.NonAttendeeRole,
	}
}
