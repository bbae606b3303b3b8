package encounter

// Rule is why two reports are of one meeting; the surest first.
type Rule int

// The rules.
const (
	// None is no reason.
	None Rule = iota
	// SameDay: the same parties on the same day.
	SameDay
	// SameSeries: a meeting of many that has a name, at one time.
	SameSeries
	// Moved: a report that the date was changed, and one of the date before.
	Moved
	// Interval: the same parties, one date within the other.
	Interval
	// Reports: the same parties in reports of few days, at least one undated.
	Reports
	// Partly: one report names one party alone, or a summit that others name more of,
	// on the same day in the same town.
	Partly
	// Elsewhere: planned for one town, and of the same day in another.
	Elsewhere
)

// String is the word that the database keeps.
func (r Rule) String() string {
	switch r {
	case SameDay:
		return "day"
	case SameSeries:
		return "series"
	case Moved:
		return "moved"
	case Interval:
		return "interval"
	case Reports:
		return "reports"
	case Partly:
		return "partly"
	case Elsewhere:
		return "elsewhere"
	case None:
	}
	return ""
}

// needsChoice reports whether the rule holds only where nothing else fits.
func (r Rule) needsChoice() bool { return r >= Interval }

// pair compares two reports.
type pair struct {
	a, b    *Report
	company company
}

// differs reports whether anything but the time tells the two apart.
func (p pair) differs() bool {
	a, b := p.a, p.b
	return p.company.isClash || p.isOtherCompany() ||
		a.isRemote() != b.isRemote() && !a.isOpen() && !b.isOpen() ||
		a.Series != "" && b.Series != "" && a.Series != b.Series ||
		a.Setting != "" && b.Setting != "" && a.Setting != b.Setting && (a.Setting == bilateral || b.Setting == bilateral) && p.company.most > 2 ||
		!placesAgree(a.Place, b.Place) && !p.isElsewhere() ||
		a.Article == b.Article && !p.isSameDay()
}

// isApart reports whether the two were at different times.
func (p pair) isApart() bool {
	aFrom, aTo := p.a.possible()
	bFrom, bTo := p.b.possible()
	return aTo < bFrom || bTo < aFrom || followsUp(p.a, p.b) || followsUp(p.b, p.a)
}

// isOver reports whether one had happened already, so that it was not put off.
func (p pair) isOver() bool {
	return p.a.Status == happened && p.b.Status == happened || followsUp(p.a, p.b) || followsUp(p.b, p.a)
}

// followsUp reports whether next looks forward after done has happened: it is
// of another meeting, or its day is the same.
func followsUp(done, next *Report) bool {
	isAhead := next.isAhead() || next.Status == cancelled
	return done.Status == happened && isAhead && !breaksOff(done, next) && done.Published != 0 && next.Published > done.Published &&
		!(done.isDay() && next.isDay() && done.First == next.First)
}

// breaksOff reports whether next ends what goes on.
func breaksOff(done, next *Report) bool { return done.Detail == ongoing && next.Detail == suspended }

// fewDays is the longest date that counts as one occasion.
const fewDays = 7

// isSameDay reports whether both dates are one day, or the same few days.
func (p pair) isSameDay() bool {
	a, b := p.a, p.b
	if a.First == 0 || b.First == 0 {
		return false
	}
	if a.First == b.First && a.Last == b.Last {
		return a.span() <= fewDays
	}
	return a.span() <= 4 && b.span() <= 4 && (a.First <= b.First && b.Last <= a.Last || b.First <= a.First && a.Last <= b.Last)
}

// placesAgree reports whether one may be the other, or lie in it.
func placesAgree(a, b Place) bool {
	switch {
	case a == (Place{}) || b == (Place{}) || a.Entity == b.Entity && a.Entity != 0:
		return true
	case a.Country != "" && b.Country != "" && a.Country != b.Country:
		return false
	}
	return !a.IsCity || !b.IsCity
}

// rule is the surest reason for the two to be one meeting. It does not look at
// conflicts.
func (p pair) rule() Rule {
	switch {
	case !placesAgree(p.a.Place, p.b.Place):
		if p.isElsewhere() {
			return Elsewhere
		}
		return None
	case p.isOneDay():
		return SameDay
	case p.isOneSeries():
		return SameSeries
	case p.company.isExact() && (moves(p.a, p.b) || moves(p.b, p.a)):
		return Moved
	case p.company.isExact() && p.isWithin():
		return Interval
	case p.company.isExact() && p.isSoon():
		return Reports
	case p.isPartly():
		return Partly
	}
	return None
}

// isOneDay wants the same parties; countries may stand for them only where form
// or place says the same too.
func (p pair) isOneDay() bool {
	if !p.isSameDay() {
		return false
	}
	a, b := p.a, p.b
	says := a.Format == b.Format && a.Format != unspecified || a.Place.Entity != 0 && a.Place.Entity == b.Place.Entity
	return p.company.isExact() || p.company.isAlike() && says || p.isOfMany()
}

// isOfMany reports whether one report names some of those who come to the summit,
// or the conference, that the other names more of.
func (p pair) isOfMany() bool {
	a, b := p.a, p.b
	return p.company.isContained() && a.Format == b.Format && a.isGathering() &&
		a.Place.IsCity && a.Place.Entity == b.Place.Entity && a.Setting != bilateral && b.Setting != bilateral
}

// isOtherCompany reports whether both name two or more who meet, and not two the
// same. Of a gathering, different reports name different people.
func (p pair) isOtherCompany() bool {
	isOfMany := p.a.isGathering() || p.b.isGathering() || p.a.Series != "" && p.a.Series == p.b.Series ||
		p.a.Setting == multilateral && p.b.Setting == multilateral
	return !isOfMany && p.company.few >= 2 && p.company.same+p.company.alike < 2
}

// isPartly reports whether one names a single party, with whom it does not say,
// or next to nobody of a gathering: the town and the day have to tell the rest.
func (p pair) isPartly() bool {
	a, b := p.a, p.b
	if !p.isSameDay() || !a.Place.IsCity || a.Place.Entity != b.Place.Entity || a.isRemote() || b.isRemote() {
		return false
	}
	if a.isGathering() && a.Format == b.Format {
		isSome := p.company.same == p.company.few || p.company.many <= 1
		return p.company.few <= 1 && isSome && a.Setting != bilateral && b.Setting != bilateral
	}
	isForm := a.Format == b.Format || a.Format == visit && !b.isGathering() || b.Format == visit && !a.isGathering() ||
		a.Format == unspecified || b.Format == unspecified
	return isForm && p.company.few == 1 && p.company.same == 1 && p.isAlone()
}

// isAlone reports whether a report that names the one party that both share names
// nobody else, not even by words that could be anybody.
func (p pair) isAlone() bool {
	isAlone := func(r *Report) bool { return len(r.Parties) == 1 && r.Unknown == 0 }
	return isAlone(p.a) || isAlone(p.b)
}

// isElsewhere reports whether one tells of a plan, and the other, which came
// later, of the same day in another place. Who visits another place does not make
// the visit that was planned.
func (p pair) isElsewhere() bool {
	plan, next := p.a, p.b
	if next.Published < plan.Published {
		plan, next = next, plan
	}
	isFixed := plan.isGathering() || plan.Format == talks || plan.Format == mediation
	return isFixed && plan.Format == next.Format && plan.Status == planned && (next.Status == planned || next.Status == happened) &&
		plan.Published != 0 && plan.Published < next.Published && p.company.isExact() && p.isSameDay()
}

// isOneSeries wants a name, the same time, and no two who only meet beside it.
func (p pair) isOneSeries() bool {
	a, b := p.a, p.b
	if a.Series == "" || a.Series != b.Series || isForTwo(a) || isForTwo(b) {
		return false
	}
	if a.First != 0 && b.First != 0 {
		return a.span() <= monthSpan && b.span() <= monthSpan && a.First <= b.Last && b.First <= a.Last
	}
	const soon = 7
	isPlaced := a.Place.Entity != 0 && a.Place.Entity == b.Place.Entity
	return p.gap() <= soon && p.areNear() && (isPlaced || p.company.same >= 2)
}

// isForTwo reports whether a meeting that has the name of a larger one is of two
// parties beside it.
func isForTwo(r *Report) bool {
	return r.Setting == bilateral || r.Setting != multilateral && len(r.Parties) == 2
}

// moves reports whether b says that a is put off to a later day.
func moves(a, b *Report) bool {
	const ahead, soon = 60, 120
	return b.Detail == delayed && a.Status == planned && a.First != 0 && b.First > a.Last && a.span() <= monthSpan && b.span() <= monthSpan &&
		a.Published != 0 && b.Published > a.Published && b.Published-a.Published <= ahead && b.First-a.First <= soon &&
		b.Published <= a.Last+3
}

// isWithin reports whether one date lies in the other, and the reports are not
// too far from each other for the same parties to have met once in that time.
func (p pair) isWithin() bool {
	a, b := p.a, p.b
	if a.First == 0 || b.First == 0 || a.span() > monthSpan || b.span() > monthSpan {
		return false
	}
	const week, near = 7, 45
	if (a.isRemote() || b.isRemote()) && max(a.span(), b.span()) > week {
		return false
	}
	isIn := a.First <= b.First && b.Last <= a.Last || b.First <= a.First && a.Last <= b.Last
	return isIn && p.gap() <= near
}

// isSoon reports whether reports of which one is undated are of one time.
func (p pair) isSoon() bool {
	a, b := p.a, p.b
	if a.First != 0 && b.First != 0 || a.Published == 0 || b.Published == 0 || !p.areNear() {
		return false
	}
	const days, week, fortnight = 2, 7, 14
	if a.First != 0 || b.First != 0 {
		return max(a.span(), b.span()) <= week && p.gap() <= fortnight
	}
	isPlaced := a.Place.Entity != 0 && a.Place.Entity == b.Place.Entity && a.Place.IsCity
	switch {
	case a.Series != "" && a.Series == b.Series:
		return p.gap() <= fortnight
	case a.isAhead() && b.isAhead() && a.Format == b.Format && (isPlaced || a.Format == summit):
		return p.gap() <= fortnight
	case isPlaced || undoes(a, b) || undoes(b, a):
		return p.gap() <= week
	}
	return p.gap() <= days
}

// undoes reports whether b takes back what a announced, or ends what a told of.
func undoes(a, b *Report) bool {
	return (a.isAhead() || breaksOff(a, b)) && (b.Status == cancelled || b.Status == denied) && b.Published >= a.Published
}

// areNear reports whether the likely times overlap.
func (p pair) areNear() bool {
	aFrom, aTo := p.a.likely()
	bFrom, bTo := p.b.likely()
	return aFrom <= bTo && bFrom <= aTo
}

// gap is the number of days between the publications; far where one is unknown.
func (p pair) gap() Day {
	if p.a.Published == 0 || p.b.Published == 0 {
		return far
	}
	return max(p.a.Published-p.b.Published, p.b.Published-p.a.Published)
}
