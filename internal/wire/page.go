package wire

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// News pages have a few thousand elements.
const (
	// maxElements bounds the search for the main text, whose cost grows faster
	// than the page.
	maxElements = 30_000
	// maxTags bounds the tree: an element needs some 400 bytes, so that 8 MiB of
	// nothing but tags would need a gigabyte.
	maxTags = 200_000
)

var (
	// pageStart is how a page, or the markup of an article's body, begins.
	pageStart = regexp.MustCompile(`(?i)^(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body|title|meta|article|main|section|div|header|h[1-6]|p|ul|ol|blockquote|figure|span|table|script|style|link|img|a|b|i|em|strong|br)[\s/>]`)
	// wholePage tells a page with its furniture from the markup of a body.
	wholePage = regexp.MustCompile(`(?i)<(?:html|head|body)[\s>]`)
	anyTag    = regexp.MustCompile(`<[a-zA-Z!/]`)
)

func pageFormat() format {
	return format{
		mediaTypes: []string{"text/html", "application/xhtml+xml"},
		fits:       anyTag.Match,
		looks:      func(content []byte) bool { return pageStart.Match(content[:min(len(content), 2048)]) },
		decode:     decodeMarkup,
	}
}

// decodeMarkup reads a page or the markup of a body. Of a page it takes the
// main text and leaves the furniture; where no main text is found, and for the
// markup of a body, it takes all text outside of menus, forms and scripts.
func decodeMarkup(content []byte) (draft, error) {
	root, err := parseMarkup(content)
	if err != nil {
		return draft{}, err
	}
	if !wholePage.Match(content) {
		var found draft
		found.Body = blocks(root)
		return found, nil
	}
	found := readHead(root)
	if err := readMain(root, &found); err != nil || !isFilled(found.Body) {
		// The search changes the tree, so the fall-back starts from a new one.
		if root, err = parseMarkup(content); err != nil {
			return draft{}, err
		}
		found.Body = blocks(root)
	}
	return found, nil
}

func parseMarkup(content []byte) (*html.Node, error) {
	if tags := bytes.Count(content, []byte("<")); tags > maxTags {
		return nil, refuse(reasonTooLarge, "HTML with %d tags: at most %d are taken", tags, maxTags)
	}
	root, err := html.Parse(bytes.NewReader(content))
	if err != nil {
		return nil, refuse(reasonUndecodable, "HTML: %w", err)
	}
	return root, nil
}

// readMain fills found from the readable part of the page.
func readMain(root *html.Node, found *draft) error {
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	article, err := parser.ParseAndMutate(root, nil)
	if err != nil {
		return fmt.Errorf("finding the main text: %w", err)
	}
	found.Title = firstFilled(article.Title(), found.Title)
	found.Byline = article.Byline()
	found.Language = firstFilled(found.Language, article.Language())
	if at, err := article.PublishedTime(); err == nil {
		found.PublishedAt = at
	}
	if article.Node != nil {
		found.Body = withoutByline(blocks(article.Node), found.Byline)
	}
	return nil
}

// withoutByline drops a first paragraph that only repeats the byline.
func withoutByline(body, byline string) string {
	first, rest, found := strings.Cut(body, "\n\n")
	words, name := strings.Fields(first), strings.Fields(byline)
	if len(words) > 0 && strings.EqualFold(words[0], "by") {
		words = words[1:]
	}
	if len(name) > 0 && strings.EqualFold(name[0], "by") {
		name = name[1:]
	}
	if found && len(name) > 0 && slices.Equal(words, name) {
		return rest
	}
	return body
}

// readHead takes the canonical address, the language and the plain title.
func readHead(root *html.Node) draft {
	var found draft
	for node := range root.Descendants() {
		switch node.DataAtom {
		case atom.Html:
			found.Language = attribute(node, "lang")
		case atom.Title:
			if found.Title == "" && node.FirstChild != nil {
				found.Title = node.FirstChild.Data
			}
		case atom.Link:
			if found.URL == "" && strings.EqualFold(attribute(node, "rel"), "canonical") {
				found.URL = canonicalURL(attribute(node, "href"))
			}
		case atom.Meta:
			if found.URL == "" && attribute(node, "property") == "og:url" {
				found.URL = canonicalURL(attribute(node, "content"))
			}
		}
	}
	return found
}

func attribute(node *html.Node, name string) string {
	for _, a := range node.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
