package name_test

import (
	"sync"
	"testing"
	"time"

	"github.com/jdkato/prose/v2"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/entity"
	"github.com/dateline-news/dateline/internal/extract/name"
	"github.com/dateline-news/dateline/internal/extract/sentence"
	"github.com/dateline-news/dateline/internal/extract/token"
	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

// The recogniser is one that finds names for the entity stage.
var _ entity.Recogniser = (*name.Recogniser)(nil)

// bench is a recogniser and the stages before it, made once for all tests.
type bench struct {
	names *name.Recogniser
	steps []extract.Stage
}

var sharedBench = sync.OnceValues(newBench)

func newBench() (*bench, error) {
	sentences, err := sentence.New()
	if err != nil {
		return nil, err
	}
	doc, err := prose.NewDocument("", prose.WithSegmentation(false), prose.WithExtraction(false))
	if err != nil {
		return nil, err
	}
	words, err := model.Words()
	if err != nil {
		return nil, err
	}
	weights, err := model.Names()
	if err != nil {
		return nil, err
	}
	names, err := name.New(weights, words)
	if err != nil {
		return nil, err
	}
	return &bench{names: names, steps: []extract.Stage{sentences, token.New(token.NewProse(doc.Model))}}, nil
}

func setup(tb testing.TB) *bench {
	tb.Helper()
	b, err := sharedBench()
	require.NoError(tb, err)
	return b
}

// document cuts a text into sentences and tokens.
func (b *bench) document(tb testing.TB, text string) *extract.Document {
	tb.Helper()
	doc := extract.NewDocument(text, time.Time{})
	for _, step := range b.steps {
		require.NoError(tb, step.Annotate(doc))
	}
	return doc
}

// found lists the names of a text as "type surface".
func (b *bench) found(tb testing.TB, text string) []string {
	tb.Helper()
	doc := b.document(tb, text)
	names, err := b.names.Recognise(doc)
	require.NoError(tb, err)
	var list []string
	for _, n := range names {
		list = append(list, string(n.Type)+" "+doc.Text.Slice(n.Span))
	}
	return list
}

func TestRecogniser_RecogniseAcrossDocument(t *testing.T) {
	t.Parallel()
	body := "The head of the Lakeland Water Authority (LWA), Donald Ashgrove, resigned on Friday. " +
		"Mr Ashgrove had led the agency since 2011. Critics of Ashgrove said that LWA had done too little.\n\n"
	cases := map[string]struct{ text, want string }{
		"Surname":          {body, "person Ashgrove"},
		"Initials":         {body, "organization LWA"},
		"Capitals":         {"ASHGROVE RESIGNS AFTER FLOODS\n\n" + body, "person ASHGROVE"},
		"TitleCase":        {"Ashgrove Resigns After Floods In Lakeland\n\n" + body, "person Ashgrove"},
		"LowerCaseSurname": {body + "On Friday Donald ashgrove would not answer questions.", "person Donald ashgrove"},
	}
	b := setup(t)
	for kind, c := range cases {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			require.Contains(t, b.found(t, c.text), c.want)
		})
	}
}

func TestRecogniser_RecogniseNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Empty(t, b.found(t, ""))
	require.Empty(t, b.found(t, "it rained all day and nobody came."))
}

func TestRecogniser_RecogniseRepeatable(t *testing.T) {
	t.Parallel()
	b := setup(t)
	text := "Ingrid Halvorsen met Zhao Wenbin in Oslo. Halvorsen said that Norway would wait."
	want := b.found(t, text)
	for range 4 {
		t.Run("AtOnce", func(t *testing.T) {
			t.Parallel()
			for range 20 {
				b.found(t, "A quite different text about Lagos, the NLC and Peter Okello.")
				require.Equal(t, want, b.found(t, text))
			}
		})
	}
}

func TestNew_OtherModel(t *testing.T) {
	t.Parallel()
	tags, err := model.Tags()
	require.NoError(t, err)
	_, err = name.New(tags, model.NewLexicon(nil))
	require.ErrorContains(t, err, "model has labels")
}

func FuzzRecogniser_Recognise(f *testing.F) {
	for _, seed := range []string{
		"Ingrid Halvorsen met Zhao Wenbin.", "“Élodie” D’Arcy—O'Neill's", "A.B. C", "\u202eabc ABC", "ŒUVRE İstanbul ǅ",
		"THE QUICK BROWN FOX (QBF) AND Q.B.F.", "al- von of the &", "1 2 3 No. 4", "X\nY\n\nZ",
	} {
		f.Add(seed)
	}
	b := setup(f)
	f.Fuzz(func(t *testing.T, text string) {
		text = news.Normalise(text)
		doc := b.document(t, text)
		names, err := b.names.Recognise(doc)
		require.NoError(t, err)
		end := 0
		for _, n := range names {
			require.GreaterOrEqual(t, n.Span.Start, end)
			require.Positive(t, n.Span.Len())
			require.True(t, doc.Text.Holds(n.Span))
			require.NotEmpty(t, n.Type)
			end = n.Span.End
		}
	})
}
