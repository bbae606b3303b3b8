package store_test

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/store"
)

// people is a database with entities of one name each.
func people(tb testing.TB, names ...string) bundle {
	tb.Helper()
	b := setup(tb)
	for _, name := range names {
		b.save(tb, named(name, person(name)))
	}
	return b
}

func (b bundle) merge(tb testing.TB, from, into string) {
	tb.Helper()
	require.NoError(tb, b.store.Merge(tb.Context(), b.id(tb, from), b.id(tb, into), store.Change{By: "ida"}))
}

func (b bundle) split(tb testing.TB, name string) {
	tb.Helper()
	require.NoError(tb, b.store.Split(tb.Context(), b.id(tb, name), store.Change{By: "ida"}))
}

// TestStore_Split brings back what had been merged before, and nothing else.
func TestStore_Split(t *testing.T) {
	t.Parallel()
	b := people(t, "Ann One", "Ann Two", "Ann Three", "Ann Four", "Ann Five")
	mentions := snapshot(t, b.conn)["mentions"]
	b.merge(t, "Ann One", "Ann Two")
	b.merge(t, "Ann Two", "Ann Three")
	b.merge(t, "Ann Five", "Ann Four")
	b.merge(t, "Ann Three", "Ann Four")
	require.Equal(t, []string{"Ann Four = Ann Five, Ann One, Ann Three, Ann Two"}, column[string](t, b.conn, joinedSQL))

	b.split(t, "Ann Three")
	require.Equal(t, []string{"Ann Four = Ann Five", "Ann Three = Ann One, Ann Two"}, column[string](t, b.conn, joinedSQL))
	b.split(t, "Ann Two")
	require.Equal(t, []string{"Ann Four = Ann Five", "Ann Two = Ann One"}, column[string](t, b.conn, joinedSQL))
	b.split(t, "Ann One")
	b.split(t, "Ann Five")
	require.Empty(t, column[string](t, b.conn, joinedSQL))
	require.Equal(t, mentions, snapshot(t, b.conn)["mentions"], "no mention is rewritten")

	history, err := b.store.History(t.Context(), b.id(t, "Ann One"))
	require.NoError(t, err)
	var actions []string
	for _, change := range history.Changes {
		actions = append(actions, change.Action)
		require.Equal(t, "ida", change.By)
	}
	require.Equal(t, []string{"merge", "follow", "follow", "follow", "follow", "split"}, actions)
}

func TestStore_Merge_Conflicts(t *testing.T) {
	t.Parallel()
	b := people(t, "Ann One", "Ann Two", "Ann Three")
	b.merge(t, "Ann One", "Ann Two")
	merge := func(from, into string) error {
		return b.store.Merge(t.Context(), b.id(t, from), b.id(t, into), store.Change{})
	}
	require.ErrorIs(t, merge("Ann One", "Ann Two"), store.ErrConflict, "again")
	require.ErrorIs(t, merge("Ann Two", "Ann One"), store.ErrConflict, "a circle")
	require.ErrorIs(t, merge("Ann One", "Ann Three"), store.ErrConflict, "merged elsewhere")
	require.ErrorIs(t, b.store.Split(t.Context(), b.id(t, "Ann Two"), store.Change{}), store.ErrConflict, "stands for itself")
	require.ErrorIs(t, b.store.Split(t.Context(), 99999, store.Change{}), store.ErrNoEntity)
	require.NoError(t, merge("Ann Three", "Ann One"), "what is merged stands for what it is merged into")
	require.Equal(t, []string{"Ann Two = Ann One, Ann Three"}, column[string](t, b.conn, joinedSQL))
	require.Equal(t, 2, one[int](t, b.conn, "SELECT count(*) FROM entity_changes"), "a change that failed leaves no line")
}

// TestStore_Merge_AtOnce has people who merge in a circle, and savers, at one moment.
func TestStore_Merge_AtOnce(t *testing.T) {
	t.Parallel()
	names := []string{"Ann One", "Ann Two", "Ann Three", "Ann Four"}
	b := people(t, names...)
	ids := make([]int64, len(names))
	for i, name := range names {
		ids[i] = b.id(t, name)
	}
	var workers errgroup.Group
	for i := range names {
		workers.Go(func() error {
			err := b.store.Merge(t.Context(), ids[i], ids[(i+1)%len(ids)], store.Change{})
			if errors.Is(err, store.ErrConflict) {
				return nil
			}
			return err
		})
		workers.Go(func() error {
			record := named("more "+names[i], person(names[i]), person(names[(i+2)%len(names)]))
			record.Extraction.Entities[0].Link.ISO3166 = "NO" // fills a detail in
			return b.store.Save(t.Context(), record)
		})
	}
	require.NoError(t, workers.Wait())
	require.Equal(t, 1, one[int](t, b.conn, "SELECT count(DISTINCT coalesce(merged_into, entity_id)) FROM entities"))
	require.Zero(t, one[int](t, b.conn, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
}

func TestStore_AddAlias(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.save(t, named("1", organization("Nordic Fjord Council")))
	b.save(t, named("2", organization("Fjordrådet")))
	id := b.id(t, "Nordic Fjord Council")
	require.NoError(t, b.store.AddAlias(t.Context(), id, " Fjordrådet ", store.Change{By: "ida", Why: "its own name"}))
	require.ErrorIs(t, b.store.AddAlias(t.Context(), id, "FJORDRÅDET", store.Change{}), store.ErrConflict)
	require.ErrorIs(t, b.store.AddAlias(t.Context(), 99999, "X", store.Change{}), store.ErrNoEntity)
	require.Equal(t, map[string]int{"alias": 1}, b.link(t).Joined, "a person's alias is evidence")
	require.NoError(t, b.store.RemoveAlias(t.Context(), id, "fjordrådet", store.Change{By: "ida"}))
	require.ErrorIs(t, b.store.RemoveAlias(t.Context(), id, "fjordrådet", store.Change{}), store.ErrConflict)
	require.Equal(t, 1, b.link(t).Parted)
	require.Equal(t, []string{"alias ida its own name", "unalias ida"}, column[string](t, b.conn, `
		SELECT concat_ws(' ', action, made_by, reason) FROM entity_changes WHERE alias IS NOT NULL ORDER BY change_id`))
}

func TestStore_Resolve(t *testing.T) {
	t.Parallel()
	b := people(t, "Ann One", "Ann Two", "One")
	b.save(t, named("again", person("One"), organization("Ann One")))
	ann := one[int64](t, b.conn, "SELECT entity_id FROM entities WHERE name = 'Ann One' AND type = 'person'")
	resolve := func(reference string, kind news.EntityType) (int64, error) {
		return b.store.Resolve(t.Context(), reference, kind)
	}
	_, err := resolve("Ann One", "")
	require.ErrorIs(t, err, store.ErrConflict)
	require.ErrorContains(t, err, "organization", "says which")
	id, err := resolve("ANN  ONE", news.Person)
	require.NoError(t, err)
	require.Equal(t, ann, id)
	id, err = resolve("17", "")
	require.NoError(t, err)
	require.EqualValues(t, 17, id)
	_, err = resolve("Nobody", "")
	require.ErrorIs(t, err, store.ErrNoEntity)
	_, err = resolve("One", news.Person)
	require.ErrorIs(t, err, store.ErrConflict, "two articles' bare names")
	b.merge(t, "Ann Two", "Ann One")
	id, err = resolve("Ann Two", "")
	require.NoError(t, err, "a merged row is meant where no other has the name")
	require.Equal(t, b.id(t, "Ann Two"), id)
}

// held is somebody with a role in an article of a day.
func held(day int, name, title string, standing news.Standing, age int) news.Record {
	place := 1
	record := named(name+title+string(standing)+time.Month(day+1).String(), person(name), country("Norway", "NO"))
	span := record.Extraction.Entities[0].Mentions[0].Span
	record.Extraction.Entities[0].Roles = []news.EntityRole{{Span: span, Title: title, Standing: standing, Place: &place, Age: age}}
	record.Article.PublishedAt = noon.AddDate(0, 0, day)
	return record
}

func TestView_ServedAs(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, record := range []news.Record{
		held(0, "Astrid Kvamme", "foreign minister", "", 51), held(3, "Astrid Kvamme", "foreign minister", "", 0),
		held(5, "Astrid Kvamme", "foreign minister", news.FormerStanding, 0), held(6, "Ida Holm", "foreign minister", news.ActingStanding, 0),
	} {
		b.save(t, record)
	}
	require.Equal(t, []string{
		"Astrid Kvamme|foreign minister|Norway|2026-03-03|2026-03-06|2",
		"Astrid Kvamme|foreign minister|former|Norway|2026-03-08|2026-03-08|1",
		"Ida Holm|foreign minister|acting|Norway|2026-03-09|2026-03-09|1",
	}, column[string](t, b.conn, `
		SELECT concat_ws('|', entity, role, standing, organization, place, (first_seen AT TIME ZONE 'UTC')::date,
			(last_seen AT TIME ZONE 'UTC')::date, articles)
		FROM served_as ORDER BY first_seen`))
	require.Equal(t, []int16{51}, column[int16](t, b.conn, "SELECT age FROM current_roles WHERE age IS NOT NULL"))
	got := row(t, b.conn, "SELECT * FROM entity_life WHERE entity = 'Astrid Kvamme'")
	require.Equal(t, map[string]any{
		"entity": "Astrid Kvamme", "entity_type": "person", "subtype": nil, "iso3166": nil, "geonames": nil, "latitude": nil,
		"longitude": nil, "articles": 3.0, "mentions": 3.0, "days": 3.0, "articles_a_day": 0.5, "names": []any{"Astrid Kvamme"},
		"roles": []any{"foreign minister, Norway", "former foreign minister, Norway"},
	}, without(got, "entity_id", "first_seen", "last_seen"))
}

// TestView_EntityLife follows merges, and takes details from whoever has them.
func TestView_EntityLife(t *testing.T) {
	t.Parallel()
	b := setup(t)
	there := city("Kyiv", 703448)
	there.Link.Point = &news.Point{Latitude: 50.45, Longitude: 30.52}
	b.save(t, named("1", there))
	b.save(t, named("2", city("City on the Dnipro", 0)))
	b.merge(t, "Kyiv", "City on the Dnipro")
	got := row(t, b.conn, "SELECT * FROM entity_life")
	require.Equal(t, map[string]any{
		"entity": "City on the Dnipro", "entity_type": "location", "subtype": "city", "iso3166": nil, "geonames": 703448.0,
		"latitude": 50.45, "longitude": 30.52, "articles": 2.0, "mentions": 2.0, "days": 1.0, "articles_a_day": 2.0,
		"names": []any{"City on the Dnipro", "Kyiv"}, "roles": []any{},
	}, without(got, "entity_id", "first_seen", "last_seen"))
}
