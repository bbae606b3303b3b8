package wire_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/wire"
)

func TestDecoder_DecodeRefusesLanguages(t *testing.T) {
	t.Parallel()
	for want, text := range map[string]string{
		"French": `Les ministres de la Pêche des deux pays se sont rencontrés mardi à Oslo et sont convenus de se revoir en juin.
			« Nous avons fait un long chemin », a déclaré le ministre à l'issue des discussions, qui avaient duré neuf heures.`,
		"German": `Die Fischereiminister der beiden Länder trafen sich am Dienstag in Oslo und vereinbarten ein weiteres Treffen im Juni.
			„Wir sind weit gekommen“, sagte der Minister nach den Gesprächen, die neun Stunden gedauert hatten.`,
		"Spanish": `Los ministros de Pesca de los dos países se reunieron el martes en Oslo y acordaron volver a verse en junio.
			«Hemos recorrido un largo camino», dijo el ministro tras las conversaciones, que habían durado nueve horas.`,
		"Dutch": `De visserijministers van de twee landen kwamen dinsdag in Oslo bijeen en spraken af elkaar in juni weer te ontmoeten.
			"We hebben een lange weg afgelegd", zei de minister na afloop van het overleg, dat negen uur had geduurd.`,
		"Russian":  `Министры рыболовства двух стран встретились во вторник в Осло и договорились снова встретиться в июне.`,
		"Mandarin": `两国渔业部长星期二在奥斯陆会晤，并同意六月再次会晤。部长在会谈后表示，我们已经走了很长的路。`,
		"Arabic":   `التقى وزيرا الصيد في البلدين يوم الثلاثاء في أوسلو واتفقا على اللقاء مرة أخرى في يونيو.`,
	} {
		t.Run(want, func(t *testing.T) {
			t.Parallel()
			for _, language := range []string{"", "en"} {
				_, err := decode(t, text, "Content-Language", language)
				requireRefused(t, err, "language", "text in "+want)
			}
			_, err := wire.NewDecoder(wire.Config{AnyLanguage: true}).Decode(envelope(t, text))
			require.NoError(t, err)
		})
	}
}

func TestDecoder_DecodePassesEnglish(t *testing.T) {
	t.Parallel()
	table := "SOCCER - NORTHERN LEAGUE RESULTS\n\nResults of matches played on Sunday in the northern league:\n" +
		strings.Repeat("Vålerenga 2 Brann 1\nRosenborg 0 Molde 0\nStrømsgodset 3 Haugesund 2\n", 6)
	for name, c := range map[string]struct{ text, language string }{
		"Prose":            {story, ""},
		"DeclaredEnglish":  {story, "en-US"},
		"DeclaredWrongly":  {story, "fr"},
		"Results":          {table, ""},
		"ResultsDeclared":  {table, "en"},
		"ShortForeign":     {"Accord à Oslo.", ""},
		"ShortNames":       {"Kristiansand: Ødegård, Bjørnstad, Håkonsen.", "en_GB"},
		"ForeignQuotation": {story + "\n“Nous avons fait un long chemin”, he added in French, “et nous sommes presque arrivés.”", ""},
		"ForeignEnd":       {strings.Repeat(story, 15) + strings.Repeat("Les ministres se sont rencontrés à Oslo. ", 200), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := decode(t, c.text, "Content-Language", c.language)
			require.NoError(t, err)
		})
	}
}

func TestDecoder_DecodeDeclaredForeign(t *testing.T) {
	t.Parallel()
	_, err := decode(t, `{"text":"Accord à Oslo.","language":"fr-FR"}`)
	requireRefused(t, err, "language", `language declared as "fr-FR"`)
}

// TestDecoder_DecodeRefusesNeighbours has languages so close to each other that the
// detector is sure of neither; the name that it gives may be the other's.
func TestDecoder_DecodeRefusesNeighbours(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"Danish": "Fiskeriministrene fra de to lande mødtes tirsdag i Oslo og blev enige om at mødes igen i juni efter sommerens møder. " +
			"Vi er nået langt, sagde ministeren efter forhandlingerne, som havde varet i ni timer, og takkede sin kollega for det.",
		"Norwegian": "Fiskeriministrene fra de to landene møttes tirsdag i Oslo og ble enige om å møtes igjen i juni etter sommerens møter. " +
			"Vi har kommet langt, sa ministeren etter forhandlingene, som hadde vart i ni timer, og takket kollegaen sin for det.",
		"Portuguese": "Os ministros das pescas dos dois países reuniram-se na terça-feira em Oslo e concordaram em voltar a reunir-se em junho. " +
			"Percorremos um longo caminho, disse o ministro no final das conversações, que tinham durado nove horas.",
		"Croatian": "Ministri ribarstva dviju zemalja sastali su se u utorak u Oslu i dogovorili novi sastanak u lipnju nakon ljetne stanke. " +
			"Daleko smo stigli, rekao je ministar nakon razgovora koji su trajali devet sati i zahvalio svom kolegi.",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := decode(t, text)
			requireRefused(t, err, "language", "only English is read")
		})
	}
}
