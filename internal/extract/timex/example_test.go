package timex_test

import (
	"fmt"
	"time"

	"github.com/dateline-news/dateline/internal/extract/timex"
)

func ExampleRead() {
	published := time.Date(2017, time.May, 11, 0, 0, 0, 0, time.UTC)
	for _, t := range timex.Read("They met on 3 and 4 April, and again two weeks later.", published) {
		fmt.Println(t.Type, t.Value)
	}
	// Output:
	// DATE 2017-04-03
	// DATE 2017-04-04
	// DATE 2017-W16
}

// Without a day of publication a full date still has its value; what leans on the
// day says how.
func ExampleRead_undated() {
	for _, t := range timex.Read("They met yesterday, on Monday and on 3 May 2016.", time.Time{}) {
		fmt.Printf("value %q, relative %q\n", t.Value, t.Relative)
	}
	// Output:
	// value "", relative "published-P1D"
	// value "", relative "XXXX-WXX-1"
	// value "2016-05-03", relative ""
}

// The zone that a text names is kept beside the value.
func ExampleRead_zone() {
	published := time.Date(2026, time.March, 4, 0, 0, 0, 0, time.UTC)
	for _, t := range timex.Read("The vote is at 3 p.m. EST, or 2000 GMT.", published) {
		fmt.Println(t.Value + t.Zone)
	}
	// Output:
	// 2026-03-04T15:00-05:00
	// 2026-03-04T20:00+00:00
}

// Find reads no calendar: its expressions are still relative.
func ExampleFind() {
	text := "They met last week, two days after the fair of early July."
	for _, e := range timex.Find(text) {
		fmt.Printf("%s: %s %v\n", text[e.Start:e.End], e.Type(), e)
	}
	// Output:
	// last week: DATE published-P1W
	// two days: DURATION P2D
	// early July: DATE XXXX-07
}

// Resolve takes what is known of a document: when it was published, and where each
// sentence looks.
func ExampleResolve() {
	found := timex.Find("They will meet on Monday.")
	times := timex.Resolve(found, timex.Anchor{
		Published: time.Date(2017, time.May, 11, 0, 0, 0, 0, time.UTC),
		Looking:   func(timex.Expression) timex.Direction { return timex.Ahead },
	})
	fmt.Println(times[0].Value)
	// Output: 2017-05-15
}

// An instant has another day in another place: give it in the location where the
// text was written.
func ExampleAnchor() {
	washington := time.FixedZone("EST", -5*60*60)
	published := time.Date(2026, time.March, 4, 1, 30, 0, 0, time.UTC)
	for _, at := range []time.Time{published, published.In(washington)} {
		fmt.Println(timex.Resolve(timex.Find("They met today."), timex.Anchor{Published: at})[0].Value)
	}
	// Output:
	// 2026-03-04
	// 2026-03-03
}
