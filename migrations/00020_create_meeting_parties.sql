-- +goose Up
-- Somebody's meetings are found by the indexes on entities and on parties, which
-- a condition on the lists of meeting_history cannot use.
CREATE VIEW meeting_parties AS
SELECT e.event_id, coalesce(e.cluster_id, e.event_id) AS cluster_id, c.article_id, c.source, c.title, c.url, c.published_at AS reported_at,
       root.entity_id, coalesce(root.name, p.surface) AS party, root.type AS party_type, p.role, p.surface,
       e.status, e.date_start, e.date_end
FROM meeting_event_participants p
JOIN meeting_events e ON e.event_id = p.event_id
JOIN current_extractions c ON c.extraction_id = e.extraction_id
LEFT JOIN ( -- in this form the planner may begin with the entity
    entities named JOIN entities root ON root.entity_id = coalesce(named.merged_into, named.entity_id)
) ON named.entity_id = p.entity_id;

COMMENT ON VIEW meeting_parties IS 'Who takes part: one row a party of a meeting of an article, in the articles as they stand. The way to somebody''s meetings: entity_id is found by index.';
COMMENT ON COLUMN meeting_parties.event_id IS 'The meeting of the article: a row of meeting_history.';
COMMENT ON COLUMN meeting_parties.cluster_id IS 'The real meeting, across articles: a row of meeting_clusters.';
COMMENT ON COLUMN meeting_parties.article_id IS 'The article.';
COMMENT ON COLUMN meeting_parties.source IS 'Feed or publisher.';
COMMENT ON COLUMN meeting_parties.title IS 'Headline of the article.';
COMMENT ON COLUMN meeting_parties.url IS 'Canonical address; null where unknown.';
COMMENT ON COLUMN meeting_parties.reported_at IS 'Publication time of the article; null where unknown.';
COMMENT ON COLUMN meeting_parties.entity_id IS 'The party as an entity, through merges; null where unresolved.';
COMMENT ON COLUMN meeting_parties.party IS 'Canonical name of the party where resolved, else as printed.';
COMMENT ON COLUMN meeting_parties.party_type IS 'person, organization, location or misc; null where unresolved.';
COMMENT ON COLUMN meeting_parties.role IS 'participant, host, visitor, mediator, chair or non_attendee.';
COMMENT ON COLUMN meeting_parties.surface IS 'The party as printed.';
COMMENT ON COLUMN meeting_parties.status IS 'happened, planned, cancelled, denied or hypothetical, as of that article.';
COMMENT ON COLUMN meeting_parties.date_start IS 'First day of the date that the article states; null where it states none.';
COMMENT ON COLUMN meeting_parties.date_end IS 'Last day of that date.';

-- +goose Down
DROP VIEW meeting_parties;
