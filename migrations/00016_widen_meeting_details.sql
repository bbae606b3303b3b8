-- +goose Up
-- All rows satisfy the wider constraint: they satisfied the narrower one.
ALTER TABLE meetings DROP CONSTRAINT meetings_detail_check;
ALTER TABLE meetings ADD CONSTRAINT meetings_detail_check CHECK (detail IN ('ongoing', 'scheduled', 'expected', 'delayed', 'proposed', 'invited',
    'demanded', 'threatened', 'conditional', 'postponed', 'suspended', 'refused', 'unconfirmed'));
ALTER TABLE meeting_events DROP CONSTRAINT meeting_events_detail_check;
ALTER TABLE meeting_events ADD CONSTRAINT meeting_events_detail_check CHECK (detail IN ('ongoing', 'scheduled', 'expected', 'delayed', 'proposed', 'invited',
    'demanded', 'threatened', 'conditional', 'postponed', 'suspended', 'refused', 'unconfirmed'));

COMMENT ON COLUMN meetings.detail IS 'Finer word for the status: ongoing, scheduled, expected, delayed, proposed, invited, demanded, threatened (with being broken off), conditional, postponed, suspended, refused or unconfirmed; null where the text tells no more.';
COMMENT ON COLUMN meeting_events.joined_by IS 'Why it is that meeting: day, series, moved, interval, reports, partly or elsewhere; null where it is alone.';
COMMENT ON COLUMN meeting_history.joined_by IS 'Why it counts to the cluster: day, series, moved, interval, reports, partly or elsewhere; null for one that is alone or of a new pipeline.';

-- Who demands mediation does not demand a meeting, and a threat is one whether
-- the talks go on, are planned or are only talked of.
UPDATE meeting_codes SET cameo = '108', cameo_back = '108' WHERE status = 'hypothetical' AND detail = 'demanded' AND format = 'mediation';
INSERT INTO meeting_codes (status, detail, format, cameo, cameo_back, cameo_elsewhere, plover, plover_mode,
    ace, ace_modality, ace_polarity, ace_tense)
SELECT s.status, code.detail, code.format, code.cameo, code.cameo_back, code.cameo_elsewhere, code.plover, code.plover_mode,
    code.ace, code.ace_modality, code.ace_polarity, code.ace_tense
FROM meeting_codes code CROSS JOIN (VALUES ('happened'), ('planned')) s (status)
WHERE code.status = 'hypothetical' AND code.detail = 'threatened';
COMMENT ON TABLE meeting_codes IS 'What a meeting is in CAMEO, PLOVER and ACE, by its status, detail and format. The view meeting_dyads applies it.';

-- +goose Down
COMMENT ON TABLE meeting_codes IS 'What a meeting is in CAMEO, PLOVER and ACE, by its status, detail and format. The view meeting_dyads applies it. Two details, demanded and threatened, are here for the sake of the schemes: no pipeline gives them yet.';
DELETE FROM meeting_codes WHERE status IN ('happened', 'planned') AND detail = 'threatened';
UPDATE meeting_codes SET cameo = '106', cameo_back = '106' WHERE status = 'hypothetical' AND detail = 'demanded' AND format = 'mediation';
COMMENT ON COLUMN meeting_history.joined_by IS 'Why it counts to the cluster: day, series, interval, moved or reports; null for one that is alone or of a new pipeline.';
COMMENT ON COLUMN meeting_events.joined_by IS 'Why it is that meeting: day, series, interval, moved or reports; null where it is alone.';
COMMENT ON COLUMN meetings.detail IS 'Finer word for the status: ongoing, scheduled, expected, delayed, proposed, invited, conditional, postponed, suspended, refused or unconfirmed; null where the text tells no more.';
UPDATE meeting_events SET detail = NULL WHERE detail IN ('demanded', 'threatened');
UPDATE meetings SET detail = NULL WHERE detail IN ('demanded', 'threatened');
ALTER TABLE meeting_events DROP CONSTRAINT meeting_events_detail_check;
ALTER TABLE meeting_events ADD CONSTRAINT meeting_events_detail_check CHECK (detail IN ('ongoing', 'scheduled', 'expected', 'delayed', 'proposed', 'invited',
    'conditional', 'postponed', 'suspended', 'refused', 'unconfirmed'));
ALTER TABLE meetings DROP CONSTRAINT meetings_detail_check;
ALTER TABLE meetings ADD CONSTRAINT meetings_detail_check CHECK (detail IN ('ongoing', 'scheduled', 'expected', 'delayed', 'proposed', 'invited',
    'conditional', 'postponed', 'suspended', 'refused', 'unconfirmed'));
