-- +goose Up
-- All new columns may be null: workers of the version before go on inserting
-- without them. The checks are taken on trust here, since every row has null
-- there, and confirmed by the next migration, which locks nobody out for it.
ALTER TABLE entities
    ADD COLUMN latitude  double precision,
    ADD COLUMN longitude double precision;
ALTER TABLE entities
    ADD CONSTRAINT entities_point_check CHECK (
        latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180 OR latitude IS NULL AND longitude IS NULL
    ) NOT VALID;

ALTER TABLE mentions ADD COLUMN stands_for text;
ALTER TABLE mentions
    ADD CONSTRAINT mentions_stands_for_check CHECK (
        stands_for IN ('country', 'city', 'region', 'facility', 'government', 'company', 'party', 'nationality', 'event')
    ) NOT VALID;

CREATE TABLE entity_roles (
    entity_role_id  bigint  GENERATED ALWAYS AS IDENTITY,
    extraction_id   bigint  NOT NULL,
    entity_id       bigint  NOT NULL,
    start_pos       integer NOT NULL,
    end_pos         integer NOT NULL,
    surface         text    NOT NULL,
    title           text,
    standing        text,
    organization_id bigint,
    place_id        bigint,
    age             smallint,
    CONSTRAINT entity_roles_pkey PRIMARY KEY (entity_role_id),
    CONSTRAINT entity_roles_extraction_id_fkey FOREIGN KEY (extraction_id) REFERENCES extractions ON DELETE CASCADE,
    CONSTRAINT entity_roles_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities,
    CONSTRAINT entity_roles_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES entities,
    CONSTRAINT entity_roles_place_id_fkey FOREIGN KEY (place_id) REFERENCES entities,
    CONSTRAINT entity_roles_span_check CHECK (0 <= start_pos AND start_pos < end_pos),
    CONSTRAINT entity_roles_standing_check CHECK (standing IN ('former', 'acting', 'designate')),
    CONSTRAINT entity_roles_age_check CHECK (age BETWEEN 1 AND 130),
    CONSTRAINT entity_roles_title_check CHECK (title IS NOT NULL OR age IS NOT NULL)
);

CREATE INDEX entity_roles_extraction_id_idx ON entity_roles (extraction_id, start_pos);
CREATE INDEX entity_roles_entity_id_idx ON entity_roles (entity_id, extraction_id);
CREATE INDEX entity_roles_title_idx ON entity_roles (title, extraction_id);
CREATE INDEX entity_roles_organization_id_idx ON entity_roles (organization_id, extraction_id) WHERE organization_id IS NOT NULL;
CREATE INDEX entity_roles_place_id_idx ON entity_roles (place_id, extraction_id) WHERE place_id IS NOT NULL;

COMMENT ON COLUMN entities.latitude IS 'Degrees north of the equator (WGS 84); null where unknown.';
COMMENT ON COLUMN entities.longitude IS 'Degrees east of Greenwich (WGS 84); null where unknown.';
COMMENT ON COLUMN mentions.stands_for IS 'What the entity stands for here, where that is something else than itself: government for "Moscow" in "Moscow said". Null for most.';

COMMENT ON TABLE entity_roles IS 'What a text says somebody is: office, employer, place, age. A row belongs to an extraction, so it is dated by the article: how the press saw it on that day.';
COMMENT ON COLUMN entity_roles.entity_role_id IS 'Number of the row in this database.';
COMMENT ON COLUMN entity_roles.extraction_id IS 'The extraction that found it.';
COMMENT ON COLUMN entity_roles.entity_id IS 'Who holds the role; follow entities.merged_into from here.';
COMMENT ON COLUMN entity_roles.start_pos IS 'First code point of the words that say so, from zero.';
COMMENT ON COLUMN entity_roles.end_pos IS 'Code point after those words.';
COMMENT ON COLUMN entity_roles.surface IS 'Those words as printed.';
COMMENT ON COLUMN entity_roles.title IS 'The role alone, in lower case and without whom it serves, for example "foreign minister"; null where only the age is told.';
COMMENT ON COLUMN entity_roles.standing IS 'former, acting or designate; null for a role that is held in full.';
COMMENT ON COLUMN entity_roles.organization_id IS 'The organisation that the role belongs to; null where none is named.';
COMMENT ON COLUMN entity_roles.place_id IS 'The country or place that the role belongs to; null where none is named.';
COMMENT ON COLUMN entity_roles.age IS 'Age in years on the day of the article; null where it is not told.';

-- +goose Down
DROP TABLE entity_roles;
ALTER TABLE mentions DROP COLUMN stands_for;
ALTER TABLE entities DROP COLUMN latitude, DROP COLUMN longitude;
