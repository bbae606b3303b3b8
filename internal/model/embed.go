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

//go:embed places.bin.zst
var placesFile []byte

//go:embed quotes.bin.zst
var quotesFile []byte

//go:embed links.bin.zst
var linksFile []byte

// Names reads the weights of the name recogniser; names.md is their card.
func Names() (*Linear, error) { return readLinearFile(namesFile) }

// Tags reads the weights of the part-of-speech tagger; tags.md is their card.
func Tags() (*Linear, error) { return readLinearFile(tagsFile) }

// Quotes reads the weights of the roles of words in quotes, and those of the
// links between the parts; quotes.md is their card.
func Quotes() (roles, links *Linear, err error) {
	if roles, err = readLinearFile(quotesFile); err != nil {
		return nil, nil, err
	}
	if links, err = readLinearFile(linksFile); err != nil {
		return nil, nil, err
	}
	return roles, links, nil
}

// Trees reads the weights of the dependency parser; parser.md is their card.
func Trees() (*Parser, error) { return UnpackParser(parserFile) }

// UnpackParser reads a compressed parser file, for trying one that is not
// embedded.
func UnpackParser(packed []byte) (*Parser, error) {
	data, err := unpack(packed)
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

// Gazetteer reads the places of the world; places.md is their card.
func Gazetteer() (*Places, error) {
	data, err := unpack(placesFile)
	if err != nil {
		return nil, err
	}
	return ReadPlaces(data)
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
