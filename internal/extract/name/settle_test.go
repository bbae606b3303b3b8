package name_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// typesOf finds names in a text and lists the types that each was given.
func typesOf(t *testing.T, text string) map[string][]news.EntityType {
	t.Helper()
	b := setup(t)
	doc := extract.NewDocument(text, time.Time{})
	for _, step := range b.steps {
		require.NoError(t, step.Annotate(doc))
	}
	found, err := b.names.Recognise(doc)
	require.NoError(t, err)
	types := make(map[string][]news.EntityType)
	for _, name := range found {
		surface := doc.Text.Slice(name.Span)
		types[surface] = append(types[surface], name.Type)
	}
	return types
}

func TestRecogniser_Recognise_FirmsByTheirFirstWord(t *testing.T) {
	t.Parallel()
	const firm = "Halden Cable Group will buy two ships, the company said on Monday. “Halden is ready,” said its chairman. " +
		"Halden was founded in 1904. Henrik Bratvold said Halden's shares had risen. Halden wants to lay cables."
	for _, kind := range typesOf(t, firm)["Halden"] {
		require.Equal(t, news.Organization, kind)
	}
	const person = "The company was founded by Edvard Halden in 1904. Halden Cable Group will buy two ships. " +
		"“I am ready,” Halden said. Halden told reporters that he would sign on Friday."
	require.Contains(t, typesOf(t, person)["Halden"], news.Person, "the founder has a full name")
}

func TestRecogniser_Recognise_TurnsOfAnInterview(t *testing.T) {
	t.Parallel()
	const text = "This is a shortened transcript.\n\nQ. Whose fault is it that the chairs are empty?\n\nA. I could give you two names.\n\n" +
		"Q. Will there be another meeting?\n\nA. I hope so.\n\nQ. Mr Maarouf says that no station was opened. Do you believe him?\n\n" +
		"A. You would have to ask him.\n\nQ. You spoke to Astrid Kvamme last night?\n\nA. She called me."
	types := typesOf(t, text)
	for _, wrong := range []string{"Q. Whose", "Whose", "Q. Will", "Will", "Q. Mr Maarouf", "Q. You", "You", "A. I"} {
		require.NotContains(t, types, wrong)
	}
	require.Equal(t, []news.EntityType{news.Person}, types["Maarouf"])
	require.Equal(t, []news.EntityType{news.Person}, types["Astrid Kvamme"])
}

func TestRecogniser_Recognise_InitialsOutsideOfInterviews(t *testing.T) {
	t.Parallel()
	require.Contains(t, typesOf(t, "A. J. Marsh met the mayor of Leeds on Monday.\n\nA. J. Marsh is a lawyer."), "A. J. Marsh")
}
