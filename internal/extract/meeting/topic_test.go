package meeting_test

import (
	_ "embed"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestStage_TopicTree(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, trigger, want string }{
		{"Reyes held talks with Lindqvist in Berlin on the price of fish.", "talks", "the price of fish"},
		{"Reyes and Lindqvist discussed the border on Monday.", "discussed", "the border"},
		{"Reyes met Lindqvist to discuss ways to end the strike.", "met", "ways to end the strike"},
		{"Reyes met Lindqvist to discuss forming a new government.", "met", "forming a new government"},
		{"Norway and Jordan held talks aimed at ending the strike.", "talks", "ending the strike"},
		{"The talks will focus on trade, fish and the border.", "talks", "trade, fish and the border"},
		{"Reyes met Lindqvist on Monday in an effort to end the strike.", "met", "end the strike"},
		{"Reyes will meet Lindqvist for talks on gas and oil.", "talks", "gas and oil"},
		{"Norway and Jordan resumed talks about the future of the port.", "talks", "the future of the port"},
		{"Reyes held talks with Lindqvist regarding the port, which has been closed since May.", "talks", "the port"},
		{"Budget talks between Norway and Jordan collapsed.", "talks", "Budget"},
		{"Reyes met Lindqvist on the sidelines of the summit.", "met", ""},
		{"Reyes met Lindqvist on Friday.", "met", ""},
		{"Reyes welcomed Lindqvist on the tarmac in Berlin.", "welcomed", ""},
		{"Reyes visited troops on the border.", "visited", ""},
		{"Reyes held talks with Lindqvist over lunch.", "talks", ""},
		{"Reyes travelled to Berlin to attend a summit.", "travelled", ""},
		{"Reyes met Lindqvist and went home.", "met", ""},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			doc := judged(t, c.text)
			for _, m := range doc.Meetings {
				if doc.Text.Slice(m.Trigger) == c.trigger {
					require.Equal(t, c.want, doc.Text.Slice(m.Topic))
					return
				}
			}
			require.Empty(t, c.want, "no such mention")
		})
	}
}

// TestStage_TopicRules reads topics without a tree.
func TestStage_TopicRules(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"Reyes held talks with Lindqvist on trade.", "trade"},
		{"Reyes held talks with Lindqvist about the price of fish.", "the price of fish"},
		{"Reyes met Lindqvist to discuss the border.", "the border"},
		{"Reyes met Lindqvist on Monday.", ""},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			doc, m := only(t, c.text)
			require.Equal(t, c.want, doc.Text.Slice(m.Topic))
		})
	}
}

//go:embed testdata/topics.tsv
var topicLines string

// TestStage_Topics holds how many written sentences have exactly the right topic, and
// how many without a topic have none. What fails is logged; a floor may only rise.
func TestStage_Topics(t *testing.T) {
	t.Parallel()
	right, all := map[bool]int{}, map[bool]int{}
	for _, row := range rows(topicLines) {
		require.Len(t, row, 3)
		trigger, want, text := row[0], strings.TrimPrefix(row[1], "-"), row[2]
		require.Contains(t, text, want)
		all[want != ""]++
		doc, got := judged(t, text), "no such mention"
		for _, m := range doc.Meetings {
			if strings.HasSuffix(doc.Text.Slice(m.Trigger), trigger) {
				got = doc.Text.Slice(m.Topic)
			}
		}
		if strings.EqualFold(got, want) || want == "" && got == "no such mention" {
			right[want != ""]++
			continue
		}
		t.Logf("%s\n\twant %q, got %q", text, want, got)
	}
	require.Equal(t, map[bool]int{true: 27, false: 11}, all)
	require.GreaterOrEqual(t, right[true], 26)
	require.GreaterOrEqual(t, right[false], 10)
	t.Log(right)
}
