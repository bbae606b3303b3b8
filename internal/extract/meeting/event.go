package meeting

import (
	"math"
	"time"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/news"
)

// settle gives all mentions of a meeting the status that they say together, and
// their dates the direction that it has.
func settle(doc *extract.Document, g *gathering, tellings []telling) {
	meetings := doc.Meetings
	if len(g.mentions) < 2 {
		turn(doc, &meetings[g.mentions[0]])
		return
	}
	sums := make([]float64, 5)
	for _, i := range g.mentions {
		for k, share := range tellings[i].shares {
			sums[k] += math.Log(share + 0.02)
		}
	}
	status := statuses()[best(sums)]
	for _, i := range g.mentions {
		meetings[i].Status = status
		turn(doc, &meetings[i])
	}
	at := g.dated(meetings)
	for _, i := range g.mentions {
		if at >= 0 && meetings[i].Date == "" {
			meetings[i].Date, meetings[i].DateSource = meetings[at].Date, meetings[at].DateSource
		}
	}
}

// dated is the mention with the narrowest date, or -1.
func (g *gathering) dated(meetings []news.Meeting) int {
	at, length := -1, time.Duration(math.MaxInt64)
	for _, i := range g.mentions {
		if first, last, ok := interval(meetings[i].Date); ok && last.Sub(first) < length {
			at, length = i, last.Sub(first)
		}
	}
	return at
}

// share gives what one mention of a meeting tells to the others: a meeting that goes
// on does so wherever a noun speaks of it, but not where one says that it ended.
func (g *gathering) share(meetings []news.Meeting, told []spot) {
	ongoing, over := false, false
	for _, i := range g.mentions {
		ongoing = ongoing || meetings[i].Detail == news.OngoingDetail
		over = over || told[i].sentence.over(told[i].trigger)
	}
	large := g.large(meetings)
	for _, i := range g.mentions {
		m := &meetings[i]
		if told[i].trigger.verb {
			continue
		}
		if large != "" && m.Format == news.InPerson {
			m.Format = large
		}
		switch {
		case over && m.Detail == news.OngoingDetail:
			m.Detail = ""
		case ongoing && !over && m.Detail == "" && m.Status == news.Happened:
			m.Detail = news.OngoingDetail
		}
	}
}

// large is the format of a summit or conference, where a mention calls a meeting so.
func (g *gathering) large(meetings []news.Meeting) news.MeetingFormat {
	for _, i := range g.mentions {
		if f := meetings[i].Format; f == news.Summit || f == news.Conference || f == news.Video {
			return f
		}
	}
	return ""
}
