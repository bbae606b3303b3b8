package train

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/dateline-news/dateline/internal/extract"
	"github.com/dateline-news/dateline/internal/extract/english"
	"github.com/dateline-news/dateline/internal/extract/meeting"
	"github.com/dateline-news/dateline/internal/model"
	"github.com/dateline-news/dateline/internal/news"
)

// Settings of the meeting models; docs/accuracy-meetings.md says what other
// values brought.
const (
	meetingBits   = 18
	meetingEpochs = 25
	// meetingHide is the share of features hidden in each pass.
	meetingHide = 0.2
	// What draws the weights of the three models to zero.
	eventDecay  = 0.01
	statusDecay = 0.03
	roleDecay   = 0.003
)

// MeetingSets are the sets of DATA/meetings/dev that a shipped model may learn
// from.
func MeetingSets() []string { return []string{"voa_meet.dev.docs.jsonl", "voa_blocks.dev.jsonl"} }

// MeetingArticle is an article whose meetings a reader labelled, as the pipeline
// leaves it in front of the meeting stage.
type MeetingArticle struct {
	ID   string
	Doc  *extract.Document
	Gold []meeting.Gold
}

// labelledArticle is a line of a set of meetings.
type labelledArticle struct {
	ID          string            `json:"id"`
	Text        string            `json:"text"`
	PublishedAt string            `json:"published_at"`
	Meetings    []labelledMeeting `json:"meetings"`
}

type labelledMeeting struct {
	Trigger      [2]int   `json:"trigger"`
	Participants [][2]int `json:"participants"`
	Place        *[2]int  `json:"place"`
	Time         *[2]int  `json:"time"`
	Attrs        struct {
		Status news.MeetingStatus `json:"status"`
		Core   *bool              `json:"core"`
	} `json:"attrs"`
}

// ReadMeetingSet reads a set of labelled articles and runs the shipped pipeline
// over them up to the meeting stage.
func ReadMeetingSet(path string) ([]MeetingArticle, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading a set of meetings: %w", err)
	}
	pipeline, err := english.New(english.Models)
	if err != nil {
		return nil, fmt.Errorf("making the pipeline: %w", err)
	}
	var articles []MeetingArticle
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, len(data)+1)
	for lines.Scan() {
		var labelled labelledArticle
		if err := json.Unmarshal(lines.Bytes(), &labelled); err != nil {
			return nil, fmt.Errorf("reading %s: %w", path, err)
		}
		article, err := labelled.article(pipeline)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", path, err)
		}
		articles = append(articles, article)
	}
	return articles, nil
}

func (l *labelledArticle) article(pipeline *extract.Pipeline) (MeetingArticle, error) {
	published, err := time.Parse(time.DateOnly, l.PublishedAt)
	if err != nil && l.PublishedAt != "" {
		return MeetingArticle{}, fmt.Errorf("reading the day of %s: %w", l.ID, err)
	}
	doc := extract.NewDocument(l.Text, published)
	if err := pipeline.Until(doc, "timex"); err != nil {
		return MeetingArticle{}, fmt.Errorf("extracting %s: %w", l.ID, err)
	}
	a := MeetingArticle{ID: l.ID, Doc: doc}
	for i := range l.Meetings {
		a.Gold = append(a.Gold, l.Meetings[i].gold())
	}
	return a, nil
}

func (l *labelledMeeting) gold() meeting.Gold {
	g := meeting.Gold{Trigger: spanOf(&l.Trigger), Core: l.Attrs.Core == nil || *l.Attrs.Core, Status: l.Attrs.Status}
	for i := range l.Participants {
		g.Participants = append(g.Participants, spanOf(&l.Participants[i]))
	}
	g.Place, g.Time = spanOf(l.Place), spanOf(l.Time)
	return g
}

func spanOf(pair *[2]int) news.Span {
	if pair == nil {
		return news.Span{}
	}
	return news.Span{Start: pair[0], End: pair[1]}
}

// makeMeetings trains the weights of the meeting stage. The models before that
// stage are those compiled into the program.
func makeMeetings(s Settings, log *slog.Logger) error {
	var articles []MeetingArticle
	for _, set := range MeetingSets() {
		more, err := ReadMeetingSet(filepath.Join(s.Data, "meetings", "dev", set))
		if err != nil {
			return err
		}
		articles = append(articles, more...)
	}
	weights := fitMeetings(articles)
	log.Info("trained the meetings", slog.Int("articles", len(articles)))
	return s.write("meetings", func(w io.Writer) error {
		return model.WriteMeetings(w, weights[0], weights[1], weights[2])
	})
}

// Meetings are weights learnt from articles, ready for use.
func Meetings(articles []MeetingArticle) (*model.Meetings, error) {
	weights := fitMeetings(articles)
	var file bytes.Buffer
	if err := model.WriteMeetings(&file, weights[0], weights[1], weights[2]); err != nil {
		return nil, err
	}
	return model.ReadMeetings(file.Bytes())
}

func fitMeetings(articles []MeetingArticle) [3]*model.Weights {
	var all meeting.Lessons
	for _, a := range articles {
		l := meeting.Study(a.Doc, a.Gold)
		all.Event = append(all.Event, l.Event...)
		all.Status = append(all.Status, l.Status...)
		all.Role = append(all.Role, l.Role...)
	}
	events, statuses, roles := meeting.Labels()
	return [3]*model.Weights{fitLogistic(all.Event, events, eventDecay), fitLogistic(lifted(all.Status), statuses, statusDecay), fitLogistic(all.Role, roles, roleDecay)}
}

func fitLogistic(lessons []meeting.Lesson, labels []string, decay float64) *model.Weights {
	l := newLogistic(len(labels), meetingBits)
	l.fit(lessons, meetingEpochs, meetingHide, decay)
	return l.quantise(labels)
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
