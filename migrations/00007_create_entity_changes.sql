-- +goose Up
ALTER TABLE entities VALIDATE CONSTRAINT entities_point_check;
ALTER TABLE mentions VALIDATE CONSTRAINT mentions_stands_for_check;

-- A name alone does not tell Georgia from Georgia, nor one Smith from another.
-- The constraint keeps its name, because workers of the version before name it
-- when they insert; for them the anchor is the empty one.
ALTER TABLE entities ADD COLUMN anchor text NOT NULL DEFAULT '';
ALTER TABLE entities DROP CONSTRAINT entities_type_norm_key;
ALTER TABLE entities ADD CONSTRAINT entities_type_norm_key UNIQUE (type, norm, anchor);

-- Of the rows that have one code, the first becomes the place; `dateline
-- entities link` joins the others to it.
UPDATE entities e SET anchor = place.anchor
FROM (
    SELECT DISTINCT ON (anchor) anchor, entity_id
    FROM (
        SELECT entity_id, CASE WHEN subtype = 'country' AND iso3166 IS NOT NULL THEN 'iso3166:' || iso3166
                               ELSE 'geonames:' || geonames END AS anchor
        FROM entities WHERE type = 'location' AND merged_into IS NULL
    ) coded
    WHERE anchor IS NOT NULL ORDER BY anchor, entity_id
) place
WHERE e.entity_id = place.entity_id;
CREATE UNIQUE INDEX entities_place_key ON entities (anchor) WHERE type = 'location' AND anchor <> '';

CREATE TABLE entity_changes (
    change_id  bigint      GENERATED ALWAYS AS IDENTITY,
    entity_id  bigint      NOT NULL,
    action     text        NOT NULL,
    before_id  bigint,
    after_id   bigint,
    alias      text,
    automatic  boolean     NOT NULL DEFAULT false,
    made_by    text        NOT NULL,
    reason     text,
    evidence   jsonb,
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT entity_changes_pkey PRIMARY KEY (change_id),
    CONSTRAINT entity_changes_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities ON DELETE CASCADE,
    CONSTRAINT entity_changes_action_check CHECK (action IN ('merge', 'split', 'follow', 'alias', 'unalias'))
);

CREATE INDEX entity_changes_entity_id_idx ON entity_changes (entity_id, change_id);

-- The trigger writes the trail, so that a pointer which somebody changes by
-- hand leaves a line as well. What is known of the change comes as settings of
-- the transaction.
-- +goose StatementBegin
CREATE FUNCTION record_entity_merge() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before bigint;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        before := OLD.merged_into;
    END IF;
    IF before IS DISTINCT FROM NEW.merged_into THEN
        INSERT INTO entity_changes (entity_id, action, before_id, after_id, automatic, made_by, reason, evidence)
        VALUES (
            NEW.entity_id,
            -- Below the first level it is lead_merged_entities that writes.
            CASE WHEN pg_trigger_depth() > 1 THEN 'follow'
                 WHEN nullif(current_setting('dateline.action', true), '') IS NOT NULL THEN current_setting('dateline.action', true)
                 WHEN NEW.merged_into IS NULL THEN 'split' ELSE 'merge' END,
            before, NEW.merged_into,
            coalesce(nullif(current_setting('dateline.automatic', true), '')::boolean, false),
            coalesce(nullif(current_setting('dateline.by', true), ''), session_user),
            nullif(current_setting('dateline.why', true), ''),
            nullif(current_setting('dateline.evidence', true), '')::jsonb
        );
    END IF;
    RETURN NULL;
END
$$;
-- +goose StatementEnd

-- Triggers of one moment fire by name: the merge is noted before what follows it.
CREATE TRIGGER entities_audit_merge
    AFTER INSERT OR UPDATE OF merged_into ON entities
    FOR EACH ROW EXECUTE FUNCTION record_entity_merge();

-- As before, but for the strength of the lock: a merge need not wait for
-- savers that point mentions at the entity, nor they for it.
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION follow_entity_merge() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    root bigint;
BEGIN
    SELECT coalesce(merged_into, entity_id) INTO root
    FROM entities WHERE entity_id = NEW.merged_into FOR NO KEY UPDATE;
    IF root = NEW.entity_id THEN
        RAISE EXCEPTION 'entity % is merged into % already', NEW.merged_into, NEW.entity_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'entities_merged_into_check';
    END IF;
    NEW.merged_into := root;
    RETURN NEW;
END
$$;
-- +goose StatementEnd

COMMENT ON FUNCTION record_entity_merge() IS 'Writes entity_changes when merged_into changes; reads who, why and on what evidence from the settings dateline.by, dateline.why, dateline.evidence and dateline.automatic; dateline.action overrides what it takes the change for.';

COMMENT ON COLUMN entities.anchor IS 'What tells entities of one name apart: "iso3166:RU" for a country, "geonames:2988507" for another place, "article:<key>" for a person of whom that article gives no more than the surname. Empty where the name is enough.';
COMMENT ON COLUMN entities.norm IS 'The name folded for comparison: case, spaces, full stops and apostrophes do not tell names apart. With type and anchor it is unique; a place that has an anchor is one entity under all its names.';
COMMENT ON TABLE entities IS 'Someone or something named, known across articles by type, normalised name and anchor. A row is never rewritten: what turns out to be the same is merged by pointer, and unknown details are filled in once.';
COMMENT ON COLUMN entities.merged_into IS 'The entity that this one turned out to be; null for most. `dateline entities merge` and `split` set it, and so does `dateline entities link` where there is evidence. Never a chain: triggers keep it one step long, and entity_changes tells who changed it.';

COMMENT ON TABLE entity_changes IS 'Audit trail: every change of a merge pointer, by a person or by the program, and every alias that a person gave or took. Rows are only added.';
COMMENT ON COLUMN entity_changes.change_id IS 'Number of the change in this database.';
COMMENT ON COLUMN entity_changes.entity_id IS 'The entity that was changed.';
COMMENT ON COLUMN entity_changes.action IS 'merge, split, follow (it was merged before and went along with what it points at), alias or unalias.';
COMMENT ON COLUMN entity_changes.before_id IS 'What it was merged into before; null where it stood for itself.';
COMMENT ON COLUMN entity_changes.after_id IS 'What it is merged into after; null where it stands for itself.';
COMMENT ON COLUMN entity_changes.alias IS 'The alias given or taken; null for other actions.';
COMMENT ON COLUMN entity_changes.automatic IS 'Whether the program did it on evidence; it undoes only what it did itself.';
COMMENT ON COLUMN entity_changes.made_by IS 'Who did it: what --by named, else the user of the operating system or of the database.';
COMMENT ON COLUMN entity_changes.reason IS 'Why, in words; null where nothing was said.';
COMMENT ON COLUMN entity_changes.evidence IS 'What an automatic change rests on: the rule, and the names, roles or shared entities that met it. Null for a person''s change.';
COMMENT ON COLUMN entity_changes.changed_at IS 'When it was done.';

-- +goose Down
DROP TRIGGER entities_audit_merge ON entities;
DROP FUNCTION record_entity_merge();
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION follow_entity_merge() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    root bigint;
BEGIN
    SELECT coalesce(merged_into, entity_id) INTO root
    FROM entities WHERE entity_id = NEW.merged_into FOR UPDATE;
    IF root = NEW.entity_id THEN
        RAISE EXCEPTION 'entity % is merged into % already', NEW.merged_into, NEW.entity_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'entities_merged_into_check';
    END IF;
    NEW.merged_into := root;
    RETURN NEW;
END
$$;
-- +goose StatementEnd
DROP TABLE entity_changes;
DROP INDEX entities_place_key;
-- What only the anchor told apart keeps it in its name.
UPDATE entities e SET norm = norm || ' ' || anchor
WHERE anchor <> '' AND EXISTS (
    SELECT FROM entities other WHERE other.type = e.type AND other.norm = e.norm AND other.entity_id <> e.entity_id
);
ALTER TABLE entities DROP CONSTRAINT entities_type_norm_key;
ALTER TABLE entities ADD CONSTRAINT entities_type_norm_key UNIQUE (type, norm);
ALTER TABLE entities DROP COLUMN anchor;
COMMENT ON TABLE entities IS 'Someone or something named, known across articles by type and normalised name. A row is never rewritten: what turns out to be the same is merged by pointer, and unknown details are filled in once.';
COMMENT ON COLUMN entities.norm IS 'The name folded for comparison: case, spaces, full stops and apostrophes do not tell names apart.';
COMMENT ON COLUMN entities.merged_into IS 'The entity that this one turned out to be; null for most. To merge: UPDATE entities SET merged_into = <id of the one that stays>. Never a chain: triggers keep it one step long.';
