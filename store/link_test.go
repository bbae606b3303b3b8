package store_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/store"
)

// joinedSQL lists the entities that others are merged into, with those.
const joinedSQL = `
	SELECT root.name || ' = ' || string_agg(e.name, ', ' ORDER BY e.name, e.entity_id)
	FROM entities e JOIN entities root ON root.entity_id = e.merged_into GROUP BY root.entity_id, root.name ORDER BY 1`

func (b bundle) link(tb testing.TB) store.LinkReport {
	tb.Helper()
	report, err := b.store.Link(tb.Context())
	require.NoError(tb, err)
	require.False(tb, report.Busy)
	return report
}

// serving is a person with a role at the entity of that number.
func serving(name, title string, at int) news.Entity {
	return news.Entity{Type: news.Person, Name: name, Roles: []news.EntityRole{{Title: title, Place: &at}}}
}

// with is an article's entities: somebody in company.
func with(somebody news.Entity, company ...news.Entity) []news.Entity {
	return append([]news.Entity{somebody}, company...)
}

func circle() []news.Entity {
	return []news.Entity{person("Ida Holm"), organization("Nordic Fjord Council"), city("Bodø", 3160881)}
}

func TestStore_Link(t *testing.T) {
	t.Parallel()
	norway, mali := country("Norway", "NO"), country("Mali", "ML")
	minister := func(name string, of news.Entity) []news.Entity {
		return with(serving(name, "foreign minister", 1), of)
	}
	tests := map[string]struct {
		articles [][]news.Entity
		want     []string
	}{
		"SurnameAlone": {[][]news.Entity{{person("Astrid Kvamme")}, {person("Kvamme")}, {person("Kvamme")}}, nil},
		"SurnameAndOffice": {
			[][]news.Entity{minister("Astrid Kvamme", norway), minister("Kvamme", norway), {person("Kvamme")}},
			[]string{"Astrid Kvamme = Kvamme"},
		},
		"OfficeOfACountryByAnotherName": {
			[][]news.Entity{minister("Moussa Keita", mali), minister("Keita", country("Republic of Mali", "ML"))},
			[]string{"Moussa Keita = Keita"},
		},
		"OfficeElsewhere":    {[][]news.Entity{minister("Astrid Kvamme", norway), minister("Kvamme", mali)}, nil},
		"TwoHoldersOfOffice": {[][]news.Entity{minister("Astrid Kvamme", norway), minister("Nils Kvamme", norway), minister("Kvamme", norway)}, nil},
		"InitialChooses": {
			[][]news.Entity{minister("Astrid Kvamme", norway), minister("Nils Kvamme", norway), minister("N. Kvamme", norway)},
			[]string{"Nils Kvamme = N. Kvamme"},
		},
		"BareNamesOfOneOffice": {
			[][]news.Entity{minister("Lula", mali), minister("Lula", mali), minister("Lula", norway)},
			[]string{"Lula = Lula"},
		},
		"Company": {
			[][]news.Entity{with(person("Astrid Kvamme"), circle()...), with(person("Kvamme"), circle()...)},
			[]string{"Astrid Kvamme = Kvamme"},
		},
		"CompanyOfRelatives": {
			[][]news.Entity{with(person("Astrid Kvamme"), circle()...), with(person("Nils Kvamme"), circle()[:2]...), with(person("Kvamme"), circle()...)}, nil,
		},
		"TooLittleCompany": {
			[][]news.Entity{with(person("Astrid Kvamme"), circle()[:2]...), with(person("Kvamme"), circle()[:2]...)}, nil,
		},
		"CompanyInTwoOffices": {
			[][]news.Entity{
				with(serving("Astrid Kvamme", "foreign minister", 1), append([]news.Entity{norway}, circle()...)...),
				with(serving("Kvamme", "striker", 1), append([]news.Entity{organization("Leith Rovers")}, circle()...)...),
			}, nil,
		},
		"CompanyOfTowns": {
			[][]news.Entity{with(person("Astrid Kvamme"), city("A", 1), city("B", 2), city("C", 3)), with(person("Kvamme"), city("A", 1), city("B", 2), city("C", 3))}, nil,
		},
		"Spellings": {
			[][]news.Entity{minister("Sergei Lavrin", mali), minister("Sergey Lavrin", mali), minister("Sergey Lavrin", mali)},
			[]string{"Sergey Lavrin = Sergei Lavrin"},
		},
		"SpellingsWithoutEvidence": {[][]news.Entity{{person("Sergei Lavrin")}, {person("Sergey Lavrin")}}, nil},
		"Accents": {
			[][]news.Entity{{person("Selim Arıkboğa")}, {person("Selim Arikboga")}, {organization("Société Aube")}, {organization("Societe Aube")}},
			[]string{"Selim Arıkboğa = Selim Arikboga", "Société Aube = Societe Aube"},
		},
		"BareNameOfTwoSpellings": {
			[][]news.Entity{minister("Sergei Lavrin", mali), minister("Sergey Lavrin", mali), minister("Lavrin", mali)},
			[]string{"Sergei Lavrin = Lavrin, Sergey Lavrin"},
		},
		"TogetherInOneArticle": {
			[][]news.Entity{minister("Sergei Lavrin", mali), minister("Sergey Lavrin", mali), {person("Sergei Lavrin"), person("Sergey Lavrin")}}, nil,
		},
		"MiddleNameOfTwo": {
			[][]news.Entity{
				with(serving("John Reed", "senator", 1), mali), with(serving("John A. Reed", "senator", 1), mali),
				with(serving("John B. Reed", "senator", 1), mali),
			}, nil,
		},
		"Acronym": {
			[][]news.Entity{{organization("Nordic Fjord Council", "NFC")}, {organization("NFC")}},
			[]string{"Nordic Fjord Council = NFC"},
		},
		"AcronymOfTwo": {
			[][]news.Entity{{organization("Nordic Fjord Council", "NFC")}, {organization("National Football Club", "NFC")}, {organization("NFC")}}, nil,
		},
		"Renamed": {
			[][]news.Entity{{organization("Metavine", "Bookface")}, {organization("Bookface")}},
			[]string{"Metavine = Bookface"},
		},
		"PartOfAName": {[][]news.Entity{{organization("Malian Foreign Ministry", "Foreign Ministry")}, {organization("Foreign Ministry")}}, nil},
		"PartOfANameInCompany": {
			[][]news.Entity{with(organization("Halden Marine", "Halden"), circle()...), with(organization("Halden"), circle()...)},
			[]string{"Halden Marine = Halden"},
		},
		"NameOfAnotherPerson": {[][]news.Entity{{person("Ada Orlova", "Jon Brandt")}, {person("Jon Brandt")}}, nil},
		"MarriedName": {
			[][]news.Entity{{person("Ada Orlova", "Ada Brandt")}, {person("Ada Brandt")}},
			[]string{"Ada Orlova = Ada Brandt"},
		},
		"OnlyPlace":   {[][]news.Entity{{city("Geneva", 2660646)}, {city("Geneva", 0)}}, []string{"Geneva = Geneva"}},
		"TwoPlaces":   {[][]news.Entity{{city("Geneva", 2660646)}, {city("Geneva", 4893591)}, {city("Geneva", 0)}}, nil},
		"PlaceByName": {[][]news.Entity{{city("Kiev", 703448)}, {city("Kyiv", 703448)}, {city("Kyiv", 0)}}, []string{"Kiev = Kyiv"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			for i, entities := range test.articles {
				b.save(t, named(fmt.Sprint(i), entities...))
			}
			b.link(t)
			require.ElementsMatch(t, test.want, column[string](t, b.conn, joinedSQL))
			trail := column[string](t, b.conn, "SELECT to_jsonb(c)::text FROM entity_changes c")
			require.Zero(t, b.link(t).Parted, "a second pass")
			require.Equal(t, trail, column[string](t, b.conn, "SELECT to_jsonb(c)::text FROM entity_changes c"), "changes nothing")
		})
	}
}

// TestStore_Link_Evidence keeps why in the audit trail.
func TestStore_Link_Evidence(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.save(t, named("1", with(serving("Astrid Kvamme", "foreign minister", 1), country("Norway", "NO"))...))
	b.save(t, named("2", with(serving("Kvamme", "foreign minister", 1), country("Norway", "NO"))...))
	report := b.link(t)
	require.Equal(t, map[string]int{"role": 1}, report.Joined)
	require.Equal(t, []string{"merge true dateline role foreign minister Norway Astrid Kvamme"}, column[string](t, b.conn, `
		SELECT concat_ws(' ', action, automatic::text, made_by, evidence->>'rule', evidence->>'role', place.name, whom.name)
		FROM entity_changes
		JOIN entities place ON place.entity_id = (evidence->>'of')::bigint
		JOIN entities whom ON whom.entity_id = (evidence->>'with')::bigint`))
}

// TestStore_Link_Undone parts what a second candidate makes doubtful.
func TestStore_Link_Undone(t *testing.T) {
	t.Parallel()
	b := setup(t)
	minister := func(id, name string) {
		b.save(t, named(id, with(serving(name, "foreign minister", 1), country("Norway", "NO"))...))
	}
	minister("1", "Astrid Kvamme")
	minister("2", "Kvamme")
	b.link(t)
	require.Equal(t, []string{"Astrid Kvamme = Kvamme"}, column[string](t, b.conn, joinedSQL))
	minister("3", "Nils Kvamme")
	require.Equal(t, 1, b.link(t).Parted)
	require.Empty(t, column[string](t, b.conn, joinedSQL))
	require.Equal(t, []string{"merge", "split"}, column[string](t, b.conn, "SELECT action FROM entity_changes ORDER BY change_id"))
}

// TestStore_Link_PeopleDecide keeps what people have merged and split.
func TestStore_Link_PeopleDecide(t *testing.T) {
	t.Parallel()
	b := setup(t)
	minister := func(id, name string) {
		b.save(t, named(id, with(serving(name, "foreign minister", 1), country("Norway", "NO"))...))
	}
	minister("1", "Astrid Kvamme")
	minister("2", "Kvamme")
	b.save(t, named("3", person("Cassius Bell")))
	b.save(t, named("4", person("Omar Zaki")))
	id := func(name string) int64 {
		return one[int64](t, b.conn, "SELECT entity_id FROM entities WHERE name = $1", name)
	}
	require.NoError(t, b.store.Merge(t.Context(), id("Cassius Bell"), id("Omar Zaki"), store.Change{By: "Ida", Why: "changed his name"}))
	b.link(t)
	require.Equal(t, []string{"Astrid Kvamme = Kvamme", "Omar Zaki = Cassius Bell"}, column[string](t, b.conn, joinedSQL))
	require.NoError(t, b.store.Split(t.Context(), id("Kvamme"), store.Change{By: "Ida", Why: "her father"}))
	b.link(t)
	minister("5", "Kvamme")
	b.link(t)
	require.Equal(t, []string{"Astrid Kvamme = Kvamme", "Omar Zaki = Cassius Bell"}, column[string](t, b.conn, joinedSQL))
	require.Equal(t, []int64{id("Astrid Kvamme")}, column[int64](t, b.conn, `
		SELECT merged_into FROM entities e JOIN mentions USING (entity_id) JOIN extractions USING (extraction_id)
		JOIN revisions USING (revision_id) JOIN articles a USING (article_id) WHERE e.name = 'Kvamme' AND provider_id = '5'`))
}

// TestStore_Link_AtOnce has passes and savers at work at one moment.
func TestStore_Link_AtOnce(t *testing.T) {
	t.Parallel()
	const articles = 60
	b := setup(t, store.WithConnections(12))
	var workers errgroup.Group
	for i := range articles {
		workers.Go(func() error {
			name := []string{"Astrid Kvamme", "Kvamme", "A. Kvamme"}[i%3]
			return b.store.Save(t.Context(), named(fmt.Sprint(i), with(serving(name, "foreign minister", 1), country("Norway", "NO"))...))
		})
		if i%10 == 0 {
			workers.Go(func() error {
				_, err := b.store.Link(t.Context())
				return err
			})
		}
	}
	require.NoError(t, workers.Wait())
	b.link(t)
	require.Equal(t, 1, one[int](t, b.conn, "SELECT count(DISTINCT entity_id) FROM current_mentions WHERE entity_type = 'person'"))
	require.Zero(t, one[int](t, b.conn, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
}
