package news

import "time"

// Extraction is what one pipeline found in one text. Its JSON form is the
// facts format of `dateline extract`.
type Extraction struct {
	// Pipeline is the named version of everything that decides the result.
	Pipeline  string    `json:"pipeline"`
	Text      string    `json:"text"`
	Sentences []Span    `json:"sentences"`
	Entities  []Entity  `json:"entities"`
	Quotes    []Quote   `json:"quotes"`
	Times     []Time    `json:"times"`
	Meetings  []Meeting `json:"meetings"`
	// Events join the meetings that are mentions of one.
	Events []MeetingEvent `json:"events,omitempty"`
}

// Origin says where on the bus an article came from, so that a row can be
// traced to its message. The zero value stands for "not from the bus".
type Origin struct {
	Stream  string
	Subject string
	// Sequence is the message's number in the stream.
	Sequence uint64
	// ReceivedAt is when the stream stored the message. It orders the revisions
	// of an article, because every delivery of one message carries the same.
	ReceivedAt time.Time
}

// Record is what one transaction of the store writes.
type Record struct {
	Article    Article
	Origin     Origin
	Extraction Extraction
}

// DeadLetter is a message that was given up.
type DeadLetter struct {
	// Reason is the class of failure, one lower-case word: it is the last token
	// of the subject, for example "undecodable".
	Reason string
	// Detail is the last error's text.
	Detail string
	Origin Origin
	// Deliveries is how often the message had been delivered.
	Deliveries int
	// Pipeline is the pipeline that gave up.
	Pipeline string
	// FailedAt is when it was given up, in UTC.
	FailedAt time.Time
}
