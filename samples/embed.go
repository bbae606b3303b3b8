// Package samples holds the sample articles of Dateline, so that a binary can
// show what it does on a machine that has nothing else. All persons in them,
// and all that is said and done, are invented; README.md says what each file is for.
package samples

import "embed"

// FS holds the sample articles, one a file, at its root. In the order of their
// names they are in the order of their publication. It is read-only: embedding
// needs a package variable, and nobody may assign to it.
//
//go:embed [0-9][0-9][0-9]-*
var FS embed.FS
