package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"

	"github.com/nats-io/nats.go"

	"github.com/dateline-news/dateline/internal/wire"
	"github.com/dateline-news/dateline/worker/bus"
)

type publishCommand struct {
	busFlags
	Source    string   `help:"Source of articles that name none: the last token of news.raw.<source>." default:"file" placeholder:"NAME"`
	Unchecked bool     `help:"Publish also what cannot be read as an article; a worker will make it a dead letter."`
	JSON      bool     `help:"Print the counts as one JSON object."`
	Files     []string `arg:"" optional:"" help:"Files or folders: JSON lines (.jsonl, .ndjson), JSON, text, HTML. Standard input, as JSON lines, where none is given." type:"path"`
}

// Help is the long help of the command.
func (publishCommand) Help() string {
	return `Every article is confirmed by the stream before the command ends. An article that the stream
already has, by key and text, is a duplicate and costs nothing. What cannot be read is reported and
left out; the exit code is then 3. Articles in other languages are published; workers refuse them.

Examples:
  dateline publish articles.jsonl
  dateline publish samples/ --source samples
  zcat archive.jsonl.gz | dateline publish --nats-url nats://bus:4222
  nats pub news.raw.web < article.txt      # any client will do`
}

// outgoing is one article on its way to the bus, named for messages to a person.
type outgoing struct {
	name     string
	envelope wire.Envelope
}

// Run publishes and prints the counts.
func (c publishCommand) Run(s *session) error {
	conn, err := c.connect(s, "publish")
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := bus.EnsureStreams(s.ctx, conn, c.config(), s.logger); err != nil {
		return fmt.Errorf("making the streams ready: %w", err)
	}
	var refused refusals
	published, err := publishAll(s.ctx, conn, s.stderr, c.prepared(s.stdin, &refused), &refused)
	if err != nil {
		return err
	}
	if err := c.print(s.stdout, published, len(refused.errs)); err != nil {
		return err
	}
	return refused.report(s.stderr)
}

// publishAll publishes articles with a progress line and waits for the
// stream's word on each.
func publishAll(ctx context.Context, conn *nats.Conn, progressTo io.Writer, articles iter.Seq[outgoing], refused *refusals) (bus.Published, error) {
	publisher, err := bus.NewPublisher(conn, 0)
	if err != nil {
		return bus.Published{}, err
	}
	var published bus.Published
	show := newProgress(progressTo, func() string { return fmt.Sprintf("published %d", publisher.Counts().Total()) })
	err = show.during(ctx, func(ctx context.Context) error {
		if err := sendAll(ctx, publisher, articles, refused); err != nil {
			return err
		}
		published, err = publisher.Wait()
		return err
	})
	if err != nil {
		return published, fmt.Errorf("publishing: %w", err)
	}
	return published, nil
}

// sendAll hands every article to the publisher; one that is too large for the
// server is refused and the rest goes on.
func sendAll(ctx context.Context, publisher *bus.Publisher, articles iter.Seq[outgoing], refused *refusals) error {
	for article := range articles {
		err := publisher.Publish(ctx, bus.Outgoing{
			Subject: article.envelope.Subject, Header: article.envelope.Header, Data: article.envelope.Data,
		})
		var tooLarge *bus.TooLargeError
		switch {
		case errors.As(err, &tooLarge):
			refused.errs = append(refused.errs, fmt.Errorf("%s: %w", article.name, err))
		case err != nil:
			return err
		}
	}
	return nil
}

// prepared yields the input as messages with ids; unreadable input is refused
// unless the user wants it on the bus all the same.
func (c publishCommand) prepared(stdin io.Reader, refused *refusals) iter.Seq[outgoing] {
	decoder := wire.NewDecoder(wire.Config{AnyLanguage: true})
	return func(yield func(outgoing) bool) {
		for article := range keepGoing(c.raw(stdin), refused) {
			id, err := messageID(decoder, article.envelope)
			if err != nil && !c.Unchecked {
				refused.errs = append(refused.errs, fmt.Errorf("%s: %w", article.name, err))
				continue
			}
			article.envelope.Header[nats.MsgIdHdr] = []string{id}
			if !yield(article) {
				return
			}
		}
	}
}

// messageID is the id by which the stream knows a repetition: the article's key
// and revision, or the digest of bytes that are no article.
func messageID(decoder *wire.Decoder, envelope wire.Envelope) (string, error) {
	article, err := decoder.Decode(envelope)
	if err != nil {
		digest := sha256.Sum256(envelope.Data)
		return "raw:" + hex.EncodeToString(digest[:]), err
	}
	return wire.MessageID(article), nil
}

// raw yields the input as it is, line by line or file by file.
func (c publishCommand) raw(stdin io.Reader) iter.Seq2[outgoing, error] {
	if len(c.Files) == 0 {
		return rawLines("standard input", c.Source, stdin)
	}
	return func(yield func(outgoing, error) bool) {
		for path, err := range filesUnder(c.Files) {
			if err != nil {
				yield(outgoing{}, err)
				return
			}
			for article, err := range rawFile(path, c.Source) {
				if !yield(article, err) {
					return
				}
			}
		}
	}
}

// rawFile yields the messages of one file.
func rawFile(path, source string) iter.Seq2[outgoing, error] {
	return func(yield func(outgoing, error) bool) {
		if isLines(path) {
			file, err := os.Open(path)
			if err != nil {
				yield(outgoing{}, fmt.Errorf("reading articles: %w", err))
				return
			}
			defer func() { _ = file.Close() }() // only read from
			rawLines(path, source, file)(yield)
			return
		}
		data, err := os.ReadFile(path)
		if err != nil {
			yield(outgoing{}, fmt.Errorf("reading an article: %w", err))
			return
		}
		yield(outgoing{name: path, envelope: wire.FileEnvelope(path, source, data)}, nil)
	}
}

// rawLines yields JSON lines as messages of their own.
func rawLines(name, source string, r io.Reader) iter.Seq2[outgoing, error] {
	return func(yield func(outgoing, error) bool) {
		for line, err := range wire.Lines(r, 0) {
			if err != nil {
				err = fmt.Errorf("%s: %w", name, err)
			}
			envelope := wire.FileEnvelope("line.json", source, slices.Clone(line.Data))
			place := fmt.Sprintf("%s: line %d", name, line.Number)
			if !yield(outgoing{name: place, envelope: envelope}, err) {
				return
			}
		}
	}
}

// articleFiles are the endings of files that a folder is searched for.
func articleFiles() []string {
	return []string{".json", ".jsonl", ".ndjson", ".txt", ".html", ".htm"}
}

// filesUnder yields the named files, and those below the named folders that
// look like articles, in order of their names.
func filesUnder(paths []string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for _, root := range paths {
			err := filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
				if err != nil {
					return err
				}
				if entry.IsDir() || path != root && !slices.Contains(articleFiles(), filepath.Ext(path)) {
					return nil
				}
				if !yield(path, nil) {
					return filepath.SkipAll
				}
				return nil
			})
			if err != nil && !yield("", fmt.Errorf("looking for articles: %w", err)) {
				return
			}
		}
	}
}

// print writes the counts, for a person or for a program.
func (c publishCommand) print(w io.Writer, published bus.Published, refused int) error {
	if c.JSON {
		return json.NewEncoder(w).Encode(map[string]int{
			"stored": published.Stored, "duplicates": published.Duplicates,
			"compressed": published.Compressed, "refused": refused,
		})
	}
	_, err := fmt.Fprintf(w, "%d stored, %d already there, %d refused\n", published.Stored, published.Duplicates, refused)
	return err
}
