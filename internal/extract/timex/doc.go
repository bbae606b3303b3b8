// Package timex finds expressions of time in English text and gives them
// TIMEX3 values.
//
// It works in two steps. [Find] reads a text and returns its expressions
// underspecified: "last Monday" is a weekday with a direction, no date yet.
// [Expression.Resolve] then completes each against a [Reference]: the day on
// which the text was published and the direction in which the sentence looks.
// An expression that leans on a reference that is not there has no value.
//
//	for _, e := range timex.Find("They met on Wednesday morning.") {
//		kind, value := e.Resolve(timex.Reference{Day: published})
//		fmt.Println(kind, value) // TIME 2017-05-10TMO
//	}
//
// All word lists and rules were written for this project.
package timex
