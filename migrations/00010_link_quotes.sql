-- +goose Up
-- New columns are null, or false, in rows that older code writes and has
-- written: such a quote stands alone.
ALTER TABLE quotes
    ADD COLUMN manner            text,
    ADD COLUMN negated           boolean NOT NULL DEFAULT false,
    ADD COLUMN medium            text,
    ADD COLUMN addressee_start   integer,
    ADD COLUMN addressee_end     integer,
    ADD COLUMN addressee         text,
    ADD COLUMN anonymous         boolean NOT NULL DEFAULT false,
    ADD COLUMN within_no         integer,
    ADD COLUMN reason            text,
    ADD COLUMN wording           bytea,
    ADD COLUMN shingles          integer[],
    ADD COLUMN guard             integer,
    ADD CONSTRAINT quotes_manner_check CHECK (manner IN ('said', 'asked', 'answered', 'announced', 'confirmed', 'denied', 'promised', 'warned',
        'urged', 'accused', 'criticised', 'praised', 'claimed', 'suggested', 'agreed', 'refused')),
    ADD CONSTRAINT quotes_medium_check CHECK (medium IN ('interview', 'statement', 'news_conference', 'social_media', 'speech', 'broadcast',
        'letter', 'report', 'testimony')),
    ADD CONSTRAINT quotes_within_no_check CHECK (within_no >= 0 AND within_no <> quote_no),
    ADD CONSTRAINT quotes_wording_check CHECK (length(wording) = 16);

CREATE INDEX quotes_wording_idx ON quotes (wording) WHERE wording IS NOT NULL;
CREATE INDEX quotes_shingles_idx ON quotes USING gin ((shingles[1:8])) WHERE shingles IS NOT NULL;

-- What internal/fingerprint calls near: one is the other cut short, or edited
-- without a number or a negation being touched.
CREATE FUNCTION same_wording(one integer[], one_guard integer, other integer[], other_guard integer) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN least(cardinality(one), cardinality(other)) >= 8 AND (one <@ other OR other <@ one) OR one_guard = other_guard AND (
    SELECT 20 * count(*) >= 11 * (cardinality(one) + cardinality(other) - count(*))
    FROM unnest(one) AS a (shingle) JOIN unnest(other) AS b (shingle) USING (shingle)
);

CREATE OR REPLACE VIEW said AS
SELECT q.quote_id, c.article_id, c.source, c.title, c.url, c.published_at, c.pipeline,
       root.name AS speaker, root.entity_id AS speaker_entity_id, q.speaker_surface,
       q.kind, q.said, q.cue,
       substr(c.text, s.start_pos + 1, s.end_pos - s.start_pos) AS sentence,
       q.start_pos, q.end_pos,
       q.manner, q.negated, q.medium, q.addressee, q.anonymous, q.reason,
       outer_quote.quote_id AS within,
       held.role, held.role_of
FROM quotes q
JOIN current_extractions c ON c.extraction_id = q.extraction_id
LEFT JOIN entities named ON named.entity_id = q.entity_id
LEFT JOIN entities root ON root.entity_id = coalesce(named.merged_into, named.entity_id)
LEFT JOIN sentences s ON s.extraction_id = q.extraction_id AND s.sentence_no = q.sentence_no
LEFT JOIN quotes outer_quote ON outer_quote.extraction_id = q.extraction_id AND outer_quote.quote_no = q.within_no
LEFT JOIN LATERAL (
    SELECT concat_ws(' ', r.standing, r.title) AS role, coalesce(whole.name, part.name) AS role_of
    FROM entity_roles r
    LEFT JOIN entities part ON part.entity_id = coalesce(r.organization_id, r.place_id)
    LEFT JOIN entities whole ON whole.entity_id = part.merged_into
    WHERE r.extraction_id = q.extraction_id AND r.entity_id = q.entity_id AND r.title IS NOT NULL
    ORDER BY abs(r.start_pos - coalesce(q.speaker_start, q.start_pos)), r.entity_role_id
    LIMIT 1
) held ON true;

-- Nothing is joined when quotes are saved: two workers that save one agency
-- story at a moment would each not see the other. The view finds the circle of
-- a quote when it is asked. A row stands for its circle where no other quote of
-- it came earlier, so that a condition on what was said still starts from the
-- full-text index. OFFSET 0 keeps each step a look-up by index: the planner
-- expects far more of a circle than there is, and would read whole tables.
CREATE VIEW said_once AS
SELECT s.quote_id, s.article_id, s.source, s.title, s.url, s.published_at,
       circle.speakers[1] AS speaker, circle.speaker_ids[1] AS speaker_entity_id, circle.speakers,
       s.kind, s.said, s.manner, s.negated, s.medium, s.sentence,
       circle.articles, circle.sources, circle.last_published_at, circle.quote_ids
FROM said s
JOIN quotes q ON q.quote_id = s.quote_id
CROSS JOIN LATERAL (
    WITH RECURSIVE wordings (wording, shingles, guard) AS (
        SELECT q.wording, q.shingles, q.guard
        WHERE NOT EXISTS ( -- of many copies only the first is worth the rest
            SELECT FROM quotes t JOIN current_extractions c ON c.extraction_id = t.extraction_id
            WHERE t.wording = q.wording
              AND (coalesce(c.published_at, 'infinity'), t.quote_id) < (coalesce(s.published_at, 'infinity'), s.quote_id)
        )
        UNION
        SELECT t.wording, t.shingles, t.guard
        FROM wordings w
        CROSS JOIN LATERAL (
            SELECT t.wording, t.shingles, t.guard FROM quotes t
            WHERE t.shingles[1:8] && w.shingles[1:8] AND t.shingles IS NOT NULL
              AND same_wording(t.shingles, t.guard, w.shingles, w.guard)
            OFFSET 0
        ) t
    ), members AS (
        SELECT m.quote_id, m.article_id, m.source, m.published_at, m.speaker, m.speaker_entity_id
        FROM (
            SELECT t.quote_id
            FROM wordings w
            CROSS JOIN LATERAL (SELECT t.quote_id FROM quotes t WHERE t.wording = w.wording OFFSET 0) t
            UNION
            SELECT q.quote_id WHERE q.wording IS NULL
        ) found
        CROSS JOIN LATERAL (SELECT m.* FROM said m WHERE m.quote_id = found.quote_id OFFSET 0) m
    ), named AS (
        SELECT speaker, speaker_entity_id,
               row_number() OVER (ORDER BY count(DISTINCT article_id) DESC, min(coalesce(published_at, 'infinity')), speaker_entity_id) AS place
        FROM members
        WHERE speaker_entity_id IS NOT NULL
        GROUP BY speaker, speaker_entity_id
    )
    SELECT (array_agg(quote_id ORDER BY coalesce(published_at, 'infinity'), quote_id)) AS quote_ids,
           count(DISTINCT article_id) AS articles, count(DISTINCT source) AS sources,
           max(published_at) AS last_published_at,
           (SELECT coalesce(array_agg(speaker ORDER BY place), '{}') FROM named) AS speakers,
           (SELECT array_agg(speaker_entity_id ORDER BY place) FROM named) AS speaker_ids
    FROM members
) circle
WHERE circle.quote_ids[1] = s.quote_id;

COMMENT ON COLUMN quotes.manner IS 'How it was said: said, asked, answered, announced, confirmed, denied, promised, warned, urged, accused, criticised, praised, claimed, suggested, agreed or refused; null where no cue tells.';
COMMENT ON COLUMN quotes.negated IS 'Whether the article says that this was not said, as in "declined to say whether".';
COMMENT ON COLUMN quotes.medium IS 'What it was said through: interview, statement, news_conference, social_media, speech, broadcast, letter, report or testimony; null where it is not told.';
COMMENT ON COLUMN quotes.addressee_start IS 'First code point of whom it was said to; null where it is not told.';
COMMENT ON COLUMN quotes.addressee_end IS 'Code point after the addressee.';
COMMENT ON COLUMN quotes.addressee IS 'Whom it was said to, as printed.';
COMMENT ON COLUMN quotes.anonymous IS 'Whether the speaker is described but kept from being named; speaker_surface is the description.';
COMMENT ON COLUMN quotes.within_no IS 'The quote_no, in the same extraction, of the quote that this one is nested in; null where it stands by itself.';
COMMENT ON COLUMN quotes.reason IS 'The evidence for the speaker in one word, for example "subject_of_cue"; null where there is none.';
COMMENT ON COLUMN quotes.wording IS 'Digest of the words without marks and cases, the same in every article; null for a quote too short to be told from others. One of five to seven words counts with its speaker.';
COMMENT ON COLUMN quotes.shingles IS 'Hashed runs of four words, ascending: what near-duplicates share; null below eight words.';
COMMENT ON COLUMN quotes.guard IS 'Digest of the numbers, days and negations, which near-duplicates must have alike; null below eight words.';

COMMENT ON COLUMN said.manner IS 'How it was said, one of a short list; null where no cue tells.';
COMMENT ON COLUMN said.negated IS 'Whether the article says that this was not said.';
COMMENT ON COLUMN said.medium IS 'What it was said through; null where it is not told.';
COMMENT ON COLUMN said.addressee IS 'Whom it was said to, as printed; null where it is not told.';
COMMENT ON COLUMN said.anonymous IS 'Whether the speaker is described but kept from being named.';
COMMENT ON COLUMN said.reason IS 'The evidence for the speaker in one word; null where there is none.';
COMMENT ON COLUMN said.within IS 'The quote that this one is nested in; null where it stands by itself.';
COMMENT ON COLUMN said.role IS 'What this article says the speaker is, nearest to the quote, with "former", "acting" or "designate" before it; null where it does not say.';
COMMENT ON COLUMN said.role_of IS 'The organisation, else the place, that the role belongs to, through merges; null where none is named.';

COMMENT ON VIEW said_once IS 'Who said what, each utterance once: a quote that several articles print, word for word, edited or cut short, is one row. Quotes of fewer than five words are never joined, those of five to seven only with the same speaker. Narrow it by what was said or by quote; of all rows it is slow on a large archive.';
COMMENT ON COLUMN said_once.quote_id IS 'The earliest of its quotes, by publication; the columns on the article and the words are those of this one.';
COMMENT ON COLUMN said_once.article_id IS 'The article that printed it first.';
COMMENT ON COLUMN said_once.source IS 'Feed or publisher of that article.';
COMMENT ON COLUMN said_once.title IS 'Headline of that article.';
COMMENT ON COLUMN said_once.url IS 'Canonical address of that article; null where unknown.';
COMMENT ON COLUMN said_once.published_at IS 'Publication time of that article; null where unknown.';
COMMENT ON COLUMN said_once.speaker IS 'The speaker that most articles give, through merges, also where the first article gives none; null where none does.';
COMMENT ON COLUMN said_once.speaker_entity_id IS 'That speaker as an entity.';
COMMENT ON COLUMN said_once.speakers IS 'Every speaker that an article gives, the most frequent first: more than one where articles disagree.';
COMMENT ON COLUMN said_once.kind IS 'direct, mixed or indirect.';
COMMENT ON COLUMN said_once.said IS 'What was said. Full-text search: to_tsvector(''english'', said) @@ … uses an index.';
COMMENT ON COLUMN said_once.manner IS 'How it was said, one of a short list; null where no cue tells.';
COMMENT ON COLUMN said_once.negated IS 'Whether the article says that this was not said.';
COMMENT ON COLUMN said_once.medium IS 'What it was said through; null where it is not told.';
COMMENT ON COLUMN said_once.sentence IS 'The sentence that holds the cue, else the one that the quote begins in; null outside of all sentences.';
COMMENT ON COLUMN said_once.articles IS 'Number of articles that print it.';
COMMENT ON COLUMN said_once.sources IS 'Number of feeds or publishers that print it.';
COMMENT ON COLUMN said_once.last_published_at IS 'Publication time of the latest of them; null where none is known.';
COMMENT ON COLUMN said_once.quote_ids IS 'All its quotes, the earliest first: the rows of said that this one stands for.';

-- +goose Down
DROP VIEW said_once;
-- A view loses columns only by being made anew.
DROP VIEW said;
DROP FUNCTION same_wording(integer[], integer, integer[], integer);
ALTER TABLE quotes
    DROP COLUMN manner,
    DROP COLUMN negated,
    DROP COLUMN medium,
    DROP COLUMN addressee_start,
    DROP COLUMN addressee_end,
    DROP COLUMN addressee,
    DROP COLUMN anonymous,
    DROP COLUMN within_no,
    DROP COLUMN reason,
    DROP COLUMN wording,
    DROP COLUMN shingles,
    DROP COLUMN guard;

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
