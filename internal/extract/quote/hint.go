package quote

import (
	"strings"

	"github.com/dateline-news/dateline/internal/model"
)

// hint tells that a word may be a cue, and of which kind.
type hint uint8

const (
	noHint hint = iota
	sayingHint
	tellingHint
	judgingHint
	// wordHint is a noun, adjective or verb that attributes now and then.
	wordHint
	// accordingHint is "according".
	accordingHint
)

// hints finds the hint of a word by its hash in lower case.
type hints map[uint32]hint

// attributing are words beside the reporting verbs that may attribute, written
// for this project.
const attributing = `statement statements claim claims assertion assertions allegation allegations accusation accusations
	suggestion suggestions argument arguments announcement promise promises pledge pledges vow vows warning warnings remark remarks
	comment comments question questions answer criticism complaint complaints report reports reportedly allegedly view views opinion
	belief idea notion theory rumor rumour speculation hope hopes fear fears concern concerns worry worries doubt doubts plan plans proposal decision
	recommendation request call calls demand demands threat threats offer invitation word words message letter tweet post email speech
	interview poll polls survey study show shows showed showing shown found finds finding known know knows knew think thinks thought thinking
	believe believed want wants wanted wanting wish wishes expect expects expected expecting seem seems seemed appear appears appeared
	see sees saw seen seeing view viewed consider considers considered regard regarded feel feels felt like likes liked
	prefer prefers preferred plan planned planning intend intends intended seek seeks sought try tries tried trying decide decides decided
	learn learned learnt realize realized realise realised understand understands understood remember remembers remembered doubt doubted worry worried
	concerned afraid confident convinced certain sure aware hopeful skeptical sceptical clear unclear eager willing ready angry glad happy sorry
	optimistic pessimistic endorse endorsed endorses endorsing back backed backs backing vote voted favor favors favored favour favoured oppose
	opposed against voice voiced raise raised issue issued release released publish published quote quoted quotes quoting title titled read reads
	talk talks talked talking speak speaks spoke spoken speaking address addressed respond responded responding refer refers referred referring
	focus focused push pushed pushing press pressed order ordered rule ruled determine determined conclude estimated estimates estimate
	projected forecast forecasts predict sign signed sent send sends write charge charged charges thank thanked greet joked chant chanted sing
	name named dub dubbed label labelled deem deemed describe portrayed portray compare compared hail hint hinted signal signaled signalled
	stance position positioned attack attacks attacked mock mocked rip ripped slam slammed hit knock knocked rail railed bash bashed
	touted tout boast plead pleaded beg begged invite invited agree disagree disagreed disagrees promise assurance assurances testimony
	evidence recall recalled lie lied lying spokesman spokeswoman learned told saying argue contention insistence
	calling asked encourages encouraged encouraging encourage advise instruct instructed authorize approved accept accepted`

func newHints() hints {
	table := hints{}
	for _, w := range strings.Fields(attributing) {
		table[model.Hash(w)] = wordHint
	}
	for form, v := range newLexicon() {
		table[model.Hash(form)] = sayingHint + hint(v.class)
	}
	table[model.Hash("according")] = accordingHint
	return table
}
