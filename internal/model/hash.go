package model

// Mix hashes a feature: the number of its template and up to two values. All
// bits of the result depend on all of the input, so any of them may be kept.
func Mix(template, a, b uint32) uint32 {
	x := a ^ template*0x9e3779b1
	x = (x ^ x>>16) * 0x85ebca6b
	x ^= b * 0xc2b2ae35
	x = (x ^ x>>13) * 0x27d4eb2f
	x = (x ^ x>>16) * 0x165667b1
	return x ^ x>>15
}

// hashSeed and hashPrime are those of FNV-1a.
const (
	hashSeed  = 2166136261
	hashPrime = 16777619
)

// Hash is the FNV-1a hash of a word.
func Hash(word string) uint32 {
	h := uint32(hashSeed)
	for i := range len(word) {
		h = (h ^ uint32(word[i])) * hashPrime
	}
	return h
}

// HashSeed is the hash of nothing, from which [HashByte] goes on.
func HashSeed() uint32 { return hashSeed }

// HashByte adds one byte to a hash.
func HashByte(h uint32, c byte) uint32 { return (h ^ uint32(c)) * hashPrime }

// Join adds the hash of the next word to the hash of a phrase.
func Join(phrase, word uint32) uint32 { return Mix(7, phrase, word) }
