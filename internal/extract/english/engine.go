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

// parts are what the engines do differently.
type parts struct {
	// words give a document its tagged words, and its trees where there are weights
	// for them.
	words []extract.Step
	names entity.Recogniser
	// lexicon is what all weights of this project share; nil without them.
	lexicon *model.Lexicon
}

// parts makes the parts of an engine.
func (e Engine) parts(lists *gazetteer.Gazetteer) (parts, error) {
	switch e {
	case Models:
		return modelParts()
	case Rules:
		tagger, err := proseTagger()
		return parts{words: proseWords(tagger), names: entity.NewRules(lists)}, err
	case Prose:
		whole := prose.ModelFromData(e.Pipeline())
		return parts{words: proseWords(whole), names: entity.NewProse(whole)}, nil
	}
	return parts{}, fmt.Errorf("unknown engine: want %s, %s or %s", Models, Rules, Prose)
}

// modelParts reads the weights of this project. All of them share one lexicon.
func modelParts() (p parts, err error) {
	if p.lexicon, err = model.Words(); err != nil {
		return p, fmt.Errorf("reading the lexicon: %w", err)
	}
	if p.words, err = modelWords(p.lexicon); err != nil {
		return p, err
	}
	p.names, err = modelNames(p.lexicon)
	return p, err
}

// sayings makes the stage of quotes and that of meetings, which learn from what
// the stages before them leave.
func (p *parts) sayings() (*quote.Stage, *meeting.Stage, error) {
	if p.lexicon == nil {
		return quote.New(), meeting.New(nil, nil), nil
	}
	quotes, err := modelQuotes(p.lexicon)
	if err != nil {
		return nil, nil, err
	}
	weights, err := model.MeetingWeights()
	if err != nil {
		return nil, nil, fmt.Errorf("reading the weights of meetings: %w", err)
	}
	return quotes, meeting.New(weights, p.lexicon), nil
}

func modelWords(lexicon *model.Lexicon) ([]extract.Step, error) {
	tags, err := model.Tags()
	if err != nil {
		return nil, fmt.Errorf("reading the tagger: %w", err)
	}
	trees, err := model.Trees()
	if err != nil {
		return nil, fmt.Errorf("reading the parser: %w", err)
	}
	parser, err := parse.New(trees, lexicon)
	if err != nil {
		return nil, fmt.Errorf("making the parser: %w", err)
	}
	return []extract.Step{
		{Name: "token", Stage: token.New(token.NewWords())},
		{Name: "tag", Stage: tag.New(tags, lexicon)},
		{Name: "parse", Stage: parser},
	}, nil
}

func modelNames(lexicon *model.Lexicon) (*name.Recogniser, error) {
	weights, err := model.Names()
	if err != nil {
		return nil, fmt.Errorf("reading the recogniser: %w", err)
	}
	names, err := name.New(weights, lexicon)
	if err != nil {
		return nil, fmt.Errorf("making the recogniser: %w", err)
	}
	return names, nil
}

func modelQuotes(lexicon *model.Lexicon) (*quote.Stage, error) {
	roles, links, err := model.Quotes()
	if err != nil {
		return nil, fmt.Errorf("reading the weights of quotes: %w", err)
	}
	stage, err := quote.NewLearnt(roles, links, lexicon)
	if err != nil {
		return nil, fmt.Errorf("making the quote stage: %w", err)
	}
	return stage, nil
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
