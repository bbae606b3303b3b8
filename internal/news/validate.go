package news

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"unicode/utf8"
)

// timexPattern accepts the TIMEX3 values that news needs: calendar dates with
// unknown parts as X, weeks, quarters, halves, seasons, decades and centuries,
// parts of the day and clock times, durations, and references to now.
var timexPattern = regexp.MustCompile(`^(?:` +
	`(?:PAST|PRESENT|FUTURE)_REF` +
	`|P(?:[0-9.]+|X+)(?:[YMWDQECL]|DE|CE|ML|WE|SP|SU|FA|WI|MO|AF|EV|NI|DT)(?:(?:[0-9.]+|X+)[MWD])*(?:T.+)?` +
	`|PT(?:[0-9.]+|X+)(?:[HMS]|MO|MI|AF|EV|NI|DT)(?:(?:[0-9.]+|X+)[MS])*` +
	`|(?:BC|FY)?[0-9X]{1,4}(?:-(?:[0-9X]{2}(?:-[0-9X]{2})?|W[0-9X]{1,2}(?:-(?:[0-9X]|WE))?|Q[0-9X]|H[12X]|SP|SU|FA|AU|WI))?(?:T[0-9A-Z:.,+-]+)?` +
	`|T[0-9A-Z:.,+-]+` +
	`)$`)

// offsetPattern accepts offsets from UTC, such as "-05:00".
var offsetPattern = regexp.MustCompile(`^[+-](?:0\d|1[0-4]):[0-5]\d$`)

// maxAge is more years than anybody has lived.
const maxAge = 130

// checker collects what is wrong with an extraction.
type checker struct {
	length   int
	entities int
	quotes   int
	problems []error
}

// Validate reports everything in the extraction that breaks a promise made to
// its readers, joined in one error: a span outside of the text, a reference to
// no entity, a value that the facts format does not know. It costs little
// beside the extraction itself.
func (e Extraction) Validate() error {
	if !utf8.ValidString(e.Text) {
		return errors.New("text: not valid UTF-8")
	}
	c := &checker{length: utf8.RuneCountInString(e.Text), entities: len(e.Entities), quotes: len(e.Quotes)}
	c.sentences(e.Sentences)
	for i, entity := range e.Entities {
		c.entity(i, entity)
	}
	for i, quote := range e.Quotes {
		c.quote(i, quote)
	}
	for i, expression := range e.Times {
		c.time(i, expression)
	}
	for i, meeting := range e.Meetings {
		c.meeting(i, meeting)
	}
	for i, event := range e.Events {
		c.event(i, event, len(e.Meetings))
	}
	return errors.Join(c.problems...)
}

func (c *checker) sentences(sentences []Span) {
	for i, span := range sentences {
		c.filled(span, "sentence %d", i)
		if i > 0 && span.Start < sentences[i-1].End {
			c.report("sentence %d: %v begins before %v ends", i, span, sentences[i-1])
		}
	}
}

func (c *checker) entity(i int, entity Entity) {
	if entity.ID != i {
		c.report("entity %d: has id %d", i, entity.ID)
	}
	if entity.Name == "" {
		c.report("entity %d: has no name", i)
	}
	if len(entity.Mentions) == 0 {
		c.report("entity %d: has no mention", i)
	}
	known(c, entity.Type, entityTypes, "entity %d: type", i)
	optional(c, entity.Subtype, subtypes, "entity %d: subtype", i)
	for j, mention := range entity.Mentions {
		c.filled(mention.Span, "entity %d: mention %d", i, j)
		known(c, mention.Kind, mentionKinds, "entity %d: mention %d: kind", i, j)
		optional(c, mention.StandsFor, subtypes, "entity %d: mention %d: stands for", i, j)
	}
	if point := entity.Link.Point; point != nil && !point.valid() {
		c.report("entity %d: %v is no point on the globe", i, *point)
	}
	for j, role := range entity.Roles {
		c.entityRole(role, i, j)
	}
}

func (c *checker) entityRole(role EntityRole, i, j int) {
	c.filled(role.Span, "entity %d: role %d", i, j)
	c.reference(role.Organization, "entity %d: role %d: organization", i, j)
	c.reference(role.Place, "entity %d: role %d: place", i, j)
	optional(c, role.Standing, standings, "entity %d: role %d: standing", i, j)
	if role.Age < 0 || role.Age > maxAge {
		c.report("entity %d: role %d: age %d", i, j, role.Age)
	}
	if role.Title == "" && role.Age == 0 {
		c.report("entity %d: role %d: tells nothing", i, j)
	}
}

func (c *checker) quote(i int, quote Quote) {
	if len(quote.Content) == 0 {
		c.report("quote %d: has no content", i)
	}
	for j, piece := range quote.Content {
		c.filled(piece, "quote %d: piece %d", i, j)
		if j > 0 && piece.Start < quote.Content[j-1].End {
			c.report("quote %d: piece %d begins before the one before it ends", i, j)
		}
	}
	known(c, quote.Kind, quoteKinds, "quote %d: kind", i)
	c.optional(quote.Cue, "quote %d: cue", i)
	c.optional(quote.Speaker, "quote %d: speaker", i)
	c.reference(quote.Entity, "quote %d", i)
	c.optional(quote.Addressee, "quote %d: addressee", i)
	optional(c, quote.Manner, manners, "quote %d: manner", i)
	optional(c, quote.Medium, media, "quote %d: medium", i)
	if quote.Within != nil && (*quote.Within < 0 || *quote.Within >= c.quotes || *quote.Within == i) {
		c.report("quote %d: within no other quote %d", i, *quote.Within)
	}
}

func (c *checker) time(i int, expression Time) {
	c.filled(expression.Span, "time %d", i)
	known(c, expression.Type, timeTypes, "time %d: type", i)
	optional(c, expression.Mod, timeMods, "time %d: mod", i)
	c.timex(expression.Value, "time %d", i)
	if expression.Value != "" && expression.Relative != "" {
		c.report("time %d: both a value and relative", i)
	}
	if expression.Zone != "" && !offsetPattern.MatchString(expression.Zone) {
		c.report("time %d: zone %q is no offset", i, expression.Zone)
	}
}

// filled wants a span that lies in the text and covers something.
func (c *checker) filled(span Span, where string, at ...any) {
	if span.Start < 0 || span.End > c.length || span.Start >= span.End {
		c.report(where+": span %v in a text of %d", append(at, span, c.length)...)
	}
}

// optional wants no span at all or one that is filled.
func (c *checker) optional(span Span, where string, at ...any) {
	if !span.IsZero() {
		c.filled(span, where, at...)
	}
}

func (c *checker) reference(id *int, where string, at ...any) {
	if id != nil && (*id < 0 || *id >= c.entities) {
		c.report(where+": no entity %d", append(at, *id)...)
	}
}

func (c *checker) timex(value, where string, at ...any) {
	if value != "" && !timexPattern.MatchString(value) {
		c.report(where+": %q is no TIMEX3 value", append(at, value)...)
	}
}

func (c *checker) report(format string, arguments ...any) {
	c.problems = append(c.problems, fmt.Errorf(format, arguments...))
}

func known[T ~string](c *checker, value T, all func() []T, where string, at ...any) {
	if !slices.Contains(all(), value) {
		c.report(where+": %q is not known", append(at, value)...)
	}
}

// optional wants no value at all or one that is known.
func optional[T ~string](c *checker, value T, all func() []T, where string, at ...any) {
	if value != "" {
		known(c, value, all, where, at...)
	}
}

func entityTypes() []EntityType { return []EntityType{Person, Organization, Location, Misc} }

func subtypes() []Subtype {
	return []Subtype{Country, City, Region, Facility, Government, Company, Party, Nationality, NamedEvent}
}

func mentionKinds() []MentionKind {
	return []MentionKind{NameMention, NominalMention, PronounMention}
}

func standings() []Standing {
	return []Standing{FormerStanding, ActingStanding, DesignateStanding}
}

func quoteKinds() []QuoteKind { return []QuoteKind{Direct, Mixed, Indirect} }

func manners() []Manner {
	return []Manner{
		SaidManner, AskedManner, AnsweredManner, AnnouncedManner, ConfirmedManner, DeniedManner, PromisedManner, WarnedManner,
		UrgedManner, AccusedManner, CriticisedManner, PraisedManner, ClaimedManner, SuggestedManner, AgreedManner, RefusedManner,
	}
}

func media() []Medium {
	return []Medium{
		InterviewMedium, StatementMedium, NewsConferenceMedium, SocialMediaMedium, SpeechMedium,
		BroadcastMedium, LetterMedium, ReportMedium, TestimonyMedium,
	}
}

func timeTypes() []TimeType { return []TimeType{DateTime, ClockTime, DurationTime, SetTime} }

func timeMods() []TimeMod {
	return []TimeMod{ModStart, ModMid, ModEnd, ModApprox, ModMoreThan, ModLessThan, ModAtLeast, ModAtMost}
}
