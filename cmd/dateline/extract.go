package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/english"
	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/wire"
)

type extractCommand struct {
	engineFlags
	Stage    string   `help:"Stop after this stage and print what it left, for looking at one stage alone: ${stages}." placeholder:"NAME"`
	Parallel int      `help:"Articles worked on at a time." default:"${processors}" placeholder:"N"`
	Files    []string `arg:"" optional:"" help:"JSON lines (.jsonl, .ndjson), JSON, text or HTML files; standard input, as JSON lines, where none is given." type:"path"`
}

// Help is the long help of the command.
func (extractCommand) Help() string {
	return `Each article gives one JSON line of facts, in the order of the input. Spans are [start, end) in
code points of "text". Articles are JSON objects with "text" (or "html") and, where known, "id",
"title" and "published_at". A line that cannot be read is reported and skipped; the exit code is
then 3. No language is refused here.

Examples:
  dateline extract < articles.jsonl > facts.jsonl
  dateline extract samples/001-*.json | jq '.quotes'
  echo '{"id":"a1","text":"Ms Hale said: \"We agreed.\""}' | dateline extract
  dateline extract --stage token article.txt
  dateline extract --engine prose < articles.jsonl > baseline.jsonl`
}

// facts is the output of one article: its id and what was found.
type facts struct {
	ID string `json:"id"`
	news.Extraction
}

// stageOutput is the output of one article when a stage is looked at alone.
type stageOutput struct {
	ID         string          `json:"id"`
	Stage      string          `json:"stage"`
	Text       string          `json:"text"`
	Paragraphs []news.Span     `json:"paragraphs,omitempty"`
	Sentences  []news.Span     `json:"sentences,omitempty"`
	Tokens     []extract.Token `json:"tokens,omitempty"`
	Arcs       []arc           `json:"arcs,omitempty"`
	Entities   []news.Entity   `json:"entities,omitempty"`
	Quotes     []news.Quote    `json:"quotes,omitempty"`
	Times      []news.Time     `json:"times,omitempty"`
	Meetings   []news.Meeting  `json:"meetings,omitempty"`
}

// arc is one word of a parse as a person reads it: number and text of the word
// and of its head, and the relation between them. A root has no head.
type arc struct {
	Token    int    `json:"token"`
	Text     string `json:"text"`
	Relation string `json:"relation"`
	Head     *int   `json:"head,omitempty"`
	HeadText string `json:"head_text,omitempty"`
}

// arcsOf lists the arcs of a document, none where it was not parsed.
func arcsOf(doc *extract.Document) []arc {
	arcs := make([]arc, doc.Tree.Len())
	for i := range arcs {
		arcs[i] = arc{Token: i, Text: doc.Tokens[i].Text, Relation: doc.Tree.Relation(i).String()}
		if h := doc.Tree.Head(i); h >= 0 {
			arcs[i].Head, arcs[i].HeadText = &h, doc.Tokens[h].Text
		}
	}
	return arcs
}

// Run reads articles, extracts and prints.
func (c extractCommand) Run(s *session) error {
	pipeline, err := c.pipeline()
	if err != nil {
		return err
	}
	if c.Stage != "" && !slices.Contains(pipeline.Stages(), c.Stage) {
		return usageError{fmt.Errorf("--stage %s: want one of %v", c.Stage, pipeline.Stages())}
	}
	var refused refusals
	articles := keepGoing(c.articles(s.stdin), &refused)
	err = inOrder(s.ctx, max(1, c.Parallel), articles,
		func(ctx context.Context, article news.Article) ([]byte, error) {
			return c.extract(ctx, pipeline, article)
		},
		func(line []byte) error { _, err := s.stdout.Write(line); return err })
	if err != nil {
		return fmt.Errorf("extracting: %w", err)
	}
	return refused.report(s.stderr)
}

// extract gives the output line of one article.
func (c extractCommand) extract(ctx context.Context, pipeline *extract.Pipeline, article news.Article) ([]byte, error) {
	if c.Stage == "" {
		found, err := pipeline.Extract(ctx, article.Text(), article.PublishedAt)
		if err != nil {
			return nil, fmt.Errorf("article %q: %w", article.ProviderID, err)
		}
		return encodeLine(facts{ID: article.ProviderID, Extraction: found})
	}
	doc := extract.NewDocument(article.Text(), article.PublishedAt)
	if err := pipeline.Until(doc, c.Stage); err != nil {
		return nil, fmt.Errorf("article %q: %w", article.ProviderID, err)
	}
	return encodeLine(stageOutput{
		ID: article.ProviderID, Stage: c.Stage, Text: doc.Text.String(), Paragraphs: doc.Paragraphs,
		Sentences: doc.Sentences, Tokens: doc.Tokens, Arcs: arcsOf(doc), Entities: doc.Entities, Quotes: doc.Quotes,
		Times: doc.Times, Meetings: doc.Meetings,
	})
}

// articles yields the input, each with the error that kept it from being read.
func (c extractCommand) articles(stdin io.Reader) iter.Seq2[news.Article, error] {
	if len(c.Files) == 0 {
		return linesOf("standard input", stdin)
	}
	return func(yield func(news.Article, error) bool) {
		for _, path := range c.Files {
			for article, err := range articlesOf(path) {
				if !yield(article, err) {
					return
				}
			}
		}
	}
}

// articlesOf yields the articles of one file by the kind that its name tells.
func articlesOf(path string) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		if !isLines(path) {
			data, err := os.ReadFile(path)
			if err != nil {
				yield(news.Article{}, fmt.Errorf("reading an article: %w", err))
				return
			}
			article, err := decodeAnyLanguage(path, data)
			yield(article, err)
			return
		}
		file, err := os.Open(path)
		if err != nil {
			yield(news.Article{}, fmt.Errorf("reading articles: %w", err))
			return
		}
		defer func() { _ = file.Close() }() // only read from
		linesOf(path, file)(yield)
	}
}

// decodeAnyLanguage reads one file as one article; its name is the id where
// the article has none.
func decodeAnyLanguage(path string, data []byte) (news.Article, error) {
	decoder := wire.NewDecoder(wire.Config{AnyLanguage: true})
	article, err := decoder.Decode(wire.FileEnvelope(path, "file", data))
	if err != nil {
		return news.Article{}, fmt.Errorf("%s: %w", path, err)
	}
	if article.ProviderID == "" {
		article.ProviderID = filepath.Base(path)
	}
	return article, nil
}

// linesOf yields the articles of JSON lines.
func linesOf(name string, r io.Reader) iter.Seq2[news.Article, error] {
	return func(yield func(news.Article, error) bool) {
		for line, err := range wire.Lines(r, 0) {
			if err != nil { // it names the line
				if !yield(news.Article{}, fmt.Errorf("%s: %w", name, err)) {
					return
				}
				continue
			}
			article, err := wire.DecodeLine(line.Data)
			if err != nil {
				err = fmt.Errorf("%s: line %d: %w", name, line.Number, err)
			}
			if !yield(article, err) {
				return
			}
		}
	}
}

// isLines reports whether a file holds one JSON object a line.
func isLines(path string) bool {
	switch filepath.Ext(path) {
	case ".jsonl", ".ndjson":
		return true
	}
	return false
}

// encodeLine writes one JSON line; text keeps its characters as they are.
func encodeLine(value any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, fmt.Errorf("encoding facts: %w", err)
	}
	return out.Bytes(), nil
}

// refusals collects input that was refused while the rest went on.
type refusals struct{ errs []error }

// report prints each refusal on a line of its own and gives the error that ends
// the program with exit code 3, or nil where nothing was refused.
func (r *refusals) report(stderr io.Writer) error {
	for _, err := range r.errs {
		fmt.Fprintln(stderr, "dateline: "+err.Error())
	}
	if len(r.errs) == 0 {
		return nil
	}
	return partialError{fmt.Errorf("%d articles refused, see above; the others are done", len(r.errs))}
}

// keepGoing passes on what could be read and notes the rest.
func keepGoing[T any](items iter.Seq2[T, error], refused *refusals) iter.Seq[T] {
	return func(yield func(T) bool) {
		for item, err := range items {
			if err != nil {
				refused.errs = append(refused.errs, err)
				continue
			}
			if !yield(item) {
				return
			}
		}
	}
}

// defaultVars are the values that the help texts name.
func defaultVars() map[string]string {
	return map[string]string{
		"processors": fmt.Sprint(runtime.NumCPU()),
		"stages":     "sentence, token, tag, parse, entity, coref, timex, quote, meeting",
		"pipeline":   english.Name,
	}
}
