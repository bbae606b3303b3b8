package store_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"github.com/dateline-news/dateline/internal/news"
)

// crowdArticles is how many articles the test of identity makes;
// DATELINE_TEST_ARTICLES changes it.
const crowdArticles = 10_000

// invented is a person of the generated world.
type invented struct {
	given, surname string
	title          string
	// at is the organisation or the country of the title.
	at news.Entity
	// circle are others whom articles about the person name.
	circle []news.Entity
}

// world is what the generated articles are about.
type world struct {
	random    *rand.Rand
	people    []*invented
	countries []news.Entity
}

func (w *world) pick(n int) int { return w.random.IntN(n) }

func (w *world) word(syllables int) string {
	parts := strings.Fields("ka ri lo ven mar tol ush bel dri sen gor pan ni tesh lu vor kan mi ro sal ter yan obu che fin gra hol jes kor lin mos nor")
	var word strings.Builder
	for range syllables {
		word.WriteString(parts[w.pick(len(parts))])
	}
	text := word.String()
	return strings.ToUpper(text[:1]) + text[1:]
}

// newWorld makes people of whom several share each surname. Two in ten are
// relatives: of one surname and of one circle.
func newWorld(people int) *world {
	w := &world{random: rand.New(rand.NewPCG(2026, 11))}
	for i := range 30 {
		w.countries = append(w.countries, country(w.word(3)+"ia", string([]byte{'A' + byte(i/26), 'A' + byte(i%26)})))
	}
	surnames, givens := make([]string, people/4), make([]string, 80)
	for i := range surnames {
		surnames[i] = w.word(3) + []string{"ak", "ev", "ing", "os"}[i%4]
	}
	for i := range givens {
		givens[i] = w.word(2)
	}
	taken := make(map[string]bool)
	for len(w.people) < people {
		p := &invented{given: givens[w.pick(len(givens))], surname: surnames[w.pick(len(surnames))]}
		if taken[p.given+p.surname] {
			continue
		}
		taken[p.given+p.surname] = true
		if last := len(w.people) - 1; last >= 0 && w.pick(10) < 2 {
			p.surname, p.circle = w.people[last].surname, w.people[last].circle
			if taken[p.given+p.surname] {
				continue
			}
			taken[p.given+p.surname] = true
		} else {
			p.circle = w.circle()
		}
		if w.pick(10) < 6 {
			p.title = []string{"foreign minister", "mayor", "chief executive", "striker", "senator"}[w.pick(5)]
			p.at = w.countries[w.pick(len(w.countries))]
			if w.pick(2) == 0 {
				p.at = p.circle[0]
			}
		}
		w.people = append(w.people, p)
	}
	return w
}

func (w *world) circle() []news.Entity {
	return []news.Entity{
		organization(w.word(3) + " Works"), organization(w.word(2) + " " + w.word(2) + " Council"),
		person("Circle" + w.word(2) + " " + w.word(4)), city(w.word(4), 1_000_000+w.pick(1_000_000)), organization("The " + w.word(4)),
	}
}

// printed is the name that an article gives a person.
func (w *world) printed(p *invented) news.Entity {
	full := p.given + " " + p.surname
	switch n := w.pick(100); {
	case n < 20:
		return person(p.surname)
	case n < 24:
		return person(p.given[:1] + ". " + p.surname)
	case n < 30: // another spelling
		return person(p.given+" "+strings.Replace(p.surname, "l", "ll", 1), p.surname)
	case n < 33: // accents
		return person(strings.Replace(full, "o", "ö", 1), p.surname)
	}
	return person(full, p.surname)
}

// article is about one to three people. It tells each with some of the circle,
// and with the role every other time. It also gives who is meant by each name.
func (w *world) article(number int) (news.Record, map[string]*invented) {
	var entities []news.Entity
	about := make(map[string]*invented)
	have := make(map[string]int)
	add := func(e news.Entity) int {
		key := string(e.Type) + e.Name
		if at, found := have[key]; found {
			return at
		}
		have[key] = len(entities)
		entities = append(entities, e)
		return len(entities) - 1
	}
	surnames := make(map[string]bool)
	for range 1 + w.pick(3) {
		p := w.people[w.pick(len(w.people))]
		if surnames[p.surname] {
			continue
		}
		surnames[p.surname] = true
		at := add(w.printed(p))
		about[entities[at].Name] = p
		if p.title != "" && w.pick(2) == 0 {
			place := add(p.at)
			entities[at].Roles = []news.EntityRole{{Title: p.title, Place: &place}}
		}
		for _, i := range w.random.Perm(len(p.circle))[:w.pick(len(p.circle)+1)] {
			add(p.circle[i])
		}
	}
	for range w.pick(3) {
		add(w.countries[w.pick(len(w.countries))])
	}
	record := named(fmt.Sprint("crowd-", number), entities...)
	record.Article.PublishedAt = noon.Add(time.Duration(number) * time.Minute)
	record.Origin.Sequence = uint64(number + 1)
	return record, about
}

// pairs counts how well the entities of the rows are the people of the world:
// of all pairs of mentions that are of one person, and of all that the rows call
// one entity, how many are both.
type pairs struct{ right, called, true int }

func (p pairs) precision() float64 { return float64(p.right) / float64(p.called) }
func (p pairs) recall() float64    { return float64(p.right) / float64(p.true) }

func countPairs(tb testing.TB, b bundle, truth map[string]*invented) (p pairs, entities int) {
	tb.Helper()
	rows, err := b.conn.Query(tb.Context(), `
		SELECT a.provider_id || '|' || m.surface, m.entity_id
		FROM current_mentions m JOIN articles a USING (article_id) WHERE m.entity_type = 'person'`)
	require.NoError(tb, err)
	type both struct {
		entity int64
		who    *invented
	}
	byEntity, byPerson, byBoth := make(map[int64]int), make(map[*invented]int), make(map[both]int)
	for rows.Next() {
		var key string
		var entity int64
		require.NoError(tb, rows.Scan(&key, &entity))
		if who := truth[key]; who != nil {
			byEntity[entity]++
			byPerson[who]++
			byBoth[both{entity, who}]++
		}
	}
	require.NoError(tb, rows.Err())
	for _, n := range byEntity {
		p.called += n * (n - 1) / 2
	}
	for _, n := range byPerson {
		p.true += n * (n - 1) / 2
	}
	for _, n := range byBoth {
		p.right += n * (n - 1) / 2
	}
	return p, len(byEntity)
}

// TestStore_Link_Crowd saves thousands of articles by several workers at once
// and holds the entities against the people that the articles were made from.
func TestStore_Link_Crowd(t *testing.T) {
	t.Parallel()
	articles := crowdArticles
	if wanted, err := strconv.Atoi(os.Getenv("DATELINE_TEST_ARTICLES")); err == nil {
		articles = wanted
	}
	b := setup(t)
	w := newWorld(articles / 8)
	truth := make(map[string]*invented)
	var workers errgroup.Group
	workers.SetLimit(8)
	begun := time.Now()
	for number := range articles {
		record, about := w.article(number)
		for name, who := range about {
			truth[record.Article.ProviderID+"|"+name] = who
		}
		workers.Go(func() error { return b.store.Save(t.Context(), record) })
	}
	require.NoError(t, workers.Wait())
	saved := time.Since(begun)
	before, apart := countPairs(t, b, truth)
	begun = time.Now()
	report := b.link(t)
	linked := time.Since(begun)
	after, entities := countPairs(t, b, truth)
	t.Logf("%d articles saved in %v, linked in %v: %v", articles, saved, linked, report)
	t.Logf("%d people; before linking %d entities, precision %.5f, recall %.4f; after it %d, %.5f, %.4f",
		len(w.people), apart, before.precision(), before.recall(), entities, after.precision(), after.recall())
	require.Equal(t, 1.0, before.precision())
	require.GreaterOrEqual(t, after.precision(), 0.998, "two people do not join")
	require.GreaterOrEqual(t, after.recall(), 0.7, "one person does not split")
	require.Zero(t, one[int](t, b.conn, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
	begun = time.Now()
	list, err := b.store.Find(t.Context(), w.people[0].given+" "+w.people[0].surname, 5)
	require.NoError(t, err)
	require.NotEmpty(t, list)
	t.Logf("%s found in %v: %d articles", list[0].Name, time.Since(begun), list[0].Articles)
	again := b.link(t)
	require.Empty(t, again.Joined)
	require.Zero(t, again.Parted)
}
