package tree

import "strings"

// Relation is what a word is to its head, in the terms of Universal
// Dependencies version 2 (https://universaldependencies.org/u/dep). The zero
// Relation is that of a word without a parse. Of the subtypes only those are
// kept that change who does what.
type Relation uint8

// The relations.
const (
	None Relation = iota
	// Root is the relation of a sentence's one word without a head.
	Root
	// NSubj is a subject ("the minister said"), NSubjPass that of a passive verb
	// ("the minister was told"); CSubj and CSubjPass are clauses as subjects.
	NSubj
	NSubjPass
	CSubj
	CSubjPass
	// Obj and IObj are the direct and the indirect object.
	Obj
	IObj
	// CComp is a clause with a subject of its own as complement ("said that she
	// agreed"), XComp one whose subject is that of its head ("agreed to meet").
	CComp
	XComp
	// Obl is a noun that modifies a verb, mostly with a preposition ("met in
	// Oslo"), OblAgent the one who acts in a passive ("told by aides"),
	// OblUnmarked one without a preposition ("met Monday").
	Obl
	OblAgent
	OblUnmarked
	// Advcl is an adverbial clause ("left after they met").
	Advcl
	Advmod
	// NMod is a noun that modifies a noun ("the minister of trade"), NModPoss a
	// possessor ("Norway's minister"), NModDesc a title before a name ("President
	// Okello"), NModUnmarked another noun without a preposition.
	NMod
	NModPoss
	NModDesc
	NModUnmarked
	// Appos renames the noun before it ("Hale, the ambassador").
	Appos
	NumMod
	AMod
	// Acl is a clause that modifies a noun, AclRelcl a relative one ("who met").
	Acl      //nolint:staticcheck // spelt like its kin; no initials in Universal Dependencies
	AclRelcl //nolint:staticcheck // as above
	Det
	DetPredet
	// Case is a preposition or the possessive 's; its head is the noun.
	Case
	// Compound is a noun before a noun, CompoundPrt a verb's particle ("set up").
	Compound
	CompoundPrt
	// Flat joins the words of a name to its first word.
	Flat
	Fixed
	// Conj joins what is coordinated to its first part, CC is the "and" of it,
	// which hangs from the part that follows; CCPreconj is "both" or "either".
	Conj
	CC
	CCPreconj
	Aux
	AuxPass
	Cop
	// Mark is what opens a clause: "that", "to", "whether", "because".
	Mark
	Expl
	// Parataxis stands beside without grammar, as "he said" does after a quote.
	Parataxis
	Discourse
	Vocative
	Dislocated
	List
	Orphan
	GoesWith
	Reparandum
	Dep
	Punct
	// NumRelations is the number of relations, None among them.
	NumRelations = iota
)

var names = [NumRelations]string{
	"", "root", "nsubj", "nsubj:pass", "csubj", "csubj:pass", "obj", "iobj", "ccomp", "xcomp",
	"obl", "obl:agent", "obl:unmarked", "advcl", "advmod",
	"nmod", "nmod:poss", "nmod:desc", "nmod:unmarked", "appos", "nummod", "amod", "acl", "acl:relcl",
	"det", "det:predet", "case", "compound", "compound:prt", "flat", "fixed",
	"conj", "cc", "cc:preconj", "aux", "aux:pass", "cop", "mark", "expl",
	"parataxis", "discourse", "vocative", "dislocated", "list", "orphan", "goeswith", "reparandum", "dep", "punct",
}

// String is the relation's name in Universal Dependencies, with its subtype;
// empty for None.
func (r Relation) String() string {
	if r >= NumRelations {
		return ""
	}
	return names[r]
}

// ParseRelation finds a relation by its name. A subtype that is not kept counts
// as its main type; ok is false where that is unknown too.
func ParseRelation(name string) (r Relation, ok bool) {
	main, _, _ := strings.Cut(name, ":")
	for i, known := range names {
		switch known {
		case "":
		case name:
			return Relation(i), true
		case main:
			r, ok = Relation(i), true
		}
	}
	return r, ok
}

// Main is the relation without its subtype: NSubj for NSubjPass.
func (r Relation) Main() Relation {
	switch r {
	case NSubjPass:
		return NSubj
	case CSubjPass:
		return CSubj
	case OblAgent, OblUnmarked:
		return Obl
	case NModPoss, NModDesc, NModUnmarked:
		return NMod
	case AclRelcl:
		return Acl
	case DetPredet:
		return Det
	case CompoundPrt:
		return Compound
	case CCPreconj:
		return CC
	case AuxPass:
		return Aux
	default:
		return r
	}
}
