package wire_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/wire"
)

func fullArticle() news.Article {
	return news.Article{
		Source: "The Fjord Post", ProviderID: "17", URL: "https://example.org/17", Title: "Talks end in Oslo",
		Body: "They met.\n\n“We <agree>,” Holm said.\u2028\n", Byline: "By Ingrid Dahl", Language: "en", Status: news.StatusUsable,
		PublishedAt: time.Date(2017, 5, 10, 14, 30, 0, 250000000, time.UTC),
	}
}

func TestEncode(t *testing.T) {
	t.Parallel()
	article := fullArticle()
	message, err := wire.Encode(article)
	require.NoError(t, err)
	require.Equal(t, "news.raw.the-fjord-post", message.Subject)
	require.Equal(t, []string{"application/json"}, message.Header["Content-Type"])
	require.Equal(t, []string{article.Key() + ":" + article.Revision()}, message.Header["Nats-Msg-Id"])
	var fields map[string]string
	require.NoError(t, json.Unmarshal(message.Data, &fields))
	require.Equal(t, "2017-05-10T14:30:00.25Z", fields["published_at"])
	require.Equal(t, article.Body, fields["text"])
	again, err := wire.NewDecoder(wire.Config{}).Decode(message)
	require.NoError(t, err)
	require.Equal(t, article, again)
}

func TestEncode_LeavesOutWhatIsAbsent(t *testing.T) {
	t.Parallel()
	message, err := wire.Encode(news.Article{Body: "They met."})
	require.NoError(t, err)
	require.JSONEq(t, `{"text":"They met."}`, string(message.Data))
	require.Equal(t, "news.raw.unknown", message.Subject)
}

func TestMessageID(t *testing.T) {
	t.Parallel()
	article := fullArticle()
	usable := wire.MessageID(article)
	article.Status = ""
	require.Equal(t, usable, wire.MessageID(article), "usable is what an article is by default")
	article.Status = news.StatusWithdrawn
	require.Equal(t, usable+":withdrawn", wire.MessageID(article), "a kill notice is no repetition of what it kills")
	article = fullArticle()
	article.Body += "More."
	require.NotEqual(t, usable, wire.MessageID(article))
}
