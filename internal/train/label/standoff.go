package label

import (
	_ "embed"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/dateline-news/dateline/internal/news"
)

// standoff are the labels made for this project on open text: offsets, no words.
//
//go:embed standoff.tsv
var standoff string

var (
	// errChanged marks text that is not the one that was labelled.
	errChanged = errors.New("not the text that was labelled")
	// errRange marks offsets outside of the text.
	errRange = errors.New("outside of the text")
)

// Standoff are the articles labelled for this project, with their text out of a
// folder.
//
// A row "article file first last checksum day" opens an article: lines of a file,
// counted from one, with the CRC-32 of their bytes. The rows below are meetings: the
// line, then the fields that [Written] has, whose spans are code points "12-20"
// of the line; commas divide parties.
func Standoff(folder string) ([]Article, error) {
	return parseStandoff(standoff, folder)
}

func parseStandoff(rows, folder string) ([]Article, error) {
	o := offsets{folder: folder, files: map[string][]string{}}
	n := 0
	for row := range strings.Lines(rows) {
		n++
		if err := o.row(strings.Split(strings.TrimSuffix(row, "\n"), "\t")); err != nil {
			return nil, fmt.Errorf("reading row %d of the labels: %w", n, err)
		}
	}
	return o.articles, nil
}

// offsets is what was read so far.
type offsets struct {
	folder   string
	files    map[string][]string
	articles []Article
	// first is the first line of the last article, lines are those joined.
	first int
	lines []joined
}

func (o *offsets) row(fields []string) error {
	if fields[0] == "article" && len(fields) == 6 {
		return o.open(fields[1:])
	}
	n, err := strconv.Atoi(fields[0])
	if err != nil || len(o.articles) == 0 || n < o.first || n >= o.first+len(o.lines) {
		return fmt.Errorf("reading the line %q: %w", fields[0], errRange)
	}
	m, err := read(fields[1:], ",", o.lines[n-o.first].find)
	if err != nil {
		return err
	}
	a := &o.articles[len(o.articles)-1]
	a.Meetings = append(a.Meetings, m)
	return nil
}

// open reads the row of an article: file, first, last, checksum, day.
func (o *offsets) open(fields []string) error {
	first, lines, err := o.passage(fields)
	if err != nil {
		return err
	}
	a := Article{ID: fields[0] + ":" + fields[1]}
	if a.Published, err = day(fields[4]); err != nil {
		return err
	}
	o.first, o.lines = first, nil
	o.join(&a, lines, strings.Contains(fields[0], "tokenized"))
	o.articles = append(o.articles, a)
	return nil
}

// passage are the lines of an article, the first of which has a number in its file.
func (o *offsets) passage(fields []string) (first int, lines []string, err error) {
	if lines, err = o.file(fields[0]); err != nil {
		return 0, nil, err
	}
	first, err = strconv.Atoi(fields[1])
	if err != nil {
		return 0, nil, fmt.Errorf("reading a first line: %w", err)
	}
	last, err := strconv.Atoi(fields[2])
	if err != nil {
		return 0, nil, fmt.Errorf("reading a last line: %w", err)
	}
	if first < 1 || last < first || last > len(lines) {
		return 0, nil, fmt.Errorf("reading lines %d to %d: %w", first, last, errRange)
	}
	lines = lines[first-1 : last]
	if sum := fmt.Sprintf("%08x", crc32.ChecksumIEEE([]byte(strings.Join(lines, "\n")))); sum != fields[3] {
		return 0, nil, fmt.Errorf("reading lines %d to %d of %s: %w", first, last, fields[0], errChanged)
	}
	return first, lines, nil
}

// day reads a day of publication; zero where none is told.
func day(field string) (time.Time, error) {
	if field == none {
		return time.Time{}, nil
	}
	published, err := time.Parse(time.DateOnly, field)
	if err != nil {
		return published, fmt.Errorf("reading a day of publication: %w", err)
	}
	return published, nil
}

// join makes the text of an article out of its lines.
func (o *offsets) join(a *Article, lines []string, tokenised bool) {
	var text strings.Builder
	start := 0
	for i, line := range lines {
		if i > 0 {
			text.WriteByte('\n')
			start++
		}
		j := joinWords(line, tokenised)
		j.start = start
		text.WriteString(j.text)
		start += len(j.at)
		o.lines = append(o.lines, j)
	}
	a.Text = text.String()
}

// file are the lines of a file.
func (o *offsets) file(name string) ([]string, error) {
	if lines, ok := o.files[name]; ok {
		return lines, nil
	}
	data, err := os.ReadFile(filepath.Join(o.folder, name))
	if err != nil {
		return nil, fmt.Errorf("reading labelled text: %w", err)
	}
	o.files[name] = strings.Split(string(data), "\n")
	return o.files[name], nil
}

// find is the span in the article of offsets in the line: "12-20".
func (j *joined) find(name string) (news.Span, error) {
	from, to, _ := strings.Cut(name, "-")
	first, err := strconv.Atoi(from)
	if err != nil {
		return news.Span{}, fmt.Errorf("reading offsets: %w", err)
	}
	end, err := strconv.Atoi(to)
	if err != nil {
		return news.Span{}, fmt.Errorf("reading offsets: %w", err)
	}
	span := j.span(first, end)
	if end > j.size || span.Len() <= 0 {
		return news.Span{}, fmt.Errorf("reading offsets %s: %w", name, errRange)
	}
	return span, nil
}
