package role

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

//go:embed data/titles.txt
var titlesFile string

//go:embed data/verbs.txt
var verbsFile string

//go:embed data/regions.txt
var regionsFile string

// set is a set of words.
type set map[string]bool

// lexicon holds the words by which roles are found. It is read-only.
type lexicon struct {
	heads, apposed, whole, after, skip set
	short                              map[string]string
	standing                           map[string]news.Standing
	verbs                              map[string]verb
	// regions maps the short names of regions in brackets to their names.
	regions map[string]string
}

// readLexicon reads the lists of words.
func readLexicon() (*lexicon, error) {
	l := &lexicon{
		heads: set{}, apposed: set{}, whole: set{}, after: set{}, skip: set{},
		short: map[string]string{}, standing: map[string]news.Standing{}, verbs: map[string]verb{}, regions: map[string]string{},
	}
	if err := sections(titlesFile, l.title); err != nil {
		return nil, fmt.Errorf("reading the titles: %w", err)
	}
	if err := sections(verbsFile, l.verb); err != nil {
		return nil, fmt.Errorf("reading the verbs: %w", err)
	}
	if err := sections(regionsFile, l.region); err != nil {
		return nil, fmt.Errorf("reading the regions: %w", err)
	}
	return l, nil
}

// sections calls add for each line that is neither empty nor a comment, with the
// section that it stands in.
func sections(file string, add func(section, line string) error) error {
	section := ""
	for line := range strings.Lines(file) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			section = strings.Trim(line, "[]")
		default:
			if err := add(section, line); err != nil {
				return err
			}
		}
	}
	return nil
}

func (l *lexicon) title(section, line string) error {
	words := map[string]set{"head": l.heads, "apposed": l.apposed, "after": l.after, "skip": l.skip}[section]
	standing := news.Standing(section)
	switch {
	case words != nil:
		for word := range strings.FieldsSeq(line) {
			words[word] = true
		}
	case section == "whole":
		l.whole[line] = true
	case section == "short":
		short, long, ok := strings.Cut(line, " = ")
		if !ok {
			return fmt.Errorf("short form %q: want two sides", line)
		}
		l.short[short] = long
	case standing == news.FormerStanding, standing == news.ActingStanding, standing == news.DesignateStanding:
		for word := range strings.FieldsSeq(line) {
			l.standing[word] = standing
		}
	default:
		return fmt.Errorf("unknown section %q", section)
	}
	return nil
}

// head is the noun that a word is, if it can end a title, with the standing that
// is written onto it: "minister-designate", "ex-minister", "co-chair".
func (l *lexicon) head(word string) (noun string, standing news.Standing, ok bool) {
	if long, short := l.short[word]; short {
		return long, "", true
	}
	if l.heads[word] {
		return word, "", true
	}
	front, back, hyphen := strings.Cut(word, "-")
	if !hyphen {
		return "", "", false
	}
	if s := l.standing[back]; s != "" && l.heads[front] {
		return front, s, true
	}
	if (front == "ex" || front == "then") && l.heads[back] {
		return back, news.FormerStanding, true
	}
	return word, "", l.heads[back]
}

func (l *lexicon) verb(section, line string) error {
	for word := range strings.FieldsSeq(line) {
		form, noun, _ := strings.Cut(word, "=")
		v := verb{kind: verbKind(section), noun: noun}
		switch v.kind {
		case heading:
			if noun == "" {
				return fmt.Errorf("verb %q: want the noun that it makes", word)
			}
		case being, been, becoming, electing, nominating, leaving, dismissing, serving:
		default:
			return fmt.Errorf("unknown section %q", section)
		}
		l.verbs[form] = v
	}
	return nil
}

func (l *lexicon) region(_, line string) error {
	name, shorts, ok := strings.Cut(line, " = ")
	if !ok {
		return fmt.Errorf("region %q: want two sides", line)
	}
	l.regions[strings.ToLower(name)] = name
	for short := range strings.FieldsSeq(shorts) {
		l.regions[strings.ToLower(strings.Trim(short, "."))] = name
	}
	return nil
}
