package timex

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestEaster checks the computation with dates from almanacs.
func TestEaster(t *testing.T) {
	t.Parallel()
	for _, want := range []string{"1961-04-02", "1983-04-03", "2000-04-23", "2008-03-23", "2011-04-24", "2016-03-27", "2017-04-16", "2024-03-31", "2038-04-25", "1818-03-22"} {
		day, err := time.Parse(time.DateOnly, want)
		require.NoError(t, err)
		require.Equal(t, want, easter(day.Year()).Format(time.DateOnly))
	}
}

func TestMomentOf(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]moment{
		"1998": {Year: 1998}, "1998-05": {Year: 1998, Month: 5}, "1998-05-04": {Year: 1998, Month: 5, Day: 4}, "1998-05-04T10:00": {Year: 1998, Month: 5, Day: 4},
		"BC0480": {Year: -480}, "BC0480-09": {Year: -480, Month: 9}, "1998-Q3": {Year: 1998, Month: 7}, "1998-SU": {Year: 1998, Month: 6},
		"1998-W02": {Year: 1998, Month: 1, Day: 5}, "199": {}, "PAST_REF": {}, "P3Y": {}, "": {}, "XXXX-05": {},
	} {
		require.Equal(t, want, momentOf(value), value)
	}
}
