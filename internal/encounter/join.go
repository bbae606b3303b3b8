package encounter

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Group is one real meeting.
type Group struct {
	// Reports are indexes into the list that was given, ascending.
	Reports []int
	// Rules are the surest reason of each report, one for one; [None] for one
	// that is alone.
	Rules []Rule
	// Part is the lowest report of the part that the group lies in. Which groups a
	// part has follows from its own reports: a report that is none of them, and has
	// no key in common with them, changes nothing.
	Part int
}

// Join groups the reports by real meeting; each report is in one group. The
// groups are sorted by their first report.
func Join(reports []Report) []Group {
	j := &joiner{reports: reports}
	j.collapse()
	j.pairUp()
	for _, link := range j.links {
		j.try(link)
	}
	return j.groups()
}

// node is one report, or several that say the very same of one day.
type node struct {
	*Report
	parties []Party
	members []int
	rule    Rule
	// weak are the nodes that a rule which needs a choice ties this one to.
	weak []int
}

// link is a reason to join two nodes.
type link struct {
	a, b int
	rule Rule
	// apart are the days between dates, or publications.
	apart Day
}

type joiner struct {
	reports []Report
	nodes   []node
	links   []link
	// cluster is the cluster of each node, clusters the nodes of each.
	cluster  []int
	clusters [][]int
	// part points from node to node towards the one that its part is known by.
	part []int
}

// collapse makes the nodes, in an order that does not depend on that of the
// reports.
func (j *joiner) collapse() {
	order := make([]int, len(j.reports))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(j.reports[a].Key, j.reports[b].Key) })
	known, has := make(map[string]int), make(map[string]bool)
	for _, i := range order {
		r := &j.reports[i]
		n := node{Report: r, parties: parties(r), members: []int{i}}
		sign := n.signature()
		at, found := known[sign]
		found = found && sign != ""
		if found && (r.isDay() || !has[sign+articleOf(r)]) {
			j.nodes[at].add(i)
		} else {
			j.part = append(j.part, len(j.nodes))
			if found { // which node takes the next in depends on both
				j.unite(at, len(j.nodes))
			}
			known[sign] = len(j.nodes)
			j.nodes = append(j.nodes, n)
		}
		has[sign+articleOf(r)] = true
	}
	j.cluster, j.clusters = make([]int, len(j.nodes)), make([][]int, len(j.nodes))
	for i := range j.nodes {
		j.cluster[i], j.clusters[i] = i, []int{i}
	}
}

// partOf is the node that the part of a node is known by.
func (j *joiner) partOf(n int) int {
	for j.part[n] != n {
		j.part[n] = j.part[j.part[n]]
		n = j.part[n]
	}
	return n
}

func (j *joiner) unite(a, b int) { j.part[j.partOf(b)] = j.partOf(a) }

// add takes a report in that says the very same.
func (n *node) add(report int) {
	n.members, n.rule = append(n.members, report), n.again()
}

// again is the rule by which the report would be joined to one that says the
// very same.
func (n *node) again() Rule {
	return pair{a: n.Report, b: n.Report, company: compare(n.parties, n.parties)}.rule()
}

// signature is all that a report says; empty for one that would not be joined
// to another that says the very same. It keeps the number of nodes small where
// all papers have one story.
func (n *node) signature() string {
	r := n.Report
	if n.again() == None {
		return ""
	}
	names := make([]string, len(n.parties))
	for i, p := range n.parties {
		names[i] = strconv.FormatInt(p.Entity, 10) + p.Country
	}
	slices.Sort(names)
	return strings.Join(append(names, strconv.Itoa(int(r.First)), strconv.Itoa(int(r.Last)), strconv.Itoa(int(r.Published)), strconv.FormatInt(r.Place.Entity, 10), r.Place.Country,
		r.Status, r.Detail, r.Format, r.Setting, r.Series, strconv.Itoa(r.Unknown)), "|")
}

func articleOf(r *Report) string { return " " + strconv.FormatInt(r.Article, 10) }

// window is the number of days within which two reports are compared.
const window = 125

// pairUp compares the nodes that share a key, near each other in time.
func (j *joiner) pairUp() {
	buckets := make(map[string][]int)
	for i := range j.nodes {
		for _, key := range j.nodes[i].keys() {
			buckets[key] = append(buckets[key], i)
		}
	}
	seen := make(map[[2]int]bool)
	for _, bucket := range buckets {
		slices.SortStableFunc(bucket, func(a, b int) int { return cmp.Compare(j.nodes[a].about(), j.nodes[b].about()) })
		for at, a := range bucket {
			for _, b := range bucket[at+1:] {
				if j.nodes[b].about()-j.nodes[a].about() > window {
					break
				}
				if both := [2]int{min(a, b), max(a, b)}; !seen[both] {
					seen[both] = true
					j.compare(both[0], both[1])
				}
			}
		}
	}
	slices.SortFunc(j.links, func(a, b link) int {
		return cmp.Or(cmp.Compare(a.rule, b.rule), cmp.Compare(a.apart, b.apart), cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b))
	})
	for i := range j.nodes {
		slices.Sort(j.nodes[i].weak)
	}
}

// keys are what two reports of one meeting have in common: two parties, or
// their countries and the day, or a series, or a town and a day. Countries alone would throw all that
// two of them do into one heap.
func (n *node) keys() []string {
	const most = 8 // of a crowd, two reports share enough
	who := n.parties[:min(len(n.parties), most)]
	var keys []string
	for i, a := range who {
		for _, b := range who[i+1:] {
			if a.Entity != 0 && b.Entity != 0 {
				keys = append(keys, fmt.Sprintf("%d %d", min(a.Entity, b.Entity), max(a.Entity, b.Entity)))
			}
			if a.Country != "" && b.Country != "" && 1 <= n.span() && n.span() <= fewDays {
				for day := n.First; day <= n.Last; day++ {
					keys = append(keys, min(a.Country, b.Country)+max(a.Country, b.Country)+strconv.Itoa(int(day)))
				}
			}
		}
	}
	if n.Series != "" {
		keys = append(keys, "series "+n.Series)
	}
	if n.Place.IsCity && 1 <= n.span() && n.span() <= fewDays {
		keys = append(keys, n.townKeys(who)...)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// townKeys are a day in a town with each party, and with what is a gathering.
func (n *node) townKeys(who []Party) (keys []string) {
	for day := n.First; day <= n.Last; day++ {
		at := fmt.Sprintf("town %d %d ", n.Place.Entity, day)
		for _, p := range who {
			if p.Entity != 0 {
				keys = append(keys, at+strconv.FormatInt(p.Entity, 10))
			}
		}
		if n.isGathering() {
			keys = append(keys, at+n.Format)
		}
	}
	return keys
}

func (j *joiner) pair(a, b int) pair {
	return pair{a: j.nodes[a].Report, b: j.nodes[b].Report, company: compare(j.nodes[a].parties, j.nodes[b].parties)}
}

// compare keeps the reason to join two nodes, if there is one.
func (j *joiner) compare(a, b int) {
	p := j.pair(a, b)
	rule := p.rule()
	if rule == None || p.differs() || rule != Moved && p.isApart() {
		return
	}
	j.links = append(j.links, link{a: a, b: b, rule: rule, apart: p.gap()})
	j.unite(a, b)
	if rule.needsChoice() {
		j.nodes[a].weak = append(j.nodes[a].weak, b)
		j.nodes[b].weak = append(j.nodes[b].weak, a)
	}
}

// try joins the clusters of a link where all of their reports are compatible and
// nothing else fits as well.
func (j *joiner) try(l link) {
	into, from := j.cluster[l.a], j.cluster[l.b]
	if into == from {
		j.note(l)
		return
	}
	if !j.areCompatible(into, from, l.rule == Moved) {
		return
	}
	if l.rule.needsChoice() && (j.hasRival(into, from) || j.hasRival(from, into)) {
		return
	}
	into, from = min(into, from), max(into, from)
	for _, n := range j.clusters[from] {
		j.cluster[n] = into
	}
	j.clusters[into] = append(j.clusters[into], j.clusters[from]...)
	j.clusters[from] = nil
	j.note(l)
}

// note keeps the surest rule of both nodes: links come in that order.
func (j *joiner) note(l link) {
	for _, n := range []*node{&j.nodes[l.a], &j.nodes[l.b]} {
		if n.rule == None {
			n.rule = l.rule
		}
	}
}

// areCompatible reports whether no report of one cluster conflicts with one of
// the other. A meeting that was put off has two dates.
func (j *joiner) areCompatible(a, b int, isMoved bool) bool {
	for _, x := range j.clusters[a] {
		for _, y := range j.clusters[b] {
			p := j.pair(x, y)
			if p.differs() || !isMoved && p.isApart() || isMoved && p.isOver() {
				return false
			}
		}
	}
	return true
}

// hasRival reports whether a cluster could as well be joined to another one
// than b, which is not the same meeting as b.
func (j *joiner) hasRival(a, b int) bool {
	seen := map[int]bool{a: true, b: true}
	for _, n := range j.clusters[a] {
		for _, m := range j.nodes[n].weak {
			c := j.cluster[m]
			if seen[c] {
				continue
			}
			seen[c] = true
			if j.areCompatible(a, c, false) && !j.areCompatible(b, c, false) {
				return true
			}
		}
	}
	return false
}

// firstOfParts gives the lowest report of each part.
func (j *joiner) firstOfParts() map[int]int {
	first := make(map[int]int)
	for i := range j.nodes {
		part := j.partOf(i)
		for _, report := range j.nodes[i].members {
			if lowest, found := first[part]; !found || report < lowest {
				first[part] = report
			}
		}
	}
	return first
}

func (j *joiner) groups() []Group {
	rules := make([]Rule, len(j.reports))
	first := j.firstOfParts()
	var groups []Group
	for _, nodes := range j.clusters {
		if len(nodes) == 0 {
			continue
		}
		group := Group{Part: first[j.partOf(nodes[0])]}
		for _, n := range nodes {
			group.Reports = append(group.Reports, j.nodes[n].members...)
			for _, i := range j.nodes[n].members {
				rules[i] = j.nodes[n].rule
			}
		}
		slices.Sort(group.Reports)
		for _, i := range group.Reports {
			group.Rules = append(group.Rules, rules[i])
		}
		groups = append(groups, group)
	}
	slices.SortFunc(groups, func(a, b Group) int { return cmp.Compare(a.Reports[0], b.Reports[0]) })
	return groups
}
