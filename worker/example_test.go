package worker_test

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/worker"
)

// capitals is an extractor that finds words in capitals.
type capitals struct{}

func (capitals) Extract(_ context.Context, text string, _ time.Time) (news.Extraction, error) {
	facts := news.Extraction{Pipeline: "capitals-1", Text: text}
	for _, word := range strings.Fields(text) {
		if word == strings.ToUpper(word) {
			facts.Entities = append(facts.Entities, news.Entity{Name: word})
		}
	}
	return facts, nil
}

// printer is a saver that prints.
type printer struct{}

func (printer) Saved(context.Context, news.Article, news.Origin, string) (bool, error) {
	return false, nil
}

func (printer) Save(_ context.Context, record news.Record) error {
	for _, entity := range record.Extraction.Entities {
		fmt.Println(record.Article.ProviderID, "names", entity.Name)
	}
	return nil
}

// A worker needs a source, a decoder, an extractor, a saver and a place for
// dead letters. Here the source and the dead letters are in memory; package bus
// has those on NATS JetStream.
func Example() {
	source, dead := newMemory("NEWS", time.Minute), newMemory("NEWS_DEAD", time.Minute)
	source.publish("news.raw.web", nil, []byte("a1|NATO and OPEC met."))
	source.publish("news.raw.web", nil, []byte("not an article"))

	work, err := worker.New(worker.Config{Pipeline: "capitals-1", Slots: 1, StopWhenDrained: true}, worker.Parts{
		Source: source, Burier: dead, Decoder: worker.DecoderFunc(decode), Extractor: capitals{}, Saver: printer{},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := work.Run(context.Background()); err != nil {
		fmt.Println(err)
		return
	}
	stats := work.Stats()
	fmt.Println("saved", stats.Saved, "dead", stats.Dead)
	fmt.Println(dead.at(0).header[worker.HeaderError][0])
	// Output:
	// a1 names NATO
	// a1 names OPEC
	// saved 1 dead map[undecodable:1]
	// decoding: broken for good: undecodable
}
