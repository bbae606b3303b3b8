package tree_test

import (
	"fmt"

	"github.com/dateline-news/dateline/internal/extract/tree"
)

// A tree of "The minister said that talks failed": whose words are what to whom.
func ExampleTree() {
	words := []string{"The", "minister", "said", "that", "talks", "failed"}
	t := tree.New([]tree.Arc{
		{Head: 1, Relation: tree.Det},
		{Head: 2, Relation: tree.NSubj},
		{Head: -1, Relation: tree.Root},
		{Head: 5, Relation: tree.Mark},
		{Head: 5, Relation: tree.NSubj},
		{Head: 2, Relation: tree.CComp},
	})
	said := t.Root(0)
	clause := t.Child(said, tree.CComp)
	start, end := t.Span(clause)
	fmt.Println(words[t.Child(said, tree.NSubj)], words[said], words[start:end])
	// Output: minister said [that talks failed]
}

func ExampleParseRelation() {
	for _, name := range []string{"nsubj:pass", "obl:tmod", "subject"} {
		r, ok := tree.ParseRelation(name)
		fmt.Println(ok, r, r.Main())
	}
	// Output:
	// true nsubj:pass nsubj
	// true obl obl
	// false
}
