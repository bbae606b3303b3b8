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
}

// Link ties an entity to the world's own identifiers.
type Link struct {
	// ISO3166 is the two-letter country code.
	ISO3166 string `json:"iso3166,omitempty"`
	// GeoNames is the id of a place in the GeoNames database; zero where unknown.
	GeoNames int `json:"geonames,omitempty"`
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
}
