package wire_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/wire"
)

func TestParseTime(t *testing.T) {
	t.Parallel()
	afternoon := time.Date(2017, 5, 10, 14, 30, 0, 0, time.UTC)
	midnight := time.Date(2017, 5, 10, 0, 0, 0, 0, time.UTC)
	for value, want := range map[string]time.Time{
		"2017-05-10T14:30:00Z":                afternoon,
		" 2017-05-10T16:30:00+02:00 ":         afternoon,
		"2017-05-10T16:30:00.25+02:00":        afternoon.Add(250 * time.Millisecond),
		"2017-05-10T16:30:00+0200":            afternoon,
		"2017-05-10T14:30Z":                   afternoon,
		"2017-05-10T14:30:00":                 afternoon,
		"2017-05-10T14:30":                    afternoon,
		"2017-05-10 14:30:00":                 afternoon,
		"2017-05-10 14:30:00Z":                afternoon,
		"2017-05-10 16:30:00 +0200":           afternoon,
		"2017-05-10 14:30":                    afternoon,
		"20170510T143000Z":                    afternoon,
		"20170510T163000+0200":                afternoon,
		"2017-05-10":                          midnight,
		"20170510":                            midnight,
		"Wed, 10 May 2017 14:30:00 GMT":       afternoon,
		"Wed, 10 May 2017 16:30:00 +0200":     afternoon,
		"10 May 2017 14:30:00 +0000":          afternoon,
		"Wed, 10 May 2017 10:30:00 EDT":       afternoon,
		"Wed, 10 May 2017 09:30:00 EST":       afternoon,
		"Wed, 10 May 2017 07:30:00 PDT":       afternoon,
		"Wed, 10 May 2017 08:30:00 MDT":       afternoon,
		"Wed, 10 May 2017 06:30:00 PST":       afternoon,
		"Wed, 10 May 2017 14:30:00 Z":         afternoon,
		"Wed, 10 May 2017 14:30:00 UT":        afternoon,
		"Wed, 10 May 2017 16:30:00 +0200 (X)": afternoon,
		"Wed, 10 May 2017 08:30:00 CST":       afternoon,
		"Wed, 10 May 2017 07:30:00 MST":       afternoon,
		"Wed, 10 May 2017 09:30:00 CDT":       afternoon,
	} {
		got, err := wire.ParseTime(value)
		require.NoError(t, err, value)
		require.True(t, want.Equal(got), "%s: got %s", value, got)
		require.Equal(t, time.UTC, got.Location())
	}
}

func TestParseTime_Refuses(t *testing.T) {
	t.Parallel()
	for _, value := range []string{"", "Wednesday", "2017", "2017-05", "10/05/2017", "2017-13-01", "2017-02-30", "1494426600", "2017-05-10T25:00:00Z"} {
		_, err := wire.ParseTime(value)
		require.ErrorContains(t, err, "want RFC 3339", value)
	}
}

func TestDecoder_DecodeImplausibleTime(t *testing.T) {
	t.Parallel()
	for _, value := range []string{"1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "0217-05-10", "9999-12-31"} {
		require.Zero(t, mustDecode(t, `{"text":"They met.","published_at":"`+value+`"}`).PublishedAt, value)
	}
	require.Equal(t, 1867, mustDecode(t, `{"text":"They met.","published_at":"1867-07-01"}`).PublishedAt.Year())
}

func FuzzParseTime(f *testing.F) {
	f.Add("2017-05-10T14:30:00Z")
	f.Add("Wed, 10 May 2017 10:30:00 EDT")
	f.Add(" EDT")
	f.Fuzz(func(t *testing.T, value string) {
		at, err := wire.ParseTime(value)
		if err == nil {
			require.Equal(t, time.UTC, at.Location())
		}
	})
}
