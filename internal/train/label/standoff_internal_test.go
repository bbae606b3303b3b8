package label

import (
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

const (
	tokenised = "harbour.tokenized.txt"
	printed   = "harbour.txt"
	// harbour is a labelled text, three lines with a line before and behind.
	harbour = "Another text .\nÁsa Reyes , mayor , did n't meet Öle Okafor .\nThe talks in Bergen ( on Monday ) ended .\nNobody left .\nThe end .\n"
)

// harbourFolder holds the labelled text.
func harbourFolder(tb testing.TB) string {
	tb.Helper()
	folder := tb.TempDir()
	for _, name := range []string{tokenised, printed} {
		require.NoError(tb, os.WriteFile(filepath.Join(folder, name), []byte(harbour), 0o600))
	}
	return folder
}

// checksum is that of lines.
func checksum(lines ...string) string {
	return fmt.Sprintf("%08x", crc32.ChecksumIEEE([]byte(strings.Join(lines, "\n"))))
}

// tabbed is rows of fields divided by slashes, in the form of the labels.
func tabbed(rows ...string) string {
	return strings.ReplaceAll(strings.Join(rows, "\n"), "/", "\t") + "\n"
}

// opening is the row of the article on three lines of the harbour.
func opening(file string) string {
	return "article/" + file + "/2/4/" + checksum(strings.Split(harbour, "\n")[1:4]...) + "/2026-02-11"
}

func TestParseStandoff(t *testing.T) {
	t.Parallel()
	rows := tabbed(
		opening(tokenised),
		"2/28-32/denied:refused/core/in_person/a/0-9@host,33-43@absent/-/-/-",
		"3/4-9/happened/other/talks/-/-/13-19/22-31/2026-02-09",
		"article/"+printed+"/5/5/"+checksum("The end .")+"/-",
	)
	articles, err := parseStandoff(rows, harbourFolder(t))
	require.NoError(t, err)
	require.Len(t, articles, 2)
	a := &articles[0]
	require.Equal(t, "Ása Reyes, mayor, didn't meet Öle Okafor.\nThe talks in Bergen (on Monday) ended.\nNobody left.", a.Text)
	require.Equal(t, tokenised+":2", a.ID)
	require.Equal(t, time.Date(2026, time.February, 11, 0, 0, 0, 0, time.UTC), a.Published)
	require.Len(t, a.Meetings, 2)

	m := &a.Meetings[0]
	require.Equal(t, "meet", slice(a, m.Trigger))
	require.Equal(t, news.Denied, m.Status)
	require.Equal(t, "refused", m.Detail)
	require.True(t, m.Core)
	require.Equal(t, "Ása Reyes", slice(a, m.Parties[0].Span))
	require.Equal(t, "Öle Okafor", slice(a, m.Parties[1].Span))
	require.Equal(t, []news.Role{news.HostRole, news.NonAttendeeRole}, []news.Role{m.Parties[0].Role, m.Parties[1].Role})

	m = &a.Meetings[1]
	require.Equal(t, []string{"talks", "Bergen", "on Monday"}, []string{slice(a, m.Trigger), slice(a, m.Place), slice(a, m.Time)})
	require.Equal(t, Meeting{Trigger: m.Trigger, Place: m.Place, Time: m.Time, Status: news.Happened, Format: news.Talks, Date: "2026-02-09"}, *m)

	require.Equal(t, Article{ID: printed + ":5", Text: "The end ."}, articles[1], "a text in print keeps its spaces")
}

func TestParseStandoff_Errors(t *testing.T) {
	t.Parallel()
	folder, open := harbourFolder(t), opening(tokenised)
	for name, c := range map[string]struct {
		rows []string
		row  string
		want error
	}{
		"NoArticle":    {[]string{"2/0-4/happened/core/talks/a/-/-/-/-"}, "row 1", errRange},
		"Blank":        {[]string{open, ""}, "row 2", errRange},
		"LineBefore":   {[]string{open, "1/0-4/happened/core/talks/a/-/-/-/-"}, "row 2", errRange},
		"LineBehind":   {[]string{open, "5/0-4/happened/core/talks/a/-/-/-/-"}, "row 2", errRange},
		"LineNoNumber": {[]string{open, "two/0-4/happened/core/talks/a/-/-/-/-"}, "row 2", errRange},
		"PastEnd":      {[]string{open, "4/8-14/happened/core/talks/a/-/-/-/-"}, "row 2", errRange},
		"Negative":     {[]string{open, "4/-1-4/happened/core/talks/a/-/-/-/-"}, "row 2", nil},
		"Backwards":    {[]string{open, "4/4-1/happened/core/talks/a/-/-/-/-"}, "row 2", errRange},
		"Empty":        {[]string{open, "4/4-4/happened/core/talks/a/-/-/-/-"}, "row 2", errRange},
		"OneNumber":    {[]string{open, "4/4/happened/core/talks/a/-/-/-/-"}, "row 2", nil},
		"Words":        {[]string{open, "4/meet-ing/happened/core/talks/a/-/-/-/-"}, "row 2", nil},
		"Party":        {[]string{open, "4/0-4/happened/core/talks/a/0-4,5-99/-/-/-"}, "row 2", errRange},
		"Place":        {[]string{open, "4/0-4/happened/core/talks/a/-/5-99/-/-"}, "row 2", errRange},
		"Role":         {[]string{open, "4/0-4/happened/core/talks/a/0-4@guest/-/-/-"}, "row 2", errUnknown},
		"Status":       {[]string{open, "4/0-4/happens/core/talks/a/-/-/-/-"}, "row 2", errUnknown},
		"Fields":       {[]string{open, "4/0-4"}, "row 2", nil},
		"ShortHead":    {[]string{"article/" + tokenised + "/2/4"}, "row 1", errRange},
		"File":         {[]string{"article/missing.txt/2/4/00000000/-"}, "row 1", os.ErrNotExist},
		"First":        {[]string{"article/" + tokenised + "/x/4/00000000/-"}, "row 1", nil},
		"Last":         {[]string{"article/" + tokenised + "/2/x/00000000/-"}, "row 1", nil},
		"FirstZero":    {[]string{"article/" + tokenised + "/0/4/00000000/-"}, "row 1", errRange},
		"LastTooLarge": {[]string{"article/" + tokenised + "/2/99/00000000/-"}, "row 1", errRange},
		"LastBefore":   {[]string{"article/" + tokenised + "/4/2/00000000/-"}, "row 1", errRange},
		"Changed":      {[]string{"article/" + tokenised + "/2/3/" + checksum("Ása Reyes left .", "The talks ended .") + "/-"}, "row 1", errChanged},
		"Day":          {[]string{"article/" + tokenised + "/5/5/" + checksum("The end .") + "/11 May"}, "row 1", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := parseStandoff(tabbed(c.rows...), folder)
			require.ErrorContains(t, err, "reading "+c.row+" of the labels")
			if c.want != nil {
				require.ErrorIs(t, err, c.want)
			}
		})
	}
}

// TestStandoff_ChangedText holds that labels are not laid on a text of which a
// single letter is another.
func TestStandoff_ChangedText(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, tokenised), []byte(strings.Replace(harbour, "Bergen", "Borgen", 1)), 0o600))
	_, err := parseStandoff(tabbed(opening(tokenised)), folder)
	require.ErrorIs(t, err, errChanged)
}

// TestStandoff_NoText tells of a folder that lacks the labelled text.
func TestStandoff_NoText(t *testing.T) {
	t.Parallel()
	_, err := Standoff(t.TempDir())
	require.ErrorIs(t, err, os.ErrNotExist)
	require.ErrorContains(t, err, "reading row 1 of the labels")
}

// TestStandoff_Rows holds of the shipped labels what can be told without their
// text: each row opens an article or labels a line of one.
func TestStandoff_Rows(t *testing.T) {
	t.Parallel()
	anywhere := func(string) (news.Span, error) { return news.Span{Start: 1, End: 2}, nil }
	opened := false
	for row := range strings.Lines(standoff) {
		fields := strings.Split(strings.TrimSuffix(row, "\n"), "\t")
		if fields[0] == "article" {
			require.Len(t, fields, 6, row)
			require.Len(t, fields[4], 8, row)
			opened = true
			continue
		}
		require.True(t, opened, row)
		m, err := read(fields[1:], ",", anywhere)
		require.NoError(t, err, row)
		require.NotEmpty(t, m.Format, row)
	}
	require.True(t, opened)
}

func FuzzStandoff(f *testing.F) {
	f.Add(harbour, "2\t28-32\tdenied\tcore\tin_person\ta\t0-9@host,33-43\t-\t-\t-", true)
	f.Add("Ž met Ž .", "1\t2-5\thappened\tother\tvisit\t-\t0-1,6-7@absent\t-\t0-9\t2026", false)
	f.Add("( a", "1\t0-3\tplanned\tcore\ttalks\ta\t-\t-\t-\t-", true)
	f.Add("a", "1\t0-9223372036854775807\tplanned\tcore\ttalks\ta\t-\t-\t-\t-", true)
	f.Add("", "", false)
	f.Fuzz(func(t *testing.T, text, row string, cut bool) {
		name, lines := printed, strings.Split(strings.ToValidUTF8(text, "\ufffd"), "\n")
		if cut {
			name = tokenised
		}
		o := offsets{files: map[string][]string{name: lines}}
		require.NoError(t, o.row([]string{"article", name, "1", fmt.Sprint(len(lines)), checksum(lines...), "-"}))
		if fields := strings.Split(row, "\t"); fields[0] == "article" || o.row(fields) != nil {
			return
		}
		a := &o.articles[0]
		require.Len(t, a.Meetings, 1)
		requireSound(t, a)
		fields := strings.Split(row, "\t")
		require.Equal(t, words(lines, fields[0], fields[1]), unspaced(slice(a, a.Meetings[0].Trigger)), "a span holds what it says")
		require.Equal(t, utf8.RuneCountInString(a.Text), utf8.RuneCountInString(strings.ToValidUTF8(a.Text, "")))
	})
}

// words are the code points of a line that offsets name, without spaces.
func words(lines []string, line, offsets string) string {
	var n, first, end int
	_, _ = fmt.Sscan(line, &n)
	_, _ = fmt.Sscanf(offsets, "%d-%d", &first, &end)
	return unspaced(string([]rune(lines[n-1])[first:end]))
}
