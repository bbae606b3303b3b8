package store

// union knows which ids stand for one entity. The zero value knows of none.
type union struct{ parent map[int64]int64 }

// find gives the least id of those that id is one with.
func (u *union) find(id int64) int64 {
	up, known := u.parent[id]
	if !known || up == id {
		return id
	}
	root := u.find(up)
	u.parent[id] = root
	return root
}

// join makes a and b one.
func (u *union) join(a, b int64) {
	if u.parent == nil {
		u.parent = make(map[int64]int64)
	}
	a, b = u.find(a), u.find(b)
	u.parent[max(a, b)] = min(a, b)
	u.parent[min(a, b)] = min(a, b)
}

// groups lists the ids that are one, by the least of them.
func (u *union) groups() map[int64][]int64 {
	groups := make(map[int64][]int64)
	for id := range u.parent {
		root := u.find(id)
		groups[root] = append(groups[root], id)
	}
	return groups
}
