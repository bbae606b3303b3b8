package coref

import (
	"strings"
	"unicode/utf8"
)

// spelling is a word of a person's name in lower case without what transliterations
// of one name differ in: "sergei" and "sergey", "zelensky" and "zelenskyy",
// "mohammed" and "muhammad", "al-assad" and "assad".
func spelling(word string) string {
	word = unmarked(word)
	for _, article := range [...]string{"al-", "el-", "as-", "ar-"} {
		if rest, ok := strings.CutPrefix(word, article); ok && len(rest) > 2 {
			word = rest
		}
	}
	if len(word) < minSpelling {
		return word
	}
	word = letters(word)
	if usual, ok := variant(word); ok {
		return usual
	}
	return word
}

// minSpelling is the length in bytes from which spellings are compared loosely.
const minSpelling = 4

// letters writes a word with one letter for each of those that stand for the same
// sound in Latin script: no letter twice, no difference between final y, iy and i.
func letters(word string) string {
	for _, end := range [...]string{"iyy", "yy", "iy", "yi", "ii", "ij", "ey", "ei", "y"} {
		if front, ok := strings.CutSuffix(word, end); ok && len(front) > 2 {
			word = front + "i"
			break
		}
	}
	pairs := strings.NewReplacer("kh", "h", "gh", "g", "dh", "d", "ph", "f", "dzh", "j", "dj", "j", "sch", "sh", "ck", "k", "q", "k",
		"oo", "u", "ou", "u", "ee", "i", "aa", "a", "x", "ks", "ya", "ia", "yu", "iu", "w", "v")
	word = pairs.Replace(word)
	var b strings.Builder
	last := rune(-1)
	for _, r := range word {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// variant is the usual spelling of names whose vowels differ too.
func variant(word string) (string, bool) {
	switch word {
	case "mohamed", "muhamad", "mohamad", "muhamed", "mohamet", "mehmed":
		return "mohamed", true
	case "ahmed", "ahmad", "ahmet":
		return "ahmed", true
	case "husein", "husain", "huseini":
		return "husein", true
	case "iusef", "iusuf", "yusef", "yusuf":
		return "iusef", true
	case "usama", "osama":
		return "osama", true
	case "abdul", "abdel":
		return "abdul", true
	case "gadafi", "kadafi", "gadaf":
		return "gadafi", true
	case "aleksander", "aleksandr":
		return "aleksander", true
	case "piotr", "petr", "pyotr":
		return "petr", true
	case "evgeni", "yevgeni":
		return "evgeni", true
	case "ekaterina", "yekaterina":
		return "ekaterina", true
	case "elena", "yelena":
		return "elena", true
	}
	return "", false
}

// unmarked is a word without the marks on Latin letters.
func unmarked(word string) string {
	if len(word) == utf8.RuneCountInString(word) {
		return word
	}
	return strings.NewReplacer(
		"á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "å", "a", "ā", "a", "ă", "a", "ą", "a", "æ", "ae",
		"é", "e", "è", "e", "ê", "e", "ë", "e", "ē", "e", "ę", "e", "ě", "e", "ė", "e",
		"í", "i", "ì", "i", "î", "i", "ï", "i", "ī", "i", "ı", "i",
		"ó", "o", "ò", "o", "ô", "o", "ö", "o", "õ", "o", "ø", "o", "ō", "o", "ő", "o",
		"ú", "u", "ù", "u", "û", "u", "ü", "u", "ū", "u", "ů", "u", "ű", "u",
		"ý", "y", "ÿ", "y", "ç", "c", "ć", "c", "č", "c", "ñ", "n", "ń", "n", "ň", "n", "ł", "l", "ř", "r",
		"ś", "s", "š", "s", "ş", "s", "ș", "s", "ß", "ss", "ť", "t", "ţ", "t", "ț", "t", "ź", "z", "ż", "z", "ž", "z", "ğ", "g", "đ", "d", "ð", "d",
	).Replace(word)
}
