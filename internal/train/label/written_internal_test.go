package label

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/news"
)

// slice is the text of an article in a span.
func slice(a *Article, s news.Span) string { return string([]rune(a.Text)[s.Start:s.End]) }

// row is a line that labels a meeting, of fields divided by slashes.
func row(fields string) string { return ">\t" + strings.ReplaceAll(fields, "/", "\t") }

const twoArticles = `# a01-harbour 2026-02-11
Reyes, Lindqvist Meet

Harbour minister Ása Reyes held talks with Tomás Lindqvist in Ålesund on Monday before the talks on fish.
>	talks	happened	core	talks	a	Harbour minister Ása Reyes@host | Tomás Lindqvist@visitor	Ålesund	Monday	2026-02-09
>	talks#2	planned:expected	other	talks	-	-	-	-	-
# a02-none -
Nobody met.
`

func TestParseWritten(t *testing.T) {
	t.Parallel()
	articles, err := parseWritten(twoArticles)
	require.NoError(t, err)
	require.Len(t, articles, 2)
	a := &articles[0]
	require.Equal(t, "a01-harbour", a.ID)
	require.Equal(t, time.Date(2026, time.February, 11, 0, 0, 0, 0, time.UTC), a.Published)
	require.True(t, strings.HasPrefix(a.Text, "Reyes, Lindqvist Meet\nHarbour minister Ása"), "blank lines divide nothing")
	require.Len(t, a.Meetings, 2)

	m := &a.Meetings[0]
	require.True(t, m.Core)
	require.Equal(t, news.Happened, m.Status)
	require.Equal(t, news.Talks, m.Format)
	require.Equal(t, "a", m.Event)
	require.Equal(t, "2026-02-09", m.Date)
	require.Equal(t, []string{"talks", "Ålesund", "Monday"}, []string{slice(a, m.Trigger), slice(a, m.Place), slice(a, m.Time)})
	require.Len(t, m.Parties, 2)
	require.Equal(t, "Harbour minister Ása Reyes", slice(a, m.Parties[0].Span))
	require.Equal(t, "Tomás Lindqvist", slice(a, m.Parties[1].Span))
	require.Equal(t, []news.Role{news.HostRole, news.VisitorRole}, []news.Role{m.Parties[0].Role, m.Parties[1].Role})

	again := &a.Meetings[1]
	require.Equal(t, "talks", slice(a, again.Trigger))
	require.Greater(t, again.Trigger.Start, m.Trigger.Start, "#2 is the second occurrence")
	require.Equal(t, Meeting{Trigger: again.Trigger, Status: news.Planned, Detail: "expected", Format: news.Talks}, *again, "- is nothing in every field")

	require.Equal(t, Article{ID: "a02-none", Text: "Nobody met."}, articles[1])
}

// TestParseWritten_LongParagraph holds that no line is too long to be read.
func TestParseWritten_LongParagraph(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("the port stayed open and ", 10_000) + "Reyes met Okafor."
	articles, err := parseWritten("# long -\n" + long + "\n" + row("met/happened/core/in_person/a/Reyes | Okafor/-/-/-"))
	require.NoError(t, err)
	require.Len(t, articles, 1)
	require.Len(t, articles[0].Text, len(long))
	require.Len(t, articles[0].Meetings, 1)
}

func TestParseWritten_Roles(t *testing.T) {
	t.Parallel()
	for suffix, want := range map[string]news.Role{
		"": news.ParticipantRole, "@host": news.HostRole, "@visitor": news.VisitorRole, "@mediator": news.MediatorRole,
		"@chair": news.ChairRole, "@absent": news.NonAttendeeRole,
	} {
		articles, err := parseWritten("# x -\nReyes met.\n" + row("met/happened/core/in_person/a/Reyes"+suffix+"/-/-/-"))
		require.NoError(t, err, suffix)
		require.Equal(t, []Party{{Span: news.Span{Start: 0, End: 5}, Role: want}}, articles[0].Meetings[0].Parties, suffix)
	}
}

func TestParseWritten_Errors(t *testing.T) {
	t.Parallel()
	const head = "# x 2026-02-11\nReyes met Okafor in Bergen.\n"
	for name, c := range map[string]struct {
		text string
		line string
		want error
	}{
		"NoHead":           {"Reyes met Okafor.", "line 1", errMissing},
		"LabelBeforeHead":  {"\n" + row("met/happened/core/in_person/a/-/-/-/-"), "line 2", errMissing},
		"LabelBeforeText":  {"# x -\n" + row("met/happened/core/in_person/a/-/-/-/-"), "line 2", errMissing},
		"HeadWithoutDay":   {"# x", "line 1", nil},
		"HeadOfFourWords":  {"# x 2026-02-11 more", "line 1", nil},
		"Day":              {"# x 2026-02-31", "line 1", nil},
		"SecondHead":       {head + "# y tomorrow", "line 3", nil},
		"Status":           {head + row("met/maybe/core/in_person/a/-/-/-/-"), "line 3", errUnknown},
		"NoStatus":         {head + row("met/-/core/in_person/a/-/-/-/-"), "line 3", errUnknown},
		"Core":             {head + row("met/happened/cor/in_person/a/-/-/-/-"), "line 3", errUnknown},
		"Role":             {head + row("met/happened/core/in_person/a/Reyes@guest/-/-/-"), "line 3", errUnknown},
		"NoTrigger":        {head + row("-/happened/core/in_person/a/-/-/-/-"), "line 3", errMissing},
		"EmptyTrigger":     {head + row("/happened/core/in_person/a/-/-/-/-"), "line 3", errMissing},
		"Trigger":          {head + row("meets/happened/core/in_person/a/-/-/-/-"), "line 3", errMissing},
		"SecondOccurrence": {head + row("met#2/happened/core/in_person/a/-/-/-/-"), "line 3", errMissing},
		"Party":            {head + row("met/happened/core/in_person/a/Reyes | Lindqvist/-/-/-"), "line 3", errMissing},
		"EmptyParty":       {head + row("met/happened/core/in_person/a/Reyes | /-/-/-"), "line 3", errMissing},
		"Place":            {head + row("met/happened/core/in_person/a/-/Oslo/-/-"), "line 3", errMissing},
		"Time":             {head + row("met/happened/core/in_person/a/-/-/Friday/-"), "line 3", errMissing},
		"OtherParagraph":   {head + "Later they left.\n" + row("met/happened/core/in_person/a/-/-/-/-"), "line 4", errMissing},
		"FewFields":        {head + row("met/happened/core"), "line 3", nil},
		"ManyFields":       {head + row("met/happened/core/in_person/a/-/-/-/-/-"), "line 3", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := parseWritten(c.text)
			require.ErrorContains(t, err, "reading "+c.line)
			if c.want != nil {
				require.ErrorIs(t, err, c.want)
			}
		})
	}
}

// TestParseWritten_FirstError holds that of several mistakes in a line always the
// same one is reported.
func TestParseWritten_FirstError(t *testing.T) {
	t.Parallel()
	text := "# x -\nReyes met.\n" + row("met/happened/core/in_person/a/-/Oslo/Friday/-")
	for range 50 {
		_, err := parseWritten(text)
		require.ErrorContains(t, err, `"Oslo"`)
	}
}

func TestOccurrence(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, words string
		nth         int
	}{
		{"talks", "talks", 1},
		{"talks#1", "talks", 1},
		{"talks#12", "talks", 12},
		{"talks#0", "talks#0", 1},
		{"talks#-1", "talks#-1", 1},
		{"talks#", "talks#", 1},
		{"#metoo", "#metoo", 1},
		{"gate #7#2", "gate #7", 2},
	} {
		words, nth := occurrence(c.name)
		require.Equal(t, c.words, words, c.name)
		require.Equal(t, c.nth, nth, c.name)
	}
}

// requireSound fails where a meeting lies outside of its article.
func requireSound(tb testing.TB, a *Article) {
	tb.Helper()
	size := utf8.RuneCountInString(a.Text)
	for i := range a.Meetings {
		m := &a.Meetings[i]
		require.Contains(tb, statuses(), m.Status, a.ID)
		require.Positive(tb, m.Trigger.Len(), a.ID)
		for _, span := range m.spans() {
			require.GreaterOrEqual(tb, span.Start, 0, a.ID)
			require.GreaterOrEqual(tb, span.Len(), 0, a.ID)
			require.LessOrEqual(tb, span.End, size, a.ID)
			require.NotContains(tb, slice(a, span), "\n", a.ID)
		}
		for _, p := range m.Parties {
			require.Positive(tb, p.Span.Len(), a.ID)
			require.NotEmpty(tb, p.Role, a.ID)
		}
	}
}

// TestWritten holds that the articles of the project can be read and that each of
// their labels marks something.
func TestWritten(t *testing.T) {
	t.Parallel()
	articles, err := Written()
	require.NoError(t, err)
	require.NotEmpty(t, articles)
	ids := map[string]bool{}
	for i := range articles {
		a := &articles[i]
		require.NotEmpty(t, a.Text, a.ID)
		require.False(t, ids[a.ID], "%s is twice there", a.ID)
		ids[a.ID] = true
		requireSound(t, a)
		for _, m := range a.Meetings {
			require.True(t, utf8.ValidString(slice(a, m.Trigger)), a.ID)
			require.NotEmpty(t, m.Event, "%s: %s", a.ID, slice(a, m.Trigger))
			require.NotEmpty(t, m.Format, "%s: %s", a.ID, slice(a, m.Trigger))
		}
	}
}

func FuzzParseWritten(f *testing.F) {
	f.Add(twoArticles)
	f.Add("# x -\nŽ met Ž. Ž met.\n" + row("met#2/happened/core/in_person/-/Ž#3 | Ž@absent/-/-/2026"))
	f.Add("# x -\n\xffmet\x80\n" + row("\x80/happened/core/in_person/a/-/-/-/-"))
	f.Add("# - -\n>\t")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\ufffd")
		articles, err := parseWritten(text)
		if err != nil {
			require.ErrorContains(t, err, "reading line ")
			return
		}
		for i := range articles {
			requireSound(t, &articles[i])
			for _, m := range articles[i].Meetings {
				require.Contains(t, text, "\t"+slice(&articles[i], m.Trigger), "a trigger is what its label says")
			}
		}
	})
}
