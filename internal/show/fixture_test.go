package show_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/show"
)

const (
	title = "Ministers met in Geneva"
	body  = "Foreign Minister Ada Orlova, 54, met Jon Brandt in Geneva on 2 March 2026 to discuss fishing.\n\n" +
		"“We agreed on water,” she told reporters, “and on little else.” " +
		"An official who asked not to be named said Brandt had called it “a start”.\n\n" +
		"Brandt will visit Lisbon in May."
)

// find is the span of the occurrence of surface that follows skip others.
func find(text, surface string, skip int) news.Span {
	at := 0
	for ; skip >= 0; skip-- {
		at += strings.Index(text[at:], surface)
		if skip > 0 {
			at += len(surface)
		}
	}
	return news.NewText(text).SpanOf(at, at+len(surface))
}

// summit is an article with everything in it: nested and crossing marks, a
// pronoun, a nested quote, a role, two meetings.
func summit(tb testing.TB) show.Article {
	tb.Helper()
	text := title + "\n\n" + body
	at := func(surface string) news.Span { return find(text, surface, 0) }
	orlova, brandt, geneva, outer := 0, 1, 2, 1
	e := news.Extraction{
		Pipeline: "test-1", Text: text,
		Sentences: []news.Span{
			at(title), at("Foreign Minister Ada Orlova, 54, met Jon Brandt in Geneva on 2 March 2026 to discuss fishing."),
			at("“We agreed on water,” she told reporters, “and on little else.”"),
			at("An official who asked not to be named said Brandt had called it “a start”."), at("Brandt will visit Lisbon in May."),
		},
		Entities: []news.Entity{
			{
				ID: 0, Type: news.Person, Name: "Ada Orlova",
				Mentions: []news.Mention{
					{Span: at("Ada Orlova"), Kind: news.NameMention}, {Span: at("she"), Kind: news.PronounMention},
				},
				Roles: []news.EntityRole{{Span: at("Foreign Minister"), Title: "foreign minister"}, {Span: at("54"), Age: 54}},
			},
			{ID: 1, Type: news.Person, Name: "Jon Brandt", Aliases: []string{"Brandt"}, Mentions: []news.Mention{
				{Span: at("Jon Brandt"), Kind: news.NameMention},
				{Span: find(text, "Brandt", 1), Kind: news.NameMention},
				{Span: find(text, "Brandt", 2), Kind: news.NameMention},
			}},
			{
				ID: 2, Type: news.Location, Subtype: news.City, Name: "Geneva", Link: news.Link{ISO3166: "CH", GeoNames: 2660646},
				Mentions: []news.Mention{{Span: at("Geneva"), Kind: news.NameMention}, {Span: find(text, "Geneva", 1), Kind: news.NameMention}},
			},
		},
		Quotes: []news.Quote{
			{
				Content: []news.Span{at("“We agreed on water,”"), at("“and on little else.”")}, Kind: news.Direct, Cue: at("told"),
				Speaker: at("she"), Entity: &orlova, Addressee: at("reporters"), Manner: news.SaidManner, Reason: "subject_of_cue",
			},
			{
				Content: []news.Span{at("Brandt had called it “a start”")}, Kind: news.Mixed, Cue: at("said"),
				Speaker: at("An official who asked not to be named"), Anonymous: true, Medium: news.InterviewMedium, Manner: news.ClaimedManner,
			},
			{
				Content: []news.Span{at("“a start”")}, Kind: news.Direct, Cue: at("called"), Speaker: find(text, "Brandt", 1),
				Entity: &brandt, Within: &outer, Negated: true,
			},
		},
		Meetings: []news.Meeting{
			{
				Trigger: find(text, "met", 1), Sentence: at("Foreign Minister Ada Orlova, 54, met Jon Brandt in Geneva on 2 March 2026 to discuss fishing."),
				Status: news.Happened, Format: news.InPerson,
				Participants: []news.Participant{
					{Span: at("Foreign Minister Ada Orlova, 54"), Entity: &orlova, Role: news.ParticipantRole},
					{Span: at("Jon Brandt"), Entity: &brandt, Role: news.HostRole},
				},
				Place: &news.Place{Span: find(text, "Geneva", 1), Entity: &geneva},
				Time:  &news.TimeRef{Span: at("2 March 2026")}, Date: "2026-03-02", Topic: at("fishing"),
			},
			{
				Trigger: at("visit"), Sentence: at("Brandt will visit Lisbon in May."), Status: news.Planned, Format: news.Visit,
				Participants: []news.Participant{{Span: find(text, "Brandt", 2), Role: news.VisitorRole}},
				Place:        &news.Place{Span: at("Lisbon")}, Time: &news.TimeRef{Span: at("May")},
			},
		},
	}
	require.NoError(tb, e.Validate())
	return show.Article{ID: "summit-1", Title: title, Extraction: e}
}
