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
		Format: news.MeetingFormat(fields[formatField]), Event: fields[eventField],
	}
	if fields[dateField] != none {
		m.Date = fields[dateField]
	}
	if !m.Core && fields[coreField] != "other" || !slices.Contains(statuses(), m.Status) {
		return m, fmt.Errorf("reading %s %s: %w", fields[statusField], fields[coreField], errUnknown)
	}
	var err error
	for field, span := range map[int]*news.Span{triggerField: &m.Trigger, placeField: &m.Place, timeField: &m.Time} {
		if fields[field] == none {
			continue
		}
		if *span, err = find(fields[field]); err != nil {
			return m, err
		}
	}
	m.Parties, err = parties(fields[partyField], separator, find)
	return m, err
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
