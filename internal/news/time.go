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

// Time is one time expression.
type Time struct {
	Span Span     `json:"span"`
	Type TimeType `json:"type"`
	// Value is the TIMEX3 value; empty where it cannot be resolved.
	Value string `json:"value,omitempty"`
}
