package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/natstest"
)

func TestPublish(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	write := func(name, content string) {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600))
	}
	write("a.jsonl", `{"id":"1","text":"First story of the day."}`+"\n\n"+`{"id":"2","text":"Second story of the day."}`+"\n")
	write("b.txt", "Third story\n\nIt has a headline.")
	write("c.html", "<html><head><title>Fourth</title></head><body><article><p>It has some words in a paragraph.</p></article></body></html>")
	write("notes.md", "not an article")
	bus := natstest.New(t)
	publish := func(t *testing.T, stdin string, args ...string) outcome {
		t.Helper()
		return invocation{environ: []string{"DATELINE_NATS_URL=" + bus.URL()}, stdin: stdin, args: append([]string{"publish"}, args...)}.run(t)
	}

	got := publish(t, "", folder)
	require.Equal(t, exitDone, got.code, got.stderr)
	require.Equal(t, "4 stored, 0 already there, 0 refused\n", got.stdout)

	t.Run("AgainCostsNothing", func(t *testing.T) {
		got := publish(t, "", folder)
		require.Equal(t, exitDone, got.code, got.stderr)
		require.Equal(t, "0 stored, 4 already there, 0 refused\n", got.stdout)
	})

	t.Run("RefusedLinesAreNamedAndTheRestGoesOn", func(t *testing.T) {
		got := publish(t, `{"id":"3","text":"Third line is good."}`+"\n"+`{"id": oops}`+"\n"+`{"id":"4","text":"Fourth line too."}`+"\n", "--json")
		require.Equal(t, exitPartly, got.code)
		require.Contains(t, got.stderr, "standard input: line 2")
		require.JSONEq(t, `{"stored":2,"duplicates":0,"compressed":0,"refused":1}`, got.stdout)
	})

	t.Run("UncheckedSendsAlsoWhatIsBroken", func(t *testing.T) {
		got := publish(t, `{"id": oops}`+"\n", "--unchecked", "--json")
		require.Equal(t, exitDone, got.code, got.stderr)
		require.JSONEq(t, `{"stored":1,"duplicates":0,"compressed":0,"refused":0}`, got.stdout)
	})

	t.Run("LargeArticlesAreCompressed", func(t *testing.T) {
		got := publish(t, `{"id":"5","text":"`+strings.Repeat("A long story goes on. ", 80_000)+`"}`+"\n", "--json")
		require.Equal(t, exitDone, got.code, got.stderr)
		require.JSONEq(t, `{"stored":1,"duplicates":0,"compressed":1,"refused":0}`, got.stdout)
	})

	t.Run("ErrNoSuchFile", func(t *testing.T) {
		got := publish(t, "", filepath.Join(folder, "nowhere"))
		require.Equal(t, exitPartly, got.code)
		require.Contains(t, got.stderr, "nowhere")
	})

	t.Run("SubjectOfTheSource", func(t *testing.T) {
		sub, err := bus.Connect(t).SubscribeSync("news.raw.wire-b")
		require.NoError(t, err)
		require.Equal(t, exitDone, publish(t, `{"id":"6","text":"Sixth story of the day."}`, "--source", "wire-b").code)
		_, err = sub.NextMsg(patience)
		require.NoError(t, err)
	})
}

func TestPublish_ErrNoBus(t *testing.T) {
	t.Parallel()
	got := invocation{args: []string{"publish", "--nats-url", "nats://127.0.0.1:1"}}.run(t)
	require.Equal(t, exitFailed, got.code)
	require.Contains(t, got.stderr, "is it running")
}
