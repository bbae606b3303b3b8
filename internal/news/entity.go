package news

// EntityType is the broad kind of an entity.
type EntityType string

// The types of entity; CoNLL-2003 in spirit.
const (
	Person       EntityType = "person"
	Organization EntityType = "organization"
	Location     EntityType = "location"
	// Misc holds nationalities, named events, works, laws, products, languages.
	Misc EntityType = "misc"
)

// Subtype narrows an entity type where that is known.
type Subtype string

// The subtypes of entities.
const (
	Country     Subtype = "country"
	City        Subtype = "city"
	Region      Subtype = "region"
	Facility    Subtype = "facility"
	Government  Subtype = "government"
	Company     Subtype = "company"
	Party       Subtype = "party"
	Nationality Subtype = "nationality"
	NamedEvent  Subtype = "event"
)

// MentionKind says how a mention refers to its entity.
type MentionKind string

// The kinds of mention.
const (
	NameMention    MentionKind = "name"
	NominalMention MentionKind = "nominal"
	PronounMention MentionKind = "pronoun"
)

// Mention is one span that refers to an entity.
type Mention struct {
	Span Span        `json:"span"`
	Kind MentionKind `json:"kind"`
	// StandsFor is what the entity stands for in this place, where that is
	// something else than itself: [Government] for "Moscow" in "Moscow said".
	StandsFor Subtype `json:"stands_for,omitempty"`
}

// Point is a place on the globe, in decimal degrees (WGS 84), north and east
// positive.
type Point struct {
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
}

// valid reports whether p lies on the globe.
func (p Point) valid() bool {
	return p.Latitude >= -90 && p.Latitude <= 90 && p.Longitude >= -180 && p.Longitude <= 180
}

// Link ties an entity to the world's own identifiers.
type Link struct {
	// ISO3166 is the two-letter country code.
	ISO3166 string `json:"iso3166,omitempty"`
	// GeoNames is the id of a place in the GeoNames database; zero where unknown.
	GeoNames int `json:"geonames,omitempty"`
	// Point is where the place lies; nil where that is unknown.
	Point *Point `json:"point,omitempty"`
}

// Standing says how far somebody holds a role.
type Standing string

// The standings that are told apart from holding a role.
const (
	FormerStanding    Standing = "former"
	ActingStanding    Standing = "acting"
	DesignateStanding Standing = "designate"
)

// EntityRole is what the text says somebody is: "Russian Foreign Minister", "a
// baker in Leeds", "54". It is how the press saw it on the day of the article.
type EntityRole struct {
	// Span covers the words that say so.
	Span Span `json:"span"`
	// Title is the role alone, in lower case and without whom it serves: "foreign
	// minister". It is empty where only the age is told.
	Title string `json:"title,omitempty"`
	// Standing tells a role that is not held in full: see the constants. Empty
	// for one that is held.
	Standing Standing `json:"standing,omitempty"`
	// Organization and Place are ids of the entities that the role belongs to; nil
	// where the text names none.
	Organization *int `json:"organization,omitempty"`
	Place        *int `json:"place,omitempty"`
	// Age is in years; zero where it is not told.
	Age int `json:"age,omitempty"`
}

// Entity is someone or something named in an article, with its mentions there.
type Entity struct {
	// ID numbers the entities of one extraction from zero, in order.
	ID      int        `json:"id"`
	Type    EntityType `json:"type"`
	Subtype Subtype    `json:"subtype,omitempty"`
	// Name is the fullest form of the name found in the article.
	Name string `json:"name"`
	// Aliases are the other forms of the name found in the article.
	Aliases  []string  `json:"aliases,omitempty"`
	Link     Link      `json:"link,omitzero"`
	Mentions []Mention `json:"mentions"`
	// Roles are in the order of the text.
	Roles []EntityRole `json:"roles,omitempty"`
}
