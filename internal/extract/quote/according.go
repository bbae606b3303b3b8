package quote

import "github.com/dateline-news/dateline/internal/news"

// accordingTo reads "According to X, …" and "…, according to X".
func (r *reader) accordingTo() {
	for i := range r.tokens {
		if r.marked[i] || !r.is(i, "according") || !r.is(i+1, "to") {
			continue
		}
		s, ok := r.object(i + 2)
		if !ok {
			continue
		}
		a := attribution{cue: r.span(i, i+2), source: &s, line: r.line}
		from, to := r.free, i
		if i == r.free || i == r.free+1 && !r.is(r.free, ",") {
			from, to = s.end, r.end()
		}
		for from < to && r.is(from, ",") {
			from++
		}
		for to > from && r.is(to-1, ",") {
			to--
		}
		if to-from < 2 && r.tag(from) != quoted {
			continue
		}
		a.pieces = []news.Span{r.span(from, to)}
		a.from, a.to = min(from, i), max(to, s.end)
		r.add(a)
	}
}
