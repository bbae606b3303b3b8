package golden

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

// place is a span in the form in which a reviewer reads it: the words and
// where they stand, as in "Lisbon [10,16]".
type place string

// facts is an extraction as a reviewer reads it. Only what helps to judge a
// change is in it: names instead of ids, words beside spans.
type facts struct {
	Entities []entity  `json:"entities"`
	Quotes   []quote   `json:"quotes"`
	Times    []moment  `json:"times"`
	Meetings []meeting `json:"meetings"`
	Events   []event   `json:"events"`
}

type entity struct {
	Name     string       `json:"name"`
	Type     string       `json:"type"`
	Link     string       `json:"country,omitempty"`
	GeoNames int          `json:"geonames,omitempty"`
	Mentions []place      `json:"mentions"`
	Subtype  news.Subtype `json:"subtype,omitempty"`
	Roles    []role       `json:"roles,omitempty"`
}

type role struct {
	Text         place         `json:"text"`
	Title        string        `json:"title,omitempty"`
	Standing     news.Standing `json:"standing,omitempty"`
	Organization string        `json:"organization,omitempty"`
	Place        string        `json:"place,omitempty"`
	Age          int           `json:"age,omitempty"`
}

type quote struct {
	Speaker place   `json:"speaker,omitempty"`
	Entity  string  `json:"entity,omitempty"`
	Cue     place   `json:"cue,omitempty"`
	Kind    string  `json:"kind"`
	Said    []place `json:"said"`
}

type moment struct {
	Text  place  `json:"text"`
	Value string `json:"value"`
}

// Facts writes an extraction for the eyes of a reviewer.
func Facts(tb testing.TB, extraction news.Extraction) []byte {
	tb.Helper()
	r := reviewer{extraction: extraction, text: news.NewText(extraction.Text)}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	require.NoError(tb, encoder.Encode(facts{
		Entities: each(extraction.Entities, r.entity),
		Quotes:   each(extraction.Quotes, r.quote),
		Times:    each(extraction.Times, r.moment),
		Meetings: each(extraction.Meetings, r.meeting),
		Events:   each(extraction.Events, r.event),
	}))
	return out.Bytes()
}

// reviewer turns spans and ids into words.
type reviewer struct {
	extraction news.Extraction
	text       news.Text
}

func (r reviewer) place(span news.Span) place {
	if span.IsZero() {
		return ""
	}
	return place(fmt.Sprintf("%s %v", r.text.Slice(span), span))
}

func (r reviewer) name(id *int) string {
	if id == nil {
		return ""
	}
	return r.extraction.Entities[*id].Name
}

func (r reviewer) entity(e news.Entity) entity {
	mentions := each(e.Mentions, func(m news.Mention) place {
		if m.StandsFor != "" {
			return r.place(m.Span) + place(" for "+m.StandsFor)
		}
		return r.place(m.Span)
	})
	return entity{
		Name: e.Name, Type: string(e.Type), Subtype: e.Subtype, Link: e.Link.ISO3166, GeoNames: e.Link.GeoNames,
		Mentions: mentions, Roles: each(e.Roles, r.role),
	}
}

func (r reviewer) role(e news.EntityRole) role {
	return role{r.place(e.Span), e.Title, e.Standing, r.name(e.Organization), r.name(e.Place), e.Age}
}

func (r reviewer) quote(q news.Quote) quote {
	return quote{
		Speaker: r.place(q.Speaker), Entity: r.name(q.Entity), Cue: r.place(q.Cue),
		Kind: string(q.Kind), Said: each(q.Content, r.place),
	}
}

func (r reviewer) moment(t news.Time) moment { return moment{r.place(t.Span), t.Value} }

func each[A, B any](list []A, turn func(A) B) []B {
	turned := make([]B, len(list))
	for i, item := range list {
		turned[i] = turn(item)
	}
	return turned
}
