package role_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/news"
)

// sample is one written sentence with its roles; testdata/classes.txt tells how it
// is written.
type sample struct {
	class, line, text string
	entities          extracttest.Entities
	// roles are written as person; title; standing; organization; place; age.
	roles []string
}

// samples reads a file of testdata.
func samples(tb testing.TB, file string) []sample {
	tb.Helper()
	data, err := os.ReadFile("testdata/" + file)
	require.NoError(tb, err)
	var all []sample
	class := ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]"):
			class = strings.Trim(line, "[]")
		default:
			all = append(all, read(tb, class, line))
		}
	}
	return all
}

func read(tb testing.TB, class, line string) sample {
	tb.Helper()
	text, roles, ok := strings.Cut(line, "=>")
	require.True(tb, ok, line)
	s := sample{class: class, line: line, entities: extracttest.Entities{}}
	s.text = s.unmark(tb, strings.TrimSpace(text))
	for role := range strings.SplitSeq(roles, "|") {
		if fields := strings.Split(role, ";"); len(fields) > 1 {
			for i := range fields {
				fields[i] = strings.TrimSpace(fields[i])
			}
			s.roles = append(s.roles, strings.Join(fields, ";"))
		}
	}
	return s
}

// unmark takes the marks out of a text and notes the names.
func (s *sample) unmark(tb testing.TB, text string) string {
	tb.Helper()
	kinds := map[string]news.EntityType{"p": news.Person, "o": news.Organization, "l": news.Location, "m": news.Misc}
	var plain strings.Builder
	for {
		before, marked, ok := strings.Cut(text, "[")
		plain.WriteString(before)
		if !ok {
			return plain.String()
		}
		mark, rest, closed := strings.Cut(marked, "]")
		letter, name, _ := strings.Cut(mark, " ")
		require.True(tb, closed && kinds[letter] != "", text)
		s.entities[kinds[letter]] = append(s.entities[kinds[letter]], name)
		plain.WriteString(name)
		text = rest
	}
}

// written writes the roles of a document as samples do.
func written(doc *extract.Document) []string {
	var roles []string
	name := func(id *int) string {
		if id == nil {
			return ""
		}
		return doc.Entities[*id].Name
	}
	for _, entity := range doc.Entities {
		for _, r := range entity.Roles {
			age := ""
			if r.Age > 0 {
				age = strconv.Itoa(r.Age)
			}
			roles = append(roles, fmt.Sprintf("%s;%s;%s;%s;%s;%s", entity.Name, r.Title, r.Standing, name(r.Organization), name(r.Place), age))
		}
	}
	return roles
}
