package english

import (
	"fmt"

	"github.com/jdkato/prose/v2"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/entity"
	"github.com/dateline-news/dateline/internal/extract/gazetteer"
	"github.com/dateline-news/dateline/internal/extract/meeting"
	"github.com/dateline-news/dateline/internal/extract/name"
	"github.com/dateline-news/dateline/internal/extract/parse"
	"github.com/dateline-news/dateline/internal/extract/quote"
	"github.com/dateline-news/dateline/internal/extract/tag"
	"github.com/dateline-news/dateline/internal/extract/timex"
	"github.com/dateline-news/dateline/internal/extract/token"
	"github.com/dateline-news/dateline/internal/model"
)

// Engine is what cuts words, tags them and finds names.
type Engine string

// The engines. All cut words by prose's tokenizer.
const (
	// Models tags and finds names by the weights of this project; the default.
	Models Engine = "models"
	// Rules finds names by rules and word lists on prose's tags: no trained
	// weights of this project, and every decision can be read in a file.
	Rules Engine = "rules"
	// Prose tags and finds names by prose alone. It is the baseline.
	Prose Engine = "prose"
)

// Pipeline is the name of the pipeline that the engine makes.
func (e Engine) Pipeline() string {
	if e == Models {
		return Name
	}
	return Name + "-" + string(e)
}

// parts makes the steps that give a document its tagged words, and what finds
// names in it.
func (e Engine) parts(lists *gazetteer.Gazetteer) (words []extract.Step, names entity.Recogniser, err error) {
	switch e {
	case Models:
		return modelParts()
	case Rules:
		tagger, err := proseTagger()
		return proseWords(tagger), entity.NewRules(lists), err
	case Prose:
		whole := prose.ModelFromData(e.Pipeline())
		return proseWords(whole), entity.NewProse(whole), nil
	}
	return nil, nil, fmt.Errorf("unknown engine: want %s, %s or %s", Models, Rules, Prose)
}

// modelParts reads the weights of this project.
func modelParts() ([]extract.Step, entity.Recogniser, error) {
	lexicon, err := model.Words()
	if err != nil {
		return nil, nil, fmt.Errorf("reading the lexicon: %w", err)
	}
	tagWeights, err := model.Tags()
	if err != nil {
		return nil, nil, fmt.Errorf("reading the tagger: %w", err)
	}
	nameWeights, err := model.Names()
	if err != nil {
		return nil, nil, fmt.Errorf("reading the recogniser: %w", err)
	}
	names, err := name.New(nameWeights, lexicon)
	if err != nil {
		return nil, nil, fmt.Errorf("making the recogniser: %w", err)
	}
	parser, err := modelParser(lexicon)
	if err != nil {
		return nil, nil, err
	}
	return []extract.Step{
		{Name: "token", Stage: token.New(token.NewWords())},
		{Name: "tag", Stage: tag.New(tagWeights, lexicon)},
		{Name: "parse", Stage: parser},
	}, names, nil
}

// facts makes the steps that find times, quotes and meetings.
func (e Engine) facts() ([]extract.Step, error) {
	quotes, err := e.quotes()
	if err != nil {
		return nil, err
	}
	meetings, err := e.meetings()
	if err != nil {
		return nil, err
	}
	return []extract.Step{
		{Name: "timex", Stage: timex.New()},
		{Name: "quote", Stage: quotes},
		{Name: "meeting", Stage: meeting.New(meetings)},
	}, nil
}

// quotes makes the stage of quotes: of rules alone where the engine uses no
// weights of this project.
func (e Engine) quotes() (*quote.Stage, error) {
	if e != Models {
		return quote.New(), nil
	}
	lexicon, err := model.Words()
	if err != nil {
		return nil, fmt.Errorf("reading the lexicon: %w", err)
	}
	roles, links, err := model.Quotes()
	if err != nil {
		return nil, fmt.Errorf("reading the weights of quotes: %w", err)
	}
	stage, err := quote.NewLearnt(roles, links, lexicon)
	if err != nil {
		return nil, fmt.Errorf("reading the weights of quotes: %w", err)
	}
	return stage, nil
}

// meetings are the weights of the meeting stage; nil where the rules decide alone,
// because the engine has no parse.
func (e Engine) meetings() (*model.Meetings, error) {
	if e != Models {
		return nil, nil
	}
	weights, err := model.MeetingWeights()
	if err != nil {
		return nil, fmt.Errorf("reading the weights of meetings: %w", err)
	}
	return weights, nil
}

func modelParser(lexicon *model.Lexicon) (*parse.Stage, error) {
	weights, err := model.Trees()
	if err != nil {
		return nil, fmt.Errorf("reading the parser: %w", err)
	}
	parser, err := parse.New(weights, lexicon)
	if err != nil {
		return nil, fmt.Errorf("making the parser: %w", err)
	}
	return parser, nil
}

// proseWords cuts and tags by prose, which does both in one step.
func proseWords(tagger *prose.Model) []extract.Step {
	return []extract.Step{{Name: "token", Stage: token.New(token.NewProse(tagger))}}
}

// proseTagger reads the part of prose's model that tags. Going through a
// document is prose's only way to leave the classifier out, which is most of
// the model.
func proseTagger() (*prose.Model, error) {
	doc, err := prose.NewDocument("", prose.WithSegmentation(false), prose.WithExtraction(false))
	if err != nil {
		return nil, fmt.Errorf("loading prose: %w", err)
	}
	return doc.Model, nil
}
