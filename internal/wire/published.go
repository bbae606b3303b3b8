package wire

import (
	"fmt"
	"net/mail"
	"strings"
	"time"
)

// Years outside of these are a slip of a program or of a key, not news.
const (
	firstYear = 1600
	lastYear  = 2199
)

// ParseTime reads a publication time as newsrooms write it and gives it in
// UTC: RFC 3339, also with a space for the T or without seconds or zone, the
// compact form of IPTC (20170510T143000Z), a date alone (midnight), and the
// dates of mail, feeds and HTTP. A time without a zone is in UTC.
func ParseTime(value string) (time.Time, error) {
	value = strings.TrimSpace(value)
	for _, layout := range []string{
		time.RFC3339, time.DateOnly, "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02T15:04",
		"2006-01-02T15:04:05Z0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z0700", time.DateTime, "2006-01-02 15:04",
		"20060102T150405Z0700", "20060102",
	} {
		if at, err := time.Parse(layout, value); err == nil {
			return at.UTC(), nil
		}
	}
	if at, err := parseMailDate(value); err == nil {
		return at.UTC(), nil
	}
	return time.Time{}, fmt.Errorf("publication time %.40q: want RFC 3339, for example 2017-05-10T14:30:00Z", value)
}

// parseMailDate puts the offset in the place of the zone names that feeds
// still carry, because the library takes a zone that it does not know as UTC.
func parseMailDate(value string) (time.Time, error) {
	if space := strings.LastIndexByte(value, ' '); space >= 0 {
		if offset := americanOffset(value[space+1:]); offset != "" {
			value = value[:space+1] + offset
		}
	}
	at, err := mail.ParseDate(value)
	if err != nil {
		return time.Time{}, fmt.Errorf("mail date: %w", err)
	}
	return at, nil
}

func americanOffset(zone string) string {
	switch strings.ToUpper(zone) {
	case "EDT":
		return "-0400"
	case "EST", "CDT":
		return "-0500"
	case "CST", "MDT":
		return "-0600"
	case "MST", "PDT":
		return "-0700"
	case "PST":
		return "-0800"
	case "Z", "UT":
		return "+0000"
	}
	return ""
}

// plausible reports whether at can be a publication time. The start of Unix
// time is what an unset field turns into.
func plausible(at time.Time) bool {
	return at.Year() >= firstYear && at.Year() <= lastYear && !at.Equal(time.Unix(0, 0))
}
