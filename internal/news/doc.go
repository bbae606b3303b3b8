// Package news holds the words that all parts of Dateline share: what an
// article is, where a span lies, and the facts that an extraction finds.
//
// It is the bottom of the house: it imports nothing of this project, does no
// input or output, and its types are plain values. docs/architecture.md says
// how the parts above it use them.
//
// # Offsets
//
// Every offset is counted in Unicode code points of the normalised text and
// every [Span] is half-open, so that
//
//	substr(text, start + 1, end - start)
//
// gives the same characters in PostgreSQL as [Text.Slice] does here.
package news
