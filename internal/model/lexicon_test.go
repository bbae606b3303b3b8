package model_test

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/model"
)

func TestEntry(t *testing.T) {
	t.Parallel()
	e := model.NewEntry(model.Place|model.Surname, 256, 1024)
	require.Equal(t, model.Place|model.Surname, e.Classes())
	require.EqualValues(t, 256, e.Coarse())
	require.EqualValues(t, 1024, e.Fine())
	require.Zero(t, model.Entry(0).Classes())
}

func someEntries(n int) map[uint32]model.Entry {
	random := rand.New(rand.NewPCG(3, 3))
	entries := make(map[uint32]model.Entry, n)
	for range n {
		entries[random.Uint32()] = model.Entry(random.Uint32() | 1)
	}
	return entries
}

func TestLexicon_Find(t *testing.T) {
	t.Parallel()
	entries := someEntries(5000)
	var file bytes.Buffer
	require.NoError(t, model.WriteLexicon(&file, entries))
	read, err := model.ReadLexicon(file.Bytes())
	require.NoError(t, err)
	made := model.NewLexicon(entries)
	require.Equal(t, len(entries), read.Size())
	for key, e := range entries {
		require.Equal(t, e, read.Find(key))
		require.Equal(t, e, made.Find(key))
		if _, ok := entries[key+1]; !ok {
			require.Zero(t, read.Find(key+1))
		}
	}
}

func TestLexicon_FindInEmpty(t *testing.T) {
	t.Parallel()
	require.Zero(t, model.NewLexicon(nil).Find(7))
}

func TestReadLexicon_Damaged(t *testing.T) {
	t.Parallel()
	var file bytes.Buffer
	require.NoError(t, model.WriteLexicon(&file, someEntries(100)))
	whole := file.Bytes()
	_, err := model.ReadLexicon(encode(t, smallWeights(t, 2)))
	require.ErrorContains(t, err, "not a DLLEXICO file")
	_, err = model.ReadLexicon(whole[:len(whole)-1])
	require.ErrorContains(t, err, "checksum does not agree")
	_, err = model.ReadLexicon(seal(whole[:len(whole)-20]))
	require.ErrorContains(t, err, "file is damaged")
}

func TestWriteLexicon_SameBytes(t *testing.T) {
	t.Parallel()
	var a, b bytes.Buffer
	require.NoError(t, model.WriteLexicon(&a, someEntries(1000)))
	require.NoError(t, model.WriteLexicon(&b, someEntries(1000)))
	require.Equal(t, a.Bytes(), b.Bytes())
}

func FuzzReadLexicon(f *testing.F) {
	var file bytes.Buffer
	require.NoError(f, model.WriteLexicon(&file, someEntries(20)))
	f.Add(file.Bytes())
	f.Fuzz(func(_ *testing.T, data []byte) {
		if len(data) > 8 {
			data = seal(append(data, 0, 0, 0, 0))
		}
		if l, err := model.ReadLexicon(data); err == nil {
			l.Find(model.Hash("word"))
		}
	})
}

func TestEmbeddedFiles(t *testing.T) {
	t.Parallel()
	words, err := model.Words()
	require.NoError(t, err)
	require.NotZero(t, words.Find(model.Hash("minister")).Classes()&model.CommonWord)
	require.NotZero(t, words.Find(model.Hash("norway")).Classes()&model.Country)
	names, err := model.Names()
	require.NoError(t, err)
	require.Len(t, names.Labels(), 18)
	tags, err := model.Tags()
	require.NoError(t, err)
	require.Contains(t, tags.Labels(), "NNP")
}

func BenchmarkNames(b *testing.B) {
	for b.Loop() {
		m, err := model.Names()
		require.NoError(b, err)
		require.NotZero(b, m.Rows())
	}
}
