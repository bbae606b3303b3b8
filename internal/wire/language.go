package wire

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"

	"github.com/dateline-news/dateline/internal/news"
)

const (
	// languageSample is how much of a text is looked at, in bytes. The opening
	// decides: an English article may close with a foreign one.
	languageSample = 4096
	// enoughLatin and enoughOther are how many letters tell a language: few do
	// where the script says it.
	enoughLatin = 150
	enoughOther = 30
	// sureEnough is the confidence from which the detector is believed where
	// nothing was declared.
	sureEnough = 0.7
	// englishShare is the share of English function words that is still
	// English. Prose has 15 % and more; tables of results, which the detector
	// takes for the languages of the names in them, have 1 to 2 %.
	englishShare = 0.008
	// proseShare is the share of words in lower case from which a text is prose:
	// tables are made of names. Prose without English function words that the
	// detector does not take for English is foreign, however close two foreign
	// languages may be to each other.
	proseShare = 0.6
)

// checkLanguage refuses an article that is not in English. The text decides
// and the declared language, which systems often fill in by default, only
// where the text is short or leaves doubt.
func checkLanguage(article news.Article) error {
	declared, _, _ := strings.Cut(strings.ToLower(article.Language), "-")
	declared, _, _ = strings.Cut(declared, "_")
	foreign := declared != "" && declared != "en" && declared != "eng"
	sample := opening(article.Body, languageSample)
	if !tellable(sample) {
		if foreign {
			return refuse(reasonLanguage, "language declared as %.20q: only English is read", article.Language)
		}
		return nil
	}
	// The detector needs milliseconds, so it is asked only where the words, which
	// have the last say anyway, do not tell.
	if functionWordShare(sample) >= englishShare {
		return nil
	}
	found := whatlanggo.Detect(sample)
	if found.Lang == whatlanggo.Eng || !foreign && found.Confidence < sureEnough && lowerShare(sample) < proseShare {
		return nil
	}
	return refuse(reasonLanguage, "text in %s: only English is read", languageName(found.Lang))
}

func languageName(found whatlanggo.Lang) string {
	if name := found.String(); name != "" {
		return name
	}
	return "an unknown language"
}

// opening is the start of text, at most limit bytes, cut between code points.
func opening(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	for limit > 0 && !utf8.RuneStart(text[limit]) {
		limit--
	}
	return text[:limit]
}

// tellable reports whether text is long enough to tell its language.
func tellable(text string) bool {
	latin, other := 0, 0
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf && !unicode.IsLetter(r):
		case r < utf8.RuneSelf || unicode.Is(unicode.Latin, r):
			latin++
		case unicode.IsLetter(r):
			other++
		}
	}
	return latin >= enoughLatin || other >= enoughOther
}

// functionWordShare is the share of words that hardly any other language has.
func functionWordShare(text string) float64 {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	english := 0
	for _, word := range words {
		switch strings.ToLower(word) {
		case "the", "of", "and", "with", "from", "that", "after", "were", "which", "this":
			english++
		}
	}
	return float64(english) / float64(max(len(words), 1))
}

// lowerShare is the share of words that begin with a small letter.
func lowerShare(text string) float64 {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	lower := 0
	for _, word := range words {
		if first, _ := utf8.DecodeRuneInString(word); unicode.IsLower(first) {
			lower++
		}
	}
	return float64(lower) / float64(max(len(words), 1))
}
