package meeting

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestInterval(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ value, first, last string }{
		{"2017-05-11", "2017-05-11", "2017-05-11"},
		{"2017-05-11T10:00", "2017-05-11", "2017-05-11"},
		{"2016-02-29", "2016-02-29", "2016-02-29"},
		{"2017-05", "2017-05-01", "2017-05-31"},
		{"2016-02", "2016-02-01", "2016-02-29"},
		{"2017", "2017-01-01", "2017-12-31"},
		{"201", "2010-01-01", "2019-12-31"},
		{"2017-Q2", "2017-04-01", "2017-06-30"},
		{"2017-W01", "2017-01-02", "2017-01-08"},
		{"2015-W53", "2015-12-28", "2016-01-03"},
		{"2017-W19-WE", "2017-05-08", "2017-05-14"},
		{"2017-SP", "2017-03-01", "2017-05-31"},
		{"2017-SU", "2017-06-01", "2017-08-31"},
		{"2017-FA", "2017-09-01", "2017-11-30"},
		{"2019-WI", "2019-12-01", "2020-02-29"},
	} {
		first, last, ok := interval(c.value)
		require.True(t, ok, c.value)
		require.Equal(t, c.first, first.Format(time.DateOnly), c.value)
		require.Equal(t, c.last, last.Format(time.DateOnly), c.value)
	}
	for _, value := range []string{
		"", "PAST_REF", "P3D", "17", "20171", "2017-13", "2017-00", "2017-W00", "2017-W54", "2017-W1", "2017-Q5", "2017-Q0", "2017-02-29", "2017-02-31",
		"2017-5-1", "2017-XX", "XXXX-05", "2017-05-11-12",
	} {
		_, _, ok := interval(value)
		require.False(t, ok, value)
	}
}

func FuzzInterval(f *testing.F) {
	for _, seed := range []string{"2017-05-11", "2017-W19", "201", "0000", "9999-WI", "2017-Q4", "é"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, value string) {
		if first, last, ok := interval(value); ok {
			require.False(t, last.Before(first), value)
		}
	})
}
