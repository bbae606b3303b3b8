package timex_test

import (
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/timex"
	"github.com/dateline-news/dateline/internal/news"
)

// The pieces that sentences of the property tests are thrown together from.
// Deictics lean on the day of publication alone; dates lean on nothing.
var (
	deictics = []string{
		"yesterday", "today", "tomorrow", "tonight", "last night", "last week", "next month", "this year", "two days ago", "ten weeks ago",
		"on Monday", "on Sunday", "last Friday", "next Tuesday", "in July", "last March", "next autumn", "last summer", "in the third quarter of last year",
		"on May 10", "on 29 February", "on Christmas Eve", "last Thanksgiving", "at 9:30 a.m. on Monday", "at noon", "over the weekend", "a year ago",
		"yesterday afternoon", "early this month", "late last week", "the first half of this year", "on New Year's Day", "three months from now",
	}
	dates = []string{
		"on 3 June 2011", "on June 3, 2011", "in May 1987", "in 2003", "in the 1990s", "in the 19th century", "in the summer of 2014", "in 44 BC",
		"for two years", "for half an hour", "at least six weeks", "every Monday", "each July", "daily", "in the second quarter of 2016", "from 6-15 October 1952",
		"on April 24 and 25, 2015", "at 14:30 on 10 May 2017", "early 2016", "the end of 2015", "in the past", "for several days", "every two weeks",
	}
	frames = []string{
		"The council met %.", "%, the owners gave way.", "Nobody knew % what the mayor would say.", "The ferry — late as ever — came % and left again.",
		"“We waited %,” she said.", "The bridge (closed %) is old.",
	}
)

// thrown makes a paragraph of some sentences.
func thrown(random *rand.Rand, pieces ...[]string) string {
	sentences := make([]string, 1+random.IntN(5))
	for i := range sentences {
		pool := pieces[random.IntN(len(pieces))]
		sentences[i] = strings.Replace(frames[random.IntN(len(frames))], "%", pool[random.IntN(len(pool))], 1)
	}
	return strings.Join(sentences, " ")
}

// anyDay is a day of this century or the last.
func anyDay(random *rand.Rand) time.Time {
	return time.Date(1901+random.IntN(180), 1, 1+random.IntN(366), random.IntN(24), 0, 0, 0, time.UTC)
}

// rounds is how many texts a property is tried on.
const rounds = 2000

// timexValue is the form of a value of TIMEX3, by type.
var timexValue = map[news.TimeType]*regexp.Regexp{
	news.DateTime: regexp.MustCompile(`^((BC)?\d{2,4}|(BC)?\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|\d{4}-W(0[1-9]|[1-4]\d|5[0-3])(-WE)?` +
		`|(BC)?\d{4}-(Q[1-4]|H[12]|SP|SU|FA|WI)|(PAST|PRESENT|FUTURE)_REF|PX[A-Z]+)?$`),
	news.ClockTime:    regexp.MustCompile(`^(\d{4}-\d\d-\d\dT([01]\d:[0-5]\d|2[0-4]:[0-5]\d|MO|AF|EV|NI))?$`),
	news.DurationTime: regexp.MustCompile(`^PT?[\dX.]+[A-Z]+([\d.]+[A-Z])?$`),
	news.SetTime:      regexp.MustCompile(`^(PT?[\dX]+[A-Z]+|XXXX-(\d\d|WXX-[1-7]|SP|SU|FA|WI|XX-XX)(T(MO|AF|EV|NI))?)$`),
}

// TestRead_ValuesOfTIMEX3 holds that every value is one of TIMEX3 and every
// full date one of the calendar.
func TestRead_ValuesOfTIMEX3(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 1))
	for range rounds {
		text, day := thrown(random, deictics, dates), anyDay(random)
		for _, e := range timex.Read(text, day) {
			require.Regexp(t, timexValue[e.Type], e.Value, "%s in %s on %s", text[e.Start:e.End], text, day)
			if len(e.Value) >= len(time.DateOnly) && e.Value[0] != 'B' && e.Value[0] != 'X' && e.Value[5] != 'W' && e.Value[4] == '-' {
				_, err := time.Parse(time.DateOnly, e.Value[:len(time.DateOnly)])
				require.NoError(t, err, "%s in %s on %s", text[e.Start:e.End], text, day)
			}
		}
	}
}

// moved writes a value some years later.
func moved(value string, years int) string {
	if len(value) < 4 {
		return value
	}
	year, err := strconv.Atoi(value[:4])
	if err != nil {
		return value
	}
	return strconv.Itoa(year+years) + value[4:]
}

// TestRead_CalendarRepeats holds that what leans on the day of publication moves
// with it: the calendar repeats after 400 years, weekdays and leap years alike,
// but not Easter, which is left out.
func TestRead_CalendarRepeats(t *testing.T) {
	t.Parallel()
	const years, days = 400, 146_097
	random := rand.New(rand.NewPCG(3, 2))
	for range rounds {
		text, day := thrown(random, deictics), anyDay(random)
		now, later := timex.Read(text, day), timex.Read(text, day.AddDate(0, 0, days))
		require.NotEmpty(t, now, text)
		for i := range now {
			require.Equal(t, moved(now[i].Value, years), later[i].Value, "%s on %s", text, day)
		}
	}
}

// TestRead_DatesLeanOnNothing holds that dates written out do not depend on the
// day of publication. One sentence alone is no narrative.
func TestRead_DatesLeanOnNothing(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 3))
	for range rounds {
		text := thrown(random, dates)
		require.Equal(t, timex.Read(text, time.Time{}), timex.Read(text, anyDay(random)), text)
	}
}

// shifted moves expressions by an offset.
func shifted(list []timex.Time, by int) []timex.Time {
	out := make([]timex.Time, len(list))
	for i, e := range list {
		e.Start, e.End = e.Start+by, e.End+by
		out[i] = e
	}
	return out
}

// TestRead_NeutralParagraph holds that a paragraph without a time moves the
// offsets of the expressions behind it and nothing else.
func TestRead_NeutralParagraph(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 4))
	for _, before := range []string{"The hall is old.\n\n", "Größe, 北京 🎉!\n\n", "\n\n\n", "“Who knows?” she asked\n\n"} {
		for range rounds / 4 {
			text, day := thrown(random, deictics, dates), anyDay(random)
			require.Equal(t, shifted(timex.Read(text, day), len(before)), timex.Read(before+text, day), text)
		}
	}
}

// spans are the places and modifiers of expressions.
func spans(text string, by int) [][3]any {
	list := [][3]any{}
	for _, e := range timex.Find(text) {
		list = append(list, [3]any{e.Start + by, e.End + by, e.Mod})
	}
	return list
}

// TestFind_Concatenated holds that the expressions of two paragraphs are those
// of each.
func TestFind_Concatenated(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 5))
	for range rounds {
		first, second := thrown(random, deictics, dates)+"\n\n", thrown(random, deictics, dates)
		require.Equal(t, append(spans(first, 0), spans(second, len(first))...), spans(first+second, 0), "%s%s", first, second)
	}
}

// TestRead_LineBreaks holds that it does not matter how the lines of a
// paragraph are broken and how wide its blanks are.
func TestRead_LineBreaks(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 6))
	for range rounds {
		text, day := thrown(random, deictics, dates), anyDay(random)
		broken := strings.ReplaceAll(text, " ", []string{"\n", "  ", "\t", "\u00a0", "\r\n"}[random.IntN(5)])
		plain, wide := timex.Read(text, day), timex.Read(broken, day)
		require.Len(t, wide, len(plain), broken)
		for i, e := range plain {
			require.Equal(t, []any{e.Type, e.Value, e.Mod}, []any{wide[i].Type, wide[i].Value, wide[i].Mod}, "%q", broken)
			require.Equal(t, strings.Fields(text[e.Start:e.End]), strings.Fields(broken[wide[i].Start:wide[i].End]))
		}
	}
}

// TestResolve_AsRead holds that finding and resolving apart give what Read gives.
func TestResolve_AsRead(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 7))
	for range rounds / 4 {
		text, day := thrown(random, deictics, dates), anyDay(random)
		require.Equal(t, timex.Read(text, day), timex.Resolve(timex.Find(text), timex.Anchor{Published: day}), text)
	}
}
