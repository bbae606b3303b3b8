package gazetteer_test

import (
	"fmt"

	"github.com/dateline-news/dateline/internal/extract/gazetteer"
)

func ExampleGazetteer_Find() {
	lists, err := gazetteer.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, name := range []string{"Britain", "KENYA", "Kenyan", "Atlantis"} {
		entry, ok := lists.Find(name)
		fmt.Println(ok, entry.Type, entry.Subtype, entry.ISO3166, entry.Name)
	}
	// Output:
	// true location country GB United Kingdom
	// true location country KE Kenya
	// true misc nationality KE Kenyan
	// false
}
