package news

func (c *checker) meeting(i int, meeting Meeting) {
	c.filled(meeting.Trigger, "meeting %d: trigger", i)
	c.filled(meeting.Sentence, "meeting %d: sentence", i)
	if !meeting.Sentence.Contains(meeting.Trigger) {
		c.report("meeting %d: trigger %v lies outside of sentence %v", i, meeting.Trigger, meeting.Sentence)
	}
	known(c, meeting.Status, meetingStatuses, "meeting %d: status", i)
	optional(c, meeting.Detail, meetingDetails, "meeting %d: detail", i)
	known(c, meeting.Format, meetingFormats, "meeting %d: format", i)
	optional(c, meeting.Setting, meetingSettings, "meeting %d: setting", i)
	c.participants(meeting.Participants, "meeting %d", i)
	c.place(meeting.Place, "meeting %d", i)
	if meeting.Time != nil {
		c.filled(meeting.Time.Span, "meeting %d: time", i)
	}
	c.timex(meeting.Date, "meeting %d: date", i)
	optional(c, meeting.DateSource, dateSources, "meeting %d: date source", i)
	c.optional(meeting.Topic, "meeting %d: topic", i)
	c.optional(meeting.Attribution, "meeting %d: attribution", i)
	optional(c, meeting.Tense, meetingTenses, "meeting %d: tense", i)
	c.confidence(meeting.Confidence, "meeting %d", i)
}

func (c *checker) event(i int, event MeetingEvent, meetings int) {
	if len(event.Mentions) == 0 {
		c.report("event %d: has no mention", i)
	}
	for j, mention := range event.Mentions {
		if mention < 0 || mention >= meetings {
			c.report("event %d: no meeting %d", i, mention)
		}
		if j > 0 && mention <= event.Mentions[j-1] {
			c.report("event %d: mention %d is out of order", i, j)
		}
	}
	known(c, event.Status, meetingStatuses, "event %d: status", i)
	optional(c, event.Detail, meetingDetails, "event %d: detail", i)
	known(c, event.Format, meetingFormats, "event %d: format", i)
	optional(c, event.Setting, meetingSettings, "event %d: setting", i)
	c.participants(event.Participants, "event %d", i)
	c.place(event.Place, "event %d", i)
	c.timex(event.Date, "event %d: date", i)
	optional(c, event.DateSource, dateSources, "event %d: date source", i)
	c.optional(event.Topic, "event %d: topic", i)
	c.confidence(event.Confidence, "event %d", i)
}

func (c *checker) participants(participants []Participant, where string, i int) {
	for j, participant := range participants {
		c.filled(participant.Span, where+": participant %d", i, j)
		c.reference(participant.Entity, where+": participant %d", i, j)
		known(c, participant.Role, roles, where+": participant %d: role", i, j)
	}
}

func (c *checker) place(place *Place, where string, i int) {
	if place != nil {
		c.filled(place.Span, where+": place", i)
		c.reference(place.Entity, where+": place", i)
	}
}

func (c *checker) confidence(value float64, where string, i int) {
	if !(value >= 0 && value <= 1) { // not even NaN
		c.report(where+": confidence %v", i, value)
	}
}

func meetingStatuses() []MeetingStatus {
	return []MeetingStatus{Happened, Planned, Cancelled, Denied, Hypothetical}
}

func meetingDetails() []MeetingDetail {
	return []MeetingDetail{
		OngoingDetail, ScheduledDetail, ExpectedDetail, DelayedDetail, ProposedDetail, InvitedDetail, DemandedDetail, ThreatenedDetail,
		ConditionalDetail, PostponedDetail, SuspendedDetail, RefusedDetail, UnconfirmedDetail,
	}
}

func meetingSettings() []MeetingSetting { return []MeetingSetting{Bilateral, Multilateral, Internal} }

func meetingTenses() []MeetingTense { return []MeetingTense{PastTense, PresentTense, FutureTense} }

func dateSources() []DateSource { return []DateSource{ExplicitDate, RelativeDate, NarratedDate} }

func meetingFormats() []MeetingFormat {
	return []MeetingFormat{InPerson, Phone, Video, Talks, Summit, Visit, Conference, Mediation, UnspecifiedFormat}
}

func roles() []Role {
	return []Role{ParticipantRole, HostRole, VisitorRole, MediatorRole, ChairRole, NonAttendeeRole}
}
