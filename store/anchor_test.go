package store_test

import (
	"fmt"
	"log/slog"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"github.com/dateline-news/dateline/internal/news"
	"github.com/dateline-news/dateline/store"
)

// named is an article that names entities, one a sentence.
func named(id string, entities ...news.Entity) news.Record {
	text := ""
	for i := range entities {
		start := len([]rune(text))
		text += entities[i].Name + ". "
		entities[i].ID = i
		span := news.Span{Start: start, End: start + len([]rune(entities[i].Name))}
		entities[i].Mentions = []news.Mention{{Span: span, Kind: news.NameMention}}
		for j := range entities[i].Roles {
			entities[i].Roles[j].Span = span
		}
	}
	return news.Record{
		Article:    news.Article{Source: "web", ProviderID: id, Body: text, PublishedAt: noon},
		Origin:     arrival(noon, 1),
		Extraction: news.Extraction{Pipeline: pipelineA, Text: text, Entities: entities},
	}
}

func person(name string, aliases ...string) news.Entity {
	return news.Entity{Type: news.Person, Name: name, Aliases: aliases}
}

func organization(name string, aliases ...string) news.Entity {
	return news.Entity{Type: news.Organization, Name: name, Aliases: aliases}
}

func country(name, code string) news.Entity {
	return news.Entity{Type: news.Location, Subtype: news.Country, Name: name, Link: news.Link{ISO3166: code}}
}

func city(name string, id int) news.Entity {
	return news.Entity{Type: news.Location, Subtype: news.City, Name: name, Link: news.Link{GeoNames: id}}
}

// entitiesSQL lists the entities and their aliases.
const entitiesSQL = `
	SELECT concat_ws(' ', type, name, nullif(split_part(anchor, ':', 1), ''),
		(SELECT '(' || string_agg(alias, ', ' ORDER BY alias) || ')' FROM entity_aliases a WHERE a.entity_id = e.entity_id))
	FROM entities e ORDER BY 1`

func TestStore_Save_Anchors(t *testing.T) {
	t.Parallel()
	state := news.Entity{Type: news.Location, Subtype: news.Region, Name: "Georgia", Link: news.Link{ISO3166: "US", GeoNames: 4197000}}
	tests := map[string]struct {
		records []news.Record
		want    []string
	}{
		"CountryByCode": {
			[]news.Record{named("1", country("Russia", "RU")), named("2", country("Russian Federation", "RU"))},
			[]string{"location Russia iso3166 (Russian Federation)"},
		},
		"CountryTwiceInOneArticle": {
			[]news.Record{named("1", country("Ivory Coast", "CI"), country("Côte d’Ivoire", "CI"))},
			[]string{"location Ivory Coast iso3166 (Côte d’Ivoire)"},
		},
		"CityById": {
			[]news.Record{named("1", city("Kiev", 703448)), named("2", city("Kyiv", 703448)), named("3", city("Kiev", 703448))},
			[]string{"location Kiev geonames (Kyiv)"},
		},
		"TwoPlacesOfOneName": {
			[]news.Record{named("1", city("Springfield", 1)), named("2", city("Springfield", 2)), named("3", city("Springfield", 0))},
			[]string{"location Springfield", "location Springfield geonames", "location Springfield geonames"},
		},
		"CountryAndState": {
			[]news.Record{named("1", country("Georgia", "GE"), state, person("Georgia Lund")), named("2", state)},
			[]string{"location Georgia geonames", "location Georgia iso3166", "person Georgia Lund"},
		},
		"SurnameAlone": {
			[]news.Record{named("1", person("Smith")), named("2", person("Smith")), named("2", person("Smith")), named("3", person("J. Smith"))},
			[]string{"person J. Smith article", "person Smith article", "person Smith article"},
		},
		"FullName": {
			[]news.Record{named("1", person("Ann Smith", "Smith")), named("2", person("ANN SMITH"))},
			[]string{"person Ann Smith (Smith)"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			for _, record := range test.records {
				b.save(t, record)
			}
			require.Equal(t, test.want, column[string](t, b.conn, entitiesSQL))
		})
	}
}

// TestStore_Save_SamePlaceAtOnce has many workers meet new places under several
// names at one moment, each in another order.
func TestStore_Save_SamePlaceAtOnce(t *testing.T) {
	t.Parallel()
	const articles, places = 48, 16
	retries := newSignal()
	b := setup(t, store.WithConnections(12), store.WithLogger(slog.New(retries)))
	var workers errgroup.Group
	for i := range articles {
		entities := make([]news.Entity, places)
		for j := range entities {
			place := (j*(2*i+1) + i) % places // a power of two: an odd stride visits every place
			entities[j] = city(fmt.Sprintf("Town %c%d", 'A'+(i+place)%5, place), 1000+place)
		}
		workers.Go(func() error { return b.store.Save(t.Context(), named(fmt.Sprint(i), entities...)) })
	}
	require.NoError(t, workers.Wait())
	require.Equal(t, places, one[int](t, b.conn, "SELECT count(*) FROM entities"))
	require.Equal(t, places, one[int](t, b.conn, "SELECT count(DISTINCT entity_id) FROM mentions"))
	require.Equal(t, articles*places, one[int](t, b.conn, "SELECT count(*) FROM mentions"))
	require.Equal(t, 4*places, one[int](t, b.conn, "SELECT count(*) FROM entity_aliases"), "five names each, one of them its own")
	require.Zero(t, one[int](t, b.conn, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
	require.Empty(t, retries.fired, "nobody had to try again")
}
