// Package timex finds expressions of time in English text and gives them
// TIMEX3 values.
//
// [Read] does it for a text and its day of publication:
//
//	for _, t := range timex.Read("They met on Wednesday morning.", published) {
//		fmt.Println(t.Type, t.Value) // TIME 2017-05-10TMO
//	}
//
// It works in two steps, which can be had apart. [Find] reads a text and returns
// its expressions underspecified: "last Monday" is a weekday with a direction, no
// date yet. [Resolve] then completes them in the order of the text against an
// [Anchor]: the day on which the text was published and the direction in which
// each sentence looks. Some lean on the date that the text mentioned last: "two
// days later", "that year". In a text that tells of the past date by date, such as
// a history, that date takes the place of the day of publication.
//
// [Stage] does both for a document of the pipeline. It takes the direction of each
// sentence from the tense of its verbs, the day from the place of the dateline, and
// leaves out what is part of a name.
//
// # Without a day of publication
//
// Nothing is guessed. What leans on a day that is not known has no value and says
// instead how it leans ([Time.Relative], [Expression.String]):
//
//	yesterday                published-P1D
//	two weeks from now       published+P2W
//	two days later           mentioned+P2D
//	on Monday                XXXX-WXX-1
//	next Monday              next XXXX-WXX-1
//	on 10 May                XXXX-05-10
//	in May of last year      XXXX-05 of published-P1Y
//	the third quarter        XXXX-Q3
//	Monday night             TNI of XXXX-WXX-1
//	an hour ago              published-PT1H
//
// That is a duration of ISO 8601 from the day of publication or from the date
// mentioned last, or a value of TIMEX3 with X for what is not known.
//
// # Days and hours
//
// "Today" is the day of [Anchor.Published] in its own location: give the instant in
// the time zone of the place where the text was written. A clock time keeps its
// figures in [Time.Value] and, where the text names its zone, the offset beside
// it in [Time.Zone]: both together are an instant.
//
// All word lists and rules were written for this project.
package timex
