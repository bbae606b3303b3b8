-- +goose Up
CREATE TABLE extractions (
    extraction_id bigint      GENERATED ALWAYS AS IDENTITY,
    revision_id   bigint      NOT NULL,
    pipeline      text        NOT NULL,
    completed_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT extractions_pkey PRIMARY KEY (extraction_id),
    CONSTRAINT extractions_revision_id_pipeline_key UNIQUE (revision_id, pipeline),
    CONSTRAINT extractions_revision_id_fkey FOREIGN KEY (revision_id) REFERENCES revisions ON DELETE CASCADE
);

CREATE TABLE sentences (
    extraction_id bigint  NOT NULL,
    sentence_no   integer NOT NULL,
    start_pos     integer NOT NULL,
    end_pos       integer NOT NULL,
    CONSTRAINT sentences_pkey PRIMARY KEY (extraction_id, sentence_no),
    CONSTRAINT sentences_extraction_id_fkey FOREIGN KEY (extraction_id) REFERENCES extractions ON DELETE CASCADE,
    CONSTRAINT sentences_span_check CHECK (0 <= start_pos AND start_pos < end_pos)
);

CREATE TABLE mentions (
    mention_id    bigint  GENERATED ALWAYS AS IDENTITY,
    extraction_id bigint  NOT NULL,
    entity_id     bigint  NOT NULL,
    kind          text    NOT NULL,
    start_pos     integer NOT NULL,
    end_pos       integer NOT NULL,
    surface       text    NOT NULL,
    sentence_no   integer,
    CONSTRAINT mentions_pkey PRIMARY KEY (mention_id),
    CONSTRAINT mentions_extraction_id_fkey FOREIGN KEY (extraction_id) REFERENCES extractions ON DELETE CASCADE,
    CONSTRAINT mentions_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities,
    CONSTRAINT mentions_kind_check CHECK (kind IN ('name', 'nominal', 'pronoun')),
    CONSTRAINT mentions_span_check CHECK (0 <= start_pos AND start_pos < end_pos)
);

CREATE TABLE quotes (
    quote_id        bigint  GENERATED ALWAYS AS IDENTITY,
    extraction_id   bigint  NOT NULL,
    quote_no        integer NOT NULL,
    kind            text    NOT NULL,
    start_pos       integer NOT NULL,
    end_pos         integer NOT NULL,
    said            text    NOT NULL,
    cue_start       integer,
    cue_end         integer,
    cue             text,
    speaker_start   integer,
    speaker_end     integer,
    speaker_surface text,
    entity_id       bigint,
    sentence_no     integer,
    CONSTRAINT quotes_pkey PRIMARY KEY (quote_id),
    CONSTRAINT quotes_extraction_id_quote_no_key UNIQUE (extraction_id, quote_no),
    CONSTRAINT quotes_extraction_id_fkey FOREIGN KEY (extraction_id) REFERENCES extractions ON DELETE CASCADE,
    CONSTRAINT quotes_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities,
    CONSTRAINT quotes_kind_check CHECK (kind IN ('direct', 'mixed', 'indirect')),
    CONSTRAINT quotes_span_check CHECK (0 <= start_pos AND start_pos < end_pos),
    -- Beyond this length the full-text index over said would refuse the row.
    CONSTRAINT quotes_said_check CHECK (length(said) <= 200000)
);

CREATE TABLE quote_spans (
    quote_id  bigint  NOT NULL,
    span_no   integer NOT NULL,
    start_pos integer NOT NULL,
    end_pos   integer NOT NULL,
    CONSTRAINT quote_spans_pkey PRIMARY KEY (quote_id, span_no),
    CONSTRAINT quote_spans_quote_id_fkey FOREIGN KEY (quote_id) REFERENCES quotes ON DELETE CASCADE,
    CONSTRAINT quote_spans_span_check CHECK (0 <= start_pos AND start_pos < end_pos)
);

CREATE TABLE times (
    time_id       bigint  GENERATED ALWAYS AS IDENTITY,
    extraction_id bigint  NOT NULL,
    type          text    NOT NULL,
    value         text,
    date_start    date,
    date_end      date,
    start_pos     integer NOT NULL,
    end_pos       integer NOT NULL,
    surface       text    NOT NULL,
    CONSTRAINT times_pkey PRIMARY KEY (time_id),
    CONSTRAINT times_extraction_id_fkey FOREIGN KEY (extraction_id) REFERENCES extractions ON DELETE CASCADE,
    CONSTRAINT times_type_check CHECK (type IN ('DATE', 'TIME', 'DURATION', 'SET')),
    CONSTRAINT times_span_check CHECK (0 <= start_pos AND start_pos < end_pos),
    CONSTRAINT times_date_check CHECK (date_start <= date_end)
);

CREATE TABLE meetings (
    meeting_id      bigint  GENERATED ALWAYS AS IDENTITY,
    extraction_id   bigint  NOT NULL,
    meeting_no      integer NOT NULL,
    status          text    NOT NULL,
    format          text    NOT NULL,
    start_pos       integer NOT NULL,
    end_pos         integer NOT NULL,
    trigger         text    NOT NULL,
    sentence_start  integer NOT NULL,
    sentence_end    integer NOT NULL,
    place_start     integer,
    place_end       integer,
    place           text,
    place_entity_id bigint,
    time_start      integer,
    time_end        integer,
    time_surface    text,
    date_value      text,
    date_start      date,
    date_end        date,
    topic_start     integer,
    topic_end       integer,
    topic           text,
    CONSTRAINT meetings_pkey PRIMARY KEY (meeting_id),
    CONSTRAINT meetings_extraction_id_meeting_no_key UNIQUE (extraction_id, meeting_no),
    CONSTRAINT meetings_extraction_id_fkey FOREIGN KEY (extraction_id) REFERENCES extractions ON DELETE CASCADE,
    CONSTRAINT meetings_place_entity_id_fkey FOREIGN KEY (place_entity_id) REFERENCES entities,
    CONSTRAINT meetings_status_check CHECK (status IN ('happened', 'planned', 'cancelled', 'denied', 'hypothetical')),
    CONSTRAINT meetings_format_check CHECK (format IN ('in_person', 'phone', 'video', 'talks', 'summit', 'visit', 'conference', 'mediation', 'unspecified')),
    CONSTRAINT meetings_span_check CHECK (0 <= start_pos AND start_pos < end_pos),
    CONSTRAINT meetings_sentence_check CHECK (sentence_start <= start_pos AND end_pos <= sentence_end),
    CONSTRAINT meetings_date_check CHECK (date_start <= date_end)
);

CREATE TABLE meeting_participants (
    meeting_id     bigint  NOT NULL,
    participant_no integer NOT NULL,
    role           text    NOT NULL,
    start_pos      integer NOT NULL,
    end_pos        integer NOT NULL,
    surface        text    NOT NULL,
    entity_id      bigint,
    CONSTRAINT meeting_participants_pkey PRIMARY KEY (meeting_id, participant_no),
    CONSTRAINT meeting_participants_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings ON DELETE CASCADE,
    CONSTRAINT meeting_participants_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities,
    CONSTRAINT meeting_participants_role_check CHECK (role IN ('participant', 'host', 'visitor', 'mediator', 'chair', 'non_attendee')),
    CONSTRAINT meeting_participants_span_check CHECK (0 <= start_pos AND start_pos < end_pos)
);

CREATE INDEX extractions_pipeline_idx ON extractions (pipeline);
CREATE INDEX mentions_extraction_id_idx ON mentions (extraction_id, start_pos);
CREATE INDEX mentions_entity_id_idx ON mentions (entity_id, extraction_id);
CREATE INDEX quotes_entity_id_idx ON quotes (entity_id, extraction_id) WHERE entity_id IS NOT NULL;
CREATE INDEX quotes_said_idx ON quotes USING gin (to_tsvector('english', said));
CREATE INDEX times_extraction_id_idx ON times (extraction_id, start_pos);
CREATE INDEX meetings_date_idx ON meetings (date_start, date_end) WHERE date_start IS NOT NULL;
CREATE INDEX meetings_place_entity_id_idx ON meetings (place_entity_id) WHERE place_entity_id IS NOT NULL;
CREATE INDEX meeting_participants_entity_id_idx ON meeting_participants (entity_id, meeting_id) WHERE entity_id IS NOT NULL;

COMMENT ON TABLE extractions IS 'One complete run of one pipeline on one revision. Extractions of several pipelines live side by side; deleting a row deletes its facts.';
COMMENT ON COLUMN extractions.extraction_id IS 'Number of the extraction in this database.';
COMMENT ON COLUMN extractions.revision_id IS 'The text that was read.';
COMMENT ON COLUMN extractions.pipeline IS 'The named version of everything that decides the result, for example "en-2026.11".';
COMMENT ON COLUMN extractions.completed_at IS 'When its facts were saved; the views show the newest extraction of a revision.';

COMMENT ON TABLE sentences IS 'The sentences of a text, as this extraction cut them.';
COMMENT ON COLUMN sentences.extraction_id IS 'The extraction that found the sentence.';
COMMENT ON COLUMN sentences.sentence_no IS 'Place of the sentence in the text, from zero.';
COMMENT ON COLUMN sentences.start_pos IS 'First code point of the sentence, from zero.';
COMMENT ON COLUMN sentences.end_pos IS 'Code point after the sentence.';

COMMENT ON TABLE mentions IS 'Spans that refer to an entity.';
COMMENT ON COLUMN mentions.mention_id IS 'Number of the mention in this database.';
COMMENT ON COLUMN mentions.extraction_id IS 'The extraction that found the mention.';
COMMENT ON COLUMN mentions.entity_id IS 'The entity as first resolved; follow entities.merged_into from here.';
COMMENT ON COLUMN mentions.kind IS 'name, nominal ("the Russian foreign minister") or pronoun.';
COMMENT ON COLUMN mentions.start_pos IS 'First code point of the mention, from zero.';
COMMENT ON COLUMN mentions.end_pos IS 'Code point after the mention.';
COMMENT ON COLUMN mentions.surface IS 'The mention as printed; always what the positions cover.';
COMMENT ON COLUMN mentions.sentence_no IS 'The sentence that the mention begins in; null outside of all sentences.';

COMMENT ON TABLE quotes IS 'Attributions of speech.';
COMMENT ON COLUMN quotes.quote_id IS 'Number of the quote in this database.';
COMMENT ON COLUMN quotes.extraction_id IS 'The extraction that found the quote.';
COMMENT ON COLUMN quotes.quote_no IS 'Place of the quote in its extraction, from zero.';
COMMENT ON COLUMN quotes.kind IS 'direct (wholly in quotation marks), mixed (partly) or indirect (without).';
COMMENT ON COLUMN quotes.start_pos IS 'First code point of the first piece of content, from zero.';
COMMENT ON COLUMN quotes.end_pos IS 'Code point after the last piece of content.';
COMMENT ON COLUMN quotes.said IS 'The pieces of what was said, quotation marks included, joined with " … "; cut after 200,000 code points. quote_spans has the pieces.';
COMMENT ON COLUMN quotes.cue_start IS 'First code point of the cue; null where there is none.';
COMMENT ON COLUMN quotes.cue_end IS 'Code point after the cue.';
COMMENT ON COLUMN quotes.cue IS 'The word or phrase that attributes, for example "said".';
COMMENT ON COLUMN quotes.speaker_start IS 'First code point of the source''s noun phrase; null where there is none.';
COMMENT ON COLUMN quotes.speaker_end IS 'Code point after the source''s noun phrase.';
COMMENT ON COLUMN quotes.speaker_surface IS 'The source''s noun phrase as printed.';
COMMENT ON COLUMN quotes.entity_id IS 'The speaker; null where unresolved.';
COMMENT ON COLUMN quotes.sentence_no IS 'The sentence that holds the cue, else the one that the content begins in; null outside of all sentences.';

COMMENT ON TABLE quote_spans IS 'The pieces of content of a quote, in order.';
COMMENT ON COLUMN quote_spans.quote_id IS 'The quote that the piece belongs to.';
COMMENT ON COLUMN quote_spans.span_no IS 'Place of the piece in the quote, from zero.';
COMMENT ON COLUMN quote_spans.start_pos IS 'First code point of the piece, from zero.';
COMMENT ON COLUMN quote_spans.end_pos IS 'Code point after the piece.';

COMMENT ON TABLE times IS 'Time expressions.';
COMMENT ON COLUMN times.time_id IS 'Number of the time expression in this database.';
COMMENT ON COLUMN times.extraction_id IS 'The extraction that found the expression.';
COMMENT ON COLUMN times.type IS 'TIMEX3 type: DATE, TIME, DURATION or SET.';
COMMENT ON COLUMN times.value IS 'TIMEX3 value, for example "2017-05-10"; null where it cannot be resolved.';
COMMENT ON COLUMN times.date_start IS 'First day that the value covers; null where it names no days.';
COMMENT ON COLUMN times.date_end IS 'Last day that the value covers.';
COMMENT ON COLUMN times.start_pos IS 'First code point of the expression, from zero.';
COMMENT ON COLUMN times.end_pos IS 'Code point after the expression.';
COMMENT ON COLUMN times.surface IS 'The expression as printed.';

COMMENT ON TABLE meetings IS 'Mentions of meetings: reported, planned, called off, denied or supposed. Two mentions of one meeting are two rows.';
COMMENT ON COLUMN meetings.meeting_id IS 'Number of the meeting in this database.';
COMMENT ON COLUMN meetings.extraction_id IS 'The extraction that found the meeting.';
COMMENT ON COLUMN meetings.meeting_no IS 'Place of the meeting in its extraction, from zero.';
COMMENT ON COLUMN meetings.status IS 'happened, planned, cancelled, denied or hypothetical, as of publication.';
COMMENT ON COLUMN meetings.format IS 'in_person, phone, video, talks, summit, visit, conference, mediation or unspecified.';
COMMENT ON COLUMN meetings.start_pos IS 'First code point of the trigger, from zero.';
COMMENT ON COLUMN meetings.end_pos IS 'Code point after the trigger.';
COMMENT ON COLUMN meetings.trigger IS 'The word or phrase that names the meeting, as printed.';
COMMENT ON COLUMN meetings.sentence_start IS 'First code point of the sentence that is the evidence.';
COMMENT ON COLUMN meetings.sentence_end IS 'Code point after that sentence.';
COMMENT ON COLUMN meetings.place_start IS 'First code point of the place; null where none is stated.';
COMMENT ON COLUMN meetings.place_end IS 'Code point after the place.';
COMMENT ON COLUMN meetings.place IS 'The place as printed.';
COMMENT ON COLUMN meetings.place_entity_id IS 'The place as an entity; null where unresolved.';
COMMENT ON COLUMN meetings.time_start IS 'First code point of the expression that dates the meeting; null where there is none.';
COMMENT ON COLUMN meetings.time_end IS 'Code point after that expression.';
COMMENT ON COLUMN meetings.time_surface IS 'That expression as printed.';
COMMENT ON COLUMN meetings.date_value IS 'TIMEX3 value of the date, for example "2017-05-10" or "2017-07"; null where the article states none. Never the publication date in its place.';
COMMENT ON COLUMN meetings.date_start IS 'First day that date_value covers; null where it names no days.';
COMMENT ON COLUMN meetings.date_end IS 'Last day that date_value covers.';
COMMENT ON COLUMN meetings.topic_start IS 'First code point of the topic; null where none is stated.';
COMMENT ON COLUMN meetings.topic_end IS 'Code point after the topic.';
COMMENT ON COLUMN meetings.topic IS 'What the meeting is about, as printed.';

COMMENT ON TABLE meeting_participants IS 'The parties of a meeting.';
COMMENT ON COLUMN meeting_participants.meeting_id IS 'The meeting.';
COMMENT ON COLUMN meeting_participants.participant_no IS 'Place of the party among those of the meeting, from zero.';
COMMENT ON COLUMN meeting_participants.role IS 'participant, host, visitor, mediator, chair or non_attendee.';
COMMENT ON COLUMN meeting_participants.start_pos IS 'First code point of the party, from zero.';
COMMENT ON COLUMN meeting_participants.end_pos IS 'Code point after the party.';
COMMENT ON COLUMN meeting_participants.surface IS 'The party as printed.';
COMMENT ON COLUMN meeting_participants.entity_id IS 'The party as an entity; null where unresolved.';

-- +goose Down
DROP TABLE meeting_participants;
DROP TABLE meetings;
DROP TABLE times;
DROP TABLE quote_spans;
DROP TABLE quotes;
DROP TABLE mentions;
DROP TABLE sentences;
DROP TABLE extractions;
