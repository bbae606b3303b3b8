package news

// TimeType is the TIMEX3 type of a time expression.
type TimeType string

// The TIMEX3 types.
const (
	DateTime     TimeType = "DATE"
	ClockTime    TimeType = "TIME"
	DurationTime TimeType = "DURATION"
	SetTime      TimeType = "SET"
)

// TimeMod is the TIMEX3 modifier of a time expression.
type TimeMod string

// The TIMEX3 modifiers that are given.
const (
	ModStart    TimeMod = "START"
	ModMid      TimeMod = "MID"
	ModEnd      TimeMod = "END"
	ModApprox   TimeMod = "APPROX"
	ModMoreThan TimeMod = "MORE_THAN"
	ModLessThan TimeMod = "LESS_THAN"
	ModAtLeast  TimeMod = "EQUAL_OR_MORE"
	ModAtMost   TimeMod = "EQUAL_OR_LESS"
)

// Time is one time expression.
type Time struct {
	Span Span     `json:"span"`
	Type TimeType `json:"type"`
	// Value is the TIMEX3 value; empty where it cannot be resolved.
	Value string `json:"value,omitempty"`
	// Relative is what the words say where Value is empty: "published-P1D" of
	// "yesterday" in an article of an unknown day. Empty where Value is not.
	Relative string `json:"relative,omitempty"`
	// Mod is what the words add to the value: "early July" is July at its
	// START. Empty where they add nothing.
	Mod TimeMod `json:"mod,omitempty"`
	// Zone is the offset from UTC of a clock time whose zone the text tells:
	// "-05:00" of "3 p.m. EST". Value is the time there; both together are an
	// instant of ISO 8601. Empty where it is not told.
	Zone string `json:"zone,omitempty"`
}
