package meeting

import (
	"github.com/dateline-news/dateline/internal/extract/tree"
	"github.com/dateline-news/dateline/internal/news"
)

// detailWords are words that govern a trigger and the detail that they give its
// status.
type detailWords struct {
	detail news.MeetingDetail
	words  map[string]bool
}

var (
	plannedDetails = []detailWords{
		{news.DelayedDetail, words(`delayed postponed rescheduled moved pushed`)},
		{news.InvitedDetail, words(`invite invites invited inviting invitation`)},
		{news.ExpectedDetail, words(`expected expects expect likely`)},
		{news.ScheduledDetail, words(`scheduled schedule set due slated planned plans will 'll ’ll shall`)},
	}
	hypotheticalDetails = []detailWords{
		{news.InvitedDetail, words(`invite invites invited inviting invitation invitations`)},
		{news.ThreatenedDetail, words(`threaten threatens threatened threatening threat`)},
		{news.DemandedDetail, words(`demand demanded demands demanding urge urges urged urging request requested requests requesting appealed appeal appeals
			call called calls calling press pressed presses pressing pressure push pushed pushing encourage encouraged encourages encouraging insist
			insists insisted ask asked asks asking begs begged must let order ordered lobbied beg`)},
		{news.ProposedDetail, words(`propose proposes proposed proposing proposal proposals offer offers offered offering suggest suggested suggests
			suggestion want wants wanted hope hopes hoped hoping seek seeks sought seeking willing willingness ready readiness open like eager keen favor
			favors favored favour favours interest interested effort efforts attempt attempts try trying tried should consider considering glad gladly
			wish wishes prepared commitment`)},
		{news.ConditionalDetail, words(`if would could may might unless whether possible possibly possibility can cannot conditions condition precondition
			depend depends unclear until provided chance prospect prospects`)},
	}
	cancelledDetails = []detailWords{
		{news.PostponedDetail, words(`postpone postpones postponed postponing postponement delayed delay delays delaying put puts putting rescheduled
			reschedule deferred`)},
		{news.SuspendedDetail, words(`suspend suspended suspends suspending suspension halted halt broke broken break collapsed collapse stalled frozen
			froze withdrew withdraw withdrawing withdrawal pulled walked interrupted adjourned paused`)},
	}
	deniedDetails = []detailWords{
		{news.RefusedDetail, words(`refuse refuses refused refusing refusal decline declines declined declining reject rejects rejected rejecting
			boycott boycotted boycotts skip skipped snubbed snub ruled shun shunned shunning unwilling turned spurned rebuffed spurn unacceptable won't`)},
	}
)

// detail is the finer word for the status of a meeting; empty where the text has
// none.
func (s *sentence) detail(t trigger, m *news.Meeting) news.MeetingDetail {
	switch m.Status {
	case news.Happened:
		return s.happenedDetail(t, m)
	case news.Planned:
		return s.plannedDetail(t, m)
	case news.Cancelled:
		return s.detailOf(t, cancelledDetails)
	case news.Denied:
		if found := s.detailOf(t, deniedDetails); found != "" || !s.willNot(t) {
			return found
		}
		return news.RefusedDetail
	default:
		if s.depends(t) {
			return news.ConditionalDetail
		}
		return s.detailOf(t, hypotheticalDetails)
	}
}

func (s *sentence) plannedDetail(t trigger, m *news.Meeting) news.MeetingDetail {
	found := s.detailOf(t, plannedDetails)
	if found == "" && m.Date != "" {
		return news.ScheduledDetail
	}
	return found
}

// detailOf is the detail of the nearest word that governs a trigger; without a tree,
// or where no governor tells, of the nearest word in its clause.
func (s *sentence) detailOf(t trigger, list []detailWords) news.MeetingDetail {
	if found := s.governedDetail(t, list); found != "" {
		return found
	}
	for d := 1; d < reach; d++ {
		for _, i := range []int{t.first - d, t.end + d - 1} {
			if i < 0 || i >= len(s.tokens) || s.divided(t, i) {
				continue
			}
			if found := s.detailAt(i, list); found != "" {
				return found
			}
		}
	}
	return ""
}

// divided reports whether a clause ends between a trigger and a token.
func (s *sentence) divided(t trigger, i int) bool {
	from, to := t.end, i+1
	if i < t.first {
		from, to = i, t.first
	}
	for k := from; k < to; k++ {
		if s.boundary(k) {
			return true
		}
	}
	return false
}

// detailAt is the detail that a word gives.
func (s *sentence) detailAt(i int, list []detailWords) news.MeetingDetail {
	for _, d := range list {
		if d.words[s.lower(i)] && s.means(i) {
			return d.detail
		}
	}
	return ""
}

// means reports whether a word that may govern a meeting has that sense here: "open"
// as a quality, "like" and "call" as verbs, "put" with "off", "May" as no month.
func (s *sentence) means(i int) bool {
	switch s.lower(i) {
	case "open":
		return s.tag(i) == "JJ"
	case "like", "let":
		return s.isVerb(i)
	case "call", "calls", "called", "calling":
		return s.is(i+1, "for", "on", "upon")
	case "may":
		return s.tag(i) == "MD"
	case "put", "puts", "putting":
		return s.is(i+1, "off", "on", "back") || s.is(i+2, "off") || s.is(i+3, "off")
	case "broke", "broken", "break":
		return s.is(i+1, "off", "down", "up")
	case "pulled":
		return s.is(i+1, "out")
	case "turned":
		return s.is(i+1, "down")
	case "ruled":
		return s.is(i+1, "out")
	}
	return true
}

// governedDetail climbs from a trigger through the words that govern it. At each it
// looks at the word, its auxiliaries and its adverbs.
func (s *sentence) governedDetail(t trigger, list []detailWords) news.MeetingDetail {
	if !s.parsed() {
		return ""
	}
	at := t.word
	for n := 0; n <= ladder && at >= 0; n++ {
		if n > 0 && saying[s.lower(at)] && s.relation(at) == tree.Parataxis {
			break
		}
		if found := s.detailAt(at, list); found != "" && (at < t.first || at >= t.end) {
			return found
		}
		for c := range s.children(at) {
			switch s.relation(c) {
			case tree.Aux, tree.AuxPass, tree.Advmod, tree.AMod, tree.Acl, tree.Mark, tree.Cop:
				if found := s.detailAt(c, list); found != "" && (s.relation(c) != tree.Acl || n == 0) {
					return found
				}
			default: // says nothing of the status
			}
		}
		if s.relation(at) == tree.Conj && n > 0 {
			break
		}
		at = s.head(at)
	}
	return ""
}

// depends reports whether a clause with "if" hangs from a trigger or from the verbs
// above it: "will meet Reyes if she comes", or a condition follows.
func (s *sentence) depends(t trigger) bool {
	if !s.parsed() {
		return false
	}
	for i := t.end; i < min(len(s.tokens), t.end+2*reach); i++ {
		if s.is(i, "provided") && s.is(i-1, ",") || s.is(i, "condition") && s.is(i-1, "on") || s.is(i, "if") && s.is(i-1, "only") {
			return true
		}
	}
	at := t.word
	for n := 0; n < 3 && at >= 0; n++ {
		for c := range s.children(at) {
			if s.relation(c) != tree.Advcl {
				continue
			}
			for k := range s.children(c) {
				if s.relation(k) == tree.Mark && s.is(k, "if", "unless", "provided", "until") {
					return true
				}
			}
		}
		at = s.head(at)
	}
	return false
}

// willNot reports whether somebody says that he will not: "will not meet", "there
// would be no talks", "has no plans to meet". "Did not meet" is no refusal.
func (s *sentence) willNot(t trigger) bool {
	for i := max(0, t.first-reach); i < min(len(s.tokens), t.end+4); i++ {
		if s.divided(t, i) {
			continue
		}
		switch {
		case s.is(i, "won't", "won’t"), s.is(i, "will", "would", "wo", "could", "can", "ca") && s.is(i+1, "not", "n't", "n’t", "never", "be", "have") && s.negates(i+1, t):
			return true
		case s.is(i, "no", "nothing") && s.is(i+1, "plan", "plans", "intention", "interest", "desire", "need", "reason", "to"):
			return true
		}
	}
	return false
}

// negates reports whether a negation stands between a token and a trigger, or right
// behind the token.
func (s *sentence) negates(from int, t trigger) bool {
	for i := from; i < max(t.first, from+2) && i < len(s.tokens); i++ {
		if s.is(i, "not", "n't", "n’t", "never", "no", "nothing") {
			return true
		}
	}
	return false
}
