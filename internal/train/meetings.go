package train

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/english"
	"github.com/dateline-news/dateline/internal/extract/meeting"
	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/train/label"
)

// Settings of the meeting models; docs/accuracy-meetings.md says what other
// values brought.
const (
	meetingBits   = 22
	meetingEpochs = 25
	// meetingSeeds is how many orders of the lessons the weights are averaged over.
	meetingSeeds = 4
	// meetingHide is the share of features hidden in each pass.
	meetingHide = 0.2
	// What draws the weights of the models to zero.
	eventDecay  = 0.01
	statusDecay = 0.01
	partDecay   = 0.003
	roleDecay   = 0.01
	linkDecay   = 0.01
)

// MeetingSource is a source of articles whose meetings a reader labelled.
type MeetingSource struct {
	Name string
	Read func() ([]label.Article, error)
}

// MeetingSources are what a shipped model may learn from: two sets of DATA,
// labels made for this project on the open text of DATA, and articles written
// for it.
func MeetingSources(data string) []MeetingSource {
	set := func(name string) MeetingSource {
		return MeetingSource{name, func() ([]label.Article, error) { return label.Set(filepath.Join(data, "meetings", "dev", name)) }}
	}
	return []MeetingSource{
		set("voa_meet.dev.docs.jsonl"),
		set("voa_blocks.dev.jsonl"),
		{"standoff", func() ([]label.Article, error) { return label.Standoff(filepath.Join(data, "text")) }},
		{"written", label.Written},
	}
}

// MeetingArticle is a labelled article as the pipeline leaves it in front of the
// meeting stage.
type MeetingArticle struct {
	label.Article
	Doc *extract.Document
}

// ReadMeetings reads a source and runs the shipped pipeline over its articles up
// to the meeting stage.
func ReadMeetings(source MeetingSource) ([]MeetingArticle, error) {
	labelled, err := source.Read()
	if err != nil {
		return nil, err
	}
	pipeline, err := english.Ground()
	if err != nil {
		return nil, fmt.Errorf("making the pipeline: %w", err)
	}
	articles := make([]MeetingArticle, len(labelled))
	for i, a := range labelled {
		articles[i] = MeetingArticle{a, extract.NewDocument(a.Text, a.Published)}
		if err := pipeline.Until(articles[i].Doc, "timex"); err != nil {
			return nil, fmt.Errorf("extracting %s: %w", a.ID, err)
		}
	}
	return articles, nil
}

// goldMeetings are the labels of an article as the meeting stage learns them.
func goldMeetings(labels []label.Meeting) []meeting.Gold {
	all := make([]meeting.Gold, len(labels))
	for i := range labels {
		m := &labels[i]
		all[i] = meeting.Gold{Trigger: m.Trigger, Core: m.Core, Status: m.Status, Place: m.Place, Time: m.Time, Event: m.Event}
		for _, p := range m.Parties {
			all[i].Participants = append(all[i].Participants, meeting.GoldParty{Span: p.Span, Role: p.Role})
		}
	}
	return all
}

// makeMeetings trains the weights of the meeting stage. The models before that
// stage are those compiled into the program.
func makeMeetings(s Settings, log *slog.Logger) error {
	var articles []MeetingArticle
	for _, source := range MeetingSources(s.Data) {
		more, err := ReadMeetings(source)
		if err != nil {
			return err
		}
		articles = append(articles, more...)
	}
	weights, err := fitMeetings(articles)
	if err != nil {
		return err
	}
	log.Info("trained the meetings", slog.Int("articles", len(articles)))
	return s.write("meetings", func(w io.Writer) error {
		return model.WriteMeetings(w, weights)
	})
}

// Meetings is a stage with weights learnt from articles.
func Meetings(articles []MeetingArticle) (*meeting.Stage, error) {
	weights, err := fitMeetings(articles)
	if err != nil {
		return nil, err
	}
	var file bytes.Buffer
	if err := model.WriteMeetings(&file, weights); err != nil {
		return nil, err
	}
	learnt, err := model.ReadMeetings(file.Bytes())
	if err != nil {
		return nil, err
	}
	lexicon, err := model.Words()
	if err != nil {
		return nil, fmt.Errorf("reading the lexicon: %w", err)
	}
	return meeting.New(learnt, lexicon), nil
}

func fitMeetings(articles []MeetingArticle) (weights [5]*model.Weights, err error) {
	lexicon, err := model.Words()
	if err != nil {
		return weights, fmt.Errorf("reading the lexicon: %w", err)
	}
	stage := meeting.New(nil, lexicon)
	var all meeting.Lessons
	for _, a := range articles {
		l := stage.Study(a.Doc, goldMeetings(a.Meetings))
		all.Event = append(all.Event, l.Event...)
		all.Status = append(all.Status, l.Status...)
		all.Part = append(all.Part, l.Part...)
		all.Role = append(all.Role, l.Role...)
		all.Link = append(all.Link, l.Link...)
	}
	labels := meeting.Labels()
	return [5]*model.Weights{
		fitLogistic(all.Event, labels.Event, eventDecay),
		fitLogistic(lifted(all.Status), labels.Status, statusDecay),
		fitLogistic(all.Part, labels.Part, partDecay),
		fitLogistic(all.Role, labels.Role, roleDecay),
		fitLogistic(all.Link, labels.Link, linkDecay),
	}, nil
}

func fitLogistic(lessons []meeting.Lesson, labels []string, decay float64) *model.Weights {
	mean := newLogistic(len(labels), meetingBits, 0)
	for seed := range uint64(meetingSeeds) {
		l := newLogistic(len(labels), meetingBits, seed)
		l.fit(lessons, meetingEpochs, meetingHide, decay)
		for i, w := range l.weights {
			mean.weights[i] += w / meetingSeeds
		}
	}
	return mean.quantise(labels)
}

// lifted repeats the lessons of rare statuses, which else drown.
func lifted(lessons []meeting.Lesson) []meeting.Lesson {
	times := [...]int{1, 1, 4, 4, 2}
	var all []meeting.Lesson
	for _, l := range lessons {
		for range times[l.Label] {
			all = append(all, l)
		}
	}
	return all
}
