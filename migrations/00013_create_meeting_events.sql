-- +goose Up
-- New columns may be null: workers of the version before go on inserting
-- without them.
ALTER TABLE meetings
    ADD COLUMN event_no          integer,
    ADD COLUMN detail            text,
    ADD COLUMN setting           text,
    ADD COLUMN series            text,
    ADD COLUMN date_source       text,
    ADD COLUMN tense             text,
    ADD COLUMN negative          boolean NOT NULL DEFAULT false,
    ADD COLUMN asserted          boolean,
    ADD COLUMN attribution_start integer,
    ADD COLUMN attribution_end   integer,
    ADD COLUMN attribution       text,
    ADD COLUMN confidence        real,
    ADD CONSTRAINT meetings_detail_check CHECK (detail IN ('ongoing', 'scheduled', 'expected', 'delayed', 'proposed', 'invited',
        'conditional', 'postponed', 'suspended', 'refused', 'unconfirmed')),
    ADD CONSTRAINT meetings_setting_check CHECK (setting IN ('bilateral', 'multilateral', 'internal')),
    ADD CONSTRAINT meetings_date_source_check CHECK (date_source IN ('explicit', 'relative', 'narrated')),
    ADD CONSTRAINT meetings_tense_check CHECK (tense IN ('past', 'present', 'future')),
    ADD CONSTRAINT meetings_confidence_check CHECK (confidence BETWEEN 0 AND 1);

CREATE TABLE meeting_events (
    event_id        bigint  GENERATED ALWAYS AS IDENTITY,
    extraction_id   bigint  NOT NULL,
    event_no        integer NOT NULL,
    status          text    NOT NULL,
    detail          text,
    format          text    NOT NULL,
    setting         text,
    series          text,
    place_start     integer,
    place_end       integer,
    place           text,
    place_entity_id bigint,
    date_value      text,
    date_start      date,
    date_end        date,
    date_source     text,
    topic_start     integer,
    topic_end       integer,
    topic           text,
    confidence      real,
    cluster_id      bigint,
    joined_by       text,
    CONSTRAINT meeting_events_pkey PRIMARY KEY (event_id),
    CONSTRAINT meeting_events_extraction_id_event_no_key UNIQUE (extraction_id, event_no),
    CONSTRAINT meeting_events_extraction_id_fkey FOREIGN KEY (extraction_id) REFERENCES extractions ON DELETE CASCADE,
    CONSTRAINT meeting_events_place_entity_id_fkey FOREIGN KEY (place_entity_id) REFERENCES entities,
    CONSTRAINT meeting_events_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES meeting_events ON DELETE SET NULL,
    CONSTRAINT meeting_events_cluster_id_check CHECK (cluster_id <> event_id),
    CONSTRAINT meeting_events_status_check CHECK (status IN ('happened', 'planned', 'cancelled', 'denied', 'hypothetical')),
    CONSTRAINT meeting_events_detail_check CHECK (detail IN ('ongoing', 'scheduled', 'expected', 'delayed', 'proposed', 'invited',
        'conditional', 'postponed', 'suspended', 'refused', 'unconfirmed')),
    CONSTRAINT meeting_events_format_check CHECK (format IN ('in_person', 'phone', 'video', 'talks', 'summit', 'visit', 'conference',
        'mediation', 'unspecified')),
    CONSTRAINT meeting_events_setting_check CHECK (setting IN ('bilateral', 'multilateral', 'internal')),
    CONSTRAINT meeting_events_date_source_check CHECK (date_source IN ('explicit', 'relative', 'narrated')),
    CONSTRAINT meeting_events_date_check CHECK (date_start <= date_end),
    CONSTRAINT meeting_events_confidence_check CHECK (confidence BETWEEN 0 AND 1)
);

CREATE TABLE meeting_event_participants (
    event_id       bigint   NOT NULL,
    participant_no integer  NOT NULL,
    role           text     NOT NULL,
    start_pos      integer  NOT NULL,
    end_pos        integer  NOT NULL,
    surface        text     NOT NULL,
    entity_id      bigint,
    CONSTRAINT meeting_event_participants_pkey PRIMARY KEY (event_id, participant_no),
    CONSTRAINT meeting_event_participants_event_id_fkey FOREIGN KEY (event_id) REFERENCES meeting_events ON DELETE CASCADE,
    CONSTRAINT meeting_event_participants_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities,
    CONSTRAINT meeting_event_participants_span_check CHECK (0 <= start_pos AND start_pos < end_pos),
    CONSTRAINT meeting_event_participants_role_check CHECK (role IN ('participant', 'host', 'visitor', 'mediator', 'chair', 'non_attendee'))
);

CREATE INDEX meetings_alone_idx ON meetings (extraction_id) WHERE event_no IS NULL;
-- A cluster is known by one of its events, which points to nothing.
CREATE INDEX meeting_events_cluster_idx ON meeting_events (coalesce(cluster_id, event_id));
CREATE INDEX meeting_events_cluster_id_idx ON meeting_events (cluster_id) WHERE cluster_id IS NOT NULL;
CREATE INDEX meeting_events_date_idx ON meeting_events (date_start, date_end) WHERE date_start IS NOT NULL;
CREATE INDEX meeting_events_place_entity_id_idx ON meeting_events (place_entity_id) WHERE place_entity_id IS NOT NULL;
CREATE INDEX meeting_event_participants_entity_id_idx ON meeting_event_participants (entity_id, event_id) WHERE entity_id IS NOT NULL;

-- One statement, so that rows which an older worker writes meanwhile are left
-- for the next call.
CREATE FUNCTION derive_meeting_events() RETURNS void LANGUAGE sql AS $$
    WITH alone AS (
        SELECT * FROM meetings WHERE event_no IS NULL
    ), made AS (
        INSERT INTO meeting_events (extraction_id, event_no, status, detail, format, setting, series,
            place_start, place_end, place, place_entity_id, date_value, date_start, date_end, date_source,
            topic_start, topic_end, topic, confidence)
        SELECT extraction_id, meeting_no, status, detail, format, setting, series,
            place_start, place_end, place, place_entity_id, date_value, date_start, date_end, date_source,
            topic_start, topic_end, topic, confidence
        FROM alone
        RETURNING event_id, extraction_id, event_no
    ), marked AS (
        UPDATE meetings m SET event_no = made.event_no
        FROM made WHERE m.extraction_id = made.extraction_id AND m.meeting_no = made.event_no
    )
    INSERT INTO meeting_event_participants (event_id, participant_no, role, start_pos, end_pos, surface, entity_id)
    SELECT made.event_id, p.participant_no, p.role, p.start_pos, p.end_pos, p.surface, p.entity_id
    FROM made
    JOIN alone ON alone.extraction_id = made.extraction_id AND alone.meeting_no = made.event_no
    JOIN meeting_participants p ON p.meeting_id = alone.meeting_id
$$;
SELECT derive_meeting_events();

COMMENT ON FUNCTION derive_meeting_events() IS 'Makes an event of every mention that has none, because a worker of an older version wrote it.';

COMMENT ON COLUMN meetings.event_no IS 'The event_no, in the same extraction, of the meeting that this is a mention of; null until `dateline meetings link` has seen a row of an older worker.';
COMMENT ON COLUMN meetings.detail IS 'Finer word for the status: ongoing, scheduled, expected, delayed, proposed, invited, conditional, postponed, suspended, refused or unconfirmed; null where the text tells no more.';
COMMENT ON COLUMN meetings.setting IS 'bilateral, multilateral or internal; null where the parties do not tell.';
COMMENT ON COLUMN meetings.series IS 'Canonical name of a recurring meeting, for example "G20"; null for others.';
COMMENT ON COLUMN meetings.date_source IS 'What the date was read from: explicit (a calendar date), relative (counted from the publication) or narrated (counted from another date of the text); null without a date.';
COMMENT ON COLUMN meetings.tense IS 'past, present or future, as the mention is told; null where it was not decided.';
COMMENT ON COLUMN meetings.negative IS 'Whether a negation governs the mention.';
COMMENT ON COLUMN meetings.asserted IS 'Whether it is told as a fact, not as supposed, wished or demanded; null where an older worker did not say.';
COMMENT ON COLUMN meetings.attribution_start IS 'First code point of the source that the mention rests on; null where none is named.';
COMMENT ON COLUMN meetings.attribution_end IS 'Code point after that source.';
COMMENT ON COLUMN meetings.attribution IS 'The source that the mention rests on, as printed, for example "according to the Kremlin".';
COMMENT ON COLUMN meetings.confidence IS 'How sure the pipeline is, from 0 to 1; null where it did not estimate.';
COMMENT ON TABLE meetings IS 'Mentions of meetings: reported, planned, called off, denied or supposed. Two mentions of one meeting are two rows with one event_no.';

COMMENT ON TABLE meeting_events IS 'The real meetings of an article, each once: what its mentions in meetings say together.';
COMMENT ON COLUMN meeting_events.event_id IS 'Number of the event in this database.';
COMMENT ON COLUMN meeting_events.extraction_id IS 'The extraction that found it.';
COMMENT ON COLUMN meeting_events.event_no IS 'Place of the event in its extraction, from zero.';
COMMENT ON COLUMN meeting_events.status IS 'happened, planned, cancelled, denied or hypothetical, as of publication.';
COMMENT ON COLUMN meeting_events.detail IS 'Finer word for the status, as in meetings.detail; null where the text tells no more.';
COMMENT ON COLUMN meeting_events.format IS 'in_person, phone, video, talks, summit, visit, conference, mediation or unspecified.';
COMMENT ON COLUMN meeting_events.setting IS 'bilateral, multilateral or internal; null where the parties do not tell.';
COMMENT ON COLUMN meeting_events.series IS 'Canonical name of a recurring meeting; null for others.';
COMMENT ON COLUMN meeting_events.place_start IS 'First code point of the place; null where none is stated.';
COMMENT ON COLUMN meeting_events.place_end IS 'Code point after the place.';
COMMENT ON COLUMN meeting_events.place IS 'The place as printed.';
COMMENT ON COLUMN meeting_events.place_entity_id IS 'The place as an entity; null where unresolved.';
COMMENT ON COLUMN meeting_events.date_value IS 'TIMEX3 value of the date; null where the article states none. Never the publication date in its place.';
COMMENT ON COLUMN meeting_events.date_start IS 'First day that date_value covers; null where it names no days.';
COMMENT ON COLUMN meeting_events.date_end IS 'Last day that date_value covers.';
COMMENT ON COLUMN meeting_events.date_source IS 'explicit, relative or narrated, as in meetings.date_source; null without a date.';
COMMENT ON COLUMN meeting_events.topic_start IS 'First code point of the topic; null where none is stated.';
COMMENT ON COLUMN meeting_events.topic_end IS 'Code point after the topic.';
COMMENT ON COLUMN meeting_events.topic IS 'What the meeting is about, as printed.';
COMMENT ON COLUMN meeting_events.confidence IS 'How sure the pipeline is, from 0 to 1; null where it did not estimate.';
COMMENT ON COLUMN meeting_events.cluster_id IS 'The event of another article, or of an earlier extraction, that is the same real meeting and stands for it; null where this one stands for itself. `dateline meetings link` sets it. Never a chain.';
COMMENT ON COLUMN meeting_events.joined_by IS 'Why it is that meeting: day, series, interval, moved or reports; null where it is alone.';

COMMENT ON TABLE meeting_event_participants IS 'The parties of an event, each once, by the best words for it in the article.';
COMMENT ON COLUMN meeting_event_participants.event_id IS 'The event.';
COMMENT ON COLUMN meeting_event_participants.participant_no IS 'Place of the party among those of the event, from zero.';
COMMENT ON COLUMN meeting_event_participants.role IS 'participant, host, visitor, mediator, chair or non_attendee.';
COMMENT ON COLUMN meeting_event_participants.start_pos IS 'First code point of the party, from zero.';
COMMENT ON COLUMN meeting_event_participants.end_pos IS 'Code point after the party.';
COMMENT ON COLUMN meeting_event_participants.surface IS 'The party as printed.';
COMMENT ON COLUMN meeting_event_participants.entity_id IS 'The party as an entity; null where unresolved.';

-- +goose Down
DROP FUNCTION derive_meeting_events();
DROP TABLE meeting_event_participants;
DROP TABLE meeting_events;
COMMENT ON TABLE meetings IS 'Mentions of meetings: reported, planned, called off, denied or supposed. Two mentions of one meeting are two rows.';
ALTER TABLE meetings
    DROP COLUMN event_no,
    DROP COLUMN detail,
    DROP COLUMN setting,
    DROP COLUMN series,
    DROP COLUMN date_source,
    DROP COLUMN tense,
    DROP COLUMN negative,
    DROP COLUMN asserted,
    DROP COLUMN attribution_start,
    DROP COLUMN attribution_end,
    DROP COLUMN attribution,
    DROP COLUMN confidence;
