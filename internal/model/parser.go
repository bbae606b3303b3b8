package model

import (
	"bytes"
	"fmt"
	"io"
)

// Parser is the weights of a dependency parser: those that choose the moves of a
// first look, those that choose the moves that count, and those that choose the
// relation of two words.
type Parser struct {
	First, Moves *Ternary
	Relations    *Linear
}

const parserMagic = "DLPARSER"

// ParserWeights are the contents of a parser file, as a trainer makes them.
type ParserWeights struct {
	First, Moves *TernaryWeights
	Relations    *Weights
}

// WriteTo writes the weights as a file, uncompressed: those of the moves, then
// the whole file of those of relations.
func (w *ParserWeights) WriteTo(out io.Writer) (int64, error) {
	var last bytes.Buffer
	if _, err := w.Relations.WriteTo(&last); err != nil {
		return 0, err
	}
	data := w.Moves.append(w.First.append(append([]byte(parserMagic), fileVersion)))
	return writeSealed(out, append(data, last.Bytes()...))
}

// ReadParser reads a file of [ParserWeights.WriteTo].
func ReadParser(data []byte) (*Parser, error) {
	r, err := open(data, parserMagic)
	if err != nil {
		return nil, err
	}
	first, err := readTernary(r)
	if err != nil {
		return nil, fmt.Errorf("reading the first moves: %w", err)
	}
	moves, err := readTernary(r)
	if err != nil {
		return nil, fmt.Errorf("reading the moves: %w", err)
	}
	relations, err := ReadLinear(r.data)
	if err != nil {
		return nil, fmt.Errorf("reading the relations: %w", err)
	}
	return &Parser{First: first, Moves: moves, Relations: relations}, nil
}
