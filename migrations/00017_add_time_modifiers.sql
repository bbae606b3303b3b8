-- +goose Up
-- Null in the rows of older workers, as where the words add nothing.
ALTER TABLE times
    ADD COLUMN mod text,
    ADD CONSTRAINT times_mod_check CHECK (mod IN ('START', 'MID', 'END', 'APPROX', 'MORE_THAN', 'LESS_THAN', 'EQUAL_OR_MORE', 'EQUAL_OR_LESS'));

COMMENT ON COLUMN times.mod IS 'TIMEX3 modifier: START for "early July", MID, END, APPROX, MORE_THAN, LESS_THAN, EQUAL_OR_MORE or EQUAL_OR_LESS; null where the words add nothing to the value.';

CREATE VIEW current_times AS
SELECT t.time_id, c.article_id, c.source, c.title, c.url, c.published_at, c.pipeline,
       t.type, t.value, t.mod, t.date_start, t.date_end, t.surface, t.start_pos, t.end_pos,
       substr(c.text, s.start_pos + 1, s.end_pos - s.start_pos) AS sentence
FROM times t
JOIN current_extractions c ON c.extraction_id = t.extraction_id
LEFT JOIN LATERAL (
    SELECT s.start_pos, s.end_pos FROM sentences s
    WHERE s.extraction_id = t.extraction_id AND s.start_pos <= t.start_pos AND t.start_pos < s.end_pos LIMIT 1
) s ON true;

COMMENT ON VIEW current_times IS 'When: one row a time expression in the articles as they stand.';
COMMENT ON COLUMN current_times.time_id IS 'The time expression.';
COMMENT ON COLUMN current_times.article_id IS 'The article.';
COMMENT ON COLUMN current_times.source IS 'Feed or publisher.';
COMMENT ON COLUMN current_times.title IS 'Headline of the article.';
COMMENT ON COLUMN current_times.url IS 'Canonical address; null where unknown.';
COMMENT ON COLUMN current_times.published_at IS 'Publication time; null where unknown.';
COMMENT ON COLUMN current_times.pipeline IS 'The pipeline that found it.';
COMMENT ON COLUMN current_times.type IS 'TIMEX3 type: DATE, TIME, DURATION or SET.';
COMMENT ON COLUMN current_times.value IS 'TIMEX3 value, for example "2017-05-10"; null where it cannot be resolved.';
COMMENT ON COLUMN current_times.mod IS 'TIMEX3 modifier: START for "early July", MID, END, APPROX, MORE_THAN, LESS_THAN, EQUAL_OR_MORE or EQUAL_OR_LESS; null where the words add nothing.';
COMMENT ON COLUMN current_times.date_start IS 'First day that the value covers; null where it names no days. The modifier does not narrow it.';
COMMENT ON COLUMN current_times.date_end IS 'Last day that the value covers.';
COMMENT ON COLUMN current_times.surface IS 'The expression as printed.';
COMMENT ON COLUMN current_times.start_pos IS 'First code point of the expression, from zero.';
COMMENT ON COLUMN current_times.end_pos IS 'Code point after the expression.';
COMMENT ON COLUMN current_times.sentence IS 'The sentence that it begins in; null outside of all sentences.';

CREATE INDEX times_date_idx ON times (date_start, date_end) WHERE date_start IS NOT NULL;

-- A view gains columns at its end alone.
CREATE OR REPLACE VIEW met AS
SELECT m.meeting_id, c.article_id, c.source, c.title, c.url, c.published_at, c.pipeline,
       p.parties, array_to_string(p.parties, ', ') AS participants,
       m.status, m.format, coalesce(place_root.name, m.place) AS place,
       m.date_value, m.date_start, m.date_end, m.trigger,
       substr(c.text, m.sentence_start + 1, m.sentence_end - m.sentence_start) AS sentence,
       m.start_pos, m.end_pos,
       m.detail, m.setting, m.series, m.tense, m.negative, m.asserted, m.attribution, m.topic, m.date_source, m.confidence,
       p.countries, coalesce(place_root.iso3166, place_named.iso3166) AS place_country,
       coalesce(place_root.latitude, place_named.latitude) AS latitude,
       coalesce(place_root.longitude, place_named.longitude) AS longitude,
       e.event_id, coalesce(e.cluster_id, e.event_id) AS cluster_id,
       m.time_surface AS time_text, t.type AS time_type, t.mod AS time_mod
FROM meetings m
JOIN current_extractions c ON c.extraction_id = m.extraction_id
LEFT JOIN meeting_events e ON e.extraction_id = m.extraction_id AND e.event_no = m.event_no
LEFT JOIN entities place_named ON place_named.entity_id = m.place_entity_id
LEFT JOIN entities place_root ON place_root.entity_id = coalesce(place_named.merged_into, place_named.entity_id)
LEFT JOIN LATERAL (
    SELECT t.type, t.mod FROM times t
    WHERE t.extraction_id = m.extraction_id AND t.start_pos = m.time_start AND t.end_pos = m.time_end LIMIT 1
) t ON true
CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(party.name ORDER BY party.first_no), '{}') AS parties,
           coalesce(array_agg(DISTINCT party.country) FILTER (WHERE party.country IS NOT NULL), '{}') AS countries
    FROM (
        SELECT coalesce(root.name, p.surface) AS name, min(p.participant_no) AS first_no,
               min(coalesce(root.iso3166, named.iso3166, (
                   SELECT coalesce(place.iso3166, organization.iso3166)
                   FROM entity_roles r
                   LEFT JOIN entities place_named ON place_named.entity_id = r.place_id
                   LEFT JOIN entities place ON place.entity_id = coalesce(place_named.merged_into, place_named.entity_id)
                   LEFT JOIN entities organization_named ON organization_named.entity_id = r.organization_id
                   LEFT JOIN entities organization ON organization.entity_id = coalesce(organization_named.merged_into, organization_named.entity_id)
                   WHERE r.extraction_id = m.extraction_id AND r.entity_id = p.entity_id AND r.standing IS DISTINCT FROM 'former'
                     AND coalesce(place.iso3166, organization.iso3166) IS NOT NULL
                   ORDER BY r.entity_role_id LIMIT 1
               ))) AS country
        FROM meeting_participants p
        LEFT JOIN entities named ON named.entity_id = p.entity_id
        LEFT JOIN entities root ON root.entity_id = coalesce(named.merged_into, named.entity_id)
        WHERE p.meeting_id = m.meeting_id AND p.role <> 'non_attendee'
        GROUP BY coalesce(root.name, p.surface)
    ) party
) p;

COMMENT ON COLUMN met.time_text IS 'The expression that dates the meeting, as printed; null where none does.';
COMMENT ON COLUMN met.time_type IS 'TIMEX3 type of that expression: DATE, TIME, DURATION or SET.';
COMMENT ON COLUMN met.time_mod IS 'TIMEX3 modifier of that expression, for example START for "early July"; null where the words add nothing.';

-- +goose Down
-- A view loses columns only by being made anew.
DROP VIEW met;
CREATE VIEW met AS
SELECT m.meeting_id, c.article_id, c.source, c.title, c.url, c.published_at, c.pipeline,
       p.parties, array_to_string(p.parties, ', ') AS participants,
       m.status, m.format, coalesce(place_root.name, m.place) AS place,
       m.date_value, m.date_start, m.date_end, m.trigger,
       substr(c.text, m.sentence_start + 1, m.sentence_end - m.sentence_start) AS sentence,
       m.start_pos, m.end_pos,
       m.detail, m.setting, m.series, m.tense, m.negative, m.asserted, m.attribution, m.topic, m.date_source, m.confidence,
       p.countries, coalesce(place_root.iso3166, place_named.iso3166) AS place_country,
       coalesce(place_root.latitude, place_named.latitude) AS latitude,
       coalesce(place_root.longitude, place_named.longitude) AS longitude,
       e.event_id, coalesce(e.cluster_id, e.event_id) AS cluster_id
FROM meetings m
JOIN current_extractions c ON c.extraction_id = m.extraction_id
LEFT JOIN meeting_events e ON e.extraction_id = m.extraction_id AND e.event_no = m.event_no
LEFT JOIN entities place_named ON place_named.entity_id = m.place_entity_id
LEFT JOIN entities place_root ON place_root.entity_id = coalesce(place_named.merged_into, place_named.entity_id)
CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(party.name ORDER BY party.first_no), '{}') AS parties,
           coalesce(array_agg(DISTINCT party.country) FILTER (WHERE party.country IS NOT NULL), '{}') AS countries
    FROM (
        SELECT coalesce(root.name, p.surface) AS name, min(p.participant_no) AS first_no,
               min(coalesce(root.iso3166, named.iso3166, (
                   SELECT coalesce(place.iso3166, organization.iso3166)
                   FROM entity_roles r
                   LEFT JOIN entities place_named ON place_named.entity_id = r.place_id
                   LEFT JOIN entities place ON place.entity_id = coalesce(place_named.merged_into, place_named.entity_id)
                   LEFT JOIN entities organization_named ON organization_named.entity_id = r.organization_id
                   LEFT JOIN entities organization ON organization.entity_id = coalesce(organization_named.merged_into, organization_named.entity_id)
                   WHERE r.extraction_id = m.extraction_id AND r.entity_id = p.entity_id AND r.standing IS DISTINCT FROM 'former'
                     AND coalesce(place.iso3166, organization.iso3166) IS NOT NULL
                   ORDER BY r.entity_role_id LIMIT 1
               ))) AS country
        FROM meeting_participants p
        LEFT JOIN entities named ON named.entity_id = p.entity_id
        LEFT JOIN entities root ON root.entity_id = coalesce(named.merged_into, named.entity_id)
        WHERE p.meeting_id = m.meeting_id AND p.role <> 'non_attendee'
        GROUP BY coalesce(root.name, p.surface)
    ) party
) p;

COMMENT ON VIEW met IS 'Who met whom: one row a meeting mentioned in the articles as they stand.';
COMMENT ON COLUMN met.meeting_id IS 'The meeting.';
COMMENT ON COLUMN met.article_id IS 'The article.';
COMMENT ON COLUMN met.source IS 'Feed or publisher.';
COMMENT ON COLUMN met.title IS 'Headline of the article.';
COMMENT ON COLUMN met.url IS 'Canonical address; null where unknown.';
COMMENT ON COLUMN met.published_at IS 'Publication time; null where unknown.';
COMMENT ON COLUMN met.pipeline IS 'The pipeline that found the meeting.';
COMMENT ON COLUMN met.parties IS 'The parties in order, each once: canonical name where resolved, else as printed. Without those said not to attend.';
COMMENT ON COLUMN met.participants IS 'The parties joined with a comma.';
COMMENT ON COLUMN met.status IS 'happened, planned, cancelled, denied or hypothetical.';
COMMENT ON COLUMN met.format IS 'in_person, phone, video, talks, summit, visit, conference, mediation or unspecified.';
COMMENT ON COLUMN met.place IS 'The place: canonical name where resolved, else as printed; null where none is stated.';
COMMENT ON COLUMN met.date_value IS 'TIMEX3 value of the stated date; null where none is stated.';
COMMENT ON COLUMN met.date_start IS 'First day that date_value covers; null where it names no days.';
COMMENT ON COLUMN met.date_end IS 'Last day that date_value covers.';
COMMENT ON COLUMN met.trigger IS 'The word or phrase that names the meeting, as printed.';
COMMENT ON COLUMN met.sentence IS 'The sentence that is the evidence.';
COMMENT ON COLUMN met.start_pos IS 'First code point of the trigger, from zero.';
COMMENT ON COLUMN met.end_pos IS 'Code point after the trigger.';
COMMENT ON COLUMN met.detail IS 'Finer word for the status, for example scheduled, proposed, postponed or refused; null where the text tells no more.';
COMMENT ON COLUMN met.setting IS 'bilateral, multilateral or internal; null where the parties do not tell.';
COMMENT ON COLUMN met.series IS 'Canonical name of a recurring meeting, for example "G20"; null for others.';
COMMENT ON COLUMN met.tense IS 'past, present or future, as the mention is told; null where it was not decided.';
COMMENT ON COLUMN met.negative IS 'Whether a negation governs the mention.';
COMMENT ON COLUMN met.asserted IS 'Whether it is told as a fact, not as supposed, wished or demanded; null where an older worker did not say.';
COMMENT ON COLUMN met.attribution IS 'The source that the mention rests on, as printed; null where none is named.';
COMMENT ON COLUMN met.topic IS 'What the meeting is about, as printed; null where none is stated.';
COMMENT ON COLUMN met.date_source IS 'explicit, relative or narrated: what the date was read from; null without a date.';
COMMENT ON COLUMN met.confidence IS 'How sure the pipeline is, from 0 to 1; null where it did not estimate.';
COMMENT ON COLUMN met.countries IS 'Two-letter codes of the parties'' countries, each once: of a place its own, of a person or an organisation what the article says it serves. Without what is unknown.';
COMMENT ON COLUMN met.place_country IS 'Two-letter code of the country that the place lies in; null where unknown.';
COMMENT ON COLUMN met.latitude IS 'Degrees north of the equator of the place; null where unknown.';
COMMENT ON COLUMN met.longitude IS 'Degrees east of Greenwich of the place; null where unknown.';
COMMENT ON COLUMN met.event_id IS 'The meeting of the article that this is a mention of; null until `dateline meetings link` has seen a row of an older worker.';
COMMENT ON COLUMN met.cluster_id IS 'The real meeting, across articles: a row of meeting_clusters.';

DROP VIEW current_times;
DROP INDEX times_date_idx;
ALTER TABLE times DROP COLUMN mod;
