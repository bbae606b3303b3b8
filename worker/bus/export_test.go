package bus

// Covers is covers, for its table.
func Covers(outer, inner string) bool { return covers(outer, inner) }
