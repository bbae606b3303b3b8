package meeting

import (
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

// The lists below were written for this project.

// nouns are words for encounters, by format.
var nouns = listing(map[news.MeetingFormat]string{
	news.InPerson:   `meeting meetings briefing briefings audience`,
	news.Talks:      `talks negotiations negotiation consultations consultation discussions`,
	news.Summit:     `summit summits`,
	news.Visit:      `visit visits trip trips`,
	news.Phone:      `call calls conversation conversations`,
	news.Conference: `conference conferences`,
})

// verbs are forms of verbs for encounters, by format.
var verbs = listing(map[news.MeetingFormat]string{
	news.InPerson: `meet meets met meeting confer confers conferred hosted hosts hosting host received receives discuss discussed
		discusses discussing`,
	news.Talks: `negotiate negotiates negotiated negotiating`,
	news.Visit: `visit visits visited visiting`,
	news.Phone: `phoned phones telephoned telephones spoke speak speaks spoken speaking`,
})

// rareNouns and rareVerbs are further words that mean encounters now and then.
// The rules leave them out; the weights judge them by what stands around.
var (
	rareNouns = listing(map[news.MeetingFormat]string{
		news.InPerson: `session sessions gathering gatherings encounter encounters lunch dinner breakfast reception receptions contact contacts
			ceremony get-together
			parley mission missions appointment roundtable round-table retreat banquet plenary assembly huddle chat videoconference`,
		news.Talks:      `talk discussion dialogue dialog round rounds consultation exchange exchanges`,
		news.Visit:      `travel travels tour tours stop stops stopover journey`,
		news.Conference: `forum forums`,
		news.Mediation:  `mediation`,
		news.Phone:      `phone telephone`,
	})
	rareVerbs = listing(map[news.MeetingFormat]string{
		news.InPerson: `welcome welcomes welcomed greet greets greeted brief briefs briefed convene convenes convened gather gathers gathered
			shake shakes shook hosted receive receiving welcoming greeting consult consulted consulting consults conferring reaching reached
			huddled huddles huddling dined dine dines reconvene reconvenes reconvened chatted chats chatting sit sits sat sitting`,
		news.Talks: `talk talks talked talking mediate mediates mediated mediating negotiates`,
		news.Visit: `travel travels traveled traveling travelled travelling tour tours toured touring stop stops stopping stopped`,
		news.Phone: `call called calling telephoning phoning`,
	})
)

// compounds are words that make one trigger with the noun after them, with
// the format of the whole; an empty format leaves the noun's.
var compounds = map[string]news.MeetingFormat{
	"phone": news.Phone, "telephone": news.Phone, "conference": news.Phone, "video": news.Video,
	"peace": "", "six-party": "", "crisis": "", "trade": "", "nuclear": "", "bilateral": "", "state": "", "cabinet": "", "council": "",
}

// satisfied are nouns that one meets by doing enough; senseBefore and
// senseAfter are words beside a trigger that give it another sense.
var (
	satisfied = words(`deadline deadlines standard standards need needs demand demands goal goals target targets
		requirement requirements criteria criterion challenge challenges obligation obligations expectation expectations
		condition conditions quota quotas commitment commitments resistance approval threshold costs cost definition
		test tests rules objective objectives redemptions bill bills payment payments payroll guideline guidelines
		specification specifications forecast forecasts estimate estimates budget ceiling mark timetable schedule pledge pledges
		promise promises terms fate death end reality opposition scepticism skepticism silence`)
	academics   = words(`scholar scholars professor professors lecturer lecturers fellow fellows researcher researchers student students hours rights nurse nurses`)
	media       = words(`reporter reporters journalist journalists media press crowd crowds supporters audience newspaper radio television tv cnn bbc`)
	senseBefore = words(`news press hall roll close wake-up curtain track swim robo phone-in interview margin last port`)
	otherBefore = words(`sales party annual shareholder shareholders' campaign prayer`)
	senseAfter  = words(`room rooms point place hall house show shows center centre centers sign signs waiting`)
)

// Words that govern a trigger and decide its status.
var (
	cancelling = words(`cancel cancels cancelled canceled cancelling canceling postpone postponed postpones postponing suspend
		suspended suspends suspension suspending scrap scrapped scraps abandoned abandon halted shelved cancellation broke
		collapsed axed aborted delayed withdraw withdrew withdrawing withdrawal nixed scuttled called-off postponement derailed pulled`)
	denying = words(`refuse refuses refused refusing refusal decline declines declined declining deny denies denied denying
		reject rejects rejected rejecting boycott boycotted boycotts never without nor neither no failed fails ruled
		skip skipped snubbed snub snubs shun shuns shunned shunning unwilling reluctant reluctance balked spurned spurn rebuffed
		rebuff ignore ignored opposes opposed rumors rumours baseless`)
	supposing = words(`if would could might may should propose proposes proposed proposing proposal invite invites invited
		inviting invitation possible possibility potential offer offered offers urge urged urges urging demand demanded
		demands request requested requests suggest suggested suggests want wants wanted hope hopes hoped hoping seek seeks
		sought seeking willing willingness ready readiness consider considers considering considered whether open unless
		possibly wish wishes wished must ask asked likely prospect prospects restart try trying tried
		encouraged encourage persuade proposals can conditions condition precondition unlikely permission offering
		request requesting invitations threatened threatens threaten hopeful eager keen interest interested call-for depends depend`)
	planning = words(`will 'll ’ll shall plan plans planned planning scheduled schedule set due expected expects expect
		upcoming ahead agree agreed agrees prepare prepares preparing prepared going intends intend arrange arranged
		slated hopes eve forthcoming announced tomorrow before arrive arrived arrives heading heads headed en-route later next soon begins starts opens
		confirm confirmed confirms`)
)

// attending are verbs of taking part, avoiding those of not doing so.
var (
	attending = words(`attend attends attended attending come comes coming join joins joined participate participated participating show travel
		appear send sent go`)
	avoiding = words(`boycott boycotts boycotted boycotting skip skips skipped skipping snub snubs snubbed shun shuns shunned miss misses missed
		missing absent`)
)

// partyNouns are heads of phrases that can take part in a meeting though they
// name nobody.
var partyNouns = words(`leader leaders official officials minister ministers president presidents delegation delegations
	representative representatives diplomat diplomats envoy envoys side sides party parties government governments
	counterpart counterparts lawmaker lawmakers negotiator negotiators ambassador ambassadors secretary chancellor
	king queen prince pope general generals team teams rebels senators senator members officers commander commanders
	adviser advisers king chairman chief head heads mediator mediators mediators executives director activists group
	groups opposition foreign-ministers premier monarch governor mayor prime-minister spokesman families victims
	board council committee bishops clerics elders unions businessmen investors delegates inspectors experts residents
	lawyers judges prosecutors troops soldiers mayors governors premiers monarchs`)

// buildings are last words of names that are organisations and venues alike.
var buildings = words(`house palace office headquarters embassy ministry hotel university centre center residence kremlin pentagon`)

// irregular are forms of triggers whose stem does not show.
var irregular = map[string]string{
	"met": "meet", "spoke": "speak", "spoken": "speak", "shook": "shake", "shake": "shake", "shakes": "shake", "telephone": "phone",
	"telephoned": "phone", "phoned": "phone", "telephones": "phone", "conferred": "confer", "stopped": "stop", "stopping": "stop",
	"hosted": "host", "hosts": "host", "hosting": "host", "mediation": "mediate", "negotiation": "negotiate", "negotiations": "negotiate",
	"consultation": "consult", "consultations": "consult", "discussion": "discuss", "discussions": "discuss", "traveled": "travel",
	"travelled": "travel", "traveling": "travel", "travelling": "travel", "welcomed": "welcome", "talks": "talks", "dialog": "dialogue",
}

// stem is the common part of a trigger's forms.
func stem(word string) string {
	if found, ok := irregular[word]; ok {
		return found
	}
	for _, ending := range []string{"ing", "ed", "es", "s", "e"} {
		if cut, ok := strings.CutSuffix(word, ending); ok && len(cut) > 3 {
			return cut
		}
	}
	return word
}

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(list) {
		set[word] = true
	}
	return set
}

func listing(byFormat map[news.MeetingFormat]string) map[string]news.MeetingFormat {
	formats := map[string]news.MeetingFormat{}
	for format, list := range byFormat {
		for _, word := range strings.Fields(list) {
			formats[word] = format
		}
	}
	return formats
}
