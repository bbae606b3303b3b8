package model

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
)

// reader takes a file apart. Past the end it gives zeros and remembers that
// the file is damaged, so that callers ask once, at the end.
type reader struct {
	data    []byte
	damaged bool
}

// open checks the seal of a file and its kind, and stands behind its version.
func open(data []byte, magic string) (*reader, error) {
	if len(data) < len(magic)+1+crc32.Size || string(data[:len(magic)]) != magic {
		return nil, fmt.Errorf("reading a model: not a %s file: %w", magic, errDamaged)
	}
	body := data[:len(data)-crc32.Size]
	if crc32.ChecksumIEEE(body) != binary.LittleEndian.Uint32(data[len(body):]) {
		return nil, fmt.Errorf("reading a model: checksum does not agree: %w", errDamaged)
	}
	if v := body[len(magic)]; v != fileVersion {
		return nil, fmt.Errorf("reading a model: version %d, want %d", v, fileVersion)
	}
	return &reader{data: body[len(magic)+1:]}, nil
}

func (r *reader) has(n int) bool { return n >= 0 && n <= len(r.data) }

func (r *reader) take(n int) []byte {
	if !r.has(n) {
		r.damaged, r.data = true, nil
		return nil
	}
	taken := r.data[:n]
	r.data = r.data[n:]
	return taken
}

func (r *reader) byte() byte {
	if b := r.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (r *reader) uint32() uint32 {
	if b := r.take(4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

func (r *reader) uvarint() uint64 {
	v, n := binary.Uvarint(r.data)
	if n <= 0 {
		r.damaged, r.data = true, nil
		return 0
	}
	r.data = r.data[n:]
	return v
}

func (r *reader) float() float32 { return math.Float32frombits(r.uint32()) }

func (r *reader) floats(n int) []float32 {
	if !r.has(4 * n) {
		r.damaged = true
		return nil
	}
	values := make([]float32, n)
	for i := range values {
		values[i] = r.float()
	}
	return values
}

// finish reports whether the file held exactly what was asked for.
func (r *reader) finish() error {
	if r.damaged || len(r.data) > 0 {
		return fmt.Errorf("reading a model: contents do not agree with their counts: %w", errDamaged)
	}
	return nil
}
