package store

import (
	"github.com/jackc/pgx/v5"

	"github.com/dateline-news/dateline/internal/news"
)

const (
	insertMeetingsSQL = `
		WITH written AS (
			INSERT INTO meetings (extraction_id, meeting_no, start_pos, end_pos, trigger, status, format,
				sentence_start, sentence_end, place_start, place_end, place, place_entity_id,
				time_start, time_end, time_surface, date_value, date_start, date_end, topic_start, topic_end, topic,
				event_no, detail, setting, series, date_source, tense, negative, asserted,
				attribution_start, attribution_end, attribution, confidence)
			SELECT $1, new.*
			FROM unnest($2::int[], $3::int[], $4::int[], $5::text[], $6::text[], $7::text[],
				$8::int[], $9::int[], $10::int[], $11::int[], $12::text[], $13::bigint[],
				$14::int[], $15::int[], $16::text[], $17::text[], $18::date[], $19::date[],
				$20::int[], $21::int[], $22::text[],
				$30::int[], $31::text[], $32::text[], $33::text[], $34::text[], $35::text[], $36::bool[], $37::bool[],
				$38::int[], $39::int[], $40::text[], $41::real[]) AS new
			RETURNING meeting_id, meeting_no
		)
		INSERT INTO meeting_participants (meeting_id, participant_no, start_pos, end_pos, role, surface, entity_id)
		SELECT written.meeting_id, new.participant_no, new.start_pos, new.end_pos, new.role, new.surface, new.entity_id
		FROM unnest($23::int[], $24::int[], $25::int[], $26::int[], $27::text[], $28::text[], $29::bigint[])
			AS new (meeting_no, participant_no, start_pos, end_pos, role, surface, entity_id)
		JOIN written USING (meeting_no)`

	insertEventsSQL = `
		WITH written AS (
			INSERT INTO meeting_events (extraction_id, event_no, status, format, place_start, place_end, place, place_entity_id,
				date_value, date_start, date_end, topic_start, topic_end, topic,
				detail, setting, series, date_source, confidence)
			SELECT $1, new.*
			FROM unnest($2::int[], $3::text[], $4::text[], $5::int[], $6::int[], $7::text[], $8::bigint[],
				$9::text[], $10::date[], $11::date[], $12::int[], $13::int[], $14::text[],
				$15::text[], $16::text[], $17::text[], $18::text[], $19::real[]) AS new
			RETURNING event_id, event_no
		)
		INSERT INTO meeting_event_participants (event_id, participant_no, start_pos, end_pos, role, surface, entity_id)
		SELECT written.event_id, new.participant_no, new.start_pos, new.end_pos, new.role, new.surface, new.entity_id
		FROM unnest($20::int[], $21::int[], $22::int[], $23::int[], $24::text[], $25::text[], $26::bigint[])
			AS new (event_no, participant_no, start_pos, end_pos, role, surface, entity_id)
		JOIN written USING (event_no)`
)

// addMeetings adds the mentions of meetings and the events that they are
// mentions of.
func (f *facts) addMeetings(extraction news.Extraction) {
	events, eventOf := eventsOf(extraction)
	for i, meeting := range extraction.Meetings {
		f.addMeeting(int32(i), eventOf[i], meeting)
	}
	for i, event := range events {
		f.addEvent(int32(i), event)
	}
}

// eventsOf gives the events of an extraction and, for each mention, the number
// of its event. A mention that the pipeline has put into none is one by itself.
func eventsOf(extraction news.Extraction) (events []news.MeetingEvent, eventOf []int32) {
	const none = -1
	eventOf = make([]int32, len(extraction.Meetings))
	for i := range eventOf {
		eventOf[i] = none
	}
	for i, event := range extraction.Events {
		for _, mention := range event.Mentions {
			if eventOf[mention] == none {
				eventOf[mention] = int32(i)
			}
		}
		events = append(events, event)
	}
	for i, m := range extraction.Meetings {
		if eventOf[i] != none {
			continue
		}
		eventOf[i] = int32(len(events))
		events = append(events, news.MeetingEvent{
			Mentions: []int{i}, Status: m.Status, Detail: m.Detail, Format: m.Format, Setting: m.Setting,
			Participants: m.Participants, Place: m.Place, Date: m.Date, DateSource: m.DateSource,
			Topic: m.Topic, Series: m.Series, Confidence: m.Confidence,
		})
	}
	return events, eventOf
}

// happeningColumns are what mentions and events have in common.
type happeningColumns struct {
	numbers                             []int32
	statuses, formats                   []string
	place, topic                        surfaceColumns
	places                              []*int64
	dates                               dateColumns
	details, settings, series, dateFrom []*string
	confidences                         []*float32
}

func (c *happeningColumns) add(f *facts, number int32, event news.MeetingEvent) {
	c.numbers = append(c.numbers, number)
	c.statuses = append(c.statuses, string(event.Status))
	c.formats = append(c.formats, string(event.Format))
	var place news.Place
	if event.Place != nil {
		place = *event.Place
	}
	c.place.add(f.text, place.Span)
	c.places = append(c.places, f.entity(place.Entity))
	c.dates.add(event.Date)
	c.topic.add(f.text, event.Topic)
	c.details = append(c.details, orNull(string(event.Detail)))
	c.settings = append(c.settings, orNull(string(event.Setting)))
	c.series = append(c.series, orNull(printedName(event.Series)))
	c.dateFrom = append(c.dateFrom, orNull(string(event.DateSource)))
	var confidence *float32
	if event.Confidence > 0 {
		value := float32(event.Confidence)
		confidence = &value
	}
	c.confidences = append(c.confidences, confidence)
}

type meetingColumns struct {
	spanColumns
	happeningColumns
	trigger           []string
	sentence          spanColumns
	time, attribution surfaceColumns
	events            []int32
	tenses            []*string
	negative          []bool
	asserted          []bool
}

func (f *facts) addMeeting(number, event int32, meeting news.Meeting) {
	c := &f.meeting
	c.spanColumns.add(meeting.Trigger)
	c.happeningColumns.add(f, number, news.MeetingEvent{
		Status: meeting.Status, Detail: meeting.Detail, Format: meeting.Format, Setting: meeting.Setting, Place: meeting.Place,
		Date: meeting.Date, DateSource: meeting.DateSource, Topic: meeting.Topic, Series: meeting.Series, Confidence: meeting.Confidence,
	})
	c.trigger = append(c.trigger, f.text.Slice(meeting.Trigger))
	c.sentence.add(meeting.Sentence)
	var when news.TimeRef
	if meeting.Time != nil {
		when = *meeting.Time
	}
	c.time.add(f.text, when.Span)
	c.attribution.add(f.text, meeting.Attribution)
	c.events = append(c.events, event)
	c.tenses = append(c.tenses, orNull(string(meeting.Tense)))
	c.negative = append(c.negative, meeting.Negative)
	c.asserted = append(c.asserted, meeting.Asserted)
	for i, participant := range meeting.Participants {
		f.participant.add(f, number, int32(i), participant)
	}
}

type eventColumns struct {
	happeningColumns
	participant participantColumns
}

func (f *facts) addEvent(number int32, event news.MeetingEvent) {
	f.event.add(f, number, event)
	for i, participant := range event.Participants {
		f.event.participant.add(f, number, int32(i), participant)
	}
}

// participantColumns are the parties of mentions or of events; owners are the
// numbers of those.
type participantColumns struct {
	spanColumns
	owners, numbers []int32
	roles, surfaces []string
	entities        []*int64
}

func (c *participantColumns) add(f *facts, owner, number int32, participant news.Participant) {
	c.owners, c.numbers = append(c.owners, owner), append(c.numbers, number)
	c.spanColumns.add(participant.Span)
	c.roles = append(c.roles, string(participant.Role))
	c.surfaces = append(c.surfaces, f.text.Slice(participant.Span))
	c.entities = append(c.entities, f.entity(participant.Entity))
}

func (f *facts) queueMeetings(batch *pgx.Batch, extraction int64) {
	c, p := f.meeting, f.participant
	if len(c.numbers) == 0 {
		return
	}
	batch.Queue(insertMeetingsSQL, extraction, c.numbers, c.starts, c.ends, c.trigger, c.statuses, c.formats,
		c.sentence.starts, c.sentence.ends, c.place.starts, c.place.ends, c.place.surfaces, c.places,
		c.time.starts, c.time.ends, c.time.surfaces, c.dates.values, c.dates.first, c.dates.last,
		c.topic.starts, c.topic.ends, c.topic.surfaces,
		p.owners, p.numbers, p.starts, p.ends, p.roles, p.surfaces, p.entities,
		c.events, c.details, c.settings, c.series, c.dateFrom, c.tenses, c.negative, c.asserted,
		c.attribution.starts, c.attribution.ends, c.attribution.surfaces, c.confidences)
}

func (f *facts) queueEvents(batch *pgx.Batch, extraction int64) {
	c, p := f.event, f.event.participant
	if len(c.numbers) == 0 {
		return
	}
	batch.Queue(insertEventsSQL, extraction, c.numbers, c.statuses, c.formats,
		c.place.starts, c.place.ends, c.place.surfaces, c.places,
		c.dates.values, c.dates.first, c.dates.last, c.topic.starts, c.topic.ends, c.topic.surfaces,
		c.details, c.settings, c.series, c.dateFrom, c.confidences,
		p.owners, p.numbers, p.starts, p.ends, p.roles, p.surfaces, p.entities)
}
