// Package timex finds expressions of time in English text and gives them
// TIMEX3 values.
//
// It works in two steps. [Find] reads a text and returns its expressions
// underspecified: "last Monday" is a weekday with a direction, no date yet. A
// [Resolver] then completes them in the order of the text, each against a
// [Reference]: the day on which the text was published, the date that the text
// mentioned last, and the direction in which the sentence looks. An expression
// that leans on a reference that is not there has no value. In a text that
// tells of the past date by date, such as a history, the date mentioned last
// takes the place of the day of publication.
//
// [Read] does both for a text alone:
//
//	for _, t := range timex.Read("They met on Wednesday morning.", published) {
//		fmt.Println(t.Type, t.Value) // TIME 2017-05-10TMO
//	}
//
// [Stage] does both for a document of the pipeline and takes the direction of
// each sentence from the tense of its verbs.
//
// All word lists and rules were written for this project.
package timex
