package sentence

import "strings"

// The word lists of this file were written for this project; all are read-only.

// starters are words, in lower case, that begin sentences and hardly ever a
// name: after "Inc." or "U.S." a capitalised one of them starts a new sentence.
var starters = set(`the a an this that these those he she it they we i you his her its their our my your there here
	but and or so yet nor if when while as although though because since after before until once unless
	in on at by for from with without under over during despite between among about according to of into
	what who why how where which whose however meanwhile moreover still also then thus instead later earlier
	nearly almost some many most several few both each every all another other no not only even just
	last next one two three it’s he’s it's he's she's they're we're i'm there's that's let's don't
	yesterday today tomorrow now asked did does do is are was were has have had would could should`)

// speech are verbs that attribute a quoted question to who asked it.
var speech = set(`said says asked asks added adds told tells wrote writes replied responded demanded wondered
	tweeted shouted cried exclaimed continued inquired queried quipped joked`)

// days follow an hour without a new sentence: "at 5 p.m. Tuesday".
var days = set(`Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun
	January February March April May June July August September October November December
	Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec
	GMT UTC BST CET CEST EST EDT ET CST CDT CT MST MDT MT PST PDT PT IST JST EAT WAT Eastern Pacific Central Mountain`)

func set(words string) map[string]bool {
	members := make(map[string]bool)
	for word := range strings.FieldsSeq(words) {
		members[word] = true
	}
	return members
}
