package timex_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/timex"
)

// published is a Thursday.
var published = time.Date(2017, time.May, 11, 9, 0, 0, 0, time.UTC)

// alone is the value of one expression apart from the others of its text.
func alone(e timex.Expression, anchor timex.Anchor) string {
	return timex.Resolve([]timex.Expression{e}, anchor)[0].Value
}

// ahead takes every sentence to look ahead.
func ahead(timex.Expression) timex.Direction { return timex.Ahead }

// read finds the expressions of text as "words=value", each resolved alone.
func read(text string, anchor timex.Anchor) []string {
	var list []string
	for _, e := range timex.Find(text) {
		list = append(list, text[e.Start:e.End]+"="+alone(e, anchor))
	}
	return list
}

type example struct {
	text string
	want []string
}

func checkExamples(t *testing.T, anchor timex.Anchor, examples []example) {
	t.Helper()
	for _, e := range examples {
		require.Equal(t, e.want, read(e.text, anchor), e.text)
	}
}

func TestFind_FullDates(t *testing.T) {
	t.Parallel()
	checkExamples(t, timex.Anchor{}, []example{
		{"on 10 May 2017.", []string{"10 May 2017=2017-05-10"}},
		{"on May 10, 2017, they met", []string{"May 10, 2017=2017-05-10"}},
		{"on May 10th 2017", []string{"May 10th 2017=2017-05-10"}},
		{"the 10th of May 2017", []string{"the 10th of May 2017=2017-05-10"}},
		{"Wednesday, May 10, 2017", []string{"Wednesday, May 10, 2017=2017-05-10"}},
		{"Wednesday, 10 May 2017", []string{"Wednesday, 10 May 2017=2017-05-10"}},
		{"Sept. 5, 2016", []string{"Sept. 5, 2016=2016-09-05"}},
		{"Monday, Oct. 26:", []string{"Monday, Oct. 26="}},
		{"2017-05-10 and 2017-13-10", []string{"2017-05-10=2017-05-10"}},
		{"5/10/2017 and 25/10/2017", []string{"5/10/2017=2017-05-10", "25/10/2017=2017-10-25"}},
		{"February 30, 2017", []string{"February=", "2017=2017"}},
	})
}

func TestFind_Periods(t *testing.T) {
	t.Parallel()
	checkExamples(t, timex.Anchor{}, []example{
		{"in July 2016", []string{"July 2016=2016-07"}},
		{"since 1998", []string{"1998=1998"}},
		{"the 1990s, the '80s and the 1920s", []string{"the 1990s=199", "the '80s=198", "the 1920s=192"}},
		{"in the 19th century", []string{"the 19th century=18"}},
		{"the third quarter of 2015", []string{"the third quarter of 2015=2015-Q3"}},
		{"the summer of 2014", []string{"the summer of 2014=2014-SU"}},
		{"early 2017, mid-2018 and the end of 2019", []string{"early 2017=2017", "mid-2018=2018", "the end of 2019=2019"}},
	})
}

func TestFind_Relative(t *testing.T) {
	t.Parallel()
	checkExamples(t, timex.Anchor{Published: published}, []example{
		{"yesterday, today and tomorrow", []string{"yesterday=2017-05-10", "today=2017-05-11", "tomorrow=2017-05-12"}},
		{"last week", []string{"last week=2017-W18"}},
		{"next month and this year", []string{"next month=2017-06", "this year=2017"}},
		{"two days ago", []string{"two days ago=2017-05-09"}},
		{"about three weeks ago", []string{"about three weeks ago=2017-W16"}},
		{"a year earlier", []string{"a year earlier=2016"}},
		{"two months from now", []string{"two months from now=2017-07"}},
		{"last summer", []string{"last summer=2016-SU"}},
		{"last April, next June, this September", []string{"last April=2017-04", "next June=2017-06", "this September=2017-09"}},
		{"last May", []string{"last May=2016-05"}},
		{"earlier this year", []string{"earlier this year=2017"}},
		{"June last year", []string{"June last year=2016-06"}},
		{"over the weekend", []string{"the weekend=2017-W18-WE"}},
		{"on May 10", []string{"May 10=2017-05-10"}},
		{"on December 30", []string{"December 30=2016-12-30"}},
	})
}

// TestFind_Weekday follows what newspapers do: a bare weekday is the latest up
// to the day of publication, unless the sentence looks ahead.
func TestFind_Weekday(t *testing.T) {
	t.Parallel()
	checkExamples(t, timex.Anchor{Published: published}, []example{
		{"on Monday", []string{"Monday=2017-05-08"}},
		{"on Thursday", []string{"Thursday=2017-05-11"}},
		{"on Friday", []string{"Friday=2017-05-05"}},
		{"last Thursday", []string{"last Thursday=2017-05-04"}},
		{"next Monday", []string{"next Monday=2017-05-15"}},
	})
	checkExamples(t, timex.Anchor{Published: published, Looking: ahead}, []example{
		{"on Monday", []string{"Monday=2017-05-15"}},
		{"on Thursday", []string{"Thursday=2017-05-11"}},
		{"last Monday", []string{"last Monday=2017-05-08"}},
		{"in July and in March", []string{"July=2017-07", "March=2018-03"}},
	})
}

func TestFind_Clock(t *testing.T) {
	t.Parallel()
	checkExamples(t, timex.Anchor{Published: published}, []example{
		{"Wednesday morning", []string{"Wednesday morning=2017-05-10TMO"}},
		{"last night and tonight", []string{"last night=2017-05-10TNI", "tonight=2017-05-11TNI"}},
		{"9:30 a.m. Wednesday", []string{"9:30 a.m. Wednesday=2017-05-10T09:30"}},
		{"Tuesday at 10 p.m.", []string{"Tuesday at 10 p.m.=2017-05-09T22:00"}},
		{"at 14:30 on 10 May 2017", []string{"14:30 on 10 May 2017=2017-05-10T14:30"}},
		{"12 a.m. and 12 p.m.", []string{"12 a.m.=2017-05-11T00:00", "12 p.m.=2017-05-11T12:00"}},
		{"noon Thursday", []string{"noon Thursday=2017-05-11T12:00"}},
		{"a 3:2 win", nil},
		{"5 p.m. EST Wednesday", []string{"5 p.m. EST Wednesday=2017-05-10T17:00"}},
	})
}

func TestFind_Durations(t *testing.T) {
	t.Parallel()
	checkExamples(t, timex.Anchor{}, []example{
		{"two years", []string{"two years=P2Y"}},
		{"twenty-four hours", []string{"twenty-four hours=PT24H"}},
		{"a two-week visit", []string{"two-week=P2W"}},
		{"for a month", []string{"a month=P1M"}},
		{"five dollars a month", []string{"a month=P1M"}},
		{"several days", []string{"several days=PXD"}},
		{"a few minutes", []string{"a few minutes=PTXM"}},
		{"at least 20 years", []string{"at least 20 years=P20Y"}},
		{"the past two months", []string{"the past two months=P2M"}},
		{"the first nine months", []string{"the first nine months=P9M"}},
		{"a couple of days", []string{"a couple of days=P2D"}},
	})
}

func TestFind_Sets(t *testing.T) {
	t.Parallel()
	checkExamples(t, timex.Anchor{}, []example{
		{"every day", []string{"every day=P1D"}},
		{"every two weeks", []string{"every two weeks=P2W"}},
		{"each July", []string{"each July=XXXX-07"}},
		{"every Monday and on Fridays", []string{"every Monday=XXXX-WXX-1", "Fridays=XXXX-WXX-5"}},
		{"a daily and a weekly", []string{"daily=P1D", "weekly=P1W"}},
	})
}

// TestFind_Unresolved holds that nothing is guessed where no day is known.
func TestFind_Unresolved(t *testing.T) {
	t.Parallel()
	checkExamples(t, timex.Anchor{}, []example{
		{"yesterday", []string{"yesterday="}},
		{"on Monday morning", []string{"Monday morning="}},
		{"in July", []string{"July="}},
		{"two days ago", []string{"two days ago="}},
		{"at 10 p.m.", []string{"10 p.m.="}},
		{"a year later", []string{"a year later="}},
		{"now and in recent weeks", []string{"now=PRESENT_REF", "recent weeks=PXW"}},
	})
}

func TestFind_OtherSenses(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"2000 soldiers", "a six-year-old boy", "as soon as it rains", "$2000", "1,998 votes", "they may come", "a march on the town", "April Jones left", "the second act",
		"A-10 jets", "sat on a bench", "the sun rose", "1990 km", "May Lindqvist", "fall of the house", "spring water",
	} {
		require.Empty(t, read(text, timex.Anchor{Published: published}), text)
	}
}

func TestFind_LastDayOfTheMonth(t *testing.T) {
	t.Parallel()
	anchor := timex.Anchor{Published: time.Date(2017, time.March, 31, 0, 0, 0, 0, time.UTC)}
	require.Equal(t, []string{"last month=2017-02", "next month=2017-04"}, read("last month and next month", anchor))
}

func FuzzFind(f *testing.F) {
	for _, seed := range []string{
		"On 10 May 2017, at 9:30 a.m. Wednesday", "the early early the late", "mid-", "the past two", "5/10/", "Sept.", "１０ May", "the 'é s", "every",
		"twenty-", "2017-05", "a couple of", "İ Monday 🚢 the end of the end of", "10th of", "at least", "",
	} {
		f.Add(seed)
	}
	anchor := timex.Anchor{Published: published, Looking: ahead}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "")
		last := 0
		for _, e := range timex.Find(text) {
			require.LessOrEqual(t, last, e.Start)
			require.Less(t, e.Start, e.End)
			require.LessOrEqual(t, e.End, len(text))
			require.Equal(t, text[e.Start:e.End], strings.TrimSpace(text[e.Start:e.End]))
			require.NotEqual(t, alone(e, anchor) == "", timex.Resolve([]timex.Expression{e}, anchor)[0].Relative == "")
			require.NotEmpty(t, e.String())
			alone(e, timex.Anchor{})
			last = e.End
		}
	})
}

// newsText is text as news has it: every sentence leans on the day.
func newsText() string {
	return strings.Repeat("The ministers met in Lisbon on Wednesday morning, two days after the summit of May 2016, "+
		"and agreed that the port would stay open for the next three years whatever the weather.\n", 1000)
}

func BenchmarkFind(b *testing.B) {
	text := newsText()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		require.Len(b, timex.Find(text), 4000)
	}
}

// BenchmarkRead finds and resolves.
func BenchmarkRead(b *testing.B) {
	for name, c := range map[string]struct {
		text  string
		found int
	}{
		"News":      {newsText(), 4000},
		"Narrative": {strings.Repeat(story+"Two days later, in the spring of 1912, the owners met from 6-15 May and agreed.\n", 300), 3000},
		"NoTimes":   {strings.Repeat("The ferry was late and its crew tired, so nobody asked why the hall stood empty.\n", 2000), 0},
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			for b.Loop() {
				require.Len(b, timex.Read(c.text, published), c.found)
			}
		})
	}
}
