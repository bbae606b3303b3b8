package export

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dateline-news/dateline/internal/news"
)

// widestDate is the longest date, in days, that a calendar shows: a month.
const widestDate = 31

// Calendar writes meetings as one iCalendar object.
type Calendar struct {
	out *bufio.Writer
	// now stamps a meeting whose reports are all undated.
	now time.Time
}

// NewCalendar begins a calendar; Close ends it.
func NewCalendar(out io.Writer, now time.Time) *Calendar {
	c := &Calendar{out: bufio.NewWriter(out), now: now}
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//Dateline//Meetings in the news//EN")
	c.line("CALSCALE", "GREGORIAN")
	return c
}

// Write adds a meeting. It is false for one that has no place in a calendar: it
// has no date, or one wider than a month.
func (c *Calendar) Write(e news.Encounter) (bool, error) {
	if e.First.IsZero() || e.Last.Sub(e.First) >= widestDate*24*time.Hour {
		return false, nil
	}
	stamp := e.LastReported
	if stamp.IsZero() {
		stamp = c.now
	}
	c.line("BEGIN", "VEVENT")
	c.line("UID", fmt.Sprintf("meeting-%d@dateline", e.ID))
	c.line("DTSTAMP", moment(stamp))
	c.line("SEQUENCE", strconv.Itoa(e.Sequence))
	c.line("DTSTART;VALUE=DATE", day(e.First))
	c.line("DTEND;VALUE=DATE", day(e.Last.AddDate(0, 0, 1))) // the day after the last
	c.line("STATUS", calendarStatus(e))
	c.line("TRANSP", "TRANSPARENT")
	c.line("SUMMARY", escape(summary(e)+openDay(e)))
	c.line("DESCRIPTION", escape(description(e)))
	c.line("CATEGORIES", escape(string(e.Status))+","+escape(string(e.Format)))
	c.site(e.Held)
	if address, err := url.Parse(e.URL); err == nil && address.IsAbs() {
		c.line("URL", address.String())
	}
	for _, party := range e.Parties {
		c.line("X-DATELINE-PARTY", escape(party))
	}
	for _, country := range e.Countries {
		c.line("X-DATELINE-COUNTRY", escape(country))
	}
	c.line("END", "VEVENT")
	return true, c.out.Flush() //nolint:wrapcheck // the destination's own words
}

func (c *Calendar) site(site news.EncounterSite) {
	if site.Name == "" {
		return
	}
	c.line("LOCATION", escape(placeName(site)))
	if site.Point != nil {
		c.line("GEO", number(site.Point.Latitude)+";"+number(site.Point.Longitude))
	}
}

// Close ends the calendar; it does not close what it is written to.
func (c *Calendar) Close() error {
	c.line("END", "VCALENDAR")
	return c.out.Flush() //nolint:wrapcheck // the destination's own words
}

// line writes a content line, folded: no line is longer than 75 bytes, and none
// is cut within a character. The writer keeps the first failure for Flush.
func (c *Calendar) line(name, value string) {
	const longest = 75
	text, room := name+":"+value, longest
	for len(text) > room {
		cut := room
		for !utf8.RuneStart(text[cut]) {
			cut--
		}
		_, _ = c.out.WriteString(text[:cut] + "\r\n ")
		text, room = text[cut:], longest-1 // the space counts
	}
	_, _ = c.out.WriteString(text + "\r\n")
}

// escape writes a text value as RFC 5545, section 3.3.11, wants it.
func escape(text string) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(strings.ReplaceAll(text, "\r\n", "\n"), "\uFFFD"))
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(text)
}

func day(at time.Time) string    { return at.UTC().Format("20060102") }
func moment(at time.Time) string { return at.UTC().Format("20060102T150405Z") }

// calendarStatus is what a calendar shows: what was denied or called off is
// cancelled, what is not sure is tentative.
func calendarStatus(e news.Encounter) string {
	switch e.Status {
	case news.Cancelled, news.Denied:
		return "CANCELLED"
	case news.Happened:
		if e.Detail != news.UnconfirmedDetail {
			return "CONFIRMED"
		}
	case news.Planned:
		if e.Detail == news.ScheduledDetail || e.Detail == news.DelayedDetail {
			return "CONFIRMED"
		}
	case news.Hypothetical:
	}
	return "TENTATIVE"
}

// summary is the title of a meeting: its series, who meets, in which form.
func summary(e news.Encounter) string {
	who := strings.Join(e.Parties, " – ")
	form := strings.ReplaceAll(string(e.Format), "_", " ")
	if e.Format == news.UnspecifiedFormat || e.Format == news.InPerson {
		form = "meeting"
	}
	switch {
	case e.Series != "" && who != "":
		return e.Series + ": " + who
	case cmp.Or(e.Series, who) == "":
		return strings.ToUpper(form[:1]) + form[1:]
	case e.Series != "":
		return e.Series
	}
	return who + " (" + form + ")"
}

// openDay says, where the days of the event are but those that the meeting may be
// on, that it is one of them. A stated range, "10 to 12 May", is the meeting's own.
func openDay(e news.Encounter) string {
	switch {
	case e.First.Equal(e.Last) || strings.Contains(e.Date, "/"):
		return ""
	case e.Last.Sub(e.First) <= 7*24*time.Hour:
		return ", some day of the week"
	}
	return ", some day of the month"
}

// description tells how the news of a meeting went.
func description(e news.Encounter) string {
	words := make([]string, len(e.Statuses))
	for i, status := range e.Statuses {
		words[i] = string(status)
	}
	lines := []string{"Reported: " + strings.Join(words, ", ") + "."}
	if e.Topic != "" {
		lines = append(lines, "About: "+e.Topic)
	}
	if e.Date != "" {
		lines = append(lines, "Date as stated: "+e.Date)
	}
	return strings.Join(append(lines, "Last report: "+strings.TrimSpace(e.Source+" "+e.Title)), "\n")
}

func placeName(site news.EncounterSite) string {
	if site.Country == "" {
		return site.Name
	}
	return site.Name + ", " + site.Country
}

func number(value float64) string { return strconv.FormatFloat(value, 'f', -1, 64) }
