package store

// The rules by which entities are joined, as the audit trail calls them.
const (
	ruleAccents = "accents" // one name, printed with and without accents
	ruleAlias   = "alias"   // an article uses both names for one entity
	rulePlace   = "place"   // the only place of that name
	ruleRole    = "role"    // one title, at one organisation or in one country
	ruleCompany = "company" // several rare others are seen with both
)

// evidence says why two entities are one; it is kept in the audit trail.
type evidence struct {
	Rule string `json:"rule"`
	// With is the entity that the other turned out to be one with.
	With   int64   `json:"with"`
	Alias  string  `json:"alias,omitempty"`
	Role   string  `json:"role,omitempty"`
	Of     int64   `json:"of,omitempty"`
	Shared []int64 `json:"shared,omitempty"`
}

// tie is evidence that a and b are one.
type tie struct {
	a, b int64
	why  evidence
}

func newTie(a, b int64, why evidence) tie {
	why.With = b
	return tie{a: a, b: b, why: why}
}
