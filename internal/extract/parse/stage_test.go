package parse_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jdkato/prose/v2"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/extract/parse"
	"github.com/dateline-news/dateline/internal/extract/tree"
	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

var _ extract.Stage = (*parse.Stage)(nil)

// arcs lists the arcs of a text as "relation(head, word)"; the root's head is
// "ROOT".
func arcs(tb testing.TB, text string) []string {
	tb.Helper()
	doc := extracttest.Parsed(tb, text, nil)
	var list []string
	for i := range doc.Tokens {
		head := "ROOT"
		if h := doc.Tree.Head(i); h >= 0 {
			head = doc.Tokens[h].Text
		}
		list = append(list, doc.Tree.Relation(i).String()+"("+head+", "+doc.Tokens[i].Text+")")
	}
	return list
}

// TestStage_Annotate holds what the stages that follow lean on most, in sentences
// of the kind that news has.
func TestStage_Annotate(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		text string
		want []string
	}{
		"Subject":         {"The minister arrived in Oslo on Monday.", []string{"nsubj(arrived, minister)", "obl(arrived, Oslo)", "obl(arrived, Monday)", "case(Oslo, in)", "root(ROOT, arrived)"}},
		"Object":          {"Okello met the ambassador.", []string{"nsubj(met, Okello)", "obj(met, ambassador)"}},
		"ThatClause":      {"Marchetti said that the talks had failed.", []string{"nsubj(said, Marchetti)", "ccomp(said, failed)", "mark(failed, that)", "nsubj(failed, talks)"}},
		"NoThat":          {"Officials said the bridge would open in May.", []string{"nsubj(said, Officials)", "ccomp(said, open)", "nsubj(open, bridge)"}},
		"Told":            {"Halvorsen told reporters that he would resign.", []string{"nsubj(told, Halvorsen)", "ccomp(told, resign)", "nsubj(resign, he)"}},
		"Infinitive":      {"The two leaders agreed to meet in March.", []string{"xcomp(agreed, meet)", "mark(meet, to)", "nsubj(agreed, leaders)"}},
		"CalledOn":        {"She urged the army to withdraw.", []string{"nsubj(urged, She)", "obj(urged, army)", "xcomp(urged, withdraw)"}},
		"Passive":         {"Three men were arrested by soldiers.", []string{"nsubj:pass(arrested, men)", "aux:pass(arrested, were)", "obl:agent(arrested, soldiers)", "case(soldiers, by)"}},
		"WithNoun":        {"The prime minister held talks with the president.", []string{"nsubj(held, minister)", "obj(held, talks)", "case(president, with)"}},
		"Of":              {"The minister of trade resigned.", []string{"nmod(minister, trade)", "case(trade, of)", "nsubj(resigned, minister)"}},
		"Possessive":      {"Norway's ambassador left.", []string{"nmod:poss(ambassador, Norway)", "case(Norway, 's)", "nsubj(left, ambassador)"}},
		"Conjunction":     {"Okello and Marchetti signed the treaty.", []string{"conj(Okello, Marchetti)", "cc(Marchetti, and)", "nsubj(signed, Okello)"}},
		"Verbs":           {"She met the mayor and visited a school.", []string{"conj(met, visited)", "obj(visited, school)", "obj(met, mayor)"}},
		"Apposition":      {"Tom Hale, the ambassador, left.", []string{"appos(Tom, ambassador)", "nsubj(left, Tom)", "flat(Tom, Hale)"}},
		"Relative":        {"The man who met her was a diplomat.", []string{"acl:relcl(man, met)", "nsubj(met, who)", "cop(diplomat, was)", "nsubj(diplomat, man)"}},
		"QuoteFirst":      {"“We agree,” Marsh said.", []string{"nsubj(said, Marsh)", "nsubj(agree, We)"}},
		"QuoteLast":       {"Marsh said: “We agree.”", []string{"nsubj(said, Marsh)", "nsubj(agree, We)"}},
		"QuoteMixed":      {"The minister said the plan was “a step forward” for the region.", []string{"nsubj(said, minister)", "ccomp(said, step)", "nsubj(step, plan)", "cop(step, was)"}},
		"According":       {"According to the ministry, two people died.", []string{"nsubj(died, people)", "nummod(people, two)"}},
		"Negation":        {"The government did not comment.", []string{"nsubj(comment, government)", "aux(comment, did)", "advmod(comment, not)"}},
		"ShortNegation":   {"He doesn’t want war.", []string{"aux(want, does)", "advmod(want, n’t)", "obj(want, war)"}},
		"Modal":           {"The president will visit Nairobi next week.", []string{"nsubj(visit, president)", "aux(visit, will)", "obj(visit, Nairobi)", "obl:unmarked(visit, week)"}},
		"Adverbial":       {"He resigned after the party lost the election.", []string{"advcl(resigned, lost)", "mark(lost, after)", "nsubj(lost, party)"}},
		"Title":           {"President Okello arrived.", []string{"nsubj(arrived, Okello)"}},
		"Question":        {"Did the ministers meet?", []string{"aux(meet, Did)", "nsubj(meet, ministers)"}},
		"Whether":         {"Reporters asked whether he would resign.", []string{"ccomp(asked, resign)", "mark(resign, whether)", "nsubj(asked, Reporters)"}},
		"Percent":         {"Shares of the bank rose by 3.5%.", []string{"nsubj(rose, Shares)", "nmod(Shares, bank)"}},
		"SpokesmanFor":    {"A spokesman for the ministry declined to comment.", []string{"nsubj(declined, spokesman)", "nmod(spokesman, ministry)", "xcomp(declined, comment)"}},
		"SentencesInARow": {"She left. He stayed.", []string{"nsubj(left, She)", "nsubj(stayed, He)", "root(ROOT, left)", "root(ROOT, stayed)"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Subset(t, arcs(t, c.text), c.want)
		})
	}
}

var sharedStage = sync.OnceValues(func() (*parse.Stage, error) {
	words, err := model.Words()
	if err != nil {
		return nil, err
	}
	weights, err := model.Trees()
	if err != nil {
		return nil, err
	}
	return parse.New(weights, words)
})

func newStage(tb testing.TB) *parse.Stage {
	tb.Helper()
	s, err := sharedStage()
	require.NoError(tb, err)
	return s
}

// requireTrees holds the promises of the tree: heads inside of their sentence,
// one root each, no circle, and every word under its sentence's root.
func requireTrees(tb testing.TB, doc *extract.Document) {
	tb.Helper()
	require.Equal(tb, len(doc.Tokens), doc.Tree.Len())
	first := 0
	for _, sentence := range doc.Sentences {
		end := first
		for end < len(doc.Tokens) && doc.Tokens[end].Span.Start < sentence.End {
			end++
		}
		root := -1
		for i := first; i < end; i++ {
			if h := doc.Tree.Head(i); h < 0 {
				require.Equal(tb, -1, root, "one root")
				require.Equal(tb, tree.Root, doc.Tree.Relation(i))
				root = i
			} else {
				require.True(tb, h >= first && h < end && h != i)
				require.NotContains(tb, []tree.Relation{tree.None, tree.Root}, doc.Tree.Relation(i))
			}
		}
		if end > first {
			start, stop := doc.Tree.Span(root)
			require.Equal(tb, [2]int{first, end}, [2]int{start, stop}, "all words hang from the root, without a crossing")
		}
		first = end
	}
}

func TestStage_AnnotateNothing(t *testing.T) {
	t.Parallel()
	doc := extract.NewDocument("", time.Time{})
	require.NoError(t, newStage(t).Annotate(doc))
	require.Zero(t, doc.Tree.Len())
}

// TestStage_AnnotateUntagged holds that a document without tags has no tree, not
// a bad one.
func TestStage_AnnotateUntagged(t *testing.T) {
	t.Parallel()
	doc := extracttest.Rough("She left.")
	for i := range doc.Tokens {
		doc.Tokens[i].Tag = ""
	}
	require.NoError(t, newStage(t).Annotate(doc))
	require.Zero(t, doc.Tree.Len())
}

func TestStage_AnnotateAgain(t *testing.T) {
	t.Parallel()
	doc := extracttest.Parsed(t, "The minister, who arrived on Monday, left.", nil)
	before := doc.Tree
	require.NoError(t, newStage(t).Annotate(doc))
	require.Equal(t, before, doc.Tree)
}

// TestStage_AnnotateLong parses a sentence of 60,000 words, in which a quadratic
// step would outlast the test's patience.
func TestStage_AnnotateLong(t *testing.T) {
	t.Parallel()
	for name, piece := range map[string]string{
		"Conjunctions": "Okello and ", "Clauses": "said that she ", "Brackets": "( ", "Nouns": "ministry ", "Commas": ", ",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := extracttest.Rough(strings.Repeat(piece, 60000/len(strings.Fields(piece))))
			require.NoError(t, newStage(t).Annotate(doc))
			requireTrees(t, doc)
		})
	}
}

func TestStage_Concurrent(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	want := extracttest.Parsed(t, "Marchetti said that the talks with Okello had failed.", nil)
	var group sync.WaitGroup
	results := make([]tree.Tree, 8)
	for i := range results {
		group.Go(func() {
			doc := &extract.Document{Text: want.Text, Sentences: want.Sentences, Tokens: want.Tokens}
			_ = s.Annotate(doc)
			results[i] = doc.Tree
		})
	}
	group.Wait()
	for _, got := range results {
		require.Equal(t, want.Tree, got)
	}
}

func TestNew_OtherModels(t *testing.T) {
	t.Parallel()
	weights, err := model.Trees()
	require.NoError(t, err)
	words := model.NewLexicon(nil)
	tags, err := model.Tags()
	require.NoError(t, err)
	_, err = parse.New(&model.Parser{First: weights.First, Moves: weights.Moves, Relations: tags}, words)
	require.ErrorContains(t, err, "relation")
}

func FuzzStage_Annotate(f *testing.F) {
	for _, seed := range []string{
		"The minister arrived.", "“ x ” —", "İ ǅ 0", "a\n\nb", strings.Repeat("( said ", 300), "", "…", "’s", "He said:\n\n“No.”",
	} {
		f.Add(seed)
	}
	s := newStage(f)
	f.Fuzz(func(t *testing.T, text string) {
		doc := extracttest.Rough(strings.ToValidUTF8(text, "?"))
		require.NoError(t, s.Annotate(doc))
		requireTrees(t, doc)
	})
}

// BenchmarkParse puts the stage beside prose's tagger, which does less, on the
// same text.
func BenchmarkParse(b *testing.B) {
	lines := strings.Repeat("The minister of agriculture, who had arrived in Oslo on Monday, said that the new agreements would be signed.\n\n"+
		"Three men were arrested by police after a fire destroyed much of the old market, officials said.\n\n", 100)
	doc := extracttest.Parsed(b, lines, nil)
	b.Run("Own", func(b *testing.B) {
		s := newStage(b)
		b.ReportAllocs()
		for b.Loop() {
			require.NoError(b, s.Annotate(doc))
		}
		require.Equal(b, 200, roots(doc))
		b.ReportMetric(float64(len(doc.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
	})
	b.Run("ProseTagger", func(b *testing.B) {
		shared, count := prose.ModelFromData("bench"), 0
		for b.Loop() {
			d, err := prose.NewDocument(lines, prose.UsingModel(shared), prose.WithSegmentation(false), prose.WithExtraction(false))
			require.NoError(b, err)
			count = len(d.Tokens())
		}
		require.InDelta(b, len(doc.Tokens), count, float64(len(doc.Tokens))/20)
		b.ReportMetric(float64(count*b.N)/b.Elapsed().Seconds(), "tokens/s")
	})
}

func roots(doc *extract.Document) int {
	n := 0
	for i := range doc.Tokens {
		if doc.Tree.Is(i, tree.Root) {
			n++
		}
	}
	return n
}

// TestStage_Spelling holds that marks of print and of the typewriter parse alike.
func TestStage_Spelling(t *testing.T) {
	t.Parallel()
	plain := extracttest.Parsed(t, `"We don't agree," Marsh's aide said.`, nil)
	curly := extracttest.Parsed(t, `“We don’t agree,” Marsh’s aide said.`, nil)
	require.Equal(t, plain.Tree, curly.Tree)
	require.NotEqual(t, news.Span{}, plain.Sentences[0])
}
