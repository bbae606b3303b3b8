package train

import (
	"embed"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
)

// The forms of documents that are written out with names drawn from the lists:
// tables of results, pages of markets, headlines and bylines, of which the
// labelled sets have few. A form is lines up to a blank one; a word in braces is
// a slot, "5x " before a line repeats it, and "^" writes it in capitals.
//
//go:embed template/*.txt
var formFiles embed.FS

// form is the lines of one kind of document.
type form []formLine

type formLine struct {
	words []string
	times int
	caps  bool
}

// readForms reads the forms of one file.
func readForms(file string) ([]form, error) {
	data, err := formFiles.ReadFile("template/" + file)
	if err != nil {
		return nil, fmt.Errorf("reading forms: %w", err)
	}
	var forms []form
	for block := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n\n") {
		var f form
		for line := range strings.SplitSeq(strings.TrimSpace(block), "\n") {
			f = append(f, readFormLine(line))
		}
		forms = append(forms, f)
	}
	return forms, nil
}

func readFormLine(line string) formLine {
	l := formLine{times: 1}
	if count, rest, ok := strings.Cut(line, "x "); ok {
		if n, err := strconv.Atoi(count); err == nil {
			l.times, line = n, rest
		}
	}
	line, l.caps = strings.CutPrefix(line, "^")
	l.words = strings.Fields(line)
	return l
}

// scribe fills forms with names.
type scribe struct {
	pools  *pools
	random *rand.Rand
	// given are the names already given in the document, by slot with its number.
	given map[string]phrase
}

// phrase is a name or other words, and the type of the name, if it is one.
type phrase struct {
	words []string
	label string
}

// document writes one document by a form.
func (s *scribe) document(f form) Document {
	s.given = map[string]phrase{}
	var d Document
	for _, line := range f {
		for range line.times {
			d.Sentences = append(d.Sentences, s.sentence(line))
		}
	}
	return d
}

func (s *scribe) sentence(line formLine) Sentence {
	var x Sentence
	for _, w := range line.words {
		open, end := strings.IndexByte(w, '{'), strings.LastIndexByte(w, '}')
		if open < 0 || end < open {
			x.append(phrase{words: []string{w}})
			continue
		}
		if open > 0 || end+1 < len(w) || strings.Contains(w[:end], "}") {
			x.append(s.glued(w))
			continue
		}
		x.append(s.slot(w[open+1 : end]))
	}
	if line.caps {
		x = x.respelt(strings.ToUpper)
	}
	return x
}

// glued fills a word that holds slots of numbers among other letters.
func (s *scribe) glued(w string) phrase {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(w, "{")
		b.WriteString(before)
		if !ok {
			return phrase{words: []string{b.String()}}
		}
		slot, after, _ := strings.Cut(rest, "}")
		b.WriteString(strings.Join(s.slot(slot).words, " "))
		w = after
	}
}

// slot is the filling of "kind", "kind.1" or "kind.1/caps".
func (s *scribe) slot(text string) phrase {
	key, style, _ := strings.Cut(text, "/")
	p, known := s.given[key]
	if !known {
		kind, number, numbered := strings.Cut(key, ".")
		p = s.draw(kind, number)
		if numbered {
			s.given[key] = p
		}
	}
	if style == "caps" {
		return phrase{words: strings.Fields(strings.ToUpper(strings.Join(p.words, " "))), label: p.label}
	}
	return p
}

func (s *Sentence) append(p phrase) {
	for i, w := range p.words {
		label := "O"
		if p.label != "" {
			label = "I-" + p.label
			if i == 0 {
				label = "B-" + p.label
			}
		}
		s.Words, s.Labels = append(s.Words, w), append(s.Labels, label)
	}
}

// draw makes a filling of a kind; number tells the slots of a document apart.
func (s *scribe) draw(kind, number string) phrase {
	switch kind {
	case "last":
		p := s.slot("person." + number)
		return phrase{words: p.words[len(p.words)-1:], label: p.label}
	case "acronym":
		return acronym(s.slot("body." + number))
	}
	if n, ok := s.number(kind); ok {
		return phrase{words: strings.Fields(n)}
	}
	text, label := s.name(kind)
	return phrase{words: strings.Fields(text), label: label}
}

// acronym shortens a name to the first letters of its capitalised words.
func acronym(p phrase) phrase {
	var b strings.Builder
	for _, w := range p.words {
		if startsUpper(w) {
			b.WriteString(w[:1])
		}
	}
	return phrase{words: []string{b.String()}, label: p.label}
}

// number makes the fillings that are no names.
func (s *scribe) number(kind string) (string, bool) {
	n := func(low, high int) string { return strconv.Itoa(low + s.random.IntN(high-low)) }
	switch kind {
	case "d":
		return n(0, 10), true
	case "n":
		return n(3, 100), true
	case "score":
		return n(0, 8) + "-" + n(0, 8), true
	case "thousands":
		return n(1, 60) + "," + n(100, 999), true
	case "year":
		return n(1975, 2026), true
	case "iso":
		return fmt.Sprintf("%s-%02d-%02d", n(1990, 2026), 1+s.random.IntN(12), 1+s.random.IntN(28)), true
	case "day":
		return s.pick(strings.Fields("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")), true
	case "month":
		return s.pick(strings.Fields("January February March April May June July August September October November December")), true
	case "quarter":
		return s.pick(strings.Fields("first-quarter second-quarter third-quarter half-year yearly")), true
	case "title":
		return s.pick([]string{"Prime Minister", "President", "Foreign Minister", "Governor", "Mayor", "Speaker"}), true
	}
	return "", false
}

func (s *scribe) pick(list []string) string { return list[s.random.IntN(len(list))] }

// chance is true in so many of a hundred cases.
func (s *scribe) chance(percent int) bool { return s.random.IntN(100) < percent }
