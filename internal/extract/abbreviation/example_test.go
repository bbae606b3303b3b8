package abbreviation_test

import (
	"fmt"

	"github.com/dateline-news/dateline/internal/extract/abbreviation"
)

func ExampleOf() {
	for _, word := range []string{"Gov.", "Inc.", "U.S.", "W.", "late."} {
		kind := abbreviation.Of(word)
		fmt.Println(word, kind == abbreviation.Leading, kind == abbreviation.Trailing, kind == abbreviation.None)
	}
	// Output:
	// Gov. true false false
	// Inc. false true false
	// U.S. false false false
	// W. false false false
	// late. false false true
}
