package worker_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/worker"
)

func letter() news.DeadLetter {
	return news.DeadLetter{
		Reason: "undecodable", Detail: "decoding: unexpected end of JSON input", Deliveries: 3, Pipeline: "en-2026.11",
		Origin: news.Origin{
			Stream: "NEWS", Subject: "news.raw.web", Sequence: 42,
			ReceivedAt: time.Date(2026, 11, 24, 9, 30, 0, 123456000, time.UTC),
		},
		FailedAt: time.Date(2026, 11, 24, 9, 31, 0, 0, time.UTC),
	}
}

func TestDeadLetterHeader(t *testing.T) {
	t.Parallel()
	original := map[string][]string{
		"Nats-Msg-Id": {"key:revision"}, "Nats-Expected-Stream": {"NEWS"}, "Content-Type": {"application/json"},
		"traceparent": {"00-1"}, "Dateline-Reason": {"stale"}, "dateline-old": {"stale"},
	}
	require.Equal(t, map[string][]string{
		"Nats-Msg-Id":                          {"dlq:NEWS:42:en-2026.11"},
		"Content-Type":                         {"application/json"},
		"traceparent":                          {"00-1"},
		"Dateline-Origin-Nats-Msg-Id":          {"key:revision"},
		"Dateline-Origin-Nats-Expected-Stream": {"NEWS"},
		"Dateline-Reason":                      {"undecodable"},
		"Dateline-Error":                       {"decoding: unexpected end of JSON input"},
		"Dateline-Stream":                      {"NEWS"},
		"Dateline-Sequence":                    {"42"},
		"Dateline-Subject":                     {"news.raw.web"},
		"Dateline-Received-At":                 {"2026-11-24T09:30:00.123456Z"},
		"Dateline-Deliveries":                  {"3"},
		"Dateline-Worker":                      {"w1"},
		"Dateline-Pipeline":                    {"en-2026.11"},
		"Dateline-Failed-At":                   {"2026-11-24T09:31:00Z"},
	}, worker.DeadLetterHeader(original, letter(), "w1"))
}

func TestDeadLetterHeader_LongError(t *testing.T) {
	t.Parallel()
	long := letter()
	long.Detail = "first\r\nsecond\x00 \xff" + strings.Repeat("ø", 1000)
	text := worker.DeadLetterHeader(nil, long, "w1")[worker.HeaderError][0]
	require.True(t, strings.HasPrefix(text, "first second \uFFFDø"), text)
	require.LessOrEqual(t, len(text), 1024)
	require.True(t, utf8.ValidString(text))
}

func TestReadDeadLetter(t *testing.T) {
	t.Parallel()
	got, err := worker.ReadDeadLetter(worker.DeadLetterHeader(nil, letter(), "w1"))
	require.NoError(t, err)
	require.Equal(t, letter(), got)
}

func TestReadDeadLetter_ErrUndecodable(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		worker.HeaderReason, worker.HeaderSequence, worker.HeaderDeliveries, worker.HeaderReceivedAt, worker.HeaderFailedAt,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			header := worker.DeadLetterHeader(nil, letter(), "w1")
			header[name] = []string{"No.Such Thing"}
			_, err := worker.ReadDeadLetter(header)
			require.True(t, worker.IsPermanent(err))
			require.Equal(t, "undecodable", worker.Reason(err))
			delete(header, name)
			_, err = worker.ReadDeadLetter(header)
			require.True(t, worker.IsPermanent(err))
		})
	}
}

func FuzzDeadLetterHeader(f *testing.F) {
	f.Add("plain", "Content-Type", "text/plain", uint64(1), 1)
	f.Add("two\nlines\x00", "nats-msg-id", "x", uint64(1<<63), 24)
	f.Add("\xff\xfe \u2028 שלום 👩‍👩‍👧", "Dateline-Sequence", "9", uint64(0), -1)
	f.Fuzz(func(t *testing.T, detail, name, value string, sequence uint64, deliveries int) {
		in := letter()
		in.Detail, in.Origin.Sequence, in.Deliveries = detail, sequence, deliveries
		header := worker.DeadLetterHeader(map[string][]string{name: {value}}, in, "w1")
		text := header[worker.HeaderError][0]
		require.NotContains(t, text, "\n")
		require.True(t, utf8.ValidString(text))
		out, err := worker.ReadDeadLetter(header)
		require.NoError(t, err)
		in.Detail = text
		require.Equal(t, in, out)
	})
}
