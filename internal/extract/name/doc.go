// Package name finds the names of people, organisations, places and other
// things by learnt weights.
//
// A linear model over hashed features scores, for each word, the labels that
// begin, continue or leave a name, and a search finds the best labels of a
// sentence that are well formed. This is done twice: the first pass reads each
// sentence by itself; the second also sees how the same words, names and
// initials were labelled in the rest of the document, so that "James Comey" in
// one paragraph makes "Comey" a person in the next. Words without a capital or
// digit nearby are outside of names and cost next to nothing.
//
// The trainer uses the same [Page], so features have one definition.
package name
