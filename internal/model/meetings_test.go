package model_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/model"
)

// meetingFile is a small file of the weights of meetings.
func meetingFile(tb testing.TB) []byte {
	tb.Helper()
	part := func(labels ...string) *model.Weights {
		return &model.Weights{Labels: labels, Bits: 6, Scale: 1, Buckets: []uint32{3}, Rows: make([]int8, len(labels))}
	}
	var file bytes.Buffer
	require.NoError(tb, model.WriteMeetings(&file, [5]*model.Weights{
		part("other", "event"), part("happened", "planned"), part("none", "party", "place"), part("host", "visitor"), part("apart", "linked"),
	}))
	return file.Bytes()
}

func TestReadMeetings(t *testing.T) {
	t.Parallel()
	m, err := model.ReadMeetings(meetingFile(t))
	require.NoError(t, err)
	require.Equal(t, []string{"other", "event"}, m.Event.Labels())
	require.Equal(t, []string{"happened", "planned"}, m.Status.Labels())
	require.Equal(t, []string{"none", "party", "place"}, m.Part.Labels())
	require.Equal(t, []string{"host", "visitor"}, m.Role.Labels())
	require.Equal(t, []string{"apart", "linked"}, m.Link.Labels())
}

func TestReadMeetings_Damaged(t *testing.T) {
	t.Parallel()
	file := meetingFile(t)
	for _, n := range []int{0, 1, len(file) / 2, len(file) - 1} {
		_, err := model.ReadMeetings(file[:n])
		require.Error(t, err, n)
	}
	changed := bytes.Clone(file)
	changed[len(changed)/2] ^= 1
	_, err := model.ReadMeetings(changed)
	require.Error(t, err)
}

func TestMeetingWeights(t *testing.T) {
	t.Parallel()
	m, err := model.MeetingWeights()
	require.NoError(t, err)
	require.Len(t, m.Status.Labels(), 5)
	require.Greater(t, m.Part.Rows(), 1000)
}

func FuzzReadMeetings(f *testing.F) {
	f.Add(meetingFile(f))
	f.Add([]byte("DLMEETIN\x01\xff\xff\xff\xff"))
	f.Fuzz(func(_ *testing.T, data []byte) {
		if len(data) > 8 {
			data = seal(append(data, 0, 0, 0, 0))
		}
		_ = readMeetings(data)
	})
}
