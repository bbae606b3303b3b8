package label

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

// labelled are articles with a full meeting, a bare one and none.
func labelled() []Article {
	return []Article{
		{
			ID: "a", Text: "Ása met Öle in Bergen on Monday.", Published: time.Date(2026, time.February, 11, 0, 0, 0, 0, time.UTC),
			Meetings: []Meeting{
				{
					Trigger: news.Span{Start: 4, End: 7}, Core: true, Status: news.Happened, Detail: "ongoing", Format: news.InPerson, Event: "a", Date: "2026-02-09",
					Parties: []Party{{Span: news.Span{Start: 0, End: 3}, Role: news.HostRole}, {Span: news.Span{Start: 8, End: 11}, Role: news.VisitorRole}},
					Place:   news.Span{Start: 15, End: 21}, Time: news.Span{Start: 25, End: 31},
				},
				{Trigger: news.Span{Start: 4, End: 7}, Status: news.Planned},
			},
		},
		{ID: "b", Text: "Nobody left."},
	}
}

func TestArticle_MarshalJSON(t *testing.T) {
	t.Parallel()
	articles := labelled()
	data, err := json.Marshal(articles[0])
	require.NoError(t, err)
	require.JSONEq(t, `{"id":"a","text":"Ása met Öle in Bergen on Monday.","published_at":"2026-02-11","meetings":[
		{"trigger":[4,7],"participants":[[0,3],[8,11]],"place":[15,21],"time":[25,31],
		 "attrs":{"status":"happened","detail":"ongoing","format":"in_person","core":true,"date":"2026-02-09","event":"a","roles":["host","visitor"]}},
		{"trigger":[4,7],"participants":[],"place":null,"time":null,"attrs":{"status":"planned","format":"","core":false}}]}`, string(data))
	data, err = json.Marshal(articles[1])
	require.NoError(t, err)
	require.JSONEq(t, `{"id":"b","text":"Nobody left.","meetings":[]}`, string(data))
}

// TestArticle_RoundTrip holds that what is written is read again, whole.
func TestArticle_RoundTrip(t *testing.T) {
	t.Parallel()
	for _, want := range labelled() {
		data, err := json.Marshal(want)
		require.NoError(t, err)
		var got Article
		require.NoError(t, json.Unmarshal(data, &got))
		require.Equal(t, want, got)
	}
}
