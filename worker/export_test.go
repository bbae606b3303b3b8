package worker

import "time"

// Names of what the external tests need of the inside.
const (
	ActionAck      = actionAck
	ActionBury     = actionBury
	ActionRetry    = actionRetry
	ActionGiveBack = actionGiveBack
	CrashMargin    = crashMargin
)

type Fate struct {
	Action action
	Reason string
	Delay  time.Duration
}

func Decide(err error, deliveries int, stopping bool, limit int, retry Backoff, jitter float64) Fate {
	d := decide(err, deliveries, stopping, limits{deliveries: limit, retry: retry}, jitter)
	return Fate{Action: d.action, Reason: d.reason, Delay: d.delay}
}
