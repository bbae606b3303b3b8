package extract_test

import (
	"context"
	"fmt"
	"time"

	"github.com/dateline-news/dateline/internal/extract/english"
)

// A pipeline is made once and used for all articles, by any number of goroutines.
func Example() {
	pipeline, err := english.New(english.Models)
	if err != nil {
		fmt.Println(err)
		return
	}
	text := "Foreign Minister Ann Marsh arrived in Oslo. “We agree,” Marsh said."
	facts, err := pipeline.Extract(context.Background(), text, time.Time{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, entity := range facts.Entities {
		fmt.Println(entity.Type, entity.Name, entity.Aliases, entity.Mentions[0].Span)
	}
	for _, quote := range facts.Quotes {
		fmt.Println(quote.Content[0], facts.Entities[*quote.Entity].Name)
	}
	// Output:
	// person Ann Marsh [Marsh] [17,26]
	// location Oslo [] [38,42]
	// [44,55] Ann Marsh
}
