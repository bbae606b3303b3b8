package name

// The hashes of words that may stand in lower case inside of a name; a test
// holds them to [model.Hash].
const (
	hashOf        = 0x69343c68 // of
	hashThe       = 0xb40eb21c // the
	hashAnd       = 0xf29c2a6  // and
	hashFor       = 0xacf38390 // for
	hashAmpersand = 0x230c8c59 // &
	hashDe        = 0x5c1ccea2 // de
	hashLa        = 0x4831c9de // la
	hashVon       = 0x96217d74 // von
	hashVan       = 0x9625faa2 // van
	hashAl        = 0x3f24efc0 // al
	hashBin       = 0x5acad8be // bin
	hashDel       = 0xcf598e4a // del
	hashDu        = 0x4c1cb572 // du
	hashIbn       = 0x9bdefa74 // ibn
	hashEl        = 0x3f1a6264 // el
	hashDer       = 0xd1599170 // der
	hashDa        = 0x581cc856 // da
	hashDos       = 0xda68aa25 // dos
	hashBen       = 0x5aae56aa // ben
)
