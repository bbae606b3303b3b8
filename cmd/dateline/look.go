package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/internal/show"
)

// lookFlags show an article and its facts to a person.
type lookFlags struct {
	Pretty  bool   `help:"Show each article with names, quotes and meetings marked, and below it who said what and who met whom."`
	Explain bool   `help:"Say why each quote and each meeting was read so: text on a terminal or with --pretty, else JSON lines."`
	HTML    string `name:"html" help:"Write one page of HTML that shows all articles; it needs no network." type:"path" placeholder:"FILE"`
}

// wanted reports whether anything but the plain facts is asked for.
func (f lookFlags) wanted() bool { return f.Pretty || f.Explain || f.HTML != "" }

// look extracts the articles and shows them.
func (f lookFlags) look(s *session, pipeline *extract.Pipeline, parallel int, articles iter.Seq[news.Article]) error {
	v := f.viewer(s.stdout)
	err := inOrder(s.ctx, max(1, parallel), articles,
		func(ctx context.Context, article news.Article) (show.Article, error) {
			found, err := pipeline.Extract(ctx, article.Text(), article.PublishedAt)
			if err != nil {
				return show.Article{}, fmt.Errorf("article %q: %w", article.ProviderID, err)
			}
			return show.Article{ID: article.ProviderID, Title: article.Title, Extraction: found}, nil
		}, v.show)
	if err != nil {
		return fmt.Errorf("extracting: %w", err)
	}
	if f.HTML == "" {
		return nil
	}
	return writePage(f.HTML, v.page)
}

// viewer shows one article after the other and keeps those of the page.
type viewer struct {
	lookFlags
	out      io.Writer
	terminal show.Terminal
	// text says that evidence is to be read by a person.
	text bool
	page []show.Article
}

func (f lookFlags) viewer(out io.Writer) *viewer {
	return &viewer{
		lookFlags: f, out: out, text: f.Pretty || isTerminal(out),
		terminal: show.Terminal{Width: terminalColumns(out), Colour: styleFor(out).colour},
	}
}

func (v *viewer) show(article show.Article) error {
	if v.HTML != "" {
		v.page = append(v.page, article)
	}
	if v.Pretty {
		if err := v.terminal.Write(v.out, article); err != nil {
			return err
		}
	}
	if !v.Explain {
		return nil
	}
	evidence := show.NewEvidence(article)
	if v.text {
		return v.terminal.WriteEvidence(v.out, evidence)
	}
	line, err := encodeLine(evidence)
	if err != nil {
		return err
	}
	_, err = v.out.Write(line)
	return err
}

// writePage makes the page before it touches the file.
func writePage(path string, articles []show.Article) error {
	var page bytes.Buffer
	if err := show.WritePage(&page, articles); err != nil {
		return err
	}
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("making the page: %w", err)
	}
	_, err = page.WriteTo(file)
	if err := errors.Join(err, file.Close()); err != nil {
		return fmt.Errorf("writing the page: %w", err)
	}
	return nil
}
