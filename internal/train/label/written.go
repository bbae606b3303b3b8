package label

import (
	"embed"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dateline-news/dateline/internal/news"
)

// written are articles that were written for this project. Their persons are
// invented.
//
//go:embed written/*.txt
var written embed.FS

// errMissing marks words of a label that its sentence does not have.
var errMissing = errors.New("not in the sentence")

// Written are the articles written for this project.
//
// A head "# name 2026-03-04" opens an article, with its day of publication. A
// paragraph a line follows. Below it stand its meetings: "> trigger status core
// format event parties place time date", divided by tabs. Trigger, parties,
// place and time are words of the paragraph, "#2" behind them means their second
// occurrence; " | " divides parties, "@host" behind one tells its role; "-" is
// nothing.
func Written() ([]Article, error) {
	files, err := written.ReadDir("written")
	if err != nil {
		return nil, fmt.Errorf("listing the written articles: %w", err)
	}
	var all []Article
	for _, file := range files {
		text, err := written.ReadFile("written/" + file.Name())
		if err != nil {
			return nil, fmt.Errorf("reading the written articles: %w", err)
		}
		articles, err := parseWritten(string(text))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file.Name(), err)
		}
		all = append(all, articles...)
	}
	return all, nil
}

// parseWritten reads the articles of one file.
func parseWritten(text string) ([]Article, error) {
	var p page
	n := 0
	for line := range strings.Lines(text) {
		n++
		if err := p.line(strings.TrimSuffix(line, "\n")); err != nil {
			return nil, fmt.Errorf("reading line %d: %w", n, err)
		}
	}
	p.close()
	return p.articles, nil
}

// page is what was read so far.
type page struct {
	articles []Article
	text     strings.Builder
	// last is the paragraph read last, which begins at the code point start; end
	// counts those of the text.
	last       string
	start, end int
}

func (p *page) line(line string) error {
	switch {
	case strings.HasPrefix(line, "# "):
		return p.head(strings.Fields(line))
	case strings.TrimSpace(line) == "":
		return nil
	case len(p.articles) == 0:
		return fmt.Errorf("reading an article: no head before it: %w", errMissing)
	case strings.HasPrefix(line, ">\t"):
		m, err := read(strings.Split(line, "\t")[1:], " | ", p.find)
		if err != nil {
			return err
		}
		a := &p.articles[len(p.articles)-1]
		a.Meetings = append(a.Meetings, m)
		return nil
	}
	p.paragraph(line)
	return nil
}

func (p *page) head(words []string) error {
	p.close()
	if len(words) != 3 {
		return fmt.Errorf("reading a head: %d words, want 3", len(words))
	}
	published, err := day(words[2])
	if err != nil {
		return err
	}
	p.articles = append(p.articles, Article{ID: words[1], Published: published})
	return nil
}

func (p *page) paragraph(line string) {
	if p.text.Len() > 0 {
		p.text.WriteByte('\n')
		p.end++
	}
	p.last, p.start = line, p.end
	p.text.WriteString(line)
	p.end += utf8.RuneCountInString(line)
}

func (p *page) close() {
	if len(p.articles) > 0 {
		p.articles[len(p.articles)-1].Text = p.text.String()
	}
	p.text.Reset()
	p.last, p.start, p.end = "", 0, 0
}

// find is the span of words in the last paragraph.
func (p *page) find(name string) (news.Span, error) {
	words, nth := occurrence(name)
	at := 0
	for range nth {
		next := strings.Index(p.last[at:], words)
		if next < 0 || words == "" {
			return news.Span{}, fmt.Errorf("looking for %q: %w", name, errMissing)
		}
		at += next + 1
	}
	start := p.start + utf8.RuneCountInString(p.last[:at-1])
	return news.Span{Start: start, End: start + utf8.RuneCountInString(words)}, nil
}

// occurrence reads which occurrence of words is meant: "talks#2".
func occurrence(name string) (words string, nth int) {
	if at := strings.LastIndexByte(name, '#'); at >= 0 {
		if n, err := strconv.Atoi(name[at+1:]); err == nil && n > 0 {
			return name[:at], n
		}
	}
	return name, 1
}
