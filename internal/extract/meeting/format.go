package meeting

import (
	"strings"

	"github.com/dateline-news/dateline/internal/extract/tree"
	"github.com/dateline-news/dateline/internal/news"
)

// format is the form of a meeting by its trigger and what the sentence adds to it:
// "met [by video link]", "talks [brokered by Norway]", "spoke [by phone]". The
// format of the lexicon, on which the weights rest, stays that of the trigger.
func (s *sentence) format(t trigger) news.MeetingFormat {
	switch {
	case t.format == news.Visit:
		return t.format
	case s.remote(t, video):
		return news.Video
	case t.format != news.Phone && s.remote(t, phones):
		return news.Phone
	case s.mediated(t):
		return news.Mediation
	}
	return s.wordFormat(t)
}

// wordFormat is the format that a word has here, where the lexicon knows several.
func (s *sentence) wordFormat(t trigger) news.MeetingFormat {
	switch word := s.lower(t.word); word {
	case "videoconference", "webinar":
		return news.Video
	case "conversation", "conversations":
		if t.first == t.word && !s.phone && !s.remote(t, phones) {
			return news.InPerson
		}
	case "talk", "talks", "talked", "talking":
		if t.verb || s.caption() && t.first == t.word && s.is(t.end, "with", "at", "on") && (s.properNoun(t.first-1) || s.is(t.first-1, ",")) {
			return news.InPerson
		}
	case "mission", "missions":
		return news.Visit
	case "call", "calls":
		if s.is(t.word-1, "courtesy") {
			return news.Visit
		}
	case "conference":
		if s.is(t.word+1, "call", "calls") {
			return news.Phone
		}
	case "speaks":
		if t.format == news.UnspecifiedFormat && s.caption() {
			return news.InPerson
		}
	case "discuss", "discussed", "discusses", "discussing":
		return s.discussed(t)
	case "session", "sessions", "round", "rounds":
		if s.is(t.word-1, "negotiating", "bargaining", "negotiation") {
			return news.Talks
		}
	case "meeting", "gathering":
		if s.is(t.word-1, "summit") {
			return news.Summit
		}
	}
	return t.format
}

// discussed is the format of a verb of discussing: talks, unless it only says what
// another encounter was for or about.
func (s *sentence) discussed(t trigger) news.MeetingFormat {
	if s.phone && s.events == 0 {
		return t.format
	}
	return news.Talks
}

// remote reports whether words near a trigger, in its clause, say by what means the
// parties met: "by video link", "in a phone call".
func (s *sentence) remote(t trigger, means map[string]bool) bool {
	if means[s.lower(t.first-1)] && !s.is(t.first-2, "on") || means[s.lower(t.first)] {
		return true
	}
	for i := t.end; i < min(len(s.tokens), t.end+2*reach); i++ {
		if s.finite(i) && !isAuxiliary(s.lower(i)) && s.tag(i) != "MD" || s.is(i, ";", "that", "which", "who", "after", "before") {
			return false
		}
		if !means[s.lower(i)] {
			continue
		}
		switch at := s.phraseOpener(i); {
		case s.is(at, "by", "via", "over", "through") || s.is(at, "on") && !s.is(i, "video"):
			return true
		case s.is(i, "online", "virtually"):
			return true
		}
	}
	return false
}

// phraseOpener is the token before the phrase around a word, without its article.
func (s *sentence) phraseOpener(i int) int {
	if p, ok := s.phrases.Around(i); ok {
		return p.First - 1
	}
	return i - 1
}

// mediated reports whether somebody mediates: "mediate", "proximity talks", "talks
// brokered by Norway".
func (s *sentence) mediated(t trigger) bool {
	if strings.HasPrefix(stem(s.lower(t.word)), "mediat") {
		return true
	}
	if t.verb {
		return false
	}
	for i := t.first; i <= t.word; i++ {
		if s.is(i, "proximity") || s.is(i-1, "proximity") {
			return true
		}
	}
	for c := range s.children(t.word) {
		if c > t.word && s.relation(c).Main() == tree.Acl && s.is(c, "brokered", "mediated", "facilitated") {
			return true
		}
	}
	return strings.HasSuffix(s.lower(t.first-1), "-brokered") || strings.HasSuffix(s.lower(t.first-1), "-mediated")
}

var (
	video  = words(`video videoconference video-conference video-link videolink teleconference zoom skype online virtually virtual webcam`)
	phones = words(`phone telephone`)
)
