package quote

// The roles that a token may have in an attribution. Each part has a role for
// its first token and one for the others.
const (
	Outside = iota
	FirstContent
	InContent
	FirstSource
	InSource
	FirstCue
	InCue

	NumRoles
)

// Roles are the names of the roles, in the order of their numbers: the labels
// of the model file.
func Roles() []string { return []string{"O", "B-C", "I-C", "B-S", "I-S", "B-U", "I-U"} }

// May reports whether a token of role next may follow one of role last: a part
// goes on only where it began. Before the first token stands [NumRoles].
func May(last, next int) bool {
	switch next {
	case InContent, InSource, InCue:
		return last == next || last == next-1
	}
	return true
}

// Part is a run of tokens that has one role in an attribution.
type Part struct {
	// First and End are indexes of tokens, half-open.
	First, End int
}

// partsOf lists the parts of a kind, given by its first role, in roles that
// belong to the tokens from offset on.
func partsOf(roles []int8, kind int8, offset int) []Part {
	var found []Part
	for i := 0; i < len(roles); i++ {
		if roles[i] != kind {
			continue
		}
		end := i + 1
		for end < len(roles) && roles[end] == kind+1 {
			end++
		}
		found = append(found, Part{offset + i, offset + end})
		i = end - 1
	}
	return found
}
