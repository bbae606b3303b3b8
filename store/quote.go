package store

import (
	"strconv"

	"github.com/dateline-news/dateline/internal/fingerprint"
	"github.com/dateline-news/dateline/internal/news"
)

// wayColumns say how a quote was said and on what evidence.
type wayColumns struct {
	manners, media, reasons []*string
	negated, anonymous      []bool
	addressee               surfaceColumns
	within                  []*int32
}

func (c *wayColumns) add(text news.Text, quote news.Quote) {
	c.manners = append(c.manners, orNull(string(quote.Manner)))
	c.media = append(c.media, orNull(string(quote.Medium)))
	c.reasons = append(c.reasons, orNull(quote.Reason))
	c.negated = append(c.negated, quote.Negated)
	c.anonymous = append(c.anonymous, quote.Anonymous)
	c.addressee.add(text, quote.Addressee)
	var within *int32
	if quote.Within != nil {
		number := int32(*quote.Within)
		within = &number
	}
	c.within = append(c.within, within)
}

// printColumns are what the same utterance is known by in other articles; see
// [fingerprint.Print].
type printColumns struct {
	wordings [][]byte
	// shingles are arrays in PostgreSQL's own writing: an array of arrays of
	// several lengths is none.
	shingles []*string
	guards   []*int32
}

func (c *printColumns) add(said, speaker string) {
	found := fingerprint.Of(said, speaker)
	c.wordings = append(c.wordings, found.Wording)
	if len(found.Shingles) == 0 {
		c.shingles, c.guards = append(c.shingles, nil), append(c.guards, nil)
		return
	}
	list := make([]byte, 0, len(found.Shingles)*12)
	for _, shingle := range found.Shingles {
		list = strconv.AppendInt(append(list, ','), int64(shingle), 10)
	}
	list[0] = '{'
	written := string(append(list, '}'))
	c.shingles, c.guards = append(c.shingles, &written), append(c.guards, &found.Guard)
}
