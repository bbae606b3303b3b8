package quote

// reason is the evidence on which a speaker was chosen, as [news.Quote] gives it.
type reason string

// The kinds of evidence, from what the words beside the quote say to what only
// its place suggests.
const (
	subjectOfCue    reason = "subject_of_cue"
	accordingTo     reason = "according_to"
	colon           reason = "colon"
	dash            reason = "dash"
	lineOfItsOwn    reason = "line_of_its_own"
	sentenceBefore  reason = "sentence_before"
	sameParagraph   reason = "same_paragraph"
	previousSpeaker reason = "previous_speaker"
	interviewTurn   reason = "interview_turn"
)
