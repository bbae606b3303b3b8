package model_test

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/model"
)

// format is a kind of file: a small one of it and how it is read and used. The
// use of what a damaged file gave must not panic either.
type format struct {
	file []byte
	read func(data []byte) error
}

func formats(tb testing.TB) map[string]format {
	tb.Helper()
	var lexicon bytes.Buffer
	require.NoError(tb, model.WriteLexicon(&lexicon, someEntries(40)))
	return map[string]format{
		"Linear":   {encode(tb, smallWeights(tb, 5)), readLinear},
		"Lexicon":  {lexicon.Bytes(), readLexicon},
		"Places":   {placesFile(tb), readPlaces},
		"Parser":   {parserFile(tb, smallParser(tb)), readParser},
		"Meetings": {meetingFile(tb), readMeetings},
	}
}

// features hit the first and the last bucket and some between.
func features() []uint32 { return []uint32{0, 1, 1 << 31, 0x55555555, ^uint32(0)} }

func useLinear(m *model.Linear) {
	scores := make([]int32, len(m.Labels()))
	m.Score(features(), model.NewScratch(), scores)
	if m.HasChain() {
		m.Chain(len(m.Labels()), len(m.Labels())-1)
	}
}

func readLinear(data []byte) error {
	m, err := model.ReadLinear(data)
	if err == nil {
		useLinear(m)
	}
	return err
}

func readLexicon(data []byte) error {
	l, err := model.ReadLexicon(data)
	if err == nil {
		for key := range someEntries(40) {
			l.Find(key)
			l.Find(key + 1)
		}
	}
	return err
}

func readPlaces(data []byte) error {
	p, err := model.ReadPlaces(data)
	if err == nil {
		_, names := somePlaces()
		for _, n := range names {
			p.Find(n.Key, nil)
		}
	}
	return err
}

func readParser(data []byte) error {
	p, err := model.ReadParser(data)
	if err == nil {
		p.First.Score(features())
		p.Moves.Score(features())
		useLinear(p.Relations)
	}
	return err
}

func readMeetings(data []byte) error {
	m, err := model.ReadMeetings(data)
	if err == nil {
		for _, linear := range []*model.Linear{m.Event, m.Status, m.Part, m.Role, m.Link} {
			useLinear(linear)
		}
	}
	return err
}

func TestRead_Whole(t *testing.T) {
	t.Parallel()
	for name, f := range formats(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.NoError(t, f.read(f.file))
		})
	}
}

// TestRead_EveryTruncation cuts a file at each byte.
func TestRead_EveryTruncation(t *testing.T) {
	t.Parallel()
	for name, f := range formats(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for size := range f.file {
				require.Error(t, f.read(f.file[:size]), "%d of %d bytes", size, len(f.file))
			}
		})
	}
}

// TestRead_EveryTruncationSealed cuts a file at each byte and gives it the
// checksum of what is left, so that only the reader's own checks are asked.
func TestRead_EveryTruncationSealed(t *testing.T) {
	t.Parallel()
	for name, f := range formats(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for size := 0; size < len(f.file)-4; size++ {
				err := f.read(seal(bytes.Clone(f.file[:size+4])))
				require.ErrorContains(t, err, "file is damaged", "%d of %d bytes", size, len(f.file))
			}
		})
	}
}

// TestRead_EveryFlippedBit holds that the checksum finds each single bit.
func TestRead_EveryFlippedBit(t *testing.T) {
	t.Parallel()
	for name, f := range formats(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data := bytes.Clone(f.file)
			for at := range data {
				bit := byte(1) << (at % 8)
				data[at] ^= bit
				require.Error(t, f.read(data), "bit %d of byte %d", at%8, at)
				data[at] ^= bit
			}
		})
	}
}

// TestRead_ChangedSealed changes bytes and seals the file again: it may be read
// as another one, but neither reading nor use may panic.
func TestRead_ChangedSealed(t *testing.T) {
	t.Parallel()
	for name, f := range formats(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(6, 6))
			refused := 0
			for at := len("DLLINEAR"); at < len(f.file)-4; at++ {
				for _, to := range []byte{0, 1, 0x7f, 0x80, 0xff, byte(random.Uint32())} {
					data := bytes.Clone(f.file)
					data[at] = to
					if f.read(seal(data)) != nil {
						refused++
					}
				}
			}
			require.Positive(t, refused)
		})
	}
}

// TestRead_Appended holds that nothing may stand behind the contents.
func TestRead_Appended(t *testing.T) {
	t.Parallel()
	for name, f := range formats(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, more := range []int{1, 4, 100} {
				data := append(bytes.Clone(f.file), make([]byte, more)...)
				require.Error(t, f.read(data))
				require.ErrorContains(t, f.read(seal(data)), "file is damaged", "%d bytes", more)
			}
		})
	}
}

// TestRead_OtherKinds holds that no reader takes the file of another.
func TestRead_OtherKinds(t *testing.T) {
	t.Parallel()
	all := formats(t)
	for name, f := range all {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for kind, other := range all {
				if !bytes.Equal(other.file, f.file) {
					require.ErrorContains(t, f.read(other.file), "not a DL", kind)
				}
			}
		})
	}
}

// brokenPipe takes some bytes and then fails.
type brokenPipe struct{ left int }

func (p *brokenPipe) Write(data []byte) (int, error) {
	n := min(p.left, len(data))
	p.left -= n
	if n < len(data) {
		return n, bytes.ErrTooLarge
	}
	return n, nil
}

// TestWrite_ErrWriter holds that a full disk is told to who writes a model.
func TestWrite_ErrWriter(t *testing.T) {
	t.Parallel()
	places, names := somePlaces()
	for name, write := range map[string]func(*brokenPipe) error{
		"Linear":  func(p *brokenPipe) error { _, err := smallWeights(t, 3).WriteTo(p); return err },
		"Lexicon": func(p *brokenPipe) error { return model.WriteLexicon(p, someEntries(10)) },
		"Places":  func(p *brokenPipe) error { return model.WritePlaces(p, places, names) },
		"Parser":  func(p *brokenPipe) error { _, err := smallParser(t).WriteTo(p); return err },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, room := range []int{0, 1, 30} {
				err := write(&brokenPipe{room})
				require.ErrorIs(t, err, bytes.ErrTooLarge)
				require.ErrorContains(t, err, "writing a model")
			}
		})
	}
}

// TestLexicon_RoundTrip writes and reads lexicons of many sizes, because the
// table doubles at some.
func TestLexicon_RoundTrip(t *testing.T) {
	t.Parallel()
	for size := range 200 {
		entries := someEntries(size)
		entries[0], entries[^uint32(0)] = model.NewEntry(model.Place, 1, 2), model.NewEntry(model.Title, 3, 4)
		var file bytes.Buffer
		require.NoError(t, model.WriteLexicon(&file, entries))
		l, err := model.ReadLexicon(file.Bytes())
		require.NoError(t, err)
		require.Equal(t, len(entries), l.Size())
		for key, want := range entries {
			require.Equal(t, want, l.Find(key), "%d entries", size)
		}
	}
}

// TestNewEntry_Fields holds that the fields of an entry do not touch.
func TestNewEntry_Fields(t *testing.T) {
	t.Parallel()
	for _, classes := range []model.Class{0, model.Prefix, model.OtherName, model.Prefix | model.OtherName | model.Country} {
		for _, coarse := range []uint32{0, 1, 255, 256, 511} {
			for _, fine := range []uint32{0, 1, 1000, 1024, 2047} {
				e := model.NewEntry(classes, coarse, fine)
				require.Equal(t, classes, e.Classes())
				require.Equal(t, coarse, e.Coarse())
				require.Equal(t, fine, e.Fine())
			}
		}
	}
}

// TestHash_Spreads holds that words of small difference share no hash and that
// joining knows the order of words.
func TestHash_Spreads(t *testing.T) {
	t.Parallel()
	seen := map[uint32]string{}
	for _, word := range strings.Fields("a b c aa ab ba abc acb bac oslo osla olso norway noraway ministe minister ministers é è e") {
		key := model.Hash(word)
		require.Empty(t, seen[key], word)
		seen[key] = word
	}
	require.NotEqual(t, model.Join(model.Hash("new"), model.Hash("york")), model.Join(model.Hash("york"), model.Hash("new")))
	require.NotEqual(t, model.Join(model.Hash("new"), model.Hash("york")), model.Hash("newyork"))
}

func TestUnpackParser_Damaged(t *testing.T) {
	t.Parallel()
	for name, packed := range map[string][]byte{
		"Empty": {}, "Text": []byte("weights"), "Magic": {0x28, 0xb5, 0x2f, 0xfd}, "Cut": {0x28, 0xb5, 0x2f, 0xfd, 0x04, 0x00, 0x41},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := model.UnpackParser(packed)
			require.Error(t, err)
		})
	}
}
