package timex_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/timex"
)

// readAll finds the expressions of text as "words=value", each completed with
// what stands before it; the articles are of Thursday 11 May 2017.
func readAll(text string, day time.Time) []string {
	var list []string
	for _, e := range timex.Read(text, day) {
		list = append(list, text[e.Start:e.End]+"="+e.Value)
	}
	return list
}

func checkAll(t *testing.T, day time.Time, examples []example) {
	t.Helper()
	for _, e := range examples {
		require.Equal(t, e.want, readAll(e.text, day), e.text)
	}
}

func TestRead_AbsoluteDates(t *testing.T) {
	t.Parallel()
	checkAll(t, time.Time{}, []example{
		{"signed on 3 June 2011", []string{"3 June 2011=2011-06-03"}},
		{"signed on June 3, 2011", []string{"June 3, 2011=2011-06-03"}},
		{"signed on June 3rd, 2011", []string{"June 3rd, 2011=2011-06-03"}},
		{"signed on the 3rd of June, 2011", []string{"the 3rd of June, 2011=2011-06-03"}},
		{"signed on the third of June 2011", []string{"the third of June 2011=2011-06-03"}},
		{"signed on Fri., Jun. 3, 2011", []string{"Fri., Jun. 3, 2011=2011-06-03"}},
		{"signed on 2011-06-03", []string{"2011-06-03=2011-06-03"}},
		{"signed on 6/3/2011", []string{"6/3/2011=2011-06-03"}},
		{"signed on 30/6/2011", []string{"30/6/2011=2011-06-30"}},
		{"signed in June of 2011", []string{"June of 2011=2011-06"}},
		{"signed on February 29, 2012", []string{"February 29, 2012=2012-02-29"}},
		{"in nineteen ninety-four", []string{"nineteen ninety-four=1994"}},
		{"by the year two thousand", []string{"the year two thousand=2000"}},
		{"a bridge of 1874", []string{"1874=1874"}},
	})
}

func TestRead_AncientDates(t *testing.T) {
	t.Parallel()
	checkAll(t, time.Time{}, []example{
		{"founded in 612 BC", []string{"612 BC=BC0612"}},
		{"founded in 612 B.C. by traders", []string{"612 B.C.=BC0612"}},
		{"founded in 612 BCE", []string{"612 BCE=BC0612"}},
		{"the siege (414-412 BC)", []string{"414=BC0414", "412 BC=BC0412"}},
		{"from 264 to 241 BC", []string{"264=BC0264", "241 BC=BC0241"}},
		{"the 470s BC", []string{"the 470s BC=BC047"}},
		{"the 5th century BC", []string{"the 5th century BC=BC04"}},
		{"in March 44 BC", []string{"March 44 BC=BC0044-03"}},
		{"on March 15, 44 BC", []string{"March 15, 44 BC=BC0044-03-15"}},
		{"the summer of 480 BC", []string{"the summer of 480 BC=BC0480-SU"}},
	})
}

func TestRead_RelativePeriods(t *testing.T) {
	t.Parallel()
	checkAll(t, published, []example{
		{"yesterday", []string{"yesterday=2017-05-10"}},
		{"two days ago", []string{"two days ago=2017-05-09"}},
		{"ten days from now", []string{"ten days from now=2017-05-21"}},
		{"this week", []string{"this week=2017-W19"}},
		{"two weeks ago", []string{"two weeks ago=2017-W17"}},
		{"next month", []string{"next month=2017-06"}},
		{"about six months ago", []string{"about six months ago=2016-11"}},
		{"last quarter", []string{"last quarter=2017-Q1"}},
		{"last year", []string{"last year=2016"}},
		{"a year earlier", []string{"a year earlier=2016"}},
		{"more than three years ago", []string{"more than three years ago=2014"}},
		{"by the end of the year", []string{"the end of the year=2017"}},
		{"at year-end", []string{"year-end=2017"}},
		{"last decade and this century", []string{"last decade=200", "this century=20"}},
		{"in recent weeks", []string{"recent weeks=PXW"}},
		{"in the coming months", []string{"the coming months=PXM"}},
		{"in the past", []string{"the past=PAST_REF"}},
		{"in the near future", []string{"the near future=FUTURE_REF"}},
		{"these days", []string{"these days=PRESENT_REF"}},
		{"It will soon close and is now open", []string{"soon=FUTURE_REF", "now=PRESENT_REF"}},
	})
}

// TestRead_Anaphors lean on the date that the text mentioned last.
func TestRead_Anaphors(t *testing.T) {
	t.Parallel()
	checkAll(t, published, []example{
		{"On 3 June 2011 it rained. Two days later it froze.", []string{"3 June 2011=2011-06-03", "Two days later=2011-06-05"}},
		{"On 3 June 2011 it rained, and the next day too.", []string{"3 June 2011=2011-06-03", "the next day=2011-06-04"}},
		{"On 3 June 2011 it rained; the following morning, too.", []string{"3 June 2011=2011-06-03", "the following morning=2011-06-04TMO"}},
		{"In June 2011 it rained. The following month it did not.", []string{"June 2011=2011-06", "The following month=2011-07"}},
		{"In 2011 it rained. Three years later it did not.", []string{"2011=2011", "Three years later=2014"}},
		{"In 2011 it rained; the previous year it did not.", []string{"2011=2011", "the previous year=2010"}},
		{"On 3 June 2011 they met. That night they left.", []string{"3 June 2011=2011-06-03", "That night=2011-06-03TNI"}},
		{"In May 2011 they met, and later that year they split.", []string{"May 2011=2011-05", "later that year=2011"}},
		{"On 3 June 2011 they met and the same day they left.", []string{"3 June 2011=2011-06-03", "the same day=2011-06-03"}},
		{"It began in May 2011 and ended in October of that year.", []string{"May 2011=2011-05", "October of that year=2011-10"}},
		{"On 3 June 2011 they met. A few days later they left.", []string{"3 June 2011=2011-06-03", "A few days later=FUTURE_REF"}},
	})
}

func TestRead_PartsOfDay(t *testing.T) {
	t.Parallel()
	checkAll(t, published, []example{
		{"on Monday night", []string{"Monday night=2017-05-08TNI"}},
		{"this morning", []string{"this morning=2017-05-11TMO"}},
		{"yesterday afternoon", []string{"yesterday afternoon=2017-05-10TAF"}},
		{"tomorrow evening", []string{"tomorrow evening=2017-05-12TEV"}},
		{"last night", []string{"last night=2017-05-10TNI"}},
		{"tonight", []string{"tonight=2017-05-11TNI"}},
		{"the night of April 18, 2017", []string{"the night of April 18, 2017=2017-04-18TNI"}},
		{"the early morning hours of 30 April", []string{"the early morning hours of 30 April=2017-04-30TMO"}},
		{"on the evening of 3 June 2011", []string{"the evening of 3 June 2011=2011-06-03TEV"}},
		{"on Christmas night", []string{"Christmas night=2016-12-25TNI"}},
		{"early Tuesday morning", []string{"early Tuesday morning=2017-05-09TMO"}},
	})
}

func TestRead_ClockTimes(t *testing.T) {
	t.Parallel()
	checkAll(t, published, []example{
		{"at 9 a.m.", []string{"9 a.m.=2017-05-11T09:00"}},
		{"at 9:05 pm", []string{"9:05 pm=2017-05-11T21:05"}},
		{"at 9.30am on Monday", []string{"9.30am on Monday=2017-05-08T09:30"}},
		{"at 14:30", []string{"14:30=2017-05-11T14:30"}},
		{"at 14:30 GMT on Monday", []string{"14:30 GMT on Monday=2017-05-08T14:30"}},
		{"5 p.m. EST Monday", []string{"5 p.m. EST Monday=2017-05-08T17:00"}},
		{"nine o'clock", []string{"nine o'clock=2017-05-11T09:00"}},
		{"nine o'clock in the evening", []string{"nine o'clock in the evening=2017-05-11T21:00"}},
		{"at 4 in the morning", []string{"4 in the morning=2017-05-11T04:00"}},
		{"noon on the dot", []string{"noon=2017-05-11T12:00"}},
		{"midnight Monday", []string{"midnight Monday=2017-05-08T24:00"}},
		{"Monday, 10 a.m.", []string{"Monday, 10 a.m.=2017-05-08T10:00"}},
	})
}

func TestRead_Durations(t *testing.T) {
	t.Parallel()
	checkAll(t, published, []example{
		{"the past three years", []string{"the past three years=P3Y"}},
		{"over the next couple of weeks", []string{"the next couple of weeks=P2W"}},
		{"for 2 1/2 years", []string{"2 1/2 years=P2Y6M"}},
		{"for two and a half hours", []string{"two and a half hours=PT2H30M"}},
		{"for a minute and a half", []string{"a minute and a half=PT1M30S"}},
		{"half an hour", []string{"half an hour=PT30M"}},
		{"for one hundred and fifty days", []string{"one hundred and fifty days=P150D"}},
		{"two thousand years", []string{"two thousand years=P2000Y"}},
		{"1,500 days", []string{"1,500 days=P1500D"}},
		{"twelve to eighteen months", []string{"twelve to eighteen months=PXM"}},
		{"the 30-day truce", []string{"30-day=P30D"}},
		{"a several-year study", []string{"several-year=PXY"}},
		{"for weeks", []string{"weeks=PXW"}},
		{"nearly two hours", []string{"nearly two hours=PT2H"}},
		{"about two hours", []string{"two hours=PT2H"}},
		{"the year ended March 31", []string{"the year=P1Y", "March 31=2017-03-31"}},
		{"four flights a week", []string{"a week=P1W"}},
	})
}

func TestRead_Sets(t *testing.T) {
	t.Parallel()
	checkAll(t, published, []example{
		{"every Monday", []string{"every Monday=XXXX-WXX-1"}},
		{"every Monday morning", []string{"every Monday morning=XXXX-WXX-1TMO"}},
		{"on Mondays", []string{"Mondays=XXXX-WXX-1"}},
		{"on Tuesday nights", []string{"Tuesday nights=XXXX-WXX-2TNI"}},
		{"each year", []string{"each year=P1Y"}},
		{"every other week", []string{"every other week=P2W"}},
		{"every three months", []string{"every three months=P3M"}},
		{"every July", []string{"every July=XXXX-07"}},
		{"every summer", []string{"every summer=XXXX-SU"}},
		{"every night", []string{"every night=XXXX-XX-XXTNI"}},
		{"reported monthly", []string{"monthly=P1M"}},
		{"paid annually", []string{"annually=P1Y"}},
	})
}

func TestRead_Decades(t *testing.T) {
	t.Parallel()
	checkAll(t, published, []example{
		{"the 1990s", []string{"the 1990s=199"}},
		{"the early 1990s", []string{"the early 1990s=199"}},
		{"in the late '60s", []string{"the late '60s=196"}},
		{"the nineties", []string{"the nineties=199"}},
		{"the mid-1980s", []string{"the mid-1980s=198"}},
		{"the 2010s", []string{"the 2010s=201"}},
		{"the 20th century", []string{"the 20th century=19"}},
		{"the nineteenth century", []string{"the nineteenth century=18"}},
		{"an 18th-century house", []string{"18th-century=17"}},
		{"the early 21st century", []string{"the early 21st century=20"}},
		{"the twenty-first century", []string{"the twenty-first century=20"}},
	})
}

func TestRead_PartsOfYear(t *testing.T) {
	t.Parallel()
	checkAll(t, published, []example{
		{"the summer of 2014", []string{"the summer of 2014=2014-SU"}},
		{"last winter", []string{"last winter=2016-WI"}},
		{"over the summer", []string{"the summer=2017-SU"}},
		{"the third quarter", []string{"the third quarter=2016-Q3"}},
		{"the third-quarter loss", []string{"third-quarter=2016-Q3"}},
		{"the fourth quarter of 2016", []string{"the fourth quarter of 2016=2016-Q4"}},
		{"last year's third quarter", []string{"last year's third quarter=2016-Q3"}},
		{"the 2016 second quarter", []string{"the 2016 second quarter=2016-Q2"}},
		{"in fiscal 2016", []string{"fiscal 2016=2016"}},
		{"the current fiscal year", []string{"the current fiscal year=2017"}},
		{"the second half of 2016", []string{"the second half of 2016=2016-H2"}},
		{"this year's first half", []string{"this year's first half=2017-H1"}},
	})
}

// TestRead_ComparedQuarters holds that reports compare a quarter with the same
// quarter of the year before.
func TestRead_ComparedQuarters(t *testing.T) {
	t.Parallel()
	checkAll(t, published, []example{
		{"In the first quarter sales fell from a year earlier.", []string{"the first quarter=2017-Q1", "a year earlier=2016-Q1"}},
		{"In the first quarter sales rose. In the year-ago period they fell.", []string{"the first quarter=2017-Q1", "the year-ago period=2016-Q1"}},
		{"In the first quarter sales rose from year-earlier sales.", []string{"the first quarter=2017-Q1", "year-earlier=2016-Q1"}},
		{"In the fourth quarter of 2016 sales rose. In the quarter, costs fell.", []string{"the fourth quarter of 2016=2016-Q4", "the quarter=2016-Q4"}},
		{"Sales rose in the quarter.", []string{"the quarter=2017-Q1"}},
		{"In the latest quarter sales fell.", []string{"the latest quarter=2017-Q1"}},
		{"In the first quarter sales rose, in the 2015 quarter not.", []string{"the first quarter=2017-Q1", "the 2015 quarter=2015-Q1"}},
		{"In the year-ago third quarter sales fell.", []string{"the year-ago third quarter=2016-Q3"}},
		{"Sales rose from a year ago.", []string{"a year ago=2016"}},
		{"the second-quarter loss and a year-earlier profit", []string{"second-quarter=2017-Q2", "year-earlier=2016-Q2"}},
	})
}

func TestRead_Lists(t *testing.T) {
	t.Parallel()
	checkAll(t, published, []example{
		{
			"on Monday 20, Tuesday 21 and Sunday 26 April",
			[]string{"Monday 20=2017-04-20", "Tuesday 21=2017-04-21", "Sunday 26 April=2017-04-26"},
		},
		{"on April 24 and 25", []string{"April 24=2017-04-24", "25=2017-04-25"}},
		{"on April 24, 25 and 27, 2015", []string{"April 24=2015-04-24", "25=2015-04-25", "27, 2015=2015-04-27"}},
		{"from April 6-7", []string{"April 6=2017-04-06", "7=2017-04-07"}},
		{"from 6-15 October 1952", []string{"6=1952-10-06", "15 October 1952=1952-10-15"}},
		{"on 4 and 5 May 2015", []string{"4=2015-05-04", "5 May 2015=2015-05-05"}},
		{"from 31 May to 1 June 1916", []string{"31 May=1916-05-31", "1 June 1916=1916-06-01"}},
		{"from July to November 1954", []string{"July=1954-07", "November 1954=1954-11"}},
		{"the war of 1861-1865", []string{"1861=1861", "1865=1865"}},
		{"the season of 1915–16", []string{"1915=1915", "16=1916"}},
		{"between 1955 and 1957", []string{"1955=1955", "1957=1957"}},
		{"on April 24 and 25 people came", []string{"April 24=2017-04-24"}},
		{"on April 24, 25 soldiers came", []string{"April 24=2017-04-24"}},
		{"on April 24, 25 were hurt", []string{"April 24=2017-04-24"}},
		{"on April 24 and 3 May", []string{"April 24=2017-04-24", "3 May=2017-05-03"}},
	})
}

func TestRead_Holidays(t *testing.T) {
	t.Parallel()
	checkAll(t, published, []example{
		{"on Christmas Day 2015", []string{"Christmas Day 2015=2015-12-25"}},
		{"on Christmas Eve", []string{"Christmas Eve=2016-12-24"}},
		{"on New Year's Eve", []string{"New Year's Eve=2016-12-31"}},
		{"on New Year's Day 2016", []string{"New Year's Day 2016=2016-01-01"}},
		{"last Thanksgiving", []string{"last Thanksgiving=2016-11-24"}},
		{"next Thanksgiving", []string{"next Thanksgiving=2017-11-23"}},
		{"on Thanksgiving Day, 1999", []string{"Thanksgiving Day, 1999=1999-11-25"}},
		{"on Easter Sunday", []string{"Easter Sunday=2017-04-16"}},
		{"on Easter Monday 2000", []string{"Easter Monday 2000=2000-04-24"}},
		{"on Good Friday 2016", []string{"Good Friday 2016=2016-03-25"}},
		{"on Labor Day 2016", []string{"Labor Day 2016=2016-09-05"}},
		{"on Memorial Day", []string{"Memorial Day=2017-05-29"}},
		{"on Election Day 1998", []string{"Election Day 1998=1998-11-03"}},
		{"on Valentine's Day", []string{"Valentine's Day=2017-02-14"}},
		{"at Halloween", []string{"Halloween=2016-10-31"}},
		{"New Year plans, Good luck, Labor unions", nil},
	})
}

func TestRead_NoTimes(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"Howes, 37 years old", "a 37-year-old man", "women 50 years of age", "2000 soldiers", "some 1998 people", "rose to 1462.93", "$1999",
		"they may march", "in second place", "the second man", "three-quarters of it", "a quarter of it", "its quarterly dividend", "sat for the fall of the town",
		"Soon after, it rained", "this may help", "this march was long", "room 1812", "No. 7-11", "score 3-2", "a second opinion", "call 555-1234",
		"from left to right", "The same applies", "that man", "the end of the road", "the last man", "as good as new", "half of them", "their long walk",
		"player of the year", "the goal of the month", "in some quarters", "1900-2000 soldiers",
	} {
		require.Empty(t, readAll(text, published), text)
	}
}

func TestRead_Mods(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"early July": "START", "late 2016": "END", "mid-May": "MID", "the end of June": "END", "the beginning of 2016": "START",
		"the middle of August": "MID", "nearly two years": "LESS_THAN", "more than two years": "MORE_THAN", "at least a week": "EQUAL_OR_MORE",
		"up to 180 days": "EQUAL_OR_LESS", "about two years ago": "APPROX", "the last week of August": "END", "last week": "", "two years": "", "July": "",
	} {
		found := timex.Read("in "+text+".", published)
		require.Len(t, found, 1, text)
		require.Equal(t, want, string(found[0].Mod), text)
	}
}

// story is a history without a day of publication of its own.
const story = "On 3 June 1911 the miners struck. On 5 June 1911 the owners answered. In July 1911 troops came. " +
	"On 9 August 1911 the talks began. By 12 September 1911 they had failed. In October 1911 the pits closed. "

func TestRead_Narrative(t *testing.T) {
	t.Parallel()
	for _, e := range []example{
		{"In November the owners gave way.", []string{"November=1911-11"}},
		{"On 4 December they met.", []string{"4 December=1911-12-04"}},
		{"In 1912 trade picked up. In May wages rose.", []string{"1912=1912", "May=1912-05"}},
		{"The law of 1614 was quoted. In December it was dropped.", []string{"1614=1614", "December=1911-12"}},
		{"The following month they met.", []string{"The following month=1911-11"}},
		{"By the end of the year all was quiet.", []string{"the end of the year=1911"}},
		{"Later that month they met.", []string{"Later that month=1911-10"}},
		{"On 30 October they met. Two days later they signed.", []string{"30 October=1911-10-30", "Two days later=1911-11-01"}},
		{"The next day they left.", []string{"The next day="}},
		{"In the winter bread was short.", []string{"the winter=1911-WI"}},
	} {
		for _, day := range []time.Time{{}, published} {
			require.Equal(t, e.want, readAll(story+e.text, day)[6:], e.text)
		}
	}
}

// TestRead_NewsWithHistory holds that a few old dates make no narrative of an
// article that speaks of its own days.
func TestRead_NewsWithHistory(t *testing.T) {
	t.Parallel()
	text := story + "The mayor said on Monday, and again yesterday and today, that the pits will stay closed. He said last week in May."
	found := readAll(text, published)
	require.Equal(t, "May=2017-05", last(readAll("The mayor met the miners on Monday and left yesterday. "+story+"He will be back in May.", published)))
	require.Equal(t, []string{"Monday=2017-05-08", "yesterday=2017-05-10", "today=2017-05-11", "last week=2017-W18", "May=2017-05"}, found[6:])
}

func last(list []string) string { return list[len(list)-1] }
