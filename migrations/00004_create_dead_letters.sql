-- +goose Up
CREATE TABLE dead_letters (
    dead_letter_id  bigint      GENERATED ALWAYS AS IDENTITY,
    reason          text        NOT NULL,
    detail          text        NOT NULL,
    pipeline        text        NOT NULL,
    origin_stream   text        NOT NULL,
    origin_subject  text        NOT NULL,
    origin_sequence bigint      NOT NULL,
    received_at     timestamptz,
    deliveries      integer     NOT NULL,
    failed_at       timestamptz NOT NULL,
    recorded_at     timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT dead_letters_pkey PRIMARY KEY (dead_letter_id)
);

-- A message from elsewhere than the bus has no sequence to know it again by.
CREATE UNIQUE INDEX dead_letters_origin_key
    ON dead_letters (origin_stream, origin_sequence, pipeline) WHERE origin_sequence > 0;
CREATE INDEX dead_letters_failed_at_idx ON dead_letters (failed_at);

COMMENT ON TABLE dead_letters IS 'Messages that were given up, with the reason. The message itself is kept by the stream of dead letters.';
COMMENT ON COLUMN dead_letters.dead_letter_id IS 'Number of the dead letter in this database.';
COMMENT ON COLUMN dead_letters.reason IS 'Class of failure, one word: undecodable, unsupported, too_large, empty, language, invalid, extraction or exhausted.';
COMMENT ON COLUMN dead_letters.detail IS 'The last error in words.';
COMMENT ON COLUMN dead_letters.pipeline IS 'The pipeline that gave up.';
COMMENT ON COLUMN dead_letters.origin_stream IS 'Stream that the message came from.';
COMMENT ON COLUMN dead_letters.origin_subject IS 'Subject that the message came on.';
COMMENT ON COLUMN dead_letters.origin_sequence IS 'Number of the message in its stream; zero where unknown.';
COMMENT ON COLUMN dead_letters.received_at IS 'When the stream stored the message; null where unknown.';
COMMENT ON COLUMN dead_letters.deliveries IS 'How often the message had been delivered.';
COMMENT ON COLUMN dead_letters.failed_at IS 'When the message was given up.';
COMMENT ON COLUMN dead_letters.recorded_at IS 'When this row was written.';

-- +goose Down
DROP TABLE dead_letters;
