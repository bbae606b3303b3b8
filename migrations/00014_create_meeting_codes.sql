-- +goose Up
-- The table is data: what a meeting is in the schemes that others code events
-- in. detail is empty where the status alone decides; a detail without a row of
-- its own is coded as that.
CREATE TABLE meeting_codes (
    status          text NOT NULL,
    detail          text NOT NULL,
    format          text NOT NULL,
    cameo           text,
    cameo_back      text,
    cameo_elsewhere text,
    plover          text,
    plover_mode     text,
    ace             text NOT NULL,
    ace_modality    text NOT NULL,
    ace_polarity    text NOT NULL,
    ace_tense       text NOT NULL,
    CONSTRAINT meeting_codes_pkey PRIMARY KEY (status, detail, format)
);

INSERT INTO meeting_codes (status, detail, format, cameo, cameo_back, cameo_elsewhere, plover, plover_mode,
    ace, ace_modality, ace_polarity, ace_tense)
SELECT status, '', format, cameo, back, elsewhere, 'CONSULT', mode, ace, 'Asserted', 'Positive', 'Past'
FROM (VALUES
    ('in_person',   '040', '040', '044', NULL,    'Contact.Meet'),
    ('summit',      '040', '040', '044', NULL,    'Contact.Meet'),
    ('conference',  '040', '040', '044', NULL,    'Contact.Meet'),
    ('unspecified', '040', '040', '044', NULL,    'Contact.Meet'),
    ('visit',       '042', '043', NULL,  'visit', 'Contact.Meet'),
    ('phone',       '041', '041', NULL,  'phone', 'Contact.Phone-Write'),
    ('video',       '041', '041', NULL,  'phone', 'Contact.Phone-Write'),
    ('talks',       '046', '046', NULL,  NULL,    'Contact.Meet'),
    ('mediation',   '045', '045', NULL,  NULL,    'Contact.Meet')
) held (format, cameo, back, elsewhere, mode, ace)
CROSS JOIN (VALUES ('happened')) s (status)
UNION ALL
SELECT status, detail, format, cameo, cameo, NULL, plover, mode, 'Contact.Meet', modality, polarity, tense
FROM (VALUES
    ('planned',      '',            '036', 'AGREE',    NULL,        'Asserted', 'Positive', 'Future'),
    ('hypothetical', '',            NULL,  NULL,       NULL,        'Other',    'Positive', 'Unspecified'),
    ('hypothetical', 'proposed',    '036', 'AGREE',    NULL,        'Other',    'Positive', 'Unspecified'),
    ('hypothetical', 'invited',     '036', 'AGREE',    NULL,        'Other',    'Positive', 'Unspecified'),
    ('hypothetical', 'demanded',    '106', 'REQUEST',  'meet',      'Other',    'Positive', 'Unspecified'),
    ('denied',       '',            NULL,  NULL,       NULL,        'Asserted', 'Negative', 'Unspecified')
) other (status, detail, cameo, plover, mode, modality, polarity, tense)
CROSS JOIN unnest('{in_person,phone,video,talks,summit,visit,conference,mediation,unspecified}'::text[]) format
UNION ALL
SELECT status, detail, format,
    CASE format WHEN 'mediation' THEN mediation WHEN 'visit' THEN visit ELSE cameo END,
    CASE format WHEN 'mediation' THEN mediation WHEN 'visit' THEN visit ELSE cameo END,
    NULL, plover, mode, 'Contact.Meet', modality, polarity, 'Unspecified'
FROM (VALUES
    ('denied',       'refused',    '125', '126', '125', 'REJECT',   'meet',      'Asserted', 'Negative'),
    ('cancelled',    '',           '164', '165', '160', 'REJECT',   NULL,        'Asserted', 'Negative'),
    ('hypothetical', 'threatened', '134', '135', '134', 'THREATEN', 'relations', 'Other',    'Negative')
) other (status, detail, cameo, mediation, visit, plover, mode, modality, polarity)
CROSS JOIN unnest('{in_person,phone,video,talks,summit,visit,conference,mediation,unspecified}'::text[]) format;

COMMENT ON TABLE meeting_codes IS 'What a meeting is in CAMEO, PLOVER and ACE, by its status, detail and format. The view meeting_dyads applies it. Two details, demanded and threatened, are here for the sake of the schemes: no pipeline gives them yet.';
COMMENT ON COLUMN meeting_codes.status IS 'happened, planned, cancelled, denied or hypothetical.';
COMMENT ON COLUMN meeting_codes.detail IS 'Finer word for the status; empty for the row of all details that have none of their own.';
COMMENT ON COLUMN meeting_codes.format IS 'in_person, phone, video, talks, summit, visit, conference, mediation or unspecified.';
COMMENT ON COLUMN meeting_codes.cameo IS 'CAMEO code; of a visit, from the visitor to the host. Null where CAMEO has none.';
COMMENT ON COLUMN meeting_codes.cameo_back IS 'CAMEO code of the other direction: of a visit, from the host to the visitor.';
COMMENT ON COLUMN meeting_codes.cameo_elsewhere IS 'CAMEO code where the place is in neither party''s country; null where that makes no difference.';
COMMENT ON COLUMN meeting_codes.plover IS 'PLOVER event type; null where it is to be left out.';
COMMENT ON COLUMN meeting_codes.plover_mode IS 'PLOVER mode; null where there is none. Of CONSULT, third-party and multilateral follow from place and setting.';
COMMENT ON COLUMN meeting_codes.ace IS 'ACE 2005 event type.';
COMMENT ON COLUMN meeting_codes.ace_modality IS 'ACE modality: Asserted or Other.';
COMMENT ON COLUMN meeting_codes.ace_polarity IS 'ACE polarity: Positive or Negative.';
COMMENT ON COLUMN meeting_codes.ace_tense IS 'ACE tense: Past, Future or Unspecified.';

-- +goose Down
DROP TABLE meeting_codes;
