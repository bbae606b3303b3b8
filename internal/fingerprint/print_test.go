package fingerprint_test

import (
	"encoding/hex"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/fingerprint"
)

// pair is two quotes and whether they are one utterance.
type pair struct {
	one, other             string
	oneSpeaker, twoSpeaker string
	same                   bool
}

// pairs are written for this test, in the ways in which the press prints one
// utterance twice, and two utterances alike.
func pairs() map[string]pair {
	const (
		harbour = "“We will open the harbour to every ship that asks for shelter, and we will not ask what flag it flies,”"
		dam     = "“The dam was built for our grandchildren, and it is for them that we must repair it before the winter,”"
	)
	return map[string]pair{
		"Equal":            {one: harbour, other: harbour, same: true},
		"OtherMarks":       {one: harbour, other: `"We will open the harbour to every ship that asks for shelter, and we will not ask what flag it flies."`, same: true},
		"OtherCase":        {one: harbour, other: strings.ToUpper(harbour), same: true},
		"OtherApostrophe":  {one: "“We don’t know yet what the storm has left of the north pier,”", other: `"We don't know yet what the storm has left of the north pier"`, same: true},
		"Split":            {one: harbour, other: "“We will open the harbour to every ship … that asks for shelter,” … “and we will not ask what flag it flies.”", same: true},
		"NoSpeakerInOne":   {one: harbour, other: harbour, oneSpeaker: "Ines Duarte", same: true},
		"Disputed":         {one: harbour, other: harbour, oneSpeaker: "Ines Duarte", twoSpeaker: "Port of Sines", same: true},
		"CutAtTheEnd":      {one: harbour, other: "“We will open the harbour to every ship that asks for shelter,”", same: true},
		"CutAtTheStart":    {one: dam, other: "“it is for them that we must repair it before the winter”", same: true},
		"WordAdded":        {one: dam, other: "“The dam was built for our grandchildren, and it is for them alone that we must repair it before the winter,”", same: true},
		"WordChanged":      {one: dam, other: "“The dam was built for our grandchildren, and it is for them that we have to repair it before the winter,”", same: true},
		"Bracketed":        {one: dam, other: "“[The dam] was built for our grandchildren, and it is for them that we must repair it before the winter,”", same: true},
		"LeadDropped":      {one: "Well, " + dam, other: dam, same: true},
		"TailAdded":        {one: dam, other: dam + " she added that nobody else would.", same: true},
		"SameShortSpeaker": {one: "“We are ready for talks,”", other: `"We are ready for talks"`, oneSpeaker: "Ada Orlova", twoSpeaker: "Ada Orlova", same: true},

		// One utterance, missed: in sixteen words an edit of two is too much to be sure.
		"EditedTooMuch": {one: "“Our teams will search the valley day and night until the last of the hikers is found,”", other: "“Our teams will be searching the valley day and night until the last of the hikers is found,”"},

		"NoComment":          {one: "“No comment,”", other: "“No comment,”", oneSpeaker: "Ada Orlova", twoSpeaker: "Ada Orlova"},
		"FourWords":          {one: "“We will not resign,”", other: "“We will not resign,”"},
		"ShortTwoSpeakers":   {one: "“We are ready for talks,”", other: "“We are ready for talks,”", oneSpeaker: "Ada Orlova", twoSpeaker: "Jon Brandt"},
		"ShortNoSpeaker":     {one: "“We are ready for talks,”", other: "“We are ready for talks,”", oneSpeaker: "Ada Orlova"},
		"ShortNeither":       {one: "“We are ready for talks,”", other: "“We are ready for talks,”"},
		"Denied":             {one: "“We will take part in the talks in Geneva that begin next week,”", other: "“We will not take part in the talks in Geneva that begin next week,”"},
		"DeniedShortly":      {one: "“We do know what has become of the missing crew of the trawler,”", other: "“We don't know what has become of the missing crew of the trawler,”"},
		"OtherNumber":        {one: "“The budget of the ministry will rise by 3 percent in the coming year,”", other: "“The budget of the ministry will rise by 5 percent in the coming year,”"},
		"OtherNumberInWords": {one: "“We have lost two of our best people in the fire at the depot this morning,”", other: "“We have lost three of our best people in the fire at the depot this morning,”"},
		"OtherDay":           {one: "“The commission will give its answer to both sides in writing on Monday at noon,”", other: "“The commission will give its answer to both sides in writing on Friday at noon,”"},
		"SameOpening":        {one: "“We have always said that we want a fair price for our fish in this market,”", other: "“We have always said that we want more time to repair the nets and the boats,”"},
		"SameCloser":         {one: "“The road will be closed to lorries until the end of the month,”", other: "“Nobody can tell us what to do until the end of the month,”"},
		"Formula":            {one: "“Our thoughts are with the families of the victims of the ferry,”", other: "“Our thoughts are with all who work in the burning refinery tonight,”"},
		"Fragment":           {one: "“the fish in the lake are safe to eat”", other: "“Nobody has told the villagers on the northern shore that the fish in the lake are safe to eat,”"},
		"SameObject":         {one: "“The trial of the captain who left the burning ferry off the coast has been put off,”", other: "“The captain who left the burning ferry off the coast has said sorry,”"},
		"Unlike":             {one: harbour, other: dam},
		"Empty":              {one: "", other: ""},
	}
}

// TestSame holds the written pairs: every one of them is decided as a reader
// would, and no two utterances are joined.
func TestSame(t *testing.T) {
	t.Parallel()
	for name, p := range pairs() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			one, other := fingerprint.Of(p.one, p.oneSpeaker), fingerprint.Of(p.other, p.twoSpeaker)
			require.Equal(t, p.same, fingerprint.Same(one, other))
			require.Equal(t, p.same, fingerprint.Same(other, one), "either way round")
		})
	}
}

// TestSame_Across compares every quote of the pairs with those of all others.
func TestSame_Across(t *testing.T) {
	t.Parallel()
	joined := map[string]bool{}
	for name, p := range pairs() {
		for otherName, q := range pairs() {
			if name == otherName || !fingerprint.Same(fingerprint.Of(p.one, p.oneSpeaker), fingerprint.Of(q.one, q.oneSpeaker)) {
				continue
			}
			joined[name] = true
			require.Equal(t, letters(p.one)[:12], letters(q.one)[:12], "%s and %s", name, otherName)
		}
	}
	require.True(t, joined["Equal"], "the harbour is in several pairs")
}

func letters(text string) string {
	return strings.TrimPrefix(strings.ToLower(strings.Trim(text, "“”\",[] ")), "well, “")
}

func TestOf_Bounds(t *testing.T) {
	t.Parallel()
	long := fingerprint.Of(numbered(5000), "")
	require.Len(t, long.Shingles, 128)
	require.True(t, slices.IsSorted(long.Shingles))
	require.Len(t, long.Wording, 16)
	require.Equal(t, fingerprint.Print{}, fingerprint.Of("four words are few", "Ada Orlova"))
	require.Empty(t, fingerprint.Of("five words with a speaker", "Ada Orlova").Shingles)
	require.Len(t, fingerprint.Of("eight words are enough to tell them apart", "").Shingles, 5)
}

func numbered(n int) string {
	var out strings.Builder
	for i := range n {
		out.WriteString(strings.Repeat("a", i%7+1) + strings.Repeat("b", i/7%9) + strings.Repeat("c", i/63%50) + " ")
	}
	return out.String()
}

// TestOf_Stable holds a print to what stands in databases.
func TestOf_Stable(t *testing.T) {
	t.Parallel()
	got := fingerprint.Of("“We agreed on water and on little else in two days,”", "Ada Orlova")
	require.Equal(t, fingerprint.Of("we agreed on water and on little else in two days", ""), got)
	require.Equal(t, "59701961fbdc8d03e8075f806b703baa", hex.EncodeToString(got.Wording))
	require.Equal(t, []int32{
		-1599168510, -1591645696, -905293983, -315862972, -303041973, 328247286, 905796139, 2106543488,
	}, got.Shingles)
	require.EqualValues(t, 251389674, got.Guard)
}

func FuzzOf(f *testing.F) {
	for name, p := range pairs() {
		f.Add(p.one, p.other, name)
	}
	f.Add("e\u0301 e\u0301 e\u0301 e\u0301 e\u0301 e\u0301 e\u0301 e\u0301", "\xff\xfe", "")
	f.Fuzz(func(t *testing.T, one, other, speaker string) {
		a, b := fingerprint.Of(one, speaker), fingerprint.Of(other, speaker)
		require.Equal(t, fingerprint.Same(a, b), fingerprint.Same(b, a))
		require.Equal(t, a.Wording != nil, fingerprint.Same(a, a), "a print is like itself")
		require.LessOrEqual(t, len(a.Shingles), 128)
		require.True(t, slices.IsSorted(a.Shingles))
		require.Len(t, slices.Compact(slices.Clone(a.Shingles)), len(a.Shingles))
	})
}

func BenchmarkOf(b *testing.B) {
	said := "“We will open the harbour to every ship that asks for shelter, and we will not ask what flag it flies,”"
	for b.Loop() {
		require.NotEmpty(b, fingerprint.Of(said, "Ines Duarte").Shingles)
	}
}
