// Package model holds what the recognisers have learnt: linear models over
// hashed features, and a lexicon of words and names. The files are embedded in
// the program, each with a card beside it that tells where it comes from; they
// are read once, never written, and shared by all goroutines.
//
// The package knows files and arithmetic. Which features a model was trained
// on is the business of the package that asks it.
package model
