package entity

import (
	_ "embed"
	"strings"
)

//go:embed data/cues.txt
var cueList string

// cue is a set of kinds of word, one bit a section of data/cues.txt.
type cue uint32

// The kinds of word, in the order of cueNames.
const (
	isTitle cue = 1 << iota
	isModifier
	isOffice
	isOrgHead
	isOrgOf
	isLocHead
	isLocStart
	isLocOf
	isMiscHead
	isSpeech
	isInPlace
	isToPlace
	isParticle
	isSuffix
	isNever
	isFunction
	isOpener
	isTied
)

func cueNames() []string {
	return []string{
		"title", "modifier", "office", "orghead", "orgof", "lochead", "locstart", "locof", "mischead",
		"speech", "inplace", "toplace", "particle", "suffix", "never", "function", "opener", "tied",
	}
}

// readCues reads the word lists: for each word in lower case, what it can be.
func readCues() map[string]cue {
	bits := make(map[string]cue)
	for i, name := range cueNames() {
		bits[name] = 1 << i
	}
	cues := make(map[string]cue)
	var section cue
	for line := range strings.Lines(cueList) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			section = bits[strings.Trim(line, "[]")]
		default:
			for word := range strings.FieldsSeq(line) {
				cues[word] |= section
			}
		}
	}
	return cues
}
