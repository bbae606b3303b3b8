package meeting

import "github.com/dateline-news/dateline/internal/news"

// detailWords are words near a trigger and the detail that they give a status;
// of two found, the one that stands first here decides.
type detailWords struct {
	detail news.MeetingDetail
	words  map[string]bool
}

var (
	happenedDetails = []detailWords{
		{news.UnconfirmedDetail, words(`reportedly unconfirmed rumored rumoured`)},
		{news.OngoingDetail, words(`ongoing underway continue continues continuing current currently resumed are is`)},
	}
	plannedDetails = []detailWords{
		{news.DelayedDetail, words(`delayed postponed rescheduled moved pushed`)},
		{news.ExpectedDetail, words(`expected expects expect likely`)},
		{news.ScheduledDetail, words(`scheduled schedule set due slated planned plans will 'll ’ll shall`)},
	}
	hypotheticalDetails = []detailWords{
		{news.InvitedDetail, words(`invite invites invited inviting invitation invitations`)},
		{news.ThreatenedDetail, words(`threaten threatens threatened threatening threat`)},
		{news.DemandedDetail, words(`demand demanded demands demanding`)},
		{news.ProposedDetail, words(`propose proposes proposed proposing proposal proposals offer offers offered offering urge urges urged urging
			request requested requests suggest suggested suggests want wants wanted hope hopes hoped seek seeks sought
			seeking asked ask asking willing ready open for interest interested appealed call calls called`)},
		{news.ConditionalDetail, words(`if would could may might unless whether possible possibly should can possibility conditions depend depends`)},
	}
	cancelledDetails = []detailWords{
		{news.PostponedDetail, words(`postpone postpones postponed postponing postponement delayed delay put`)},
		{news.SuspendedDetail, words(`suspend suspended suspends suspension halted broke broken collapsed stalled frozen withdrew withdraw
			withdrawing`)},
	}
	deniedDetails = []detailWords{
		{news.RefusedDetail, words(`refuse refuses refused refusing refusal decline declines declined declining reject rejects rejected rejecting
			boycott boycotted boycotts skip skipped snubbed snub ruled shun shunned shunning unwilling turned spurned rebuffed not`)},
	}
)

// detail is the finer word for the status of a meeting; empty where the text has
// none.
func (s *sentence) detail(t trigger, m *news.Meeting) news.MeetingDetail {
	switch m.Status {
	case news.Happened:
		if found := s.detailOf(t, happenedDetails); found != news.OngoingDetail || s.goesOn(t) {
			return found
		}
		return ""
	case news.Planned:
		return s.plannedDetail(t, m)
	case news.Cancelled:
		return s.detailOf(t, cancelledDetails)
	case news.Denied:
		return s.detailOf(t, deniedDetails)
	default:
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

// detailOf looks for words of a detail in the clause around a trigger.
func (s *sentence) detailOf(t trigger, list []detailWords) news.MeetingDetail {
	from, to := t.first, t.end
	for from > 0 && t.first-from < reach && !s.boundary(from-1) {
		from--
	}
	for to < len(s.tokens) && to-t.end < reach && !s.boundary(to) {
		to++
	}
	for _, d := range list {
		for i := from; i < to; i++ {
			if (i < t.first || i >= t.end) && d.words[s.lower(i)] {
				return d.detail
			}
		}
	}
	return ""
}

// goesOn reports whether a meeting is told as going on: "are meeting", "continue
// talks", "is on a visit".
func (s *sentence) goesOn(t trigger) bool {
	for i := max(0, t.first-4); i < min(len(s.tokens), t.end+4); i++ {
		switch {
		case s.is(i, "ongoing", "underway", "continue", "continues", "continuing", "currently"):
			return true
		case s.is(i, "is", "are", "been"):
			return t.verb && s.tag(t.word) == "VBG" && i < t.first || s.is(i+1, "on", "in", "holding", "under")
		}
	}
	return false
}
