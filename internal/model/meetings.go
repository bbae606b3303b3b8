package model

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
)

// Meetings are the weights of the meeting stage: those that tell encounters from
// other senses of their words, those of the status, those of what a phrase is to
// an encounter, those of the role of a party, and those that tell whether two
// mentions are of one meeting.
type Meetings struct {
	Event, Status, Part, Role, Link *Linear
}

const (
	meetingsMagic = "DLMEETIN"
	// numMeetings is how many models the file holds, in the order of the fields.
	numMeetings = 5
)

// WriteMeetings writes the weights of the meeting stage as one file,
// uncompressed: each model after its length, in the order of the fields of
// [Meetings].
func WriteMeetings(out io.Writer, all [numMeetings]*Weights) error {
	data := append([]byte(meetingsMagic), fileVersion)
	for _, weights := range all {
		var part bytes.Buffer
		if _, err := weights.WriteTo(&part); err != nil {
			return err
		}
		data = binary.LittleEndian.AppendUint32(data, uint32(part.Len()))
		data = append(data, part.Bytes()...)
	}
	_, err := writeSealed(out, data)
	return err
}

// ReadMeetings reads a file of [WriteMeetings].
func ReadMeetings(data []byte) (*Meetings, error) {
	r, err := open(data, meetingsMagic)
	if err != nil {
		return nil, err
	}
	m := &Meetings{}
	for _, part := range [numMeetings]struct {
		name string
		into **Linear
	}{{"senses", &m.Event}, {"statuses", &m.Status}, {"parts", &m.Part}, {"roles", &m.Role}, {"links", &m.Link}} {
		packed := r.take(int(r.uint32()))
		if r.damaged {
			return nil, fmt.Errorf("reading the weights of meetings: %w", errDamaged)
		}
		if *part.into, err = ReadLinear(packed); err != nil {
			return nil, fmt.Errorf("reading the %s: %w", part.name, err)
		}
	}
	return m, r.finish()
}
