package encounter

import "time"

// The words of a report that the rules look at; those of package news.
const (
	happened     = "happened"
	planned      = "planned"
	cancelled    = "cancelled"
	denied       = "denied"
	hypothetical = "hypothetical"

	delayed   = "delayed"
	ongoing   = "ongoing"
	suspended = "suspended"

	phone       = "phone"
	video       = "video"
	talks       = "talks"
	mediation   = "mediation"
	visit       = "visit"
	summit      = "summit"
	conference  = "conference"
	unspecified = "unspecified"

	bilateral    = "bilateral"
	multilateral = "multilateral"
)

// Day counts days from 1 January 1970, in UTC; zero stands for "unknown".
type Day int

// DayOf is the day of a moment; the zero time has none.
func DayOf(at time.Time) Day {
	if at.IsZero() {
		return 0
	}
	return Day(at.UTC().Unix() / (24 * 60 * 60))
}

// Party is one who meets, as far as it is known across articles.
type Party struct {
	// Entity is its number in the database; zero for a country that is known by
	// its code alone.
	Entity int64
	// Country is the two-letter code of what it is, or serves; empty where unknown.
	Country string
	// IsPerson and IsPlace tell people and places from organisations,
	// IsGovernment a government or a ministry from other organisations.
	IsPerson, IsPlace, IsGovernment bool
}

// Place is where a meeting is held; the zero value stands for "not stated".
type Place struct {
	Entity int64
	// Country is the two-letter code; empty where unknown.
	Country string
	// IsCity tells a town from a country, a region, a house.
	IsCity bool
	// IsCountry tells a country or a region.
	IsCountry bool
}

// Report is what one article says of one meeting.
type Report struct {
	// Key names the report whatever the order of arrival; no two have the same.
	Key     string
	Article int64
	// Published is the day of publication.
	Published Day
	// Status, Detail, Format, Setting and Series are the words of package news;
	// all but Status and Format may be empty.
	Status, Detail, Format, Setting, Series string
	Parties                                 []Party
	// Unknown counts further parties, of whom nothing is known across articles.
	Unknown int
	Place   Place
	// First and Last are the days of the stated date; zero where none is stated.
	First, Last Day
}

// span is the length of the stated date in days; zero without one.
func (r *Report) span() int {
	if r.First == 0 {
		return 0
	}
	return int(r.Last-r.First) + 1
}

// isDay reports whether the date is one day.
func (r *Report) isDay() bool { return r.span() == 1 }

// isRemote reports whether the parties do not come together.
func (r *Report) isRemote() bool { return r.Format == phone || r.Format == video }

// isGathering reports whether many may come, so that a report names some of them.
func (r *Report) isGathering() bool { return r.Format == summit || r.Format == conference }

// isOpen reports whether the format says little on how the parties meet.
func (r *Report) isOpen() bool {
	return r.Format == unspecified || r.Format == talks || r.Format == mediation
}

// isAhead reports whether the meeting is still to come, or is supposed.
func (r *Report) isAhead() bool { return r.Status == planned || r.Status == hypothetical }

// monthSpan is the widest date that still says when.
const monthSpan = 31

// far is beyond every date.
const far = Day(1) << 40

// possible is when the meeting can have been, by its date and its status: what
// has happened was before the publication, what is planned is after it.
func (r *Report) possible() (from, to Day) {
	from, to = -far, far
	if r.First != 0 {
		from, to = r.First, r.Last
	}
	if r.Published == 0 {
		return from, to
	}
	switch r.Status {
	case happened:
		if last := r.Published + 1; last >= from {
			to = min(to, last)
		}
	case planned:
		if first := r.Published - 2; first <= to {
			from = max(from, first)
		}
	}
	return from, to
}

// likely is when a reader would take the meeting to be.
func (r *Report) likely() (from, to Day) {
	if r.First != 0 {
		return r.possible()
	}
	switch r.Status {
	case happened:
		return r.Published - 3, r.Published
	case cancelled, denied:
		return r.Published - 7, r.Published + 14
	}
	return r.Published, r.Published + 14
}

// about is the day that a report is sorted by.
func (r *Report) about() Day {
	if r.First != 0 && r.span() <= monthSpan {
		return r.First
	}
	return r.Published
}
