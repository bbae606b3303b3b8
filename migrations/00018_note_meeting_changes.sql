-- +goose Up
-- A pass that joins reports looks at what changed since the last one, and at what
-- that could touch. The triggers note the change in the transaction that makes
-- it, for workers of any version. They run as the owner, because the privileges
-- on the new table are given only after this migration.
CREATE TABLE meeting_changes (
    change_id  bigint GENERATED ALWAYS AS IDENTITY,
    article_id bigint,
    entity_id  bigint,
    CONSTRAINT meeting_changes_pkey PRIMARY KEY (change_id)
);

CREATE TABLE meeting_passes (
    sole   boolean     NOT NULL DEFAULT true,
    rules  integer     NOT NULL,
    ran_at timestamptz NOT NULL,
    CONSTRAINT meeting_passes_pkey PRIMARY KEY (sole),
    CONSTRAINT meeting_passes_sole_check CHECK (sole)
);

ALTER TABLE meeting_events
    ADD COLUMN part_id   bigint,
    ADD COLUMN link_keys bigint[];

CREATE INDEX meeting_events_part_idx ON meeting_events (coalesce(part_id, event_id));
CREATE INDEX meeting_events_link_keys_idx ON meeting_events USING gin (link_keys) WITH (fastupdate = off);

-- +goose StatementBegin
CREATE FUNCTION note_meeting_extraction() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO meeting_changes (article_id) SELECT article_id FROM revisions WHERE revision_id = NEW.revision_id;
    RETURN NULL;
END
$$;
CREATE FUNCTION note_meeting_article() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO meeting_changes (article_id) VALUES (NEW.article_id);
    RETURN NULL;
END
$$;
CREATE FUNCTION note_meeting_entity() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO meeting_changes (entity_id) VALUES (NEW.entity_id);
    RETURN NULL;
END
$$;
CREATE FUNCTION note_meeting_loss() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO meeting_changes DEFAULT VALUES;
    RETURN NULL;
END
$$;
-- +goose StatementEnd

CREATE TRIGGER extractions_note_meetings
    AFTER INSERT ON extractions
    FOR EACH ROW EXECUTE FUNCTION note_meeting_extraction();
-- An article's first text has nothing to say before its extraction comes.
CREATE TRIGGER articles_note_meetings
    AFTER UPDATE OF current_revision_id, withdrawn ON articles
    FOR EACH ROW
    WHEN (OLD.current_revision_id IS NOT NULL AND (OLD.current_revision_id, OLD.withdrawn) IS DISTINCT FROM (NEW.current_revision_id, NEW.withdrawn))
    EXECUTE FUNCTION note_meeting_article();
CREATE TRIGGER entities_note_meetings
    AFTER UPDATE ON entities
    FOR EACH ROW
    WHEN ((OLD.merged_into, OLD.iso3166, OLD.subtype) IS DISTINCT FROM (NEW.merged_into, NEW.iso3166, NEW.subtype))
    EXECUTE FUNCTION note_meeting_entity();
CREATE TRIGGER extractions_note_loss
    AFTER DELETE ON extractions
    FOR EACH STATEMENT EXECUTE FUNCTION note_meeting_loss();

COMMENT ON FUNCTION note_meeting_extraction() IS 'Notes in meeting_changes that an article has a new extraction.';
COMMENT ON FUNCTION note_meeting_article() IS 'Notes in meeting_changes that another text of an article stands, or none.';
COMMENT ON FUNCTION note_meeting_entity() IS 'Notes in meeting_changes that an entity was merged or split, or got details.';
COMMENT ON FUNCTION note_meeting_loss() IS 'Notes in meeting_changes that extractions were deleted: the next pass looks at all meetings.';

COMMENT ON TABLE meeting_changes IS 'What changed since the last pass of `dateline meetings link`, which takes the rows away. A row without article and entity asks for a pass over all meetings.';
COMMENT ON COLUMN meeting_changes.change_id IS 'Number of the change in this database.';
COMMENT ON COLUMN meeting_changes.article_id IS 'The article that has a new extraction, or of which another text stands now, or none; null for other changes.';
COMMENT ON COLUMN meeting_changes.entity_id IS 'The entity that was merged, split or filled in; null for other changes.';
COMMENT ON TABLE meeting_passes IS 'The last pass of `dateline meetings link` over all meetings: one row, none before the first.';
COMMENT ON COLUMN meeting_passes.sole IS 'True: there is one row.';
COMMENT ON COLUMN meeting_passes.rules IS 'Version of the rules that it went by; under other rules the next pass looks at all meetings again.';
COMMENT ON COLUMN meeting_passes.ran_at IS 'When it was.';
COMMENT ON COLUMN meeting_events.part_id IS 'An event of the same part: reports that a pass has to look at together, because each could be joined to another of them. Null for one by itself, and until a pass has seen it.';
COMMENT ON COLUMN meeting_events.link_keys IS 'Hashed keys by which a pass finds the reports that this one could be joined to; null until one has seen it.';

-- +goose Down
DROP TRIGGER extractions_note_loss ON extractions;
DROP TRIGGER entities_note_meetings ON entities;
DROP TRIGGER articles_note_meetings ON articles;
DROP TRIGGER extractions_note_meetings ON extractions;
DROP FUNCTION note_meeting_loss();
DROP FUNCTION note_meeting_entity();
DROP FUNCTION note_meeting_article();
DROP FUNCTION note_meeting_extraction();
ALTER TABLE meeting_events DROP COLUMN part_id, DROP COLUMN link_keys;
DROP TABLE meeting_passes;
DROP TABLE meeting_changes;
