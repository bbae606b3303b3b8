package meeting

// Words that tell topics.
var (
	discussing = words(`discuss discusses discussed discussing review reviewing negotiate negotiated negotiating consider considering debate debating
		debated reviewed examine examining`)
	// touching are verbs by which a meeting is about something.
	touching = words(`focus focused focuses focusing focussed centre center centred centered concentrate concentrated concern concerns cover covers
		covered covering address addressed addresses aimed touched touch deal deals dealt dealing dedicated devoted`)
	// conversing are stems of verbs of talking.
	conversing = words(`meet speak talk confer consult negotiat discuss brief phone call converse sit chat`)
	// briefing are verbs whose complement is what a meeting is about.
	briefing = words(`brief inform urge try press ask push`)
	// going are verbs of purposes that are meetings again.
	going = words(`attend join take have hold see open begin start resume continue participate arrive be return host chair
		conclude wrap mark celebrate`)
	// designs are nouns that "to" and a verb complete.
	designs  = words(`way ways plan plans proposal proposals step steps effort efforts attempt attempts need agreement deal means measures idea`)
	efforts  = words(`effort efforts attempt attempts bid push part`)
	releases = words(`release resumption creation return renewal extension`)
	// occasions come behind "on" and are no topics; spells behind "over".
	occasions = words(`sidelines margins eve sideline visit trip tour basis invitation way behalf condition side sides day level grounds soil line
		phone telephone front terms camera stage tv television record matter-of-course board arrival anniversary time schedule purpose`)
	spells = words(`weekend weeks days months years lunch dinner breakfast coffee tea telephone phone past period course hours night`)
	// carrying are verbs that bring a meeting about.
	carrying = words(`hold holds held holding have has had having begin begins began begun open opens opened start starts started resume resumes
		resumed resuming continue continues continued conduct conducted arrive arrived arrives travel traveled travelled go went come came
		gather gathered convene convened attend attended attending engage engaged lead led return returned call called calls take took join
		joined host hosted meet met fly flew do launch launched plan agree agreed expected visit`)
	subjects = words(`agenda focus subject topic`)
	// manners are nouns before "talks" that tell how they are held, not on what.
	manners = words(`level working-level working marathon round eleventh-hour emergency proximity weekend party six-party six-nation unity phone
		telephone video day press news summit border crisis top-level group face-to-face follow-up cabinet coalition world donors donor`)
)
