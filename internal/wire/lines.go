package wire

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
)

// Line is one line of a file of JSON lines, without its end.
type Line struct {
	// Number counts from 1, blank lines included.
	Number int
	// Data is good until the next line is asked for.
	Data []byte
}

// Lines reads r line by line and passes over blank lines. A line of more than
// limit bytes (0 means 8 MiB) yields a permanent error in its place, and
// reading goes on behind it; an error of r is the last. Errors name the line.
func Lines(r io.Reader, limit int) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		reader := lineReader{in: bufio.NewReaderSize(r, 64<<10), limit: orDefault(limit, defaultMaxUnpacked)}
		for reader.next() {
			if !yield(reader.line, reader.lineError()) {
				return
			}
		}
		if !errors.Is(reader.err, io.EOF) {
			yield(Line{Number: reader.line.Number}, fmt.Errorf("reading line %d: %w", reader.line.Number, reader.err))
		}
	}
}

// lineReader holds one line and what became of it.
type lineReader struct {
	in    *bufio.Reader
	limit int
	line  Line
	// size is the length of the line, of which at most limit bytes are kept.
	size int
	err  error
}

// next reads up to the next line that is not blank; it is false at the end. A
// last line without an end counts.
func (r *lineReader) next() bool {
	for r.err == nil {
		r.line.Number++
		r.read()
		whole := r.err == nil || errors.Is(r.err, io.EOF)
		if whole && (r.size > r.limit || len(bytes.TrimSpace(r.line.Data)) > 0) {
			return true
		}
	}
	return false
}

func (r *lineReader) read() {
	r.line.Data, r.size = r.line.Data[:0], 0
	for {
		piece, err := r.in.ReadSlice('\n')
		r.size += len(piece)
		if r.size <= r.limit {
			r.line.Data = append(r.line.Data, piece...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			r.line.Data = bytes.TrimSuffix(r.line.Data, []byte("\n"))
			r.err = err
			return
		}
	}
}

func (r *lineReader) lineError() error {
	if r.size <= r.limit {
		return nil
	}
	return refuse(reasonTooLarge, "line %d of %d bytes: at most %d are taken", r.line.Number, r.size, r.limit)
}
