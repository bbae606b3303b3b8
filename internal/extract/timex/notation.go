package timex

// The notation of what words say before they are tied to the calendar. It is
// described in the package comment.

func (f fixed) String() string { return f.value }

func (s shift) String() string { return "published" + signed(s.n, s.unit) }

func (a anaphor) String() string { return "mentioned" + signed(a.n, a.unit) }

func (c clockShift) String() string { return c.from + signed(c.n, c.unit) }

func (w onWeekday) String() string {
	turn := turnWord(w.turn)
	if w.again {
		turn += turn
	}
	return turn + "XXXX-WXX-" + string(rune('0'+w.day))
}

func (bareWeekend) String() string { return "XXXX-WXX-WE" }

func (y inYear) String() string {
	switch {
	case y.years == nil:
		return y.anyYear()
	case *y.years == thatYear:
		return y.anyYear() + " of " + anaphor{"Y", 0}.String()
	}
	return y.anyYear() + " of " + shift{"Y", *y.years}.String()
}

func (m turnedMonth) String() string { return turnWord(&m.turn) + m.part.String() }

func (s inYearThen) String() string {
	past := thatYear
	return inYear{part: s.part, years: &past}.String()
}

func (h atHour) String() string { return h.code + " of " + h.day.String() }

func (w weekOfDay) String() string { return "WXX of " + w.day.String() }

func (q quarterEnded) String() string { return "QX of " + q.day.String() }

func (y yearAgo) String() string {
	if y.part == "" {
		return shift{"Y", -1}.String()
	}
	back := -1
	return inYear{part: y.part, years: &back}.String()
}

func (thisQuarter) String() string { return anaphor{"Q", 0}.String() }

func (c comparedQuarter) String() string { return yearText(c.year) + "-QX" }

func (h holiday) String() string {
	if h.stated != 0 {
		return dayText(h.date(h.stated))
	}
	first, second := h.date(2001), h.date(2002)
	if !first.AddDate(1, 0, 0).Equal(second) {
		return turnWord(h.turn) + "XXXX-XX-XX"
	}
	return turnWord(h.turn) + first.Format("XXXX-01-02")
}

// signed is a number of units with its sign: "-P1D", "+PT2H".
func signed(n int, unit string) string {
	if n < 0 {
		return "-" + length(-n, unit)
	}
	return "+" + length(n, unit)
}

// turnWord is the direction that words state.
func turnWord(turn *int) string {
	switch {
	case turn == nil:
		return ""
	case *turn < 0:
		return "last "
	case *turn > 0:
		return "next "
	}
	return "this "
}
