-- +goose Up
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

CREATE VIEW meeting_history AS
SELECT e.event_id, coalesce(e.cluster_id, e.event_id) AS cluster_id,
       c.published_at AS reported_at, c.article_id, c.source, c.title, c.url, c.pipeline,
       e.status, e.detail, e.date_value, e.date_start, e.date_end, e.date_source,
       p.parties, p.countries, coalesce(place_root.name, e.place) AS place,
       coalesce(place_root.iso3166, place_named.iso3166) AS place_country,
       coalesce(place_root.latitude, place_named.latitude) AS latitude,
       coalesce(place_root.longitude, place_named.longitude) AS longitude,
       e.format, e.setting, e.series, e.topic, e.confidence, e.joined_by,
       substr(c.text, evidence.sentence_start + 1, evidence.sentence_end - evidence.sentence_start) AS sentence,
       p.party_ids, p.party_roles, p.party_countries
FROM meeting_events e
JOIN current_extractions c ON c.extraction_id = e.extraction_id
LEFT JOIN entities place_named ON place_named.entity_id = e.place_entity_id
LEFT JOIN entities place_root ON place_root.entity_id = coalesce(place_named.merged_into, place_named.entity_id)
LEFT JOIN LATERAL (
    SELECT m.sentence_start, m.sentence_end FROM meetings m
    WHERE m.extraction_id = e.extraction_id AND m.event_no = e.event_no
    ORDER BY m.meeting_no LIMIT 1
) evidence ON true
CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(party.name ORDER BY party.first_no), '{}') AS parties,
           coalesce(array_agg(party.id ORDER BY party.first_no), '{}') AS party_ids,
           coalesce(array_agg(party.role ORDER BY party.first_no), '{}') AS party_roles,
           coalesce(array_agg(party.country ORDER BY party.first_no), '{}') AS party_countries,
           coalesce(array_agg(DISTINCT party.country) FILTER (WHERE party.country IS NOT NULL), '{}') AS countries
    FROM (
        SELECT coalesce(root.name, p.surface) AS name, min(p.participant_no) AS first_no, min(root.entity_id) AS id,
               (array_agg(p.role ORDER BY p.role = 'participant', p.participant_no))[1] AS role,
               min(coalesce(root.iso3166, named.iso3166, (
                   SELECT coalesce(place.iso3166, organization.iso3166)
                   FROM entity_roles r
                   LEFT JOIN entities place_named ON place_named.entity_id = r.place_id
                   LEFT JOIN entities place ON place.entity_id = coalesce(place_named.merged_into, place_named.entity_id)
                   LEFT JOIN entities organization_named ON organization_named.entity_id = r.organization_id
                   LEFT JOIN entities organization ON organization.entity_id = coalesce(organization_named.merged_into, organization_named.entity_id)
                   WHERE r.extraction_id = e.extraction_id AND r.entity_id = p.entity_id AND r.standing IS DISTINCT FROM 'former'
                     AND coalesce(place.iso3166, organization.iso3166) IS NOT NULL
                   ORDER BY r.entity_role_id LIMIT 1
               ))) AS country
        FROM meeting_event_participants p
        LEFT JOIN entities named ON named.entity_id = p.entity_id
        LEFT JOIN entities root ON root.entity_id = coalesce(named.merged_into, named.entity_id)
        WHERE p.event_id = e.event_id AND p.role <> 'non_attendee'
        GROUP BY coalesce(root.name, p.surface)
    ) party
) p;

-- The newest report decides on the status, the one with most parties on those.
-- The date is that of the newest report that has one, or a closer one within it:
-- "in May" does not undo "on 10 May".
CREATE VIEW meeting_clusters AS
SELECT k.cluster_id, k.status, k.detail, k.format, k.setting, k.series,
       full_report.parties, full_report.countries, k.place->>0 AS place, k.place->>1 AS place_country,
       (k.place->>2)::double precision AS latitude, (k.place->>3)::double precision AS longitude,
       coalesce(closer.date_value, dated.date_value) AS date_value,
       coalesce(closer.date_start, dated.date_start) AS date_start,
       coalesce(closer.date_end, dated.date_end) AS date_end,
       coalesce(closer.date_source, dated.date_source) AS date_source,
       k.topic, k.statuses, k.first_reported_at, k.last_reported_at, k.reports, k.articles, k.sources,
       newest.article_id, newest.source, newest.title, newest.url,
       (2 * ever.events - k.reports - 1)::integer AS sequence,
       full_report.party_ids, full_report.party_roles, full_report.party_countries, k.event_ids
FROM (
    SELECT coalesce(e.cluster_id, e.event_id) AS cluster_id,
           (array_agg(e.status ORDER BY c.published_at DESC NULLS LAST, e.event_id DESC))[1] AS status,
           (array_agg(e.detail ORDER BY c.published_at DESC NULLS LAST, e.event_id DESC))[1] AS detail,
           (array_agg(e.format ORDER BY e.format = 'unspecified', c.published_at DESC NULLS LAST, e.event_id DESC))[1] AS format,
           (array_agg(e.setting ORDER BY e.setting IS NULL, c.published_at DESC NULLS LAST, e.event_id DESC))[1] AS setting,
           (array_agg(e.series ORDER BY e.series IS NULL, c.published_at DESC NULLS LAST, e.event_id DESC))[1] AS series,
           (array_agg(e.topic ORDER BY e.topic IS NULL, c.published_at DESC NULLS LAST, e.event_id DESC))[1] AS topic,
           (array_agg(e.event_id ORDER BY e.date_start IS NULL, c.published_at DESC NULLS LAST, e.event_id DESC))[1] AS dated_id,
           (array_agg(e.event_id ORDER BY joining.parties DESC, c.published_at DESC NULLS LAST, e.event_id DESC))[1] AS fullest_id,
           (array_agg(
               jsonb_build_array(coalesce(place.name, e.place), coalesce(place.iso3166, place_named.iso3166),
                   coalesce(place.latitude, place_named.latitude), coalesce(place.longitude, place_named.longitude))
               ORDER BY e.place IS NULL, coalesce(place.subtype, '') IN ('country', 'region'), c.published_at DESC NULLS LAST, e.event_id DESC))[1] AS place,
           array_agg(e.event_id ORDER BY c.published_at NULLS LAST, e.event_id) AS event_ids,
           array_agg(e.status ORDER BY c.published_at NULLS LAST, e.event_id) AS statuses,
           min(c.published_at) AS first_reported_at, max(c.published_at) AS last_reported_at,
           count(*) AS reports, count(DISTINCT c.article_id) AS articles, count(DISTINCT c.source) AS sources,
           (array_agg(c.extraction_id ORDER BY c.published_at DESC NULLS LAST, e.event_id DESC))[1] AS newest_extraction_id
    FROM meeting_events e
    JOIN current_extractions c ON c.extraction_id = e.extraction_id
    LEFT JOIN entities place_named ON place_named.entity_id = e.place_entity_id
    LEFT JOIN entities place ON place.entity_id = coalesce(place_named.merged_into, place_named.entity_id)
    CROSS JOIN LATERAL (
        SELECT count(*) AS parties FROM meeting_event_participants p WHERE p.event_id = e.event_id AND p.role <> 'non_attendee'
    ) joining
    GROUP BY coalesce(e.cluster_id, e.event_id)
) k
CROSS JOIN LATERAL (SELECT c.article_id, c.source, c.title, c.url FROM current_extractions c WHERE c.extraction_id = k.newest_extraction_id OFFSET 0) newest
CROSS JOIN LATERAL (
    SELECT h.parties, h.countries, h.party_ids, h.party_roles, h.party_countries FROM meeting_history h WHERE h.event_id = k.fullest_id OFFSET 0
) full_report
JOIN meeting_events dated ON dated.event_id = k.dated_id
LEFT JOIN LATERAL (
    SELECT near.date_value, near.date_start, near.date_end, near.date_source
    FROM meeting_events near
    WHERE dated.date_end > dated.date_start AND k.reports > 1 AND near.event_id = ANY (k.event_ids)
      AND near.date_start >= dated.date_start AND near.date_end <= dated.date_end
    ORDER BY near.date_end - near.date_start, array_position(k.event_ids, near.event_id) DESC LIMIT 1
) closer ON true
CROSS JOIN LATERAL (
    SELECT count(*) AS events FROM meeting_events x WHERE coalesce(x.cluster_id, x.event_id) = k.cluster_id
) ever;

CREATE VIEW meeting_dyads AS
SELECT d.cluster_id, d.source_party, d.source_country, d.source_role, d.target_party, d.target_country, d.target_role,
       CASE WHEN d.elsewhere AND d.cameo_elsewhere IS NOT NULL THEN d.cameo_elsewhere
            WHEN d.cameo = d.cameo_back OR d.visits THEN d.cameo
            WHEN d.is_visited THEN d.cameo_back
            WHEN d.cameo IS NOT NULL THEN '040' -- a visit, but who came to whom is not told
       END AS cameo,
       CASE WHEN d.plover_mode IS DISTINCT FROM 'visit' OR NOT d.is_visited THEN d.plover END AS plover,
       CASE WHEN d.plover_mode = 'visit' AND NOT d.visits THEN NULL
            WHEN d.plover = 'CONSULT' AND d.plover_mode IS NULL AND d.elsewhere THEN 'third-party'
            WHEN d.plover = 'CONSULT' AND d.plover_mode IS NULL AND d.setting = 'multilateral' THEN 'multilateral'
            ELSE d.plover_mode
       END AS plover_mode,
       d.ace, d.ace_modality, d.ace_polarity, d.ace_tense,
       d.status, d.detail, d.format, d.date_value, d.date_start, d.date_end,
       d.place, d.place_country, d.latitude, d.longitude, d.first_reported_at, d.last_reported_at, d.articles, d.sources, d.url,
       d.source_entity_id, d.target_entity_id
FROM (
    SELECT m.*, a.party AS source_party, a.country AS source_country, a.role AS source_role, a.id AS source_entity_id,
           b.party AS target_party, b.country AS target_country, b.role AS target_role, b.id AS target_entity_id,
           code.cameo, code.cameo_back, code.cameo_elsewhere, code.plover, code.plover_mode,
           code.ace, code.ace_modality, code.ace_polarity, code.ace_tense,
           coalesce(m.place_country <> a.country AND m.place_country <> b.country, false) AS elsewhere,
           came.visits, came.is_visited
    FROM meeting_clusters m
    CROSS JOIN LATERAL ( -- who visits another country alone visits that country
        SELECT m.parties || m.place AS parties, m.party_ids || NULL::bigint AS ids, m.party_roles || 'host'::text AS roles,
               m.party_countries || m.place_country AS countries
        WHERE m.format = 'visit' AND cardinality(m.parties) = 1 AND m.place_country <> m.party_countries[1]
        UNION ALL
        SELECT m.parties, m.party_ids, m.party_roles, m.party_countries
        WHERE (m.format = 'visit' AND cardinality(m.parties) = 1 AND m.place_country <> m.party_countries[1]) IS NOT TRUE
    ) v
    CROSS JOIN LATERAL unnest(v.parties, v.ids, v.roles, v.countries) WITH ORDINALITY a (party, id, role, country, no)
    CROSS JOIN LATERAL unnest(v.parties, v.ids, v.roles, v.countries) WITH ORDINALITY b (party, id, role, country, no)
    CROSS JOIN LATERAL (
        SELECT a.role = 'visitor' AND b.role <> 'visitor' OR b.role = 'host' AND a.role <> 'host'
               OR a.role = b.role AND coalesce(m.place_country = b.country AND m.place_country <> a.country, false) AS visits,
               b.role = 'visitor' AND a.role <> 'visitor' OR a.role = 'host' AND b.role <> 'host'
               OR a.role = b.role AND coalesce(m.place_country = a.country AND m.place_country <> b.country, false) AS is_visited
    ) came
    CROSS JOIN LATERAL (
        SELECT * FROM meeting_codes code
        WHERE code.status = m.status AND code.format = m.format AND code.detail IN ('', coalesce(m.detail, ''))
        ORDER BY code.detail DESC LIMIT 1
    ) code
    WHERE a.no <> b.no
) d;

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

COMMENT ON VIEW meeting_history IS 'What each article reports of a meeting: one row a meeting of an article, in the articles as they stand. The rows of one cluster_id, by reported_at, are the history of a real meeting: planned, confirmed, called off.';
COMMENT ON COLUMN meeting_history.event_id IS 'The event: one real meeting of the article.';
COMMENT ON COLUMN meeting_history.cluster_id IS 'The real meeting, across articles.';
COMMENT ON COLUMN meeting_history.reported_at IS 'Publication time of the article; null where unknown.';
COMMENT ON COLUMN meeting_history.article_id IS 'The article.';
COMMENT ON COLUMN meeting_history.source IS 'Feed or publisher.';
COMMENT ON COLUMN meeting_history.title IS 'Headline of the article.';
COMMENT ON COLUMN meeting_history.url IS 'Canonical address; null where unknown.';
COMMENT ON COLUMN meeting_history.pipeline IS 'The pipeline that found it.';
COMMENT ON COLUMN meeting_history.status IS 'happened, planned, cancelled, denied or hypothetical, as of that article.';
COMMENT ON COLUMN meeting_history.detail IS 'Finer word for the status, for example scheduled, proposed, postponed or refused; null where the text tells no more.';
COMMENT ON COLUMN meeting_history.date_value IS 'TIMEX3 value of the date that the article states; null where it states none.';
COMMENT ON COLUMN meeting_history.date_start IS 'First day that date_value covers; null where it names no days.';
COMMENT ON COLUMN meeting_history.date_end IS 'Last day that date_value covers.';
COMMENT ON COLUMN meeting_history.date_source IS 'explicit, relative or narrated: what the date was read from; null without a date.';
COMMENT ON COLUMN meeting_history.parties IS 'The parties in order, each once: canonical name where resolved, else as printed. Without those said not to attend.';
COMMENT ON COLUMN meeting_history.countries IS 'Two-letter codes of the parties'' countries, each once: of a place its own, of a person or an organisation what the article says it serves. Without what is unknown.';
COMMENT ON COLUMN meeting_history.place IS 'The place: canonical name where resolved, else as printed; null where none is stated.';
COMMENT ON COLUMN meeting_history.place_country IS 'Two-letter code of the country that the place lies in; null where unknown.';
COMMENT ON COLUMN meeting_history.latitude IS 'Degrees north of the equator of the place; null where unknown.';
COMMENT ON COLUMN meeting_history.longitude IS 'Degrees east of Greenwich of the place; null where unknown.';
COMMENT ON COLUMN meeting_history.format IS 'in_person, phone, video, talks, summit, visit, conference, mediation or unspecified.';
COMMENT ON COLUMN meeting_history.setting IS 'bilateral, multilateral or internal; null where the parties do not tell.';
COMMENT ON COLUMN meeting_history.series IS 'Canonical name of a recurring meeting, for example "G20"; null for others.';
COMMENT ON COLUMN meeting_history.topic IS 'What the meeting is about, as printed; null where none is stated.';
COMMENT ON COLUMN meeting_history.confidence IS 'How sure the pipeline is, from 0 to 1; null where it did not estimate.';
COMMENT ON COLUMN meeting_history.joined_by IS 'Why it counts to the cluster: day, series, interval, moved or reports; null for one that is alone or of a new pipeline.';
COMMENT ON COLUMN meeting_history.sentence IS 'The sentence of its first mention: the evidence.';
COMMENT ON COLUMN meeting_history.party_ids IS 'Entities of the parties, one for one with parties; null where unresolved.';
COMMENT ON COLUMN meeting_history.party_roles IS 'Roles of the parties, one for one with parties.';
COMMENT ON COLUMN meeting_history.party_countries IS 'Countries of the parties, one for one with parties; null where unknown.';

COMMENT ON VIEW meeting_clusters IS 'Who met whom, each real meeting once, however many articles report it: what the articles as they stand say of it together. `dateline meetings link` joins the reports; one that came since is alone until then.';
COMMENT ON COLUMN meeting_clusters.cluster_id IS 'The real meeting.';
COMMENT ON COLUMN meeting_clusters.status IS 'happened, planned, cancelled, denied or hypothetical, by the newest report.';
COMMENT ON COLUMN meeting_clusters.detail IS 'Finer word for the status, for example scheduled, proposed, postponed or refused; null where the text tells no more.';
COMMENT ON COLUMN meeting_clusters.format IS 'The form in which the parties meet, by the newest report that has one.';
COMMENT ON COLUMN meeting_clusters.setting IS 'bilateral, multilateral or internal; null where the parties do not tell.';
COMMENT ON COLUMN meeting_clusters.series IS 'Canonical name of a recurring meeting, for example "G20"; null for others.';
COMMENT ON COLUMN meeting_clusters.parties IS 'The parties of the report that names most, in order.';
COMMENT ON COLUMN meeting_clusters.countries IS 'Two-letter codes of the parties'' countries, each once: of a place its own, of a person or an organisation what the article says it serves. Without what is unknown.';
COMMENT ON COLUMN meeting_clusters.place IS 'The place: canonical name where resolved, else as printed; null where none is stated.';
COMMENT ON COLUMN meeting_clusters.place_country IS 'Two-letter code of the country that the place lies in; null where unknown.';
COMMENT ON COLUMN meeting_clusters.latitude IS 'Degrees north of the equator of the place; null where unknown.';
COMMENT ON COLUMN meeting_clusters.longitude IS 'Degrees east of Greenwich of the place; null where unknown.';
COMMENT ON COLUMN meeting_clusters.date_value IS 'TIMEX3 value of the date: of the newest report with a date, or a closer one within it; null where no report has one.';
COMMENT ON COLUMN meeting_clusters.date_start IS 'First day that date_value covers; null where it names no days.';
COMMENT ON COLUMN meeting_clusters.date_end IS 'Last day that date_value covers.';
COMMENT ON COLUMN meeting_clusters.date_source IS 'explicit, relative or narrated: what the date was read from; null without a date.';
COMMENT ON COLUMN meeting_clusters.topic IS 'What the meeting is about, as printed; null where none is stated.';
COMMENT ON COLUMN meeting_clusters.statuses IS 'The status of every report, the earliest first.';
COMMENT ON COLUMN meeting_clusters.first_reported_at IS 'Publication of the first report; null where none is dated.';
COMMENT ON COLUMN meeting_clusters.last_reported_at IS 'Publication of the newest report; null where none is dated.';
COMMENT ON COLUMN meeting_clusters.reports IS 'Number of reports: rows of meeting_history.';
COMMENT ON COLUMN meeting_clusters.articles IS 'Number of articles that report it.';
COMMENT ON COLUMN meeting_clusters.sources IS 'Number of feeds or publishers that do.';
COMMENT ON COLUMN meeting_clusters.article_id IS 'The article of the newest report.';
COMMENT ON COLUMN meeting_clusters.source IS 'Feed or publisher of that article.';
COMMENT ON COLUMN meeting_clusters.title IS 'Headline of that article.';
COMMENT ON COLUMN meeting_clusters.url IS 'Address of that article; null where unknown.';
COMMENT ON COLUMN meeting_clusters.sequence IS 'How often what is known of it has changed: grows with each report, and when a report is replaced or withdrawn.';
COMMENT ON COLUMN meeting_clusters.party_ids IS 'Entities of the parties, one for one with parties; null where unresolved.';
COMMENT ON COLUMN meeting_clusters.party_roles IS 'Roles of the parties, one for one with parties.';
COMMENT ON COLUMN meeting_clusters.party_countries IS 'Countries of the parties, one for one with parties; null where unknown.';
COMMENT ON COLUMN meeting_clusters.event_ids IS 'The reports, the earliest first.';

COMMENT ON VIEW meeting_dyads IS 'Meetings as event data: one row for each direction between two parties of a meeting, with its codes in CAMEO, PLOVER and ACE by the table meeting_codes. n parties make n·(n−1) rows. Who visits another country alone has the place for a host.';
COMMENT ON COLUMN meeting_dyads.cluster_id IS 'The real meeting, across articles.';
COMMENT ON COLUMN meeting_dyads.source_party IS 'The party that acts.';
COMMENT ON COLUMN meeting_dyads.source_country IS 'Its country, two letters; null where unknown.';
COMMENT ON COLUMN meeting_dyads.source_role IS 'Its role in the meeting.';
COMMENT ON COLUMN meeting_dyads.target_party IS 'The party that is acted upon.';
COMMENT ON COLUMN meeting_dyads.target_country IS 'Its country; null where unknown.';
COMMENT ON COLUMN meeting_dyads.target_role IS 'Its role in the meeting.';
COMMENT ON COLUMN meeting_dyads.cameo IS 'CAMEO code; null where CAMEO has none. Of a visit 042 from visitor to host and 043 back, 040 where it is not told who came to whom.';
COMMENT ON COLUMN meeting_dyads.plover IS 'PLOVER event type; null where it has none, and from host to visitor: PLOVER has a visit once.';
COMMENT ON COLUMN meeting_dyads.plover_mode IS 'PLOVER mode; null where there is none.';
COMMENT ON COLUMN meeting_dyads.ace IS 'ACE 2005 event type.';
COMMENT ON COLUMN meeting_dyads.ace_modality IS 'ACE modality: Asserted or Other.';
COMMENT ON COLUMN meeting_dyads.ace_polarity IS 'ACE polarity: Positive or Negative.';
COMMENT ON COLUMN meeting_dyads.ace_tense IS 'ACE tense: Past, Future or Unspecified.';
COMMENT ON COLUMN meeting_dyads.status IS 'happened, planned, cancelled, denied or hypothetical.';
COMMENT ON COLUMN meeting_dyads.detail IS 'Finer word for the status, for example scheduled, proposed, postponed or refused; null where the text tells no more.';
COMMENT ON COLUMN meeting_dyads.format IS 'in_person, phone, video, talks, summit, visit, conference, mediation or unspecified.';
COMMENT ON COLUMN meeting_dyads.date_value IS 'TIMEX3 value of the stated date; null where none is stated.';
COMMENT ON COLUMN meeting_dyads.date_start IS 'First day that date_value covers; null where it names no days.';
COMMENT ON COLUMN meeting_dyads.date_end IS 'Last day that date_value covers.';
COMMENT ON COLUMN meeting_dyads.place IS 'The place: canonical name where resolved, else as printed; null where none is stated.';
COMMENT ON COLUMN meeting_dyads.place_country IS 'Two-letter code of the country that the place lies in; null where unknown.';
COMMENT ON COLUMN meeting_dyads.latitude IS 'Degrees north of the equator of the place; null where unknown.';
COMMENT ON COLUMN meeting_dyads.longitude IS 'Degrees east of Greenwich of the place; null where unknown.';
COMMENT ON COLUMN meeting_dyads.first_reported_at IS 'Publication of the first report; null where none is dated.';
COMMENT ON COLUMN meeting_dyads.last_reported_at IS 'Publication of the newest report; null where none is dated.';
COMMENT ON COLUMN meeting_dyads.articles IS 'Number of articles that report it.';
COMMENT ON COLUMN meeting_dyads.sources IS 'Number of feeds or publishers that do.';
COMMENT ON COLUMN meeting_dyads.url IS 'Address of the newest report; null where unknown.';
COMMENT ON COLUMN meeting_dyads.source_entity_id IS 'The acting party as an entity, through merges; null where unresolved.';
COMMENT ON COLUMN meeting_dyads.target_entity_id IS 'The other party as an entity; null where unresolved.';

-- +goose Down
DROP VIEW meeting_dyads;
DROP VIEW meeting_clusters;
DROP VIEW meeting_history;
-- A view loses columns only by being made anew.
DROP VIEW met;
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
