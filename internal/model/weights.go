package model

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
)

// Weights are the contents of a model file, as a trainer makes them.
type Weights struct {
	Labels []string
	// Bits is the number of bits of a bucket, at most [MaxBits].
	Bits uint
	// Scale is the worth of one unit of a weight.
	Scale float32
	// Chain holds the weights of label pairs: for each label, then for the start
	// of a sentence, those of all next labels. It is empty for models that do not
	// look at label pairs.
	Chain []float32
	// Buckets are the buckets that have a row, in increasing order; Rows are their
	// weights, bucket by bucket, from -127 to 127.
	Buckets []uint32
	Rows    []int8
}

// MaxBits is the largest number of bits of a bucket.
const MaxBits = 24

const (
	linearMagic  = "DLLINEAR"
	fileVersion  = 1
	maxLabels    = 128
	maxLabelSize = 64
)

var errDamaged = errors.New("file is damaged")

// WriteTo writes the weights as a model file, uncompressed.
func (w *Weights) WriteTo(out io.Writer) (int64, error) {
	data := append([]byte(linearMagic), fileVersion, byte(w.Bits), byte(len(w.Labels)))
	for _, label := range w.Labels {
		data = append(data, byte(len(label)))
		data = append(data, label...)
	}
	data = appendFloats(data, w.Scale)
	data = binary.LittleEndian.AppendUint32(data, uint32(len(w.Chain)))
	data = appendFloats(data, w.Chain...)
	data = binary.LittleEndian.AppendUint32(data, uint32(len(w.Buckets)))
	data = w.appendBitmap(data)
	data = w.appendColumns(data)
	return writeSealed(out, data)
}

func appendFloats(data []byte, values ...float32) []byte {
	for _, v := range values {
		data = binary.LittleEndian.AppendUint32(data, math.Float32bits(v))
	}
	return data
}

func (w *Weights) appendBitmap(data []byte) []byte {
	words := make([]uint64, 1<<w.Bits/64)
	for _, b := range w.Buckets {
		words[b/64] |= 1 << (b % 64)
	}
	for _, word := range words {
		data = binary.LittleEndian.AppendUint64(data, word)
	}
	return data
}

// appendColumns writes the weights label by label: a column compresses better
// than a row, because most labels say nothing about most features.
func (w *Weights) appendColumns(data []byte) []byte {
	n := len(w.Labels)
	for k := range n {
		for i := range w.Buckets {
			data = append(data, byte(w.Rows[i*n+k]))
		}
	}
	return data
}

// writeSealed writes data and its checksum.
func writeSealed(out io.Writer, data []byte) (int64, error) {
	n, err := out.Write(binary.LittleEndian.AppendUint32(data, crc32.ChecksumIEEE(data)))
	if err != nil {
		return int64(n), fmt.Errorf("writing a model: %w", err)
	}
	return int64(n), nil
}

// ReadLinear reads a model file, uncompressed.
func ReadLinear(data []byte) (*Linear, error) {
	r, err := open(data, linearMagic)
	if err != nil {
		return nil, err
	}
	m, width := &Linear{}, uint(r.byte())
	if width < 6 || width > MaxBits {
		return nil, fmt.Errorf("reading a model: %d bits of a bucket, want 6 to %d: %w", width, MaxBits, errDamaged)
	}
	n := int(r.byte())
	for range n {
		m.labels = append(m.labels, string(r.take(int(r.byte()))))
	}
	m.scale = r.float()
	m.chain = r.floats(int(r.uint32()))
	rows := int(r.uint32())
	m.readRows(r, width, rows)
	if err := r.finish(); err != nil {
		return nil, err
	}
	if err := m.check(); err != nil {
		return nil, err
	}
	return m, nil
}

// readRows reads the bitmap and the columns and lays the rows out for adding.
func (m *Linear) readRows(r *reader, width uint, rows int) {
	set := make([]uint32, 1<<width/perBlock)
	for i := range set {
		set[i] = r.uint32() // a word of the file, which is little-endian, is two blocks
	}
	m.buckets = newBuckets(width, set)
	m.width = rowWords(len(m.labels))
	if m.count() != rows || !r.has(rows*len(m.labels)) {
		r.damaged = true
		return
	}
	m.weights = makeTable[uint64](rows * m.width)
	for k := range m.labels {
		shift := 8 * (k % perWord)
		for i, w := range r.take(rows) {
			m.weights[i*m.width+k/perWord] |= uint64(w^raise) << shift
		}
	}
}

// check looks at what the reader could not know.
func (m *Linear) check() error {
	n := len(m.labels)
	switch {
	case n == 0 || n > maxLabels:
		return fmt.Errorf("reading a model: %d labels: %w", n, errDamaged)
	case len(m.chain) != 0 && len(m.chain) != n*(n+1):
		return fmt.Errorf("reading a model: %d weights of label pairs for %d labels: %w", len(m.chain), n, errDamaged)
	}
	return nil
}
