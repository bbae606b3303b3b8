package store_test

import (
	"context"
	"log"
	"log/slog"
	"os"
	"time"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/migrations"
	"github.com/dateline-news/dateline/store"
)

// A program migrates once and saves what it extracts. Without an Output comment
// the example is compiled and not run, because it wants a server.
func Example() {
	ctx, url := context.Background(), os.Getenv("DATELINE_DATABASE_URL")
	if err := migrations.Up(ctx, url); err != nil {
		log.Fatal(err)
	}
	rows, err := store.Open(ctx, url, store.WithLogger(slog.Default()), store.WithConnections(4))
	if err != nil {
		log.Fatal(err)
	}
	defer rows.Close()

	article := news.Article{Source: "web", URL: "https://news.example/1", Body: "Ada Orlova arrived in Geneva."}
	err = rows.Save(ctx, news.Record{
		Article: article,
		Origin:  news.Origin{Stream: "NEWS", Sequence: 1, ReceivedAt: time.Now()},
		Extraction: news.Extraction{
			Pipeline: "en-2026.11", Text: article.Text(),
			Entities: []news.Entity{{
				Type: news.Person, Name: "Ada Orlova",
				Mentions: []news.Mention{{Span: news.Span{Start: 0, End: 10}, Kind: news.NameMention}},
			}},
		},
	})
	if err != nil {
		log.Print(err) // a method Permanent() bool tells whether to try again
	}
}

// Somebody looks a name up, sees two spellings and says that they are one.
func ExampleStore_Merge() {
	ctx := context.Background()
	rows, err := store.Open(ctx, os.Getenv("DATELINE_DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	defer rows.Close()

	found, err := rows.Find(ctx, "karavasilli", 2)
	if err != nil || len(found) < 2 {
		log.Fatal(err)
	}
	change := store.Change{By: "ida", Why: "two spellings"}
	if err := rows.Merge(ctx, found[1].ID, found[0].ID, change); err != nil {
		log.Print(err) // store.ErrConflict where they are one already
	}
}
