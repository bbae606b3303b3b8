package worker

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dateline-news/dateline/internal/news"
)

// The headers of a dead letter.
const (
	// HeaderReason is the class of failure, one lower-case word.
	HeaderReason = "Dateline-Reason"
	// HeaderError is the text of the last error, at most 1,024 bytes.
	HeaderError = "Dateline-Error"
	// HeaderStream, HeaderSequence and HeaderSubject say which message it was.
	HeaderStream   = "Dateline-Stream"
	HeaderSequence = "Dateline-Sequence"
	HeaderSubject  = "Dateline-Subject"
	// HeaderReceivedAt is when the stream stored the message.
	HeaderReceivedAt = "Dateline-Received-At"
	// HeaderDeliveries is how often the message had been delivered.
	HeaderDeliveries = "Dateline-Deliveries"
	// HeaderWorker and HeaderPipeline say who gave the message up.
	HeaderWorker   = "Dateline-Worker"
	HeaderPipeline = "Dateline-Pipeline"
	// HeaderFailedAt is when the message was given up.
	HeaderFailedAt = "Dateline-Failed-At"
	// HeaderBody is "complete", or "truncated" or "absent" where the message
	// would have been too large with the headers above.
	HeaderBody = "Dateline-Body"
	// HeaderOriginPrefix stands before the name of a header that means something
	// to the server and would act again if it were copied under its own name:
	// the message's own id is in Dateline-Origin-Nats-Msg-Id.
	HeaderOriginPrefix = "Dateline-Origin-"

	headerMsgID       = "Nats-Msg-Id"
	ownPrefix         = "Dateline-"
	serverPrefix      = "Nats-"
	longestErrorBytes = 1024
)

// DeadLetterHeader makes the headers of a dead letter: those of the message and
// those that say where it came from and why it was given up. Its message id is
// the same for every attempt to bury the same message.
func DeadLetterHeader(original map[string][]string, letter news.DeadLetter, worker string) map[string][]string {
	header := make(map[string][]string, len(original)+12)
	for name, values := range original {
		switch {
		case hasPrefixFold(name, ownPrefix):
			// A message that was replayed from a dead letter says why it failed
			// the last time; this time counts.
		case hasPrefixFold(name, serverPrefix):
			header[HeaderOriginPrefix+name] = values
		default:
			header[name] = values
		}
	}
	for name, value := range map[string]string{
		HeaderReason: letter.Reason, HeaderError: oneLine(letter.Detail),
		HeaderStream: letter.Origin.Stream, HeaderSubject: letter.Origin.Subject,
		HeaderSequence:   strconv.FormatUint(letter.Origin.Sequence, 10),
		HeaderReceivedAt: letter.Origin.ReceivedAt.UTC().Format(time.RFC3339Nano),
		HeaderDeliveries: strconv.Itoa(letter.Deliveries),
		HeaderWorker:     worker, HeaderPipeline: letter.Pipeline,
		HeaderFailedAt: letter.FailedAt.UTC().Format(time.RFC3339Nano),
		headerMsgID:    fmt.Sprintf("dlq:%s:%d:%s", letter.Origin.Stream, letter.Origin.Sequence, letter.Pipeline),
	} {
		header[name] = []string{value}
	}
	return header
}

// ReadDeadLetter reads the headers that [DeadLetterHeader] wrote. Its error is
// permanent and names every header that is missing or wrong.
func ReadDeadLetter(header map[string][]string) (news.DeadLetter, error) {
	get := func(name string) string {
		if values := header[name]; len(values) > 0 {
			return values[0]
		}
		return ""
	}
	sequence, sequenceErr := strconv.ParseUint(get(HeaderSequence), 10, 64)
	deliveries, deliveriesErr := strconv.Atoi(get(HeaderDeliveries))
	received, receivedErr := time.Parse(time.RFC3339Nano, get(HeaderReceivedAt))
	failed, failedErr := time.Parse(time.RFC3339Nano, get(HeaderFailedAt))
	var reasonErr error
	if !reasonPattern.MatchString(get(HeaderReason)) {
		reasonErr = errors.New("reason: want one lower-case word")
	}
	if err := errors.Join(sequenceErr, deliveriesErr, receivedErr, failedErr, reasonErr); err != nil {
		return news.DeadLetter{}, &stageError{
			reason: reasonUndecodable, permanent: true,
			err: fmt.Errorf("reading the headers of a dead letter: %w", err),
		}
	}
	return news.DeadLetter{
		Reason: get(HeaderReason), Detail: get(HeaderError), Deliveries: deliveries,
		Origin: news.Origin{
			Stream: get(HeaderStream), Subject: get(HeaderSubject), Sequence: sequence, ReceivedAt: received.UTC(),
		},
		Pipeline: get(HeaderPipeline), FailedAt: failed.UTC(),
	}, nil
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// oneLine makes text fit for a header: one line of valid UTF-8 of bounded
// length without control characters or white space at its ends.
func oneLine(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r <= ' ' || r == 0x7f }), " ")
	if len(text) <= longestErrorBytes {
		return text
	}
	end := longestErrorBytes
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return strings.TrimSpace(text[:end])
}
