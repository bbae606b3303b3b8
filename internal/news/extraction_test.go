package news_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

const facts = `{"pipeline":"en-2026.11",` +
	`"text":"Arne Holm met Märta Lindqvist in Oslo on 10 May 2017 to discuss fishing. “We agree,” Holm said.",` +
	`"sentences":[[0,72],[73,95]],` +
	`"entities":[{"id":0,"type":"person","name":"Arne Holm","aliases":["Holm"],` +
	`"mentions":[{"span":[0,9],"kind":"name"},{"span":[85,89],"kind":"name"}]},` +
	`{"id":1,"type":"person","name":"Märta Lindqvist","mentions":[{"span":[14,29],"kind":"name"}]},` +
	`{"id":2,"type":"location","subtype":"city","name":"Oslo","link":{"iso3166":"NO","geonames":3143244},` +
	`"mentions":[{"span":[33,37],"kind":"name"}]}],` +
	`"quotes":[{"content":[[73,84]],"kind":"direct","cue":[90,94],"speaker":[85,89],"entity":0}],` +
	`"times":[{"span":[41,52],"type":"DATE","value":"2017-05-10"}],` +
	`"meetings":[{"trigger":[10,13],"sentence":[0,72],"status":"happened","format":"in_person",` +
	`"participants":[{"span":[0,9],"entity":0,"role":"participant"},{"span":[14,29],"entity":1,"role":"participant"}],` +
	`"place":{"span":[33,37],"entity":2},"time":{"span":[41,52]},"date":"2017-05-10","topic":[64,71]}]}`

// sample is the extraction that facts stand for.
func sample(tb testing.TB) news.Extraction {
	tb.Helper()
	var e news.Extraction
	require.NoError(tb, json.Unmarshal([]byte(facts), &e))
	return e
}

func TestExtraction_JSON(t *testing.T) {
	t.Parallel()
	e := sample(t)
	require.NoError(t, e.Validate())
	require.Equal(t, news.Person, e.Entities[0].Type)
	require.Equal(t, news.Link{ISO3166: "NO", GeoNames: 3143244}, e.Entities[2].Link)
	require.Equal(t, 2, *e.Meetings[0].Place.Entity)
	data, err := json.Marshal(e)
	require.NoError(t, err)
	require.Equal(t, facts, string(data), "the order and the spelling of the facts are a contract")
}

func TestExtraction_SpansSayWhatTheyMean(t *testing.T) {
	t.Parallel()
	e := sample(t)
	text := news.NewText(e.Text)
	require.Equal(t, "“We agree,”", text.Slice(e.Quotes[0].Content[0]))
	require.Equal(t, "said", text.Slice(e.Quotes[0].Cue))
	require.Equal(t, "Holm", text.Slice(e.Quotes[0].Speaker))
	require.Equal(t, "met", text.Slice(e.Meetings[0].Trigger))
	require.Equal(t, "10 May 2017", text.Slice(e.Times[0].Span))
	require.Equal(t, "fishing", text.Slice(news.Span{Start: 64, End: 71}))
}

func TestExtraction_LeavesOutWhatIsAbsent(t *testing.T) {
	t.Parallel()
	data, err := json.Marshal(news.Extraction{
		Entities: []news.Entity{{Type: news.Misc, Name: "Nobel", Mentions: []news.Mention{}}},
		Quotes:   []news.Quote{{Content: []news.Span{}, Kind: news.Indirect}},
		Times:    []news.Time{{Type: news.SetTime}},
		Meetings: []news.Meeting{{Status: news.Planned, Format: news.UnspecifiedFormat}},
	})
	require.NoError(t, err)
	require.JSONEq(t, `{"pipeline":"","text":"","sentences":null,
		"entities":[{"id":0,"type":"misc","name":"Nobel","mentions":[]}],
		"quotes":[{"content":[],"kind":"indirect"}],
		"times":[{"span":[0,0],"type":"SET"}],
		"meetings":[{"trigger":[0,0],"sentence":[0,0],"status":"planned","format":"unspecified"}]}`, string(data))
}
