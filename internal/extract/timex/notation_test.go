package timex_test

import (
	"math/rand/v2"
	"regexp"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/timex"
)

// TestExpression_String holds what the words alone say, and that this is what an
// undated text gives for its values.
func TestExpression_String(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]string{
		"today":                              "published+P0D",
		"yesterday":                          "published-P1D",
		"tomorrow":                           "published+P1D",
		"the day before yesterday":           "published-P2D",
		"two days ago":                       "published-P2D",
		"a fortnight ago":                    "published-P2W",
		"two and a half years ago":           "published-P30M",
		"half a century ago":                 "published-P50Y",
		"ten weeks from now":                 "published+P10W",
		"last week":                          "published-P1W",
		"next month":                         "published+P1M",
		"this year":                          "published+P0Y",
		"last quarter":                       "published-P1Q",
		"last decade":                        "published-P1DE",
		"a year earlier":                     "published-P1Y",
		"an hour ago":                        "published-PT1H",
		"half an hour ago":                   "published-PT30M",
		"two hours from now":                 "published+PT2H",
		"two hours later":                    "mentioned+PT2H",
		"two minutes earlier":                "mentioned-PT2M",
		"two days later":                     "mentioned+P2D",
		"three weeks earlier":                "mentioned-P3W",
		"the next day":                       "mentioned+P1D",
		"the previous year":                  "mentioned-P1Y",
		"the same day":                       "mentioned+P0D",
		"that year":                          "mentioned+P0Y",
		"that summer":                        "XXXX-SU of mentioned+P0Y",
		"the quarter":                        "mentioned+P0Q",
		"Monday":                             "XXXX-WXX-1",
		"last Monday":                        "last XXXX-WXX-1",
		"next Sunday":                        "next XXXX-WXX-7",
		"this Friday":                        "this XXXX-WXX-5",
		"the weekend":                        "XXXX-WXX-WE",
		"the Friday before last":             "last last XXXX-WXX-5",
		"the week after next":                "published+P2W",
		"the year before":                    "mentioned-P1Y",
		"10 May":                             "XXXX-05-10",
		"early July":                         "XXXX-07",
		"last April":                         "last XXXX-04",
		"next summer":                        "next XXXX-SU",
		"May of last year":                   "XXXX-05 of published-P1Y",
		"the third quarter":                  "XXXX-Q3",
		"last year's third quarter":          "XXXX-Q3 of published-P1Y",
		"the year-ago third quarter":         "XXXX-Q3 of published-P1Y",
		"the fiscal third quarter":           "XXXX-Q3 of the fiscal year",
		"the first half of the year":         "XXXX-H1 of published+P0Y",
		"Monday night":                       "TNI of XXXX-WXX-1",
		"last night":                         "TNI of published-P1D",
		"9 a.m.":                             "T09:00 of published+P0D",
		"9 a.m. on 10 May":                   "T09:00 of XXXX-05-10",
		"the week of May 8":                  "WXX of XXXX-05-08",
		"Christmas Eve":                      "XXXX-12-24",
		"last Christmas":                     "last XXXX-12-25",
		"Easter":                             "XXXX-XX-XX",
		"10 May 2017":                        "2017-05-10",
		"2 p.m. on 10 May 2017":              "T14:00 of 2017-05-10",
		"Easter 2016":                        "2016-03-27",
		"two years":                          "P2Y",
		"every Monday":                       "XXXX-WXX-1",
		"recent weeks":                       "PXW",
		"the past":                           "PAST_REF",
		"the 1990s":                          "199",
		"the 1988 quarter":                   "1988-QX",
		"the fourth quarter of fiscal 2016":  "2016-Q4 of the fiscal year",
		"the third quarter of the same year": "XXXX-Q3 of mentioned+P0Y",
	} {
		t.Run(words, func(t *testing.T) {
			t.Parallel()
			found := timex.Find("In " + words + ".")
			require.Len(t, found, 1)
			require.Equal(t, want, found[0].String())
			got := timex.Read("In "+words+".", time.Time{})[0]
			require.Equal(t, got.Type, found[0].Type())
			if got.Value == "" {
				require.Equal(t, want, got.Relative)
			} else {
				require.Empty(t, got.Relative)
			}
		})
	}
}

// relativeForm is the notation of the package comment.
var relativeForm = regexp.MustCompile(`^(((T\w\w(:\d\d)?|WXX|XXXX-\w\w(-\d\d)?|\d{4}-Q\d) of )?((published|mentioned)[+-]PT?\d+(D|W|WE|M|Q|Y|DE|CE|H|S)|(last |next |this )?XXXX-(WXX-(\d|WE)|\w\w(-\w\w)?)))$`)

// TestRead_Undated holds that a text of an unknown day has no value that leans on
// it and says how each leans; what leans on nothing stays as it is.
func TestRead_Undated(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 8))
	for range rounds {
		text, day := thrown(random, deictics), anyDay(random)
		undated, dated := timex.Read(text, time.Time{}), timex.Read(text, day)
		require.Len(t, undated, len(dated))
		for i, e := range undated {
			require.Empty(t, e.Value, "%s in %s", text[e.Start:e.End], text)
			require.Regexp(t, relativeForm, e.Relative, "%s in %s", text[e.Start:e.End], text)
			require.Empty(t, dated[i].Relative, "%s in %s", text[e.Start:e.End], text)
			require.NotEmpty(t, dated[i].Value)
			require.Equal(t, [3]any{e.Start, e.End, e.Type}, [3]any{dated[i].Start, dated[i].End, dated[i].Type})
		}
	}
}

// TestRead_OwnLocation holds that "today" is the day of publication where it is
// told, not in UTC.
func TestRead_OwnLocation(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		hours int
		want  string
	}{{-12, "2019-12-31"}, {-5, "2019-12-31"}, {-1, "2020-01-01"}, {0, "2020-01-01"}, {9, "2020-01-01"}, {14, "2020-01-01"}} {
		at := time.Date(2020, time.January, 1, 1, 30, 0, 0, time.UTC).In(time.FixedZone("", c.hours*3600))
		require.Equal(t, []string{"today=" + c.want}, readAll("today", at), "%d hours from UTC", c.hours)
	}
}

// TestResolve_Nothing holds that an expression which no text holds does no harm.
func TestResolve_Nothing(t *testing.T) {
	t.Parallel()
	require.Empty(t, timex.Resolve(nil, timex.Anchor{Published: published}))
	require.Equal(t, []timex.Time{{}}, timex.Resolve([]timex.Expression{{}}, timex.Anchor{Published: published}))
	require.Empty(t, timex.Expression{}.String())
	require.Empty(t, timex.Expression{}.Type())
}
