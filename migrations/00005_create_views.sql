-- +goose Up
-- "Newest" is an anti-join rather than DISTINCT ON, so that a condition on an
-- entity or a date starts from that index and not from all extractions.
CREATE VIEW current_extractions AS
SELECT e.extraction_id, e.pipeline, e.completed_at, a.article_id, a.source, r.revision_id,
       r.title, r.url, r.byline, r.language, r.published_at, r.received_at, r.text, r.search
FROM extractions e
JOIN articles a ON a.current_revision_id = e.revision_id AND NOT a.withdrawn
JOIN revisions r ON r.revision_id = e.revision_id
WHERE NOT EXISTS (
    SELECT FROM extractions newer
    WHERE newer.revision_id = e.revision_id
      AND (newer.completed_at, newer.extraction_id) > (e.completed_at, e.extraction_id)
);

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

CREATE VIEW said AS
SELECT q.quote_id, c.article_id, c.source, c.title, c.url, c.published_at, c.pipeline,
       root.name AS speaker, root.entity_id AS speaker_entity_id, q.speaker_surface,
       q.kind, q.said, q.cue,
       substr(c.text, s.start_pos + 1, s.end_pos - s.start_pos) AS sentence,
       q.start_pos, q.end_pos
FROM quotes q
JOIN current_extractions c ON c.extraction_id = q.extraction_id
LEFT JOIN entities named ON named.entity_id = q.entity_id
LEFT JOIN entities root ON root.entity_id = coalesce(named.merged_into, named.entity_id)
LEFT JOIN sentences s ON s.extraction_id = q.extraction_id AND s.sentence_no = q.sentence_no;

CREATE VIEW met AS
SELECT m.meeting_id, c.article_id, c.source, c.title, c.url, c.published_at, c.pipeline,
       p.parties, array_to_string(p.parties, ', ') AS participants,
       m.status, m.format, coalesce(place_root.name, m.place) AS place,
       m.date_value, m.date_start, m.date_end, m.trigger,
       substr(c.text, m.sentence_start + 1, m.sentence_end - m.sentence_start) AS sentence,
       m.start_pos, m.end_pos
FROM meetings m
JOIN current_extractions c ON c.extraction_id = m.extraction_id
LEFT JOIN entities place_named ON place_named.entity_id = m.place_entity_id
LEFT JOIN entities place_root ON place_root.entity_id = coalesce(place_named.merged_into, place_named.entity_id)
CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(party.name ORDER BY party.first_no), '{}') AS parties
    FROM (
        SELECT coalesce(root.name, mp.surface) AS name, min(mp.participant_no) AS first_no
        FROM meeting_participants mp
        LEFT JOIN entities named ON named.entity_id = mp.entity_id
        LEFT JOIN entities root ON root.entity_id = coalesce(named.merged_into, named.entity_id)
        WHERE mp.meeting_id = m.meeting_id AND mp.role <> 'non_attendee'
        GROUP BY coalesce(root.name, mp.surface)
    ) party
) p;

CREATE VIEW entity_days AS
SELECT root.entity_id, root.name AS entity, root.type AS entity_type,
       (c.published_at AT TIME ZONE 'UTC')::date AS day,
       count(DISTINCT c.article_id) AS articles, count(*) AS mentions
FROM mentions m
JOIN current_extractions c ON c.extraction_id = m.extraction_id
JOIN entities named ON named.entity_id = m.entity_id
JOIN entities root ON root.entity_id = coalesce(named.merged_into, named.entity_id)
WHERE c.published_at IS NOT NULL
GROUP BY root.entity_id, root.name, root.type, (c.published_at AT TIME ZONE 'UTC')::date;

COMMENT ON VIEW current_extractions IS 'The articles as they stand: the newest extraction of the current revision of every article that is not withdrawn. The other views are built on it.';
COMMENT ON COLUMN current_extractions.extraction_id IS 'The extraction.';
COMMENT ON COLUMN current_extractions.pipeline IS 'The pipeline that made it.';
COMMENT ON COLUMN current_extractions.completed_at IS 'When its facts were saved.';
COMMENT ON COLUMN current_extractions.article_id IS 'The article.';
COMMENT ON COLUMN current_extractions.source IS 'Feed or publisher.';
COMMENT ON COLUMN current_extractions.revision_id IS 'The current revision.';
COMMENT ON COLUMN current_extractions.title IS 'Headline; empty where the article has none.';
COMMENT ON COLUMN current_extractions.url IS 'Canonical address; null where unknown.';
COMMENT ON COLUMN current_extractions.byline IS 'Credited author as printed; null where unknown.';
COMMENT ON COLUMN current_extractions.language IS 'Declared BCP 47 tag; null where none was declared.';
COMMENT ON COLUMN current_extractions.published_at IS 'The source''s publication time; null where unknown.';
COMMENT ON COLUMN current_extractions.received_at IS 'When the text last arrived.';
COMMENT ON COLUMN current_extractions.text IS 'Normalised text that positions count in.';
COMMENT ON COLUMN current_extractions.search IS 'English full-text index terms of the text.';

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

COMMENT ON VIEW said IS 'Who said what: one row a quote in the articles as they stand.';
COMMENT ON COLUMN said.quote_id IS 'The quote.';
COMMENT ON COLUMN said.article_id IS 'The article.';
COMMENT ON COLUMN said.source IS 'Feed or publisher.';
COMMENT ON COLUMN said.title IS 'Headline of the article.';
COMMENT ON COLUMN said.url IS 'Canonical address; null where unknown.';
COMMENT ON COLUMN said.published_at IS 'Publication time; null where unknown.';
COMMENT ON COLUMN said.pipeline IS 'The pipeline that found the quote.';
COMMENT ON COLUMN said.speaker IS 'Canonical name of the speaker, through merges; null where unresolved.';
COMMENT ON COLUMN said.speaker_entity_id IS 'The speaker as an entity, through merges; null where unresolved.';
COMMENT ON COLUMN said.speaker_surface IS 'The speaker as printed; null where none is named.';
COMMENT ON COLUMN said.kind IS 'direct, mixed or indirect.';
COMMENT ON COLUMN said.said IS 'What was said, quotation marks included; pieces are joined with " … ". Full-text search: to_tsvector(''english'', said) @@ … uses an index.';
COMMENT ON COLUMN said.cue IS 'The word or phrase that attributes; null where there is none.';
COMMENT ON COLUMN said.sentence IS 'The sentence that holds the cue, else the one that the quote begins in; null outside of all sentences.';
COMMENT ON COLUMN said.start_pos IS 'First code point of the quote, from zero.';
COMMENT ON COLUMN said.end_pos IS 'Code point after the quote.';

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

COMMENT ON VIEW entity_days IS 'How much an entity was in the news on a day (UTC) of publication. Articles without a publication time are left out.';
COMMENT ON COLUMN entity_days.entity_id IS 'The entity, through merges.';
COMMENT ON COLUMN entity_days.entity IS 'Canonical name of the entity, through merges.';
COMMENT ON COLUMN entity_days.entity_type IS 'person, organization, location or misc.';
COMMENT ON COLUMN entity_days.day IS 'Day of publication in UTC.';
COMMENT ON COLUMN entity_days.articles IS 'Number of articles that mention the entity.';
COMMENT ON COLUMN entity_days.mentions IS 'Number of mentions in them.';

-- +goose Down
DROP VIEW entity_days;
DROP VIEW met;
DROP VIEW said;
DROP VIEW current_mentions;
DROP VIEW current_extractions;
