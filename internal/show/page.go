package show

import (
	"bufio"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

//go:embed page.html.tmpl
var pageTemplate string

//go:embed page.css
var pageStyle string

// WritePage writes one page of HTML that shows all the articles. It is whole in
// itself: it loads nothing and runs no script, and forbids both to whatever
// might come to stand in it.
func WritePage(w io.Writer, articles []Article) error {
	page, err := template.New("page").Parse(pageTemplate)
	if err != nil {
		return fmt.Errorf("reading the page's template: %w", err)
	}
	views := make([]articleView, len(articles))
	for i, article := range articles {
		views[i] = newArticleView(i, article)
	}
	out := bufio.NewWriter(w)
	// The style is a file of this package, no word of an article is in it.
	err = page.Execute(out, pageView{Style: template.CSS(pageStyle), Articles: views, Filters: filters()})
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return fmt.Errorf("writing the page: %w", err)
	}
	return nil
}

type pageView struct {
	Style    template.CSS
	Filters  []filter
	Articles []articleView
}

// filter is a box of the legend that shows and hides one kind of mark.
type filter struct{ Class, Label string }

func filters() []filter {
	return []filter{
		{string(news.Person), "person"},
		{string(news.Organization), "organization"},
		{string(news.Location), "location"},
		{string(news.Misc), "misc"},
		{string(quoteRole), "what was said"},
		{string(cueRole), "cue"},
		{string(speakerRole), "speaker"},
		{string(triggerRole), "meeting"},
	}
}

// articleView is one article as the template wants it.
type articleView struct {
	ID, Pipeline   string
	Headline, Text []segmentView
	Quotes         []item
	Meetings       []item
	Names          []nameView
}

// segmentView is one element of the text.
type segmentView struct {
	Class, Title, Text string
	// Anchor makes the element a target, and Target makes it a link.
	Anchor, Target string
	// Others are further anchors at the same place.
	Others []string
	// Number is printed behind the text, by the style alone: it is no part of it.
	Number string
}

// item is a quote or a meeting beside the text.
type item struct {
	Anchor, Target string
	Number         int
	Who, What, How string
	Details        details
}

type nameView struct {
	Name, Type string
	Mentions   int
	Aliases    string
}

func newArticleView(index int, a Article) articleView {
	text := news.NewText(a.Text)
	marks := marksOf(a.Extraction, text)
	head := news.Span{}
	if a.Title != "" && strings.HasPrefix(a.Text, a.Title) {
		head.End = text.Point(len(a.Title))
	}
	v := viewer{prefix: fmt.Sprintf("a%d-", index+1), entities: a.Entities, seen: map[string]bool{}}
	view := articleView{ID: a.ID, Pipeline: a.Pipeline}
	view.Headline = v.segments(segments(text, head, marks))
	view.Text = v.segments(segments(text, news.Span{Start: head.End, End: text.Len()}, marks))
	evidence := NewEvidence(a)
	for i, quote := range evidence.Quotes {
		view.Quotes = append(view.Quotes, v.item("q", i, quote.speaker(), quote.said(), quote.manner(), quote.details()))
	}
	for i, meeting := range evidence.Meetings {
		view.Meetings = append(view.Meetings, v.item("m", i, meeting.parties(), meeting.course(), "", meeting.details()))
	}
	for _, entity := range a.Entities {
		view.Names = append(view.Names, nameView{
			Name: entity.Name, Type: string(entity.Type), Mentions: len(entity.Mentions), Aliases: strings.Join(entity.Aliases, ", "),
		})
	}
	return view
}

// viewer makes the elements of one article.
type viewer struct {
	prefix   string
	entities []news.Entity
	// seen are the anchors that the text has already.
	seen map[string]bool
}

func (v viewer) segments(pieces []segment) []segmentView {
	views := make([]segmentView, len(pieces))
	for i, piece := range pieces {
		views[i] = v.segment(piece)
	}
	return views
}

func (v viewer) segment(s segment) segmentView {
	view := segmentView{Text: s.text}
	if len(s.marks) == 0 {
		return view
	}
	view.Class, view.Title = s.classes(), s.describe(v.entities)
	for _, m := range s.marks {
		letter := ""
		switch m.role {
		case quoteRole:
			letter = "q"
		case triggerRole:
			letter = "m"
		default:
			continue
		}
		anchor := fmt.Sprintf("%s%s%d", v.prefix, letter, m.number+1)
		switch {
		case v.seen[anchor]:
		case view.Anchor == "":
			view.Anchor, view.Target, view.Number = anchor, anchor+"-why", fmt.Sprint(m.number+1)
		default:
			view.Others = append(view.Others, anchor)
		}
		v.seen[anchor] = true
	}
	return view
}

// classes are the roles of the segment and the type of its name.
func (s segment) classes() string {
	classes := []string{"mark"}
	for _, m := range s.marks {
		if m.role != nameRole {
			classes = append(classes, string(m.role))
		}
	}
	if name, named := s.name(); named {
		classes = append(classes, "name", string(name.kind))
	}
	return strings.Join(classes, " ")
}

func (v viewer) item(letter string, i int, who, what, how string, list details) item {
	anchor := fmt.Sprintf("%s%s%d", v.prefix, letter, i+1)
	return item{
		Anchor: anchor + "-why", Target: anchor, Number: i + 1, Who: oneLine(who), What: what, How: how, Details: list,
	}
}
