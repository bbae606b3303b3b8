package train

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/meeting"
	"github.com/dateline-news/dateline/internal/model"
)

// oddEven are lessons of which the first feature alone tells the label.
func oddEven() []meeting.Lesson {
	var lessons []meeting.Lesson
	for i := range uint32(40) {
		lessons = append(lessons, meeting.Lesson{Features: []uint32{model.Mix(1, i%2, 0), model.Mix(2, i/2, 0)}, Label: int(i % 2)})
	}
	return lessons
}

func TestLogistic_Fit(t *testing.T) {
	t.Parallel()
	l := newLogistic(2, 12, 1)
	l.fit(oddEven(), 20, 0.2, 0.01)
	l.score([]uint32{model.Mix(1, 1, 0)}, 1)
	require.Greater(t, l.shares[1], 0.8)
	l.score([]uint32{model.Mix(1, 0, 0)}, 1)
	require.Greater(t, l.shares[0], 0.8)
}

func TestLogistic_FitAgain(t *testing.T) {
	t.Parallel()
	first, second := newLogistic(2, 12, 1), newLogistic(2, 12, 1)
	first.fit(oddEven(), 5, 0.2, 0.01)
	second.fit(oddEven(), 5, 0.2, 0.01)
	require.Equal(t, first.weights, second.weights, "the same lessons give the same weights")
}

func TestLifted(t *testing.T) {
	t.Parallel()
	lessons := []meeting.Lesson{{Label: 0}, {Label: 2}, {Label: 4}}
	require.Len(t, lifted(lessons), 1+4+2)
}
