package train

// projective lifts arcs until none crosses another: the shortest crossing arc is
// moved to the head of its head, again and again (Nivre and Nilsson 2005). Heads
// are indexes, -1 for the root; the list is changed in place.
func projective(heads []int) {
	for {
		worst := crossing(heads)
		if worst < 0 {
			return
		}
		heads[worst] = heads[heads[worst]]
	}
}

// crossing is the dependent of the shortest arc over a word that does not depend
// on the arc's head; -1 where there is none.
func crossing(heads []int) int {
	worst, length := -1, len(heads)+1
	for i, h := range heads {
		if h < 0 {
			continue
		}
		first, last := min(i, h), max(i, h)
		if last-first >= length {
			continue
		}
		for k := first + 1; k < last; k++ {
			if !under(heads, k, h) {
				worst, length = i, last-first
				break
			}
		}
	}
	return worst
}

// under reports whether word i depends on word top, directly or not.
func under(heads []int, i, top int) bool {
	for steps := 0; i >= 0 && steps <= len(heads); steps++ {
		if i == top {
			return true
		}
		i = heads[i]
	}
	return false
}
