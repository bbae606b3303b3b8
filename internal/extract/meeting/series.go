package meeting

import (
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

// bodies are those that meet again and again, by their canonical names: forms in lower
// case, divided by commas. A meeting or summit of one is one of its series; talks with
// it are not.
var bodies = named(map[string]string{
	"G7":                                  "g7, g-7, group of seven, group of 7",
	"G8":                                  "g8, g-8, group of eight, group of 8",
	"G20":                                 "g20, g-20, group of 20, group of twenty",
	"G77":                                 "g77, g-77, group of 77",
	"NATO":                                "nato, nato-russia council",
	"ASEAN":                               "asean, association of southeast asian nations",
	"APEC":                                "apec, asia-pacific economic cooperation",
	"East Asia Summit":                    "east asia summit",
	"ASEM":                                "asem, asia-europe meeting",
	"OPEC":                                "opec",
	"OPEC+":                               "opec+",
	"BRICS":                               "brics",
	"SAARC":                               "saarc, south asian association for regional cooperation",
	"World Economic Forum":                "world economic forum, davos",
	"UN General Assembly":                 "un general assembly, u.n. general assembly, united nations general assembly, general assembly",
	"UN Security Council":                 "un security council, u.n. security council, united nations security council, security council",
	"African Union":                       "african union, au",
	"Arab League":                         "arab league",
	"European Council":                    "european council",
	"European Union":                      "eu, european union",
	"Eurogroup":                           "eurogroup",
	"Gulf Cooperation Council":            "gulf cooperation council, gcc",
	"Shanghai Cooperation Organisation":   "shanghai cooperation organization, shanghai cooperation organisation, sco",
	"Pacific Islands Forum":               "pacific islands forum",
	"ECOWAS":                              "ecowas, economic community of west african states",
	"SADC":                                "sadc, southern african development community",
	"IGAD":                                "igad",
	"East African Community":              "east african community",
	"Mercosur":                            "mercosur",
	"Unasur":                              "unasur, union of south american nations",
	"CELAC":                               "celac",
	"CARICOM":                             "caricom, caribbean community",
	"Organization of American States":     "organization of american states, oas",
	"Summit of the Americas":              "summit of the americas",
	"Munich Security Conference":          "munich security",
	"Shangri-La Dialogue":                 "shangri-la dialogue",
	"Nuclear Security Summit":             "nuclear security summit",
	"Commonwealth Heads of Government":    "commonwealth heads of government, commonwealth",
	"Organisation of Islamic Cooperation": "organization of islamic cooperation, organisation of islamic cooperation, organization of the islamic conference, oic",
	"Non-Aligned Movement":                "non-aligned movement",
	"OSCE":                                "osce",
	"Council of Europe":                   "council of europe",
	"Visegrad Group":                      "visegrad, visegrad group",
	"World Trade Organization":            "world trade organization, wto",
	"IMF and World Bank Meetings":         "imf-world bank, imf and world bank",
	"Arctic Council":                      "arctic council",
	"UN Climate Change Conference":        "un climate change, u.n. climate change, un climate, u.n. climate, united nations climate change",
})

// rounds are series of talks, whatever word they are called by.
var rounds = named(map[string]string{
	"Six-Party Talks":     "six-party, six party, six-nation, six-country",
	"Minsk Group":         "minsk group, osce minsk group",
	"Normandy Format":     "normandy, normandy format, normandy four, normandy-format",
	"Middle East Quartet": "middle east quartet, quartet",
	"Quad":                "quad",
	"P5+1":                "p5+1",
	"Astana Talks":        "astana",
	"Doha Round":          "doha round",
	"Paris Club":          "paris club",
})

// named turns lists of forms by name around.
func named(forms map[string]string) map[string]string {
	names := map[string]string{}
	for name, list := range forms {
		for form := range strings.SplitSeq(list, ", ") {
			names[form] = name
		}
	}
	return names
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
	if s.is(t.end, "of") {
		to = min(len(s.tokens), t.end+2+longestSeries)
	}
	for i := max(0, from-2); i < to; i++ {
		if name := s.seriesAt(i, to, t.format == news.Talks); name != "" {
			return name
		}
	}
	return ""
}

// seriesAt is the longest name that begins at a token; for talks only that of a series
// of talks.
func (s *sentence) seriesAt(at, to int, talks bool) string {
	words, found := "", ""
	for i := at; i < min(at+longestSeries, to); i++ {
		if words != "" {
			words += " "
		}
		words += s.lower(i)
		name := rounds[words]
		if name == "" && !talks {
			name = bodies[words]
		}
		if name != "" && (s.capital(at) || name == "Six-Party Talks") {
			found = name
		}
	}
	return found
}
