-- +goose Up
-- The tables come first: a migrating user who may not create tables must hear
-- of that, not of an extension.
CREATE TABLE articles (
    article_id          bigint      GENERATED ALWAYS AS IDENTITY,
    key                 text        NOT NULL,
    source              text        NOT NULL,
    provider_id         text,
    current_revision_id bigint,
    withdrawn_at        timestamptz,
    withdrawn_sequence  bigint      NOT NULL DEFAULT 0,
    withdrawn           boolean     NOT NULL DEFAULT false,
    created_at          timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT articles_pkey PRIMARY KEY (article_id),
    CONSTRAINT articles_key_key UNIQUE (key)
);

CREATE TABLE revisions (
    revision_id       bigint      GENERATED ALWAYS AS IDENTITY,
    article_id        bigint      NOT NULL,
    revision          text        NOT NULL,
    title             text        NOT NULL,
    text              text        NOT NULL,
    url               text,
    byline            text,
    language          text,
    published_at      timestamptz,
    received_at       timestamptz NOT NULL,
    received_sequence bigint      NOT NULL DEFAULT 0,
    origin_stream     text,
    origin_subject    text,
    created_at        timestamptz NOT NULL DEFAULT now(),
    -- A tsvector holds at most 1 MiB, and an INSERT that exceeds it fails.
    search            tsvector    GENERATED ALWAYS AS (to_tsvector('english', left(text, 200000))) STORED,
    CONSTRAINT revisions_pkey PRIMARY KEY (revision_id),
    CONSTRAINT revisions_article_id_revision_key UNIQUE (article_id, revision),
    CONSTRAINT revisions_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles ON DELETE CASCADE
);

ALTER TABLE articles
    ADD CONSTRAINT articles_current_revision_id_fkey
    FOREIGN KEY (current_revision_id) REFERENCES revisions (revision_id) ON DELETE SET NULL;

CREATE UNIQUE INDEX articles_current_revision_id_idx ON articles (current_revision_id);
CREATE INDEX articles_source_idx ON articles (source);
CREATE INDEX revisions_published_at_idx ON revisions (published_at);
CREATE INDEX revisions_url_idx ON revisions USING hash (url);
CREATE INDEX revisions_search_idx ON revisions USING gin (search);

COMMENT ON TABLE articles IS 'One story of one source, whatever its text at the time.';
COMMENT ON COLUMN articles.article_id IS 'Number of the article in this database.';
COMMENT ON COLUMN articles.key IS 'SHA-256, in hex, of source and provider id, else of the canonical URL, else of the text.';
COMMENT ON COLUMN articles.source IS 'Feed or publisher, for example "web"; the last part of the subject that the article came on.';
COMMENT ON COLUMN articles.provider_id IS 'The source''s own id of the story; null where it gives none.';
COMMENT ON COLUMN articles.current_revision_id IS 'The revision that arrived last; the views show only that one. Null while only a kill notice is known.';
COMMENT ON COLUMN articles.withdrawn_at IS 'Arrival of the newest kill notice; null where there was none.';
COMMENT ON COLUMN articles.withdrawn_sequence IS 'Stream sequence of the newest kill notice; orders arrivals of the same moment.';
COMMENT ON COLUMN articles.withdrawn IS 'Whether the newest kill notice arrived after the current revision; the views leave such articles out.';
COMMENT ON COLUMN articles.created_at IS 'When the article was first saved.';

COMMENT ON TABLE revisions IS 'One text of an article. All positions in other tables count code points of this text, from zero: substr(text, start_pos + 1, end_pos - start_pos).';
COMMENT ON COLUMN revisions.revision_id IS 'Number of the revision in this database.';
COMMENT ON COLUMN revisions.article_id IS 'The article whose text this is.';
COMMENT ON COLUMN revisions.revision IS 'SHA-256, in hex, of the text.';
COMMENT ON COLUMN revisions.title IS 'Headline; empty where the article has none.';
COMMENT ON COLUMN revisions.text IS 'Normalised text: title, blank line and body; valid UTF-8 in NFC with \n line ends.';
COMMENT ON COLUMN revisions.url IS 'Canonical address; null where unknown.';
COMMENT ON COLUMN revisions.byline IS 'Credited author as printed; null where unknown.';
COMMENT ON COLUMN revisions.language IS 'Declared BCP 47 tag; null where none was declared.';
COMMENT ON COLUMN revisions.published_at IS 'The source''s publication time; null where unknown.';
COMMENT ON COLUMN revisions.received_at IS 'When this text last arrived on the bus; the newest arrival makes a revision current.';
COMMENT ON COLUMN revisions.received_sequence IS 'Stream sequence of that arrival; orders arrivals of the same moment. Zero where the article did not come from the bus.';
COMMENT ON COLUMN revisions.origin_stream IS 'Stream of that arrival; null where the article did not come from the bus.';
COMMENT ON COLUMN revisions.origin_subject IS 'Subject of that arrival; null where the article did not come from the bus.';
COMMENT ON COLUMN revisions.created_at IS 'When the revision was first saved.';
COMMENT ON COLUMN revisions.search IS 'English full-text index terms of the first 200,000 code points of the text.';

COMMENT ON TABLE goose_db_version IS 'Migrations that were applied; kept by goose.';
COMMENT ON COLUMN goose_db_version.id IS 'Order in which migrations were applied.';
COMMENT ON COLUMN goose_db_version.version_id IS 'Number of the migration.';
COMMENT ON COLUMN goose_db_version.is_applied IS 'Always true in current versions of goose.';
COMMENT ON COLUMN goose_db_version.tstamp IS 'When the migration was applied.';

-- +goose Down
ALTER TABLE articles DROP CONSTRAINT articles_current_revision_id_fkey;
DROP TABLE revisions;
DROP TABLE articles;
