package store

import "github.com/jackc/pgx/v5"

const (
	insertSentencesSQL = `
		INSERT INTO sentences (extraction_id, sentence_no, start_pos, end_pos)
		SELECT $1, place - 1, start_pos, end_pos
		FROM unnest($2::int[], $3::int[]) WITH ORDINALITY AS new (start_pos, end_pos, place)`

	insertMentionsSQL = `
		INSERT INTO mentions (extraction_id, start_pos, end_pos, entity_id, kind, surface, sentence_no, stands_for)
		SELECT $1, new.*
		FROM unnest($2::int[], $3::int[], $4::bigint[], $5::text[], $6::text[], $7::int[], $8::text[]) AS new`

	insertRolesSQL = `
		INSERT INTO entity_roles (extraction_id, start_pos, end_pos, entity_id, surface, title, standing,
			organization_id, place_id, age)
		SELECT $1, new.*
		FROM unnest($2::int[], $3::int[], $4::bigint[], $5::text[], $6::text[], $7::text[],
			$8::bigint[], $9::bigint[], $10::smallint[]) AS new`

	insertQuotesSQL = `
		WITH written AS (
			INSERT INTO quotes (extraction_id, quote_no, start_pos, end_pos, kind, said, cue_start, cue_end, cue,
				speaker_start, speaker_end, speaker_surface, entity_id, sentence_no,
				manner, negated, medium, addressee_start, addressee_end, addressee, anonymous, within_no, reason,
				wording, guard, shingles)
			SELECT $1, ways.*, new.shingles::int[]
			FROM unnest($2::int[], $3::int[], $4::int[], $5::text[], $6::text[], $7::int[], $8::int[], $9::text[],
				$10::int[], $11::int[], $12::text[], $13::bigint[], $14::int[],
				$19::text[], $20::bool[], $21::text[], $22::int[], $23::int[], $24::text[], $25::bool[], $26::int[], $27::text[],
				$28::bytea[], $29::int[]) AS ways (quote_no)
			JOIN unnest($2::int[], $30::text[]) AS new (quote_no, shingles) USING (quote_no)
			RETURNING quote_id, quote_no
		)
		INSERT INTO quote_spans (quote_id, span_no, start_pos, end_pos)
		SELECT written.quote_id, new.span_no, new.start_pos, new.end_pos
		FROM unnest($15::int[], $16::int[], $17::int[], $18::int[]) AS new (quote_no, span_no, start_pos, end_pos)
		JOIN written USING (quote_no)`

	insertTimesSQL = `
		INSERT INTO times (extraction_id, start_pos, end_pos, type, surface, value, date_start, date_end, mod)
		SELECT $1, new.*
		FROM unnest($2::int[], $3::int[], $4::text[], $5::text[], $6::text[], $7::date[], $8::date[], $9::text[]) AS new`
)

// queue adds the statements that insert all facts to a batch.
func (f *facts) queue(batch *pgx.Batch, extraction int64) {
	f.queueSentences(batch, extraction)
	f.queueMentions(batch, extraction)
	f.queueRoles(batch, extraction)
	f.queueQuotes(batch, extraction)
	f.queueTimes(batch, extraction)
	f.queueMeetings(batch, extraction)
	f.queueEvents(batch, extraction)
}

func (f *facts) queueSentences(batch *pgx.Batch, extraction int64) {
	if c := f.sentence; len(c.starts) > 0 {
		batch.Queue(insertSentencesSQL, extraction, c.starts, c.ends)
	}
}

func (f *facts) queueMentions(batch *pgx.Batch, extraction int64) {
	if c := f.mention; len(c.starts) > 0 {
		batch.Queue(insertMentionsSQL, extraction, c.starts, c.ends, c.entities, c.kinds, c.surfaces, c.sentences, c.standsFor)
	}
}

func (f *facts) queueRoles(batch *pgx.Batch, extraction int64) {
	if c := f.role; len(c.starts) > 0 {
		batch.Queue(insertRolesSQL, extraction, c.starts, c.ends, c.entities, c.surfaces, c.titles, c.standings,
			c.organizations, c.places, c.ages)
	}
}

func (f *facts) queueQuotes(batch *pgx.Batch, extraction int64) {
	if c := f.quote; len(c.starts) > 0 {
		batch.Queue(insertQuotesSQL, extraction, c.numbers, c.starts, c.ends, c.kinds, c.said,
			c.cue.starts, c.cue.ends, c.cue.surfaces, c.speaker.starts, c.speaker.ends, c.speaker.surfaces,
			c.entities, c.sentences,
			c.pieces.quotes, c.pieces.numbers, c.pieces.starts, c.pieces.ends,
			c.ways.manners, c.ways.negated, c.ways.media,
			c.ways.addressee.starts, c.ways.addressee.ends, c.ways.addressee.surfaces,
			c.ways.anonymous, c.ways.within, c.ways.reasons,
			c.prints.wordings, c.prints.guards, c.prints.shingles)
	}
}

func (f *facts) queueTimes(batch *pgx.Batch, extraction int64) {
	if c := f.time; len(c.starts) > 0 {
		batch.Queue(insertTimesSQL, extraction, c.starts, c.ends, c.kinds, c.surfaces,
			c.dates.values, c.dates.first, c.dates.last, c.mods)
	}
}
