package model

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
)

// Parser is the weights of a dependency parser: those that choose its moves and
// those that choose the relation of two words.
type Parser struct {
	Moves, Relations *Linear
}

const parserMagic = "DLPARSER"

// WriteParser writes the weights of a parser as one file, uncompressed: a head
// with the length of the first part, and the two models one after the other.
func WriteParser(out io.Writer, moves, relations *Weights) error {
	var first, second bytes.Buffer
	if _, err := moves.WriteTo(&first); err != nil {
		return err
	}
	if _, err := relations.WriteTo(&second); err != nil {
		return err
	}
	data := append([]byte(parserMagic), fileVersion)
	data = binary.LittleEndian.AppendUint32(data, uint32(first.Len()))
	data = append(append(data, first.Bytes()...), second.Bytes()...)
	_, err := writeSealed(out, data)
	return err
}

// ReadParser reads a file of [WriteParser].
func ReadParser(data []byte) (*Parser, error) {
	r, err := open(data, parserMagic)
	if err != nil {
		return nil, err
	}
	first := r.take(int(r.uint32()))
	if r.damaged {
		return nil, fmt.Errorf("reading a parser: %w", errDamaged)
	}
	moves, err := ReadLinear(first)
	if err != nil {
		return nil, fmt.Errorf("reading the moves: %w", err)
	}
	relations, err := ReadLinear(r.data)
	if err != nil {
		return nil, fmt.Errorf("reading the relations: %w", err)
	}
	return &Parser{Moves: moves, Relations: relations}, nil
}
