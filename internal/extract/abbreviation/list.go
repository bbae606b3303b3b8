package abbreviation

import "strings"

// known maps an abbreviation without its last full stop to its kind. Case
// matters: "Sun." and "Miss." are short for something, "sun." and "miss." are
// not. It is read-only.
var known = index(map[Kind]string{
	Leading: `Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Profs Rev Hon Gov Govs Sen Sens Rep Reps Gen Gens Col Cols Lt
		Cmdr Cdr Capt Maj Sgt Cpl Pvt Adm Brig Supt Insp Det Amb Pres Sec Atty Dist Fr Msgr Bro St Sts Ste Ft Mt
		Lt.Gov Lt.Col Lt.Gen Maj.Gen Brig.Gen Asst Assoc Dep Pte Flt Sqn vs v cf ca viz approx e.g i.e`,
	Numbering: `No Nos Art Arts Sect Vol Vols Fig Figs Ch Par no nos art vol vols fig figs pp p par c`,
	Trailing: `Inc Corp Co Cos Ltd Llc Plc Bros Jr Sr Esq Assn Dept Univ Intl Natl Mfg Bhd Sdn Pty Ave Blvd Rd Hwy
		Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
		Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky Md Mass Mich Minn Miss Mont Neb Nev Okla
		Ore Penn Pa Tenn Tex Vt Va Wash Wis Wyo
		inc corp co ltd plc bros jr sr esq etc al dept univ hr hrs mos yrs Ph.D`,
	Hour: `a.m p.m A.M P.M`,
})

// index turns the lists into a map, with each word in capitals as well, as
// headlines print it.
func index(lists map[Kind]string) map[string]Kind {
	byWord := make(map[string]Kind)
	for kind, list := range lists {
		for word := range strings.FieldsSeq(list) {
			byWord[word] = kind
			if len(word) > 1 && word[0] <= 'Z' {
				byWord[strings.ToUpper(word)] = kind
			}
		}
	}
	return byWord
}
