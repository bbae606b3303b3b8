package worker

import "time"

// action is what is done with a delivery in the end.
type action int

const (
	actionAck action = iota
	actionBury
	actionRetry
	actionGiveBack
)

// decision is the fate of a delivery.
type decision struct {
	action action
	// reason is the class of failure of a message that is buried.
	reason string
	// delay is the wait before a retry.
	delay time.Duration
}

// limits bound the patience with a message.
type limits struct {
	// deliveries is how many a message gets; zero for no limit.
	deliveries int
	retry      Backoff
}

// decide is the one place that settles the fate of a delivery: by the outcome
// of the work, the number of deliveries and whether the worker is stopping. A
// permanent failure stays one while stopping; a transient failure then counts
// for nothing, because the stop may have caused it.
func decide(err error, deliveries int, stopping bool, limits limits, jitter float64) decision {
	switch {
	case err == nil:
		return decision{action: actionAck}
	case IsPermanent(err):
		return decision{action: actionBury, reason: Reason(err)}
	case stopping:
		return decision{action: actionGiveBack}
	case limits.deliveries > 0 && deliveries >= limits.deliveries:
		return decision{action: actionBury, reason: Reason(err)}
	}
	return decision{action: actionRetry, delay: limits.retry.Delay(deliveries, jitter)}
}
