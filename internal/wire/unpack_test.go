package wire_test

import (
	"bytes"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/wire"
)

func TestDecoder_DecodePacked(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ data, encoding string }{
		"Gzip":             {gzipped(t, story), "gzip"},
		"XGzip":            {gzipped(t, story), "X-GZIP"},
		"Zstd":             {zstandard(t, story), "zstd"},
		"Identity":         {story, "identity"},
		"UnmarkedGzip":     {gzipped(t, story), ""},
		"UnmarkedZstd":     {zstandard(t, story), ""},
		"MarkedNotPacked":  {story, "gzip"},
		"GzipMarkedZstd":   {gzipped(t, story), "zstd"},
		"TwoGzipMembers":   {gzipped(t, story[:50]) + gzipped(t, story[50:]), "gzip"},
		"PackedMarkedNone": {zstandard(t, story), "identity"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, story, mustDecode(t, c.data, "content-encoding", c.encoding).Text())
		})
	}
}

func TestDecoder_DecodePackedRefuses(t *testing.T) {
	t.Parallel()
	random := zstandard(t, story)
	for name, c := range map[string]struct{ data, encoding, reason, want string }{
		"Brotli":        {story, "br", "unsupported", `content encoding "br" is not read: send gzip`},
		"Twice":         {story, "gzip, zstd", "unsupported", "send gzip, zstd or none"},
		"NestedGzip":    {gzipped(t, gzipped(t, story)), "gzip", "unsupported", "packed more than once"},
		"NestedZstd":    {zstandard(t, gzipped(t, story)), "", "unsupported", "packed more than once"},
		"TruncatedGzip": {gzipped(t, story)[:60], "gzip", "undecodable", "unpacking gzip"},
		"TruncatedZstd": {random[:len(random)/2], "zstd", "undecodable", "unpacking zstd"},
		"GzipHeader":    {"\x1f\x8b\x08", "gzip", "undecodable", "unpacking gzip"},
		"ZstdHeader":    {"\x28\xb5\x2f\xfd", "zstd", "undecodable", "unpacking zstd"},
		"WrongSum":      {flip(gzipped(t, story), 8), "gzip", "undecodable", "unpacking gzip"},
		"GzipAndTail":   {gzipped(t, story) + "tail", "gzip", "undecodable", "unpacking gzip"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := decode(t, c.data, "Content-Encoding", c.encoding)
			requireRefused(t, err, c.reason, c.want)
		})
	}
}

// flip changes the byte that stands fromEnd bytes before the end.
func flip(data string, fromEnd int) string {
	changed := []byte(data)
	changed[len(changed)-fromEnd] ^= 0xFF
	return string(changed)
}

func TestDecoder_DecodeBomb(t *testing.T) {
	t.Parallel()
	const size = 50 << 20
	zeros := func() io.Reader { return io.LimitReader(repeated("The ministers met. "), size) }
	for name, bomb := range map[string]string{"Gzip": packGzip(t, zeros()), "Zstd": packZstd(t, zeros())} {
		require.Less(t, len(bomb), 1<<20, name)
		_, err := decode(t, bomb)
		requireRefused(t, err, "too_large", "8388608 bytes once unpacked")
	}
	body, err := io.ReadAll(zeros())
	require.NoError(t, err)
	_, err = wire.NewDecoder(wire.Config{}).Decode(wire.Envelope{Data: body})
	requireRefused(t, err, "too_large", "message of 52428800 bytes: at most 8388608")
}

// A bomb is given up at the limit: what is allocated goes with the limit, not
// with what the bomb holds. Other tests may not allocate meanwhile, so this one
// does not run beside them.
func TestDecoder_DecodeBombMemory(t *testing.T) { //nolint:paralleltest // measures the memory of the process
	bomb := packZstd(t, io.LimitReader(repeated("The ministers met. "), 50<<20))
	decoder := wire.NewDecoder(wire.Config{MaxUnpacked: 1 << 20})
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := decoder.Decode(wire.Envelope{Data: []byte(bomb)})
	runtime.ReadMemStats(&after)
	requireRefused(t, err, "too_large", "1048576 bytes")
	require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(30<<20))
}

func TestDecoder_DecodeZstdWindow(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	w, err := zstd.NewWriter(&out, zstd.WithWindowSize(64<<20), zstd.WithSingleSegment(false), zstd.WithEncoderConcurrency(1))
	require.NoError(t, err)
	_, err = io.CopyN(w, repeated("The ministers met. "), 9<<20)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	_, err = decode(t, out.String())
	requireRefused(t, err, "too_large", "once unpacked")
}

// repeated reads as phrase without end.
func repeated(phrase string) io.Reader { return &endless{phrase: strings.Repeat(phrase, 4096)} }

type endless struct{ phrase string }

func (e *endless) Read(data []byte) (int, error) { return copy(data, e.phrase), nil }

func packGzip(tb testing.TB, r io.Reader) string {
	tb.Helper()
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestSpeed)
	require.NoError(tb, err)
	_, err = io.Copy(w, r)
	require.NoError(tb, err)
	require.NoError(tb, w.Close())
	return out.String()
}

func packZstd(tb testing.TB, r io.Reader) string {
	tb.Helper()
	var out bytes.Buffer
	w, err := zstd.NewWriter(&out, zstd.WithEncoderConcurrency(1))
	require.NoError(tb, err)
	_, err = io.Copy(w, r)
	require.NoError(tb, err)
	require.NoError(tb, w.Close())
	return out.String()
}
