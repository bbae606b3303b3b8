package token_test

import (
	"fmt"
	"time"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/sentence"
	"github.com/dateline-news/dateline/internal/extract/token"
)

// The stage cuts the sentences that the sentence stage has found. Offsets count
// code points.
func ExampleStage() {
	sentences, err := sentence.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	doc := extract.NewDocument("Größe: It’s 5 p.m. Ann left.", time.Time{})
	for _, stage := range []extract.Stage{sentences, token.New(token.NewWords())} {
		if err := stage.Annotate(doc); err != nil {
			fmt.Println(err)
		}
	}
	for _, t := range doc.Tokens {
		fmt.Print(t.Text, " ", t.Span, " ")
	}
	// Output: Größe [0,5] : [5,6] It [7,9] ’s [9,11] 5 [12,13] p.m. [14,18] Ann [19,22] left [23,27] . [27,28]
}
