package train

import (
	"strings"
)

// name makes a name of a kind and says of which type it is.
func (s *scribe) name(kind string) (text, label string) {
	switch kind {
	case "person", "surname", "initials":
		return s.person(kind), "PER"
	case "city":
		return s.pick(s.pools.cities), "LOC"
	case "uscity":
		return s.pick(s.pools.usCities), "LOC"
	case "country":
		return s.pick(s.pools.countries), "LOC"
	case "seat":
		return s.pick(seats()), "LOC"
	case "power":
		return s.pick(seats()), "ORG"
	case "demonym":
		return s.pick(s.pools.demonyms), "MISC"
	case "club", "usteam", "nickname", "county":
		return s.team(kind), "ORG"
	case "company", "maker", "bank", "firm", "ticker", "exchange":
		return s.company(kind), "ORG"
	default:
		return s.institution(kind), "ORG"
	}
}

// person makes a name of a person, in the forms that news give.
func (s *scribe) person(kind string) string {
	last := s.surname()
	switch kind {
	case "surname":
		return last
	case "initials":
		letter := string(rune('A' + s.random.IntN(26)))
		if s.chance(20) {
			letter += "." + string(rune('A'+s.random.IntN(26)))
		}
		return letter + ". " + last
	}
	given := s.pick(s.pools.given)
	if s.chance(8) {
		given += "-" + s.pick(s.pools.given)
	}
	if s.chance(8) {
		given += " " + string(rune('A'+s.random.IntN(26))) + "."
	}
	if s.chance(8) {
		return given + " " + s.pick(strings.Fields("von van de di da al- el- bin ben Mc Mac O' del")) + " " + last
	}
	return given + " " + last
}

// surname takes a common one half of the time.
func (s *scribe) surname() string {
	if s.chance(50) {
		return s.pick(s.pools.commonSurnames)
	}
	return s.pick(s.pools.surnames)
}

// team makes the name of a club: that of its city alone as often as not.
func (s *scribe) team(kind string) string {
	switch kind {
	case "county":
		return s.pick(s.pools.counties)
	case "nickname":
		return s.pick(s.pools.nicknames)
	case "usteam":
		switch {
		case s.chance(70):
			return s.pick(s.pools.usCities)
		case s.chance(60):
			return s.pick(s.pools.nicknames)
		}
		return s.pick(s.pools.usCities) + " " + s.pick(s.pools.nicknames)
	}
	switch {
	case s.chance(50):
		return s.pick(s.pools.cities)
	case s.chance(10):
		return s.coin()
	}
	return s.pick(s.pools.clubs)
}

// company makes the name of a company: one of the lists, a coined word, a
// family's name, each with or without what tells that it is a company.
func (s *scribe) company(kind string) string {
	switch kind {
	case "ticker":
		return s.letters(3 + s.random.IntN(2))
	case "exchange":
		return s.pick(strings.Fields("NYSE NASDAQ Nasdaq LSE TSX ASX NasdaqGS OTC"))
	case "firm":
		return s.firm()
	case "bank":
		return s.surname() + " " + s.pick(strings.Fields("Securities Capital Partners Bank Brothers Research Advisors "+s.surname()))
	}
	switch {
	case s.chance(35):
		return s.pick(s.pools.companies)
	case s.chance(40):
		return s.coin()
	case s.chance(35):
		return s.surname()
	case s.chance(15):
		return s.pick(strings.Fields(brandWords)) + " " + s.pick(strings.Fields(brandWords))
	}
	name := s.surname()
	switch {
	case s.chance(50):
		name = s.coin()
	case s.chance(40):
		name = s.pick(s.pools.cities)
	}
	return name + " " + s.pick(strings.Fields(companyHeads))
}

// firm names partners by their surnames.
func (s *scribe) firm() string {
	name := s.surname() + " " + s.surname()
	switch s.random.IntN(4) {
	case 0:
		name = s.surname() + " & " + s.surname()
	case 1:
		name = s.surname() + " , " + s.surname() + " & " + s.surname()
	}
	switch s.random.IntN(6) {
	case 0:
		name += " LLP"
	case 1:
		name += " , LLP"
	}
	return name
}

// brandWords are everyday words that companies call themselves by.
const brandWords = "Just Eat Big Blue Open Fast Home Star Rock Fresh Green Red First Direct Life Way Point Gate Bright Clear Smart Easy Good Next " +
	"True Sun Sky Sea Wave Path Land Field Stone Iron Gold Silver River Bridge Tree Leaf Apple Orange Snap Spot Link Word Press Box"

// companyHeads end the names of companies.
const companyHeads = "Group Holdings Industries Bank Motors Energy Resources Pharmaceuticals Technologies Systems Networks " +
	"Corp Corp. Inc Inc. Ltd Ltd. Plc AG SA Foods Airlines Air Insurance Media Mining Oil Gas Steel Telecom Software Stores Health " +
	"Iron Gold Copper Coal Partners International Entertainment Electric Power Cement Breweries Logistics Financial Labs Studios Records Publishing"

// coin makes a word that no list has.
func (s *scribe) coin() string {
	var b strings.Builder
	for range 2 + s.random.IntN(2) {
		b.WriteString(s.pick(strings.Fields("b c d f g l m n p r s t v z st tr br cl gr pl ver cor len tel vi al no me syn nov ax")))
		b.WriteString(s.pick(strings.Fields("a e i o u a e i o ia ea io")))
	}
	b.WriteString(s.pick(strings.Fields("n x r l s m ta tech corp ne nt - - - -")))
	w := strings.TrimRight(b.String(), "-")
	return strings.ToUpper(w[:1]) + w[1:]
}

func (s *scribe) letters(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte('A' + s.random.IntN(26))
	}
	return string(b)
}

// institution makes the name of a body by its head and its field.
func (s *scribe) institution(kind string) string {
	switch kind {
	case "university":
		switch s.random.IntN(4) {
		case 0:
			return "University of " + s.pick(s.pools.cities)
		case 1:
			return s.pick(s.pools.cities) + " University"
		case 2:
			return s.surname() + " College"
		}
		return s.pick(s.pools.usCities) + " State University"
	case "hospital":
		return s.surname() + " " + s.pick([]string{"Memorial Hospital", "Medical Center", "Hospital", "General Hospital", "Clinic"})
	case "agency":
		return s.pick([]string{"Reuters", "AP", "AFP", "Xinhua", "Associated Press", "Getty Images", "EPA", s.pick(s.pools.cities) + " News", s.pick(s.pools.cities) + " Times"})
	case "paper":
		return s.paper()
	case "ministry":
		return s.pick([]string{"Foreign Ministry", "Defence Ministry", "Ministry of " + s.field(), s.field() + " Ministry", "Department of " + s.field()})
	case "party":
		return s.pick(strings.Fields("Democratic People's National Liberal Social Workers' Green Progressive United Islamic Popular New")) + " " +
			s.pick(strings.Fields("Party Union Alliance Front Movement Congress League Coalition"))
	}
	return s.body()
}

// paper makes the name of a newspaper or a magazine.
func (s *scribe) paper() string {
	title := s.pick(strings.Fields("Times Post Herald News Star Guardian Tribune Mail Standard Observer Gazette Chronicle Journal Express Today Monitor"))
	switch s.random.IntN(3) {
	case 0:
		return "Daily " + title
	case 1:
		return s.field() + " " + title
	}
	return s.pick(s.pools.cities) + " " + title
}

// seats are buildings that stand for those who govern from them: places where
// somebody goes there, organisations where they speak.
func seats() []string {
	return []string{"White House", "White House", "Kremlin", "Elysee Palace", "Downing Street", "State House", "Blue House", "Pentagon", "Capitol", "Palace"}
}

func (s *scribe) field() string {
	return s.pick(strings.Fields("Health Education Water Agriculture Energy Transport Labour Trade Fisheries Justice Finance Tourism Science Women Youth Sports Housing Mining Defence Culture Migration Press Teachers Doctors Engineers Nurses Farmers"))
}

// body makes a long name with a head: "Ghana Water Authority", "National Union of Teachers".
func (s *scribe) body() string {
	head := s.pick(strings.Fields("Authority Agency Commission Council Board Union Association Federation Institute Foundation Committee Organization Organisation Society Bureau Office Fund Bank Corporation Service Network Centre Center Forum Initiative Trust"))
	where := s.pick([]string{"National", "International", "World", "Central", "Federal", "European", "African", "Asian", s.pick(s.pools.countries), s.pick(s.pools.cities), s.pick(s.pools.demonyms), s.pick(s.pools.cities)})
	switch s.random.IntN(4) {
	case 0:
		return where + " " + head + " of " + s.field()
	case 1:
		return where + " " + s.field() + " and " + s.field() + " " + head
	case 2:
		return head + " for " + s.field() + " and " + s.field()
	}
	return where + " " + s.field() + " " + head
}
