package train

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// article is a text with its quotes, as the sets of quotes hold it.
type article struct {
	ID     string      `json:"id"`
	Text   string      `json:"text"`
	Quotes []goldQuote `json:"quotes"`
	doc    *extract.Document
}

// goldQuote is a quote as people marked it.
type goldQuote struct {
	Content  []pair `json:"content"`
	Speaker  *pair  `json:"speaker"`
	Cue      *pair  `json:"cue"`
	Speakers []pair `json:"speaker_spans"`
}

// pair is a span as the sets write it.
type pair [2]int

func (p pair) span() news.Span { return news.Span{Start: p[0], End: p[1]} }

// readArticles reads the sets of quotes that the settings name.
func readArticles(data string, settings QuoteSettings) ([]article, error) {
	var all []article
	sets := []string{"wikinews.dev.jsonl", "gum-news.dev.jsonl", "guardian-guide.jsonl"}
	if !settings.Open {
		sets = append(sets, "polnear.train.jsonl")
	}
	for _, set := range sets {
		some, err := readArticleFile(filepath.Join(data, "quotes", "dev", set))
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", set, err)
		}
		for i, a := range some {
			if set == "polnear.train.jsonl" || settings.Of == 0 || i%settings.Of != settings.Part {
				all = append(all, a)
			}
		}
	}
	return all, nil
}

func readArticleFile(path string) ([]article, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("opening a set of quotes: %w", err)
	}
	defer func() { _ = file.Close() }()
	var all []article
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var a article
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			return nil, fmt.Errorf("line %d: %w", len(all)+1, err)
		}
		all = append(all, a)
	}
	return all, lines.Err()
}

// annotate runs the stages on the article's text.
func (a *article) annotate(stages []extract.Stage) error {
	a.doc = extract.NewDocument(a.Text, time.Time{})
	for _, stage := range stages {
		if err := stage.Annotate(a.doc); err != nil {
			return fmt.Errorf("annotating %s: %w", a.ID, err)
		}
	}
	return nil
}
