package timex

import "strconv"

// class is the part that a word plays in expressions of time.
type class int

const (
	noClass class = iota
	cardinal
	ordinal
	ordinalSuffix
	month
	weekday
	weekdays
	unit
	season
	dayPart
	deictic
	direction
	article
	modifier
	approximator
	adverb
	frequency
	universal
	preposition
	// starter is a word that begins an expression of some rule and has no
	// meaning of its own.
	starter
	feastClass
	era
)

// sense is what the calendar knows of a word: its class and a number or a text
// whose meaning depends on the class.
type sense struct {
	class class
	n     int
	code  string
}

// senseOf looks a lower-case word up. Numbers are read here, so that rules see
// "3" and "three" alike.
func senseOf(lower string) sense {
	if lower[0] >= '0' && lower[0] <= '9' {
		if len(lower) > 4 {
			return sense{}
		}
		n, _ := strconv.Atoi(lower)
		return sense{class: cardinal, n: n, code: lower}
	}
	return calendar[lower]
}

// calendar is the lexicon of the English words that expressions of time are
// made of, written for this project. It is read-only.
var calendar = map[string]sense{
	"january": {month, 1, ""}, "february": {month, 2, ""}, "march": {month, 3, ""}, "april": {month, 4, ""},
	"may": {month, 5, ""}, "june": {month, 6, ""}, "july": {month, 7, ""}, "august": {month, 8, ""},
	"september": {month, 9, ""}, "october": {month, 10, ""}, "november": {month, 11, ""}, "december": {month, 12, ""},
	"jan": {month, 1, "."}, "feb": {month, 2, "."}, "mar": {month, 3, "."}, "apr": {month, 4, "."},
	"jun": {month, 6, "."}, "jul": {month, 7, "."}, "aug": {month, 8, "."}, "sep": {month, 9, "."},
	"sept": {month, 9, "."}, "oct": {month, 10, "."}, "nov": {month, 11, "."}, "dec": {month, 12, "."},

	"monday": {weekday, 1, ""}, "tuesday": {weekday, 2, ""}, "wednesday": {weekday, 3, ""}, "thursday": {weekday, 4, ""},
	"friday": {weekday, 5, ""}, "saturday": {weekday, 6, ""}, "sunday": {weekday, 7, ""},
	"mon": {weekday, 1, "."}, "tue": {weekday, 2, "."}, "tues": {weekday, 2, "."}, "wed": {weekday, 3, "."},
	"thu": {weekday, 4, "."}, "thurs": {weekday, 4, "."}, "fri": {weekday, 5, "."},
	"mondays": {weekdays, 1, ""}, "tuesdays": {weekdays, 2, ""}, "wednesdays": {weekdays, 3, ""}, "thursdays": {weekdays, 4, ""},
	"fridays": {weekdays, 5, ""}, "saturdays": {weekdays, 6, ""}, "sundays": {weekdays, 7, ""},

	// A unit's code is its TIMEX3 designator; n is 1 for a plural.
	"second": {unit, 0, "S"}, "seconds": {unit, 1, "S"}, "minute": {unit, 0, "MIN"}, "minutes": {unit, 1, "MIN"},
	"hour": {unit, 0, "H"}, "hours": {unit, 1, "H"}, "day": {unit, 0, "D"}, "days": {unit, 1, "D"},
	"week": {unit, 0, "W"}, "weeks": {unit, 1, "W"}, "weekend": {unit, 0, "WE"}, "weekends": {unit, 1, "WE"},
	"fortnight": {unit, 0, "FN"}, "fortnights": {unit, 1, "FN"},
	"month": {unit, 0, "M"}, "months": {unit, 1, "M"}, "quarter": {unit, 0, "Q"}, "quarters": {unit, 1, "Q"},
	"year": {unit, 0, "Y"}, "years": {unit, 1, "Y"}, "decade": {unit, 0, "DE"}, "decades": {unit, 1, "DE"},
	"century": {unit, 0, "CE"}, "centuries": {unit, 1, "CE"},

	"spring": {season, 0, "SP"}, "summer": {season, 0, "SU"}, "autumn": {season, 0, "FA"}, "fall": {season, 0, "FA"},
	"winter": {season, 0, "WI"},

	"morning": {dayPart, 0, "TMO"}, "afternoon": {dayPart, 0, "TAF"}, "evening": {dayPart, 0, "TEV"}, "night": {dayPart, 0, "TNI"},
	"mornings": {dayPart, several, "TMO"}, "afternoons": {dayPart, several, "TAF"}, "evenings": {dayPart, several, "TEV"},
	"nights": {dayPart, several, "TNI"},
	"noon":   {dayPart, 12, "T12:00"}, "midday": {dayPart, 12, "T12:00"}, "midnight": {dayPart, 0, "T24:00"},

	// A deictic's n is its distance from today, its code a part of the day.
	"yesterday": {deictic, -1, ""}, "today": {deictic, 0, ""}, "tomorrow": {deictic, 1, ""}, "tonight": {deictic, 0, "TNI"},

	"last": {direction, -1, ""}, "past": {direction, -1, "span"}, "previous": {direction, -1, "then"}, "next": {direction, 1, ""},
	"coming": {direction, 1, "span"}, "following": {direction, 1, "then"}, "preceding": {direction, -1, "then"}, "upcoming": {direction, 1, "span"},
	"this": {direction, 0, ""}, "current": {direction, 0, ""},

	"a": {article, 1, ""}, "an": {article, 1, ""}, "the": {article, 0, ""},

	"early": {modifier, 0, ""}, "late": {modifier, 0, ""}, "mid": {modifier, 0, ""}, "earlier": {modifier, -1, ""}, "later": {modifier, 1, ""},

	"about": {approximator, loosely, ""}, "roughly": {approximator, loosely, ""},
	"around": {approximator, loosely, ""}, "approximately": {approximator, loosely, ""}, "over": {approximator, loosely, ""},
	"more": {approximator, 1, ""}, "at": {approximator, 2, ""},

	"now": {adverb, 0, "PRESENT_REF"}, "currently": {adverb, 0, "PRESENT_REF"}, "nowadays": {adverb, 0, "PRESENT_REF"},
	"recently": {adverb, 0, "PAST_REF"}, "soon": {adverb, 0, "FUTURE_REF"},

	"recent": {starter, 0, ""}, "fiscal": {starter, 0, ""}, "that": {starter, 0, ""}, "half": {starter, 0, ""}, "these": {starter, 0, ""},
	"couple": {starter, 0, ""}, "comparable": {starter, 0, ""}, "overnight": {starter, 0, ""}, "end": {starter, 0, ""}, "q": {starter, 0, ""},

	"less": {approximator, 1, ""}, "up": {approximator, 3, ""},
	"nearly": {approximator, 0, ""}, "almost": {approximator, 0, ""},

	"twenties": {era, 2, ""}, "thirties": {era, 3, ""}, "forties": {era, 4, ""}, "fifties": {era, 5, ""},
	"sixties": {era, 6, ""}, "seventies": {era, 7, ""}, "eighties": {era, 8, ""}, "nineties": {era, 9, ""},

	"christmas": {feastClass, 0, ""}, "thanksgiving": {feastClass, 0, ""}, "easter": {feastClass, 0, ""}, "new": {feastClass, 0, ""}, "good": {feastClass, 0, ""},
	"halloween": {feastClass, 0, ""}, "boxing": {feastClass, 0, ""}, "valentine": {feastClass, 0, ""}, "independence": {feastClass, 0, ""},
	"labor": {feastClass, 0, ""}, "labour": {feastClass, 0, ""}, "memorial": {feastClass, 0, ""}, "veterans": {feastClass, 0, ""}, "election": {feastClass, 0, ""},
	"inauguration": {feastClass, 0, ""}, "palm": {feastClass, 0, ""}, "ash": {feastClass, 0, ""}, "epiphany": {feastClass, 0, ""}, "armistice": {feastClass, 0, ""},

	"daily": {frequency, 0, "P1D"}, "weekly": {frequency, 0, "P1W"}, "monthly": {frequency, 0, "P1M"}, "quarterly": {frequency, 0, "P1Q"},
	"yearly": {frequency, 0, "P1Y"}, "annually": {frequency, 0, "P1Y"}, "annual": {frequency, 0, "P1Y"}, "hourly": {frequency, 0, "PT1H"},

	"every": {universal, 0, ""}, "each": {universal, 0, ""},

	"one": {cardinal, 1, ""}, "two": {cardinal, 2, ""}, "three": {cardinal, 3, ""}, "four": {cardinal, 4, ""}, "five": {cardinal, 5, ""},
	"six": {cardinal, 6, ""}, "seven": {cardinal, 7, ""}, "eight": {cardinal, 8, ""}, "nine": {cardinal, 9, ""}, "ten": {cardinal, 10, ""},
	"eleven": {cardinal, 11, ""}, "twelve": {cardinal, 12, ""}, "thirteen": {cardinal, 13, ""}, "fourteen": {cardinal, 14, ""},
	"fifteen": {cardinal, 15, ""}, "sixteen": {cardinal, 16, ""}, "seventeen": {cardinal, 17, ""}, "eighteen": {cardinal, 18, ""},
	"nineteen": {cardinal, 19, ""}, "twenty": {cardinal, 20, "tens"}, "thirty": {cardinal, 30, "tens"}, "forty": {cardinal, 40, "tens"},
	"fifty": {cardinal, 50, "tens"}, "sixty": {cardinal, 60, "tens"}, "seventy": {cardinal, 70, "tens"}, "eighty": {cardinal, 80, "tens"},
	"ninety": {cardinal, 90, "tens"}, "hundred": {cardinal, 100, "times"}, "thousand": {cardinal, 1000, "times"},
	// An unknown number is written X in a value.
	"several": {cardinal, unknown, ""}, "few": {cardinal, unknown, ""}, "many": {cardinal, unknown, ""}, "some": {cardinal, unknown, ""},

	"first": {ordinal, 1, ""}, "third": {ordinal, 3, ""}, "fourth": {ordinal, 4, ""}, "fifth": {ordinal, 5, ""}, "sixth": {ordinal, 6, ""},
	"seventh": {ordinal, 7, ""}, "eighth": {ordinal, 8, ""}, "ninth": {ordinal, 9, ""}, "tenth": {ordinal, 10, ""},
	"eleventh": {ordinal, 11, ""}, "twelfth": {ordinal, 12, ""}, "thirteenth": {ordinal, 13, ""}, "fourteenth": {ordinal, 14, ""},
	"fifteenth": {ordinal, 15, ""}, "sixteenth": {ordinal, 16, ""}, "seventeenth": {ordinal, 17, ""}, "eighteenth": {ordinal, 18, ""},
	"nineteenth": {ordinal, 19, ""}, "twentieth": {ordinal, 20, ""},
	"st": {ordinalSuffix, 0, ""}, "nd": {ordinalSuffix, 0, ""}, "rd": {ordinalSuffix, 0, ""}, "th": {ordinalSuffix, 0, ""},

	"on": {preposition, 0, ""}, "in": {preposition, 0, ""}, "of": {preposition, 0, ""}, "since": {preposition, 0, ""},
	"by": {preposition, 0, ""}, "until": {preposition, 0, ""}, "till": {preposition, 0, ""}, "from": {preposition, 0, ""},
	"before": {preposition, 0, ""}, "after": {preposition, 0, ""}, "during": {preposition, 0, ""}, "throughout": {preposition, 0, ""}, "within": {preposition, 0, ""},
	"through": {preposition, 0, ""},
	"to":      {preposition, 0, ""}, "between": {preposition, 0, ""}, "and": {preposition, 0, ""}, "for": {preposition, 0, ""},
}

// several is the n of a part of the day in the plural.
const several = 2

// loosely is the n of an approximator that is part of "about two years ago" but
// not of "about two years".
const loosely = 4

// unknown stands for a number that the text does not give, as in "several".
const unknown = -1
