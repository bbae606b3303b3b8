-- +goose Up
-- Names are searched by exact keys, because trigrams of a million names share
-- too much: a name's words, how each sounds, that with any one letter left out,
-- and the initials. All functions take names that are folded, as norm is.
CREATE FUNCTION plain_name(norm text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT translate(
        replace(replace(replace(
            regexp_replace(normalize(norm, NFKD), '[\u0300-\u036f]', '', 'g'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
        'ıøłđðħŧə''’ʻʼ`', 'iolddhte')
$$;

CREATE FUNCTION name_sound(word text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT regexp_replace(
        translate(regexp_replace(left(spelt, 1), '[aeiouyj]', 'a') || translate(substr(spelt, 2), 'aeiouyjh-', ''), 'cqwz', 'kkvs'),
        '(.)\1+', '\1', 'g')
    FROM (SELECT replace(replace(replace(word, 'ph', 'f'), 'kh', 'h'), 'x', 'ks') AS spelt) s
$$;

-- Maintenance runs without a search path, so this one brings its own.
-- +goose StatementBegin
CREATE FUNCTION name_keys(norm text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
SET search_path FROM CURRENT AS $$
DECLARE
    word     text;
    sound    text;
    keys     text[] := '{}';
    initials text   := '';
BEGIN
    FOREACH word IN ARRAY string_to_array(translate(plain_name(norm), '-.,/&()"\', '         '), ' ') LOOP
        CONTINUE WHEN word = '';
        sound := name_sound(word);
        initials := initials || left(word, 1);
        keys := keys || word || ('=' || sound);
        IF length(sound) >= 4 THEN
            FOR n IN 1..length(sound) LOOP
                keys := keys || ('-' || overlay(sound PLACING '' FROM n FOR 1));
            END LOOP;
        END IF;
    END LOOP;
    RETURN array_to_tsvector(keys || ('+' || initials));
END
$$;

CREATE FUNCTION surname_sound(norm text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
SET search_path FROM CURRENT AS $$
BEGIN
    RETURN name_sound(regexp_replace(
        regexp_replace(plain_name(norm), '[ ,]+(jr|sr|ii|iii|iv)$', ''), '^(.* )?((al|el|as|ad|ar)-)?', ''));
END
$$;
-- +goose StatementEnd

-- The question that goes with the keys, for all words of the name: as they begin;
-- from near 1 on, also as they sound; from 2 on, also with one letter of the
-- sound more, less or other.
-- +goose StatementBegin
CREATE FUNCTION name_query(norm text, near integer) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
SET search_path FROM CURRENT AS $$
DECLARE
    word  text;
    sound text;
    less  text;
    keys  text[];
    final text;
    parts text[] := '{}';
BEGIN
    FOREACH word IN ARRAY string_to_array(translate(plain_name(norm), '-.,/&()"\', '         '), ' ') LOOP
        CONTINUE WHEN word = '';
        keys := ARRAY[format('''%s''', word) || CASE WHEN length(word) > 2 THEN ':*' ELSE '' END];
        final := word;
        sound := name_sound(word);
        IF near >= 1 AND length(sound) >= 2 THEN
            keys := keys || format('''=%s''', sound);
        END IF;
        IF near >= 2 AND length(sound) >= 3 THEN
            keys := keys || format('''-%s''', sound);
        END IF;
        IF near >= 2 AND length(sound) >= 4 THEN
            FOR n IN 1..length(sound) LOOP
                less := overlay(sound PLACING '' FROM n FOR 1);
                keys := keys || format('''=%s''', less) || format('''-%s''', less);
            END LOOP;
        END IF;
        parts := parts || ('(' || array_to_string(keys, ' | ') || ')');
    END LOOP;
    IF near = 0 AND cardinality(parts) = 1 AND length(final) BETWEEN 2 AND 8 THEN
        parts[1] := format('(%s | ''+%s'')', parts[1], final);
    END IF;
    RETURN array_to_string(parts, ' & ')::tsquery;
END
$$;
-- +goose StatementEnd

-- Written at once instead of to a list that every search would have to read.
CREATE INDEX entities_keys_idx ON entities USING gin (name_keys(norm)) WITH (fastupdate = off);
CREATE INDEX entities_plain_idx ON entities (plain_name(norm) text_pattern_ops);
CREATE INDEX entities_surname_idx ON entities (surname_sound(norm), entity_id) WHERE type = 'person';
CREATE INDEX entity_aliases_keys_idx ON entity_aliases USING gin (name_keys(norm)) WITH (fastupdate = off);
CREATE INDEX entity_aliases_plain_idx ON entity_aliases (plain_name(norm) text_pattern_ops);

CREATE OR REPLACE VIEW current_mentions AS
SELECT m.mention_id, c.article_id, c.source, c.title, c.url, c.published_at, c.pipeline,
       root.entity_id, root.name AS entity, root.type AS entity_type,
       coalesce(root.subtype, named.subtype) AS subtype,
       m.kind, m.surface, m.start_pos, m.end_pos,
       substr(c.text, s.start_pos + 1, s.end_pos - s.start_pos) AS sentence,
       m.stands_for
FROM mentions m
JOIN current_extractions c ON c.extraction_id = m.extraction_id
JOIN entities named ON named.entity_id = m.entity_id
JOIN entities root ON root.entity_id = coalesce(named.merged_into, named.entity_id)
LEFT JOIN sentences s ON s.extraction_id = m.extraction_id AND s.sentence_no = m.sentence_no;

CREATE VIEW entity_names AS
SELECT root.entity_id, root.name AS entity, root.type AS entity_type, known.name, known.norm, named.entity_id AS named_id
FROM (
    SELECT entity_id, name, norm FROM entities
    UNION ALL
    SELECT entity_id, alias, norm FROM entity_aliases
) known
JOIN entities named ON named.entity_id = known.entity_id
JOIN entities root ON root.entity_id = coalesce(named.merged_into, named.entity_id);

CREATE VIEW current_roles AS
SELECT r.entity_role_id, c.article_id, c.source, c.title, c.url, c.published_at, c.pipeline,
       root.entity_id, root.name AS entity, r.title AS role, r.standing,
       organization_root.entity_id AS organization_id, organization_root.name AS organization,
       place_root.entity_id AS place_id, place_root.name AS place,
       r.age, r.surface, r.start_pos, r.end_pos
FROM entity_roles r
JOIN current_extractions c ON c.extraction_id = r.extraction_id
JOIN entities named ON named.entity_id = r.entity_id
JOIN entities root ON root.entity_id = coalesce(named.merged_into, named.entity_id)
LEFT JOIN entities organization_named ON organization_named.entity_id = r.organization_id
LEFT JOIN entities organization_root
    ON organization_root.entity_id = coalesce(organization_named.merged_into, organization_named.entity_id)
LEFT JOIN entities place_named ON place_named.entity_id = r.place_id
-- A nationality ("the Turkish foreign minister") stands for its country, where that is known.
LEFT JOIN entities country_named
    ON country_named.type = 'location' AND country_named.anchor = 'iso3166:' || place_named.iso3166
    AND country_named.anchor <> '' AND place_named.type <> 'location'
LEFT JOIN entities place_root
    ON place_root.entity_id = coalesce(country_named.merged_into, country_named.entity_id, place_named.merged_into, place_named.entity_id);

CREATE VIEW served_as AS
SELECT entity_id, entity, role, standing, organization_id, organization, place_id, place,
       min(published_at) AS first_seen, max(published_at) AS last_seen, count(DISTINCT article_id) AS articles
FROM current_roles
WHERE role IS NOT NULL
GROUP BY entity_id, entity, role, standing, organization_id, organization, place_id, place;

-- Each part reads the rows of one entity by an index, so that a condition on
-- the entity costs no more than the entity is in the news.
CREATE VIEW entity_life AS
SELECT root.entity_id, root.name AS entity, root.type AS entity_type,
       details.subtype, details.iso3166, details.geonames, details.latitude, details.longitude,
       seen.first_seen, seen.last_seen, seen.articles, seen.mentions, seen.days,
       round(seen.articles::numeric
             / ((seen.last_seen AT TIME ZONE 'UTC')::date - (seen.first_seen AT TIME ZONE 'UTC')::date + 1), 2) AS articles_a_day,
       used.names, coalesce(held.roles, '{}') AS roles
FROM entities root
CROSS JOIN LATERAL (
    SELECT min(c.published_at) AS first_seen, max(c.published_at) AS last_seen,
           count(DISTINCT c.article_id) AS articles, count(*) AS mentions,
           count(DISTINCT (c.published_at AT TIME ZONE 'UTC')::date) AS days
    FROM entities named
    JOIN mentions m ON m.entity_id = named.entity_id
    JOIN current_extractions c ON c.extraction_id = m.extraction_id
    WHERE coalesce(named.merged_into, named.entity_id) = root.entity_id
) seen
CROSS JOIN LATERAL (
    SELECT (array_agg(named.subtype ORDER BY named.merged_into NULLS FIRST, named.entity_id) FILTER (WHERE named.subtype IS NOT NULL))[1] AS subtype,
           (array_agg(named.iso3166 ORDER BY named.merged_into NULLS FIRST, named.entity_id) FILTER (WHERE named.iso3166 IS NOT NULL))[1] AS iso3166,
           (array_agg(named.geonames ORDER BY named.merged_into NULLS FIRST, named.entity_id) FILTER (WHERE named.geonames IS NOT NULL))[1] AS geonames,
           (array_agg(named.latitude ORDER BY named.merged_into NULLS FIRST, named.entity_id) FILTER (WHERE named.latitude IS NOT NULL))[1] AS latitude,
           (array_agg(named.longitude ORDER BY named.merged_into NULLS FIRST, named.entity_id) FILTER (WHERE named.latitude IS NOT NULL))[1] AS longitude
    FROM entities named
    WHERE coalesce(named.merged_into, named.entity_id) = root.entity_id
) details
CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(counted.surface ORDER BY counted.times DESC, counted.surface), '{}') AS names
    FROM (
        SELECT m.surface, count(*) AS times
        FROM entities named
        JOIN mentions m ON m.entity_id = named.entity_id AND m.kind = 'name'
        JOIN current_extractions c ON c.extraction_id = m.extraction_id
        WHERE coalesce(named.merged_into, named.entity_id) = root.entity_id
        GROUP BY m.surface
    ) counted
) used
CROSS JOIN LATERAL (
    SELECT array_agg(counted.role ORDER BY counted.times DESC, counted.role) AS roles
    FROM (
        SELECT concat_ws(', ', concat_ws(' ', r.standing, r.title), organization_root.name, place_root.name) AS role, count(*) AS times
        FROM entities named
        JOIN entity_roles r ON r.entity_id = named.entity_id AND r.title IS NOT NULL
        JOIN current_extractions c ON c.extraction_id = r.extraction_id
        LEFT JOIN entities organization_named ON organization_named.entity_id = r.organization_id
        LEFT JOIN entities organization_root
            ON organization_root.entity_id = coalesce(organization_named.merged_into, organization_named.entity_id)
        LEFT JOIN entities place_named ON place_named.entity_id = r.place_id
        LEFT JOIN entities place_root ON place_root.entity_id = coalesce(place_named.merged_into, place_named.entity_id)
        WHERE coalesce(named.merged_into, named.entity_id) = root.entity_id
        GROUP BY 1
    ) counted
) held
WHERE root.merged_into IS NULL AND seen.mentions > 0;

CREATE VIEW given_up AS
SELECT dead_letter_id, reason, detail, pipeline, origin_stream, origin_subject, origin_sequence, received_at, deliveries, failed_at
FROM dead_letters;

COMMENT ON FUNCTION plain_name(text) IS 'A folded name without accents, apostrophes and letters beyond a to z where they have a plain form.';
COMMENT ON FUNCTION name_sound(text) IS 'What a plain word sounds like, roughly: its consonants, doubled ones once, and whether it begins with a vowel.';
COMMENT ON FUNCTION name_keys(text) IS 'The keys that a folded name is searched by: each word, "=" and its sound, "-" and the sound without one of its letters, "+" and the initials.';
COMMENT ON FUNCTION name_query(text, integer) IS 'The question to name_keys for a folded name: 0 words as they begin, 1 also what sounds alike, 2 also what does but for one letter.';
COMMENT ON FUNCTION surname_sound(text) IS 'The sound of the last word of a folded name, without Jr and the like: people whose names could be variants of one have the same.';

COMMENT ON COLUMN current_mentions.stands_for IS 'What the entity stands for here, where that is something else than itself: government for "Moscow" in "Moscow said".';

COMMENT ON VIEW entity_names IS 'Every name that an entity is known by: its own, its aliases, and those of all that was merged into it.';
COMMENT ON COLUMN entity_names.entity_id IS 'The entity, through merges.';
COMMENT ON COLUMN entity_names.entity IS 'Canonical name of the entity, through merges.';
COMMENT ON COLUMN entity_names.entity_type IS 'person, organization, location or misc.';
COMMENT ON COLUMN entity_names.name IS 'A name of it, as first found; it stands here for each row that has it.';
COMMENT ON COLUMN entity_names.norm IS 'The name folded for comparison. Approximate search that uses an index: name_keys(norm) @@ name_query(''karavasilli'', 2).';
COMMENT ON COLUMN entity_names.named_id IS 'The row of entities that has the name, before merges: what `dateline entities split` takes.';

COMMENT ON VIEW current_roles IS 'What the press says somebody is: one row a statement in the articles as they stand.';
COMMENT ON COLUMN current_roles.entity_role_id IS 'The statement.';
COMMENT ON COLUMN current_roles.article_id IS 'The article.';
COMMENT ON COLUMN current_roles.source IS 'Feed or publisher.';
COMMENT ON COLUMN current_roles.title IS 'Headline of the article.';
COMMENT ON COLUMN current_roles.url IS 'Canonical address; null where unknown.';
COMMENT ON COLUMN current_roles.published_at IS 'Publication time; null where unknown.';
COMMENT ON COLUMN current_roles.pipeline IS 'The pipeline that found the statement.';
COMMENT ON COLUMN current_roles.entity_id IS 'Who holds the role, through merges.';
COMMENT ON COLUMN current_roles.entity IS 'Canonical name of the holder, through merges.';
COMMENT ON COLUMN current_roles.role IS 'The role alone, in lower case, for example "foreign minister"; null where only the age is told.';
COMMENT ON COLUMN current_roles.standing IS 'former, acting or designate; null for a role that is held in full.';
COMMENT ON COLUMN current_roles.organization_id IS 'The organisation that the role belongs to, through merges; null where none is named.';
COMMENT ON COLUMN current_roles.organization IS 'Canonical name of that organisation.';
COMMENT ON COLUMN current_roles.place_id IS 'The country or place that the role belongs to, through merges; a nationality gives its country, where that is known. Null where none is named.';
COMMENT ON COLUMN current_roles.place IS 'Canonical name of that place.';
COMMENT ON COLUMN current_roles.age IS 'Age in years; null where it is not told.';
COMMENT ON COLUMN current_roles.surface IS 'The words that say so, as printed.';
COMMENT ON COLUMN current_roles.start_pos IS 'First code point of those words, from zero.';
COMMENT ON COLUMN current_roles.end_pos IS 'Code point after those words.';

COMMENT ON VIEW served_as IS 'Who held which office when, as the press saw it: one row for a person, role, standing, organisation and place.';
COMMENT ON COLUMN served_as.entity_id IS 'Who holds the role, through merges.';
COMMENT ON COLUMN served_as.entity IS 'Canonical name of the holder, through merges.';
COMMENT ON COLUMN served_as.role IS 'The role alone, in lower case, for example "foreign minister".';
COMMENT ON COLUMN served_as.standing IS 'former, acting or designate; null for a role that is held in full.';
COMMENT ON COLUMN served_as.organization_id IS 'The organisation that the role belongs to, through merges; null where none is named.';
COMMENT ON COLUMN served_as.organization IS 'Canonical name of that organisation.';
COMMENT ON COLUMN served_as.place_id IS 'The country or place that the role belongs to, through merges; a nationality gives its country, where that is known. Null where none is named.';
COMMENT ON COLUMN served_as.place IS 'Canonical name of that place.';
COMMENT ON COLUMN served_as.first_seen IS 'Publication of the first article that says so; null where none is dated.';
COMMENT ON COLUMN served_as.last_seen IS 'Publication of the last article that says so; null where none is dated.';
COMMENT ON COLUMN served_as.articles IS 'Number of articles that say so.';

COMMENT ON VIEW entity_life IS 'An entity''s life in the articles as they stand: when it was seen, how often, under which names, in which roles.';
COMMENT ON COLUMN entity_life.entity_id IS 'The entity, through merges.';
COMMENT ON COLUMN entity_life.entity IS 'Canonical name of the entity.';
COMMENT ON COLUMN entity_life.entity_type IS 'person, organization, location or misc.';
COMMENT ON COLUMN entity_life.subtype IS 'Narrower type; null where unknown.';
COMMENT ON COLUMN entity_life.iso3166 IS 'Two-letter country code; null where unknown.';
COMMENT ON COLUMN entity_life.geonames IS 'Id of the place in the GeoNames database; null where unknown.';
COMMENT ON COLUMN entity_life.latitude IS 'Degrees north of the equator; null where unknown.';
COMMENT ON COLUMN entity_life.longitude IS 'Degrees east of Greenwich; null where unknown.';
COMMENT ON COLUMN entity_life.first_seen IS 'Publication of the first dated article that mentions it; null where none is dated.';
COMMENT ON COLUMN entity_life.last_seen IS 'Publication of the last dated article that mentions it; null where none is dated.';
COMMENT ON COLUMN entity_life.articles IS 'Number of articles that mention it.';
COMMENT ON COLUMN entity_life.mentions IS 'Number of mentions in them.';
COMMENT ON COLUMN entity_life.days IS 'Number of days (UTC) on which such articles were published.';
COMMENT ON COLUMN entity_life.articles_a_day IS 'Articles for each day from the first to the last; null where none is dated. entity_days has the days one by one.';
COMMENT ON COLUMN entity_life.names IS 'The names that the press used, the most frequent first.';
COMMENT ON COLUMN entity_life.roles IS 'The roles that the press gave it, the most frequent first, each with organisation and place; served_as has their dates.';

COMMENT ON VIEW given_up IS 'Messages that were given up, with the reason: the dead letters, for readers.';
COMMENT ON COLUMN given_up.dead_letter_id IS 'Number of the dead letter in this database.';
COMMENT ON COLUMN given_up.reason IS 'Class of failure, one word: undecodable, unsupported, too_large, empty, language, invalid, extraction or exhausted.';
COMMENT ON COLUMN given_up.detail IS 'The last error in words.';
COMMENT ON COLUMN given_up.pipeline IS 'The pipeline that gave up.';
COMMENT ON COLUMN given_up.origin_stream IS 'Stream that the message came from.';
COMMENT ON COLUMN given_up.origin_subject IS 'Subject that the message came on.';
COMMENT ON COLUMN given_up.origin_sequence IS 'Number of the message in its stream; zero where unknown.';
COMMENT ON COLUMN given_up.received_at IS 'When the stream stored the message; null where unknown.';
COMMENT ON COLUMN given_up.deliveries IS 'How often the message had been delivered.';
COMMENT ON COLUMN given_up.failed_at IS 'When the message was given up.';

-- +goose Down
DROP VIEW given_up;
DROP VIEW entity_life;
DROP VIEW served_as;
DROP VIEW current_roles;
DROP VIEW entity_names;
DROP VIEW current_mentions;
CREATE VIEW current_mentions AS
SELECT m.mention_id, c.article_id, c.source, c.title, c.url, c.published_at, c.pipeline,
       root.entity_id, root.name AS entity, root.type AS entity_type,
       coalesce(root.subtype, named.subtype) AS subtype,
       m.kind, m.surface, m.start_pos, m.end_pos,
       substr(c.text, s.start_pos + 1, s.end_pos - s.start_pos) AS sentence
FROM mentions m
JOIN current_extractions c ON c.extraction_id = m.extraction_id
JOIN entities named ON named.entity_id = m.entity_id
JOIN entities root ON root.entity_id = coalesce(named.merged_into, named.entity_id)
LEFT JOIN sentences s ON s.extraction_id = m.extraction_id AND s.sentence_no = m.sentence_no;
COMMENT ON VIEW current_mentions IS 'Who and what is named, where: one row a mention in the articles as they stand.';
COMMENT ON COLUMN current_mentions.mention_id IS 'The mention.';
COMMENT ON COLUMN current_mentions.article_id IS 'The article.';
COMMENT ON COLUMN current_mentions.source IS 'Feed or publisher.';
COMMENT ON COLUMN current_mentions.title IS 'Headline of the article.';
COMMENT ON COLUMN current_mentions.url IS 'Canonical address; null where unknown.';
COMMENT ON COLUMN current_mentions.published_at IS 'Publication time; null where unknown.';
COMMENT ON COLUMN current_mentions.pipeline IS 'The pipeline that found the mention.';
COMMENT ON COLUMN current_mentions.entity_id IS 'The entity, through merges.';
COMMENT ON COLUMN current_mentions.entity IS 'Canonical name of the entity, through merges.';
COMMENT ON COLUMN current_mentions.entity_type IS 'person, organization, location or misc.';
COMMENT ON COLUMN current_mentions.subtype IS 'Narrower type; null where unknown.';
COMMENT ON COLUMN current_mentions.kind IS 'name, nominal or pronoun.';
COMMENT ON COLUMN current_mentions.surface IS 'The mention as printed.';
COMMENT ON COLUMN current_mentions.start_pos IS 'First code point of the mention, from zero.';
COMMENT ON COLUMN current_mentions.end_pos IS 'Code point after the mention.';
COMMENT ON COLUMN current_mentions.sentence IS 'The sentence that the mention begins in; null outside of all sentences.';
DROP INDEX entity_aliases_plain_idx;
DROP INDEX entity_aliases_keys_idx;
DROP INDEX entities_surname_idx;
DROP INDEX entities_plain_idx;
DROP INDEX entities_keys_idx;
DROP FUNCTION surname_sound(text);
DROP FUNCTION name_query(text, integer);
DROP FUNCTION name_keys(text);
DROP FUNCTION name_sound(text);
DROP FUNCTION plain_name(text);
