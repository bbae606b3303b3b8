package quote_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract/extracttest"
	"github.com/dateline-news/dateline/internal/extract/quote"
	"github.com/dateline-news/dateline/internal/news"
)

// The speakers of these tests are invented.
var people = extracttest.Entities{
	news.Person:       {"Anna Reyes", "Reyes", "Tomas Lindqvist", "Lindqvist", "Okafor"},
	news.Organization: {"State Department", "Harbour Authority"},
	news.Location:     {"Moscow", "Berlin", "Lisbon"},
}

// form is a text and the quotes in it, each as "speaker | cue | kind | words",
// the pieces of the words joined by " … ".
type form struct {
	name, text string
	want       []string
}

func checkForms(t *testing.T, forms []form) {
	t.Helper()
	for _, f := range forms {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, f.want, found(t, f.text), f.text)
		})
	}
}

// found runs the stage and writes its quotes as a form does.
func found(tb testing.TB, text string) []string {
	tb.Helper()
	doc := extracttest.Document(tb, text, people)
	require.NoError(tb, quote.New().Annotate(doc))
	extracttest.RequireValid(tb, doc)
	var list []string
	for _, q := range doc.Quotes {
		pieces := make([]string, len(q.Content))
		for i, piece := range q.Content {
			pieces[i] = doc.Text.Slice(piece)
		}
		list = append(list, strings.Join([]string{
			doc.Text.Slice(q.Speaker), doc.Text.Slice(q.Cue), string(q.Kind), strings.Join(pieces, " … "),
		}, " | "))
	}
	return list
}

func TestStage_WordsFirst(t *testing.T) {
	t.Parallel()
	checkForms(t, []form{
		{"NameVerb", `"The port will open on time," Reyes said.`, []string{`Reyes | said | direct | "The port will open on time,"`}},
		{"VerbName", `"The port will open on time," said Reyes.`, []string{`Reyes | said | direct | "The port will open on time,"`}},
		{"Question", `"Why should we wait any longer?" Reyes asked.`, []string{`Reyes | asked | direct | "Why should we wait any longer?"`}},
		{"Exclamation", `"We have waited long enough!" the mayor shouted.`, []string{`the mayor | shouted | direct | "We have waited long enough!"`}},
		{"Pronoun", `"The port will open on time," she said on Monday.`, []string{`she | said | direct | "The port will open on time,"`}},
		{"TitleAndName", `"The port will open on time," Harbour Minister Anna Reyes said.`, []string{`Harbour Minister Anna Reyes | said | direct | "The port will open on time,"`}},
		{"Apposition", `"The port will open on time," said Anna Reyes, the mayor of Salem.`, []string{`Anna Reyes, the mayor of Salem | said | direct | "The port will open on time,"`}},
		{"AppositionBefore", `"The port will open on time," Anna Reyes, the mayor of Salem, said.`, []string{`Anna Reyes, the mayor of Salem | said | direct | "The port will open on time,"`}},
		{"Spokesman", `"The port will open on time," said a spokesman for the Harbour Authority.`, []string{`a spokesman for the Harbour Authority | said | direct | "The port will open on time,"`}},
		{"SeveralSentences", `"The port will open. It is paid for. Nobody doubts it," Reyes said.`, []string{`Reyes | said | direct | "The port will open. It is paid for. Nobody doubts it,"`}},
		{"CommaOutside", `"The port will open on time", Reyes said.`, []string{`Reyes | said | direct | "The port will open on time"`}},
		{"Mixed", `The plan was "a gift to the shipping lines," Reyes said.`, []string{`Reyes | said | mixed | The plan was "a gift to the shipping lines,"`}},
		{"UnusualVerb", `"We have waited long enough," she snapped.`, []string{`she | snapped | direct | "We have waited long enough,"`}},
	})
}

func TestStage_SpeakerFirst(t *testing.T) {
	t.Parallel()
	checkForms(t, []form{
		{"Comma", `Reyes said, "The port will open on time."`, []string{`Reyes | said | direct | "The port will open on time."`}},
		{"Colon", `Reyes said: "The port will open on time."`, []string{`Reyes | said | direct | "The port will open on time."`}},
		{"NoMark", `Reyes said "the port will open on time."`, []string{`Reyes | said | direct | "the port will open on time."`}},
		{"Medium", `Reyes said in a statement: "The port will open on time."`, []string{`Reyes | said | direct | "The port will open on time."`}},
		{"Time", `Reyes said on Tuesday: "The port will open on time."`, []string{`Reyes | said | direct | "The port will open on time."`}},
		{"Added", `Reyes added: "Nobody doubts that it is paid for."`, []string{`Reyes | added | direct | "Nobody doubts that it is paid for."`}},
		{"UnusualVerb", `Reyes was blunt: "Nobody doubts that it is paid for."`, []string{`Reyes | was | direct | "Nobody doubts that it is paid for."`}},
		{"Mixed", `Reyes said the port was "a gift to the shipping lines."`, []string{`Reyes | said | mixed | the port was "a gift to the shipping lines."`}},
		{"Participle", `Reyes defended the plan, saying, "Nobody doubts that it is paid for."`, []string{
			`Reyes | defended | indirect | the plan`, `Reyes | saying | direct | "Nobody doubts that it is paid for."`,
		}},
		{"NextParagraph", "Reyes added:\n\n\"Nobody doubts that it is paid for.\"", []string{`Reyes | added | direct | "Nobody doubts that it is paid for."`}},
	})
}

func TestStage_TwoPieces(t *testing.T) {
	t.Parallel()
	checkForms(t, []form{
		{"NewSentence", `"The port will open," Reyes said. "Nobody doubts it is paid for."`, []string{`Reyes | said | direct | "The port will open," … "Nobody doubts it is paid for."`}},
		{"SameSentence", `"The port," Reyes said, "will open on time this year."`, []string{`Reyes | said | direct | "The port," … "will open on time this year."`}},
		{"Described", `"The port will open," said Lindqvist, who runs it. "Nobody doubts it is paid for."`, []string{`Lindqvist, who runs it | said | direct | "The port will open," … "Nobody doubts it is paid for."`}},
		{"BrokenIndirect", `The port, Reyes said, will open on time.`, []string{`Reyes | said | indirect | The port … will open on time`}},
		{"SpeakersChange", "\"The port will open,\" Reyes said.\n\n\"It will not open,\" Lindqvist said.", []string{
			`Reyes | said | direct | "The port will open,"`, `Lindqvist | said | direct | "It will not open,"`,
		}},
	})
}

func TestStage_Indirect(t *testing.T) {
	t.Parallel()
	checkForms(t, []form{
		{"That", `The State Department said that the talks would go on.`, []string{`The State Department | said | indirect | that the talks would go on`}},
		{"Bare", `Reyes said the talks would go on.`, []string{`Reyes | said | indirect | the talks would go on`}},
		{"Last", `The talks would go on despite the storm, Reyes said.`, []string{`Reyes | said | indirect | The talks would go on despite the storm`}},
		{"Told", `Reyes told reporters in Berlin that the talks would go on.`, []string{`Reyes | told | indirect | that the talks would go on`}},
		{"ToldBare", `Lindqvist told the council the talks would go on.`, []string{`Lindqvist | told | indirect | the talks would go on`}},
		{"Adding", `Reyes said the port was safe, adding that nobody was hurt.`, []string{
			`Reyes | said | indirect | the port was safe`, `Reyes | adding | indirect | that nobody was hurt`,
		}},
		{"But", `Reyes said the port was safe, but Lindqvist said it was not.`, []string{
			`Reyes | said | indirect | the port was safe`, `Lindqvist | said | indirect | it was not`,
		}},
		{"Whether", `Reyes asked whether the port was safe.`, []string{`Reyes | asked | indirect | whether the port was safe`}},
		{"Promise", `Reyes promised to open the port on time.`, []string{`Reyes | promised | indirect | to open the port on time`}},
		{"Negated", `Reyes did not say whether the port was safe.`, []string{`Reyes | did not say | indirect | whether the port was safe`}},
		{"Outermost", `Reyes said that Lindqvist had claimed the port was safe.`, []string{`Reyes | said | indirect | that Lindqvist had claimed the port was safe`}},
		{"Metonym", `Moscow said the talks would go on.`, []string{`Moscow | said | indirect | the talks would go on`}},
	})
}

func TestStage_AccordingTo(t *testing.T) {
	t.Parallel()
	checkForms(t, []form{
		{"First", `According to Reyes, the port is safe.`, []string{`Reyes | According to | indirect | the port is safe`}},
		{"Last", `The port is safe, according to Reyes.`, []string{`Reyes | according to | indirect | The port is safe`}},
		{"Office", `The port is safe, according to a spokesman for the Harbour Authority.`, []string{`a spokesman for the Harbour Authority | according to | indirect | The port is safe`}},
		{"Mixed", `According to Reyes, the port is "as safe as a bathtub in winter."`, []string{`Reyes | According to | mixed | the port is "as safe as a bathtub in winter."`}},
	})
}

func TestStage_Labels(t *testing.T) {
	t.Parallel()
	checkForms(t, []form{
		{"Colon", `Reyes: "The port will open on time."`, []string{`Reyes | : | direct | "The port will open on time."`}},
		{"Dash", `"The port will open on time." — Anna Reyes`, []string{`Anna Reyes | — | direct | "The port will open on time."`}},
	})
}

func TestStage_Marks(t *testing.T) {
	t.Parallel()
	checkForms(t, []form{
		{"Curly", `“The port will open on time,” Reyes said.`, []string{`Reyes | said | direct | “The port will open on time,”`}},
		{"British", `‘The port will open on time,’ Reyes said.`, []string{`Reyes | said | direct | ‘The port will open on time,’`}},
		{"BritishApostrophe", `'It's the town's port and we won't sell it,' Reyes said.`, []string{`Reyes | said | direct | 'It's the town's port and we won't sell it,'`}},
		{"Backticks", "``The port will open on time,'' Reyes said.", []string{"Reyes | said | direct | ``The port will open on time,''"}},
		{"DoubledApostrophes", `''The port will open on time,'' Reyes said.`, []string{`Reyes | said | direct | ''The port will open on time,''`}},
		{"Guillemets", `«The port will open on time,» Reyes said.`, []string{`Reyes | said | direct | «The port will open on time,»`}},
		{"Nested", `“He told me ‘wait’ and I waited,” Reyes said.`, []string{
			`Reyes | said | direct | “He told me ‘wait’ and I waited,”`, `He | told | direct | ‘wait’`,
		}},
		{"Unclosed", "\"The port will open on time, Reyes said nothing more.\n\nLindqvist said the port was safe.", []string{
			` |  | direct | "The port will open on time, Reyes said nothing more.`, `Lindqvist | said | indirect | the port was safe`,
		}},
		{"Orphan", "The port will open on time,\" and so on.\n\n\"Nobody doubts it is paid for,\" Reyes said.", []string{
			`Reyes | said | direct | "Nobody doubts it is paid for,"`,
		}},
	})
}

func TestStage_Paragraphs(t *testing.T) {
	t.Parallel()
	checkForms(t, []form{
		{"OpenedOnEach", "\"The port will open on time,\" Reyes said. \"Nobody doubts that.\n\n\"It is paid for, and it is safe.\"", []string{
			"Reyes | said | direct | \"The port will open on time,\" … \"Nobody doubts that. … \"It is paid for, and it is safe.\"",
		}},
		{"SpeakerGoesOn", "Reyes said the port was safe.\n\n\"It is paid for, and it will open on time.\"", []string{
			`Reyes | said | indirect | the port was safe`, `Reyes |  | direct | "It is paid for, and it will open on time."`,
		}},
		{"AfterPlainSentence", `Lindqvist was angry. "It will never open in my time."`, []string{`Lindqvist |  | direct | "It will never open in my time."`}},
		{"NobodyNamed", `"It is paid for, and it will open on time."`, []string{` |  | direct | "It is paid for, and it will open on time."`}},
	})
}

func TestStage_NotSpeech(t *testing.T) {
	t.Parallel()
	checkForms(t, []form{
		{"Scare", `The "reform" cost the town a school.`, nil},
		{"Title", `The museum bought "The Harbour at Night" in spring.`, nil},
		{"Nickname", `Tomas "Shorty" Lindqvist won the race.`, nil},
		{"Inches", `The keeper, who is 6'4" tall, left the pitch.`, nil},
		{"Apostrophes", `The dockers' union and the drivers' union met the '90s crowd.`, nil},
		{"NoSpeech", `The port opened on time and the ships came in.`, nil},
	})
}

func TestStage_Entity(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, want string }{
		{"Name", `"The port will open on time," Anna Reyes said.`, "Anna Reyes"},
		{"Title", `"The port will open on time," Harbour Minister Lindqvist said.`, "Lindqvist"},
		{"Office", `The State Department said that the talks would go on.`, "State Department"},
		{"Apposition", `"The port will open on time," said the mayor, Anna Reyes.`, "Anna Reyes"},
		{"TitleWithOf", `"The port will open on time," Secretary of Trade Anna Reyes said.`, "Anna Reyes"},
		{"NotThePossessor", `"The port will open on time," said Okafor's lawyer Lindqvist.`, "Lindqvist"},
		{"NotTheOneSpokenFor", `"The port will open on time," said a spokesman for Okafor.`, ""},
		{"PronounTakesThePersonBefore", `Okafor came late. "The port will open on time," he said.`, "Okafor"},
		{"PronounGoesOnWithTheSpeaker", "\"It will open,\" Okafor said.\n\nHe told Reyes that it was safe.", "Okafor"},
		{"PronounWithoutPerson", `"The port will open on time," he said.`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			doc := extracttest.Document(t, c.text, people)
			require.NoError(t, quote.New().Annotate(doc))
			require.NotEmpty(t, doc.Quotes)
			last := doc.Quotes[len(doc.Quotes)-1]
			if c.want == "" {
				require.Nil(t, last.Entity)
				return
			}
			require.NotNil(t, last.Entity)
			require.Equal(t, c.want, doc.Entities[*last.Entity].Name)
		})
	}
}

func TestStage_Turns(t *testing.T) {
	t.Parallel()
	checkForms(t, []form{
		{"Transcript", "REYES: The port will open. It is safe.\n\nMR. LINDQVIST: And who is paying?", []string{
			`REYES | : | indirect | The port will open. It is safe.`, `MR. LINDQVIST | : | indirect | And who is paying?`,
		}},
		{"TranscriptInMarks", "\"REYES: The port will open.\n\n\"LINDQVIST: And who is paying?", []string{
			`REYES | : | direct | The port will open.`, `LINDQVIST | : | direct | And who is paying?`,
		}},
		{"QuestionAndAnswer", "Q. Will it open?\n\nA. It will.", []string{`Q | . | indirect | Will it open?`, `A | . | indirect | It will.`}},
		{"AnswerWithoutQuestion", "A. Lindqvist lives here.", nil},
		{"OneLabelInCapitals", "LISBON: The port opened on time.", nil},
		{"Headline", "Okafor: Port to open in June\n\nThe port was built in two years.", []string{`Okafor | : | indirect | Port to open in June`}},
		{"HeadlineOfSelf", "Marta Silva: We will not resign\n\nThe port was built in two years.", []string{`Marta Silva | : | indirect | We will not resign`}},
		{"HeadlineOfNobody", "Analysis: Port to open in June\n\nThe port was built in two years.", nil},
		{"Dash", `"The port will open on time and is safe." ― Anna Reyes`, []string{`Anna Reyes | ― | direct | "The port will open on time and is safe."`}},
	})
}

func TestStage_Reason(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, want string }{
		{"Subject", `"The port will open on time," Reyes said.`, "subject_of_cue"},
		{"AccordingTo", `The port will open on time, according to Reyes.`, "according_to"},
		{"Colon", `Reyes: "The port will open on time."`, "colon"},
		{"Dash", `"The port will open on time and is safe." — Anna Reyes`, "dash"},
		{"PreviousSpeaker", "\"The port is open,\" Reyes said.\n\n\"It is paid for, and it is safe for everyone.\"", "previous_speaker"},
		{"SentenceBefore", `Lindqvist was angry. "It will never open in my time."`, "sentence_before"},
		{"InterviewTurn", "Q. Will it open?", "interview_turn"},
		{"Nobody", `"It is paid for, and it will open on time."`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			doc := extracttest.Document(t, c.text, people)
			require.NoError(t, quote.New().Annotate(doc))
			require.NotEmpty(t, doc.Quotes)
			require.Equal(t, c.want, doc.Quotes[len(doc.Quotes)-1].Reason)
		})
	}
}

func TestStage_Details(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text, addressee string
		medium                news.Medium
		negated, anonymous    bool
	}{
		{name: "Plain", text: `Reyes said that the port was safe.`},
		{name: "Hearer", text: `Reyes told a reporter for Politico that the port was safe.`, addressee: "a reporter for Politico"},
		{name: "InterviewWith", text: `Reyes said in an interview with Politico that the port was safe.`, addressee: "Politico", medium: news.InterviewMedium},
		{name: "Statement", text: `Reyes said in a statement that the port was safe.`, medium: news.StatementMedium},
		{name: "Tweet", text: `Reyes tweeted that the port was safe.`, medium: news.SocialMediaMedium},
		{name: "NewsConference", text: `At a news conference, Reyes said that the port was safe.`, medium: news.NewsConferenceMedium},
		{name: "Negated", text: `Reyes did not say whether the port was safe.`, negated: true},
		{name: "Declined", text: `Reyes declined to say whether the port was safe.`, negated: true},
		{name: "Sources", text: `Sources said that the port was safe.`, anonymous: true},
		{name: "AnOfficial", text: `"The port is open and safe," a senior official said.`, anonymous: true},
		{name: "TheOfficial", text: `"The port is open and safe," the official said.`},
		{name: "NamedOfficial", text: `"The port is open and safe," said Anna Reyes, an official.`},
		{name: "Spokesman", text: `"The port is open and safe," a spokesman said.`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			doc := extracttest.Document(t, c.text, people)
			require.NoError(t, quote.New().Annotate(doc))
			require.Len(t, doc.Quotes, 1)
			q := doc.Quotes[0]
			require.Equal(t, c.addressee, doc.Text.Slice(q.Addressee))
			require.Equal(t, c.medium, q.Medium)
			require.Equal(t, c.negated, q.Negated)
			require.Equal(t, c.anonymous, q.Anonymous)
		})
	}
}
