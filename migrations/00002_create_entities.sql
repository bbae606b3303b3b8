-- +goose Up
-- pg_trgm is a trusted extension: no superuser is needed. Going down leaves it,
-- because something else in the database may use it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE entities (
    entity_id   bigint      GENERATED ALWAYS AS IDENTITY,
    type        text        NOT NULL,
    norm        text        NOT NULL,
    name        text        NOT NULL,
    subtype     text,
    iso3166     text,
    geonames    bigint,
    merged_into bigint,
    created_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT entities_pkey PRIMARY KEY (entity_id),
    CONSTRAINT entities_type_norm_key UNIQUE (type, norm),
    CONSTRAINT entities_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES entities (entity_id),
    CONSTRAINT entities_merged_into_check CHECK (merged_into <> entity_id),
    CONSTRAINT entities_type_check CHECK (type IN ('person', 'organization', 'location', 'misc')),
    CONSTRAINT entities_norm_check CHECK (norm <> '')
);

CREATE TABLE entity_aliases (
    entity_id  bigint      NOT NULL,
    norm       text        NOT NULL,
    alias      text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT entity_aliases_pkey PRIMARY KEY (entity_id, norm),
    CONSTRAINT entity_aliases_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities ON DELETE CASCADE
);

-- Views find the mentions of an entity and of all that was merged into it by
-- this expression.
CREATE INDEX entities_root_idx ON entities (coalesce(merged_into, entity_id));
CREATE INDEX entities_merged_into_idx ON entities (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX entities_name_trgm_idx ON entities USING gin (name gin_trgm_ops);
CREATE INDEX entity_aliases_alias_trgm_idx ON entity_aliases USING gin (alias gin_trgm_ops);
CREATE INDEX entity_aliases_norm_idx ON entity_aliases (norm);

-- Merging is one UPDATE of merged_into. These triggers keep every pointer one
-- step long, so that views need no recursion: the pointer goes to the root of
-- its target, and what pointed to the merged entity follows it.
-- +goose StatementBegin
CREATE FUNCTION follow_entity_merge() RETURNS trigger LANGUAGE plpgsql AS $$
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
-- +goose StatementBegin
CREATE FUNCTION lead_merged_entities() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE entities SET merged_into = NEW.merged_into WHERE merged_into = NEW.entity_id;
    RETURN NULL;
END
$$;
-- +goose StatementEnd

CREATE TRIGGER entities_follow_merge
    BEFORE INSERT OR UPDATE OF merged_into ON entities
    FOR EACH ROW WHEN (NEW.merged_into IS NOT NULL)
    EXECUTE FUNCTION follow_entity_merge();
CREATE TRIGGER entities_lead_merged
    AFTER UPDATE OF merged_into ON entities
    FOR EACH ROW WHEN (NEW.merged_into IS NOT NULL)
    EXECUTE FUNCTION lead_merged_entities();

COMMENT ON FUNCTION follow_entity_merge() IS 'Points merged_into at the root of its target and refuses circles.';
COMMENT ON FUNCTION lead_merged_entities() IS 'Takes what was merged into an entity along when it is merged itself.';

COMMENT ON TABLE entities IS 'Someone or something named, known across articles by type and normalised name. A row is never rewritten: what turns out to be the same is merged by pointer, and unknown details are filled in once.';
COMMENT ON COLUMN entities.entity_id IS 'Number of the entity in this database.';
COMMENT ON COLUMN entities.type IS 'person, organization, location or misc (nationalities, events, works, products).';
COMMENT ON COLUMN entities.norm IS 'The name folded for comparison: case, spaces, full stops and apostrophes do not tell names apart.';
COMMENT ON COLUMN entities.name IS 'The name as it was first found.';
COMMENT ON COLUMN entities.subtype IS 'country, city, region, facility, government, company, party, nationality or event; null where unknown.';
COMMENT ON COLUMN entities.iso3166 IS 'Two-letter country code; null where unknown.';
COMMENT ON COLUMN entities.geonames IS 'Id of the place in the GeoNames database; null where unknown.';
COMMENT ON COLUMN entities.merged_into IS 'The entity that this one turned out to be; null for most. To merge: UPDATE entities SET merged_into = <id of the one that stays>. Never a chain: triggers keep it one step long.';
COMMENT ON COLUMN entities.created_at IS 'When the entity was first saved.';

COMMENT ON TABLE entity_aliases IS 'Other forms of an entity''s name that were found in articles.';
COMMENT ON COLUMN entity_aliases.entity_id IS 'The entity that goes by this name.';
COMMENT ON COLUMN entity_aliases.norm IS 'The alias folded for comparison, as entities.norm is.';
COMMENT ON COLUMN entity_aliases.alias IS 'The alias as it was first found.';
COMMENT ON COLUMN entity_aliases.created_at IS 'When the alias was first saved.';

-- +goose Down
DROP TABLE entity_aliases;
DROP TABLE entities;
DROP FUNCTION follow_entity_merge();
DROP FUNCTION lead_merged_entities();
