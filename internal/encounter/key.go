package encounter

import (
	"hash/fnv"
	"slices"
	"strconv"
)

// Version names the rules: reports that were joined under another one have to be
// looked at again.
const Version = 2

// Keys are numbers by which a report is found: two that could be joined, or that
// could keep each other from being joined, have one of the [Report.Near] of the
// other. Few others do.
func (r *Report) Keys() []int64 { return r.hashes(0) }

// Near are the keys of reports that this one could be joined to.
func (r *Report) Near() []int64 { return r.hashes(-1, 0, 1) }

// hashes gives the keys in periods around that of the report. Two reports within
// a window of each other are in one period or in neighbouring ones.
func (r *Report) hashes(periods ...Day) []int64 {
	n := node{Report: r, parties: parties(r)}
	keys := n.keys()
	if sign := n.signature(); sign != "" {
		keys = append(keys, sign)
	}
	about := r.about()
	own := about / window
	if about < 0 && about%window != 0 {
		own--
	}
	var hashes []int64
	for _, period := range periods {
		prefix := strconv.Itoa(int(own+period)) + "|"
		for _, key := range keys {
			h := fnv.New64a()
			_, _ = h.Write([]byte(prefix + key)) // a hash takes all
			hashes = append(hashes, int64(h.Sum64()))
		}
	}
	slices.Sort(hashes)
	return slices.Compact(hashes)
}
