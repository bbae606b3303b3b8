package meeting

import "github.com/dateline-news/dateline/internal/news"

// series are names of recurring meetings by their words in lower case.
var series = map[string]string{
	"g7": "G7", "g-7": "G7", "group of seven": "G7", "g8": "G8", "g-8": "G8", "group of eight": "G8", "g20": "G20", "g-20": "G20",
	"group of 20": "G20", "group of twenty": "G20", "nato": "NATO", "asean": "ASEAN", "association of southeast asian nations": "ASEAN",
	"apec": "APEC", "asia-pacific economic cooperation": "APEC", "opec": "OPEC", "opec+": "OPEC+", "brics": "BRICS", "saarc": "SAARC",
	"south asian association for regional cooperation": "SAARC", "minsk group": "Minsk Group", "normandy": "Normandy Format",
	"normandy format": "Normandy Format", "world economic forum": "World Economic Forum", "davos": "World Economic Forum",
	"un general assembly": "UN General Assembly", "u.n. general assembly": "UN General Assembly",
	"united nations general assembly": "UN General Assembly", "general assembly": "UN General Assembly",
	"un security council": "UN Security Council", "u.n. security council": "UN Security Council", "security council": "UN Security Council",
	"african union": "African Union", "arab league": "Arab League", "european council": "European Council", "eu": "European Union",
	"european union": "European Union", "gulf cooperation council": "Gulf Cooperation Council", "gcc": "Gulf Cooperation Council",
	"shanghai cooperation organization": "Shanghai Cooperation Organisation", "shanghai cooperation organisation": "Shanghai Cooperation Organisation",
	"six-party": "Six-Party Talks", "six party": "Six-Party Talks", "six-nation": "Six-Party Talks", "paris club": "Paris Club",
	"pacific islands forum": "Pacific Islands Forum", "ecowas": "ECOWAS", "mercosur": "Mercosur", "munich security": "Munich Security Conference",
	"commonwealth heads of government": "Commonwealth Heads of Government", "quad": "Quad", "imf": "IMF",
}

// longestSeries is the number of words of the longest name.
const longestSeries = 6

// series is the canonical name of the recurring meeting that a trigger is one of:
// "the [G-20] summit", "a summit of [the Group of Eight]".
func (s *sentence) series(t trigger) string {
	if t.verb || t.format == news.Visit || t.format == news.Phone {
		return ""
	}
	from, to := s.phraseStart(t), t.end
	if s.is(t.end, "of", "at") {
		to = min(len(s.tokens), t.end+2+longestSeries)
	}
	for i := max(0, from-2); i < to; i++ {
		if name := s.seriesAt(i, to); name != "" {
			return name
		}
	}
	return ""
}

// seriesAt is the longest name that begins at a token.
func (s *sentence) seriesAt(at, to int) string {
	words, found := "", ""
	for i := at; i < min(at+longestSeries, to); i++ {
		if words != "" {
			words += " "
		}
		words += s.lower(i)
		if name, ok := series[words]; ok && (s.capital(at) || name == "Six-Party Talks") {
			found = name
		}
	}
	return found
}
