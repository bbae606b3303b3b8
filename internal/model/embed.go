package model

import (
	_ "embed" // for the files
	"fmt"

	"github.com/klauspost/compress/zstd"
)

//go:embed names.bin.zst
var namesFile []byte

//go:embed tags.bin.zst
var tagsFile []byte

//go:embed parser.bin.zst
var parserFile []byte

//go:embed meetings.bin.zst
var meetingsFile []byte

//go:embed lexicon.bin.zst
var lexiconFile []byte

// Names reads the weights of the name recogniser; names.md is their card.
func Names() (*Linear, error) { return readLinearFile(namesFile) }

// Tags reads the weights of the part-of-speech tagger; tags.md is their card.
func Tags() (*Linear, error) { return readLinearFile(tagsFile) }

// ParserWeights reads the weights of the dependency parser; parser.md is their
// card.
func ParserWeights() (*Parser, error) {
	data, err := unpack(parserFile)
	if err != nil {
		return nil, err
	}
	return ReadParser(data)
}

// MeetingWeights reads the weights of the meeting stage; meetings.md is their
// card.
func MeetingWeights() (*Meetings, error) {
	data, err := unpack(meetingsFile)
	if err != nil {
		return nil, err
	}
	return ReadMeetings(data)
}

// Words reads the lexicon; lexicon.md is its card.
func Words() (*Lexicon, error) {
	data, err := unpack(lexiconFile)
	if err != nil {
		return nil, err
	}
	return ReadLexicon(data)
}

func readLinearFile(packed []byte) (*Linear, error) {
	data, err := unpack(packed)
	if err != nil {
		return nil, err
	}
	return ReadLinear(data)
}

// maxUnpacked bounds the size of a file, so that a damaged one cannot fill the
// memory.
const maxUnpacked = 256 << 20

func unpack(packed []byte) ([]byte, error) {
	decoder, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxUnpacked))
	if err != nil {
		return nil, fmt.Errorf("unpacking a model: %w", err)
	}
	defer decoder.Close()
	data, err := decoder.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("unpacking a model: %w", err)
	}
	return data, nil
}
