// Package worker takes raw articles off a message source, has their facts
// extracted and saved, and settles each message by what came of it. It knows
// no bus and no database: it declares the small interfaces that it needs, and
// package [github.com/dateline-news/dateline/worker/bus] and the store fill
// them.
//
// # Using it
//
// Put the [Parts] together, make a [Worker] with [New] and call [Worker.Run]
// with a context. Run as many as the lag asks for, in one process or in many:
// they share the messages of one durable consumer.
//
//	work, err := worker.New(worker.Config{Pipeline: "en-2026.11", Slots: 4}, parts)
//	if err != nil {
//		return err
//	}
//	return work.Run(ctx)
//
// [Config] documents every setting with its default. [Worker.Stats] may be
// called at any time, for a progress line or for metrics.
//
// # The life of a message
//
// A slot takes one message, works on it, settles it, and only then asks for the
// next. Nothing is fetched ahead, so a message never grows old in a buffer
// while others stand idle.
//
//	published
//	    │
//	    ▼
//	 waiting ◀───────────────────────────────────────────────────────────────┐
//	    │ taken by a slot                                                    │
//	    ▼                                                                    │
//	 in work: decode → look up → extract → save                              │
//	    │     (InProgress every third of AckWait)                            │
//	    │                                                                    │
//	    ├─ saved, or saved before ── DoubleAck ──▶ done                      │
//	    │                                                                    │
//	    ├─ permanent, or at the limit ── copy to the dead letters            │
//	    │     ├─ confirmed ── TermWithReason ──▶ dead letter ──▶ recorded    │
//	    │     └─ not confirmed ── NakWithDelay ──────────────────────────────┤
//	    │                                                                    │
//	    ├─ transient ── NakWithDelay ────────────────────────────────────────┤
//	    ├─ stopping ── given back at once ───────────────────────────────────┤
//	    └─ worker crashed, or its word was lost ── AckWait passes ───────────┘
//
// The order of save and acknowledgement makes the delivery at-least-once: a
// crash between the two delivers the message again. It then costs one query,
// because the worker asks [Saver] what is saved before it extracts. Two workers
// may even hold the same message, when one was silent for longer than AckWait;
// that Save is idempotent is the defence.
//
// # What becomes of a failure
//
// One pure function decides, by the kind of error, the number of deliveries and
// whether the worker is stopping. Errors tell their kind by methods that are
// looked for anywhere in their chain: Permanent() bool, see [IsPermanent], and
// Reason() string, see [Reason].
//
//   - A permanent error buries the message: a copy with the reason and the
//     origin in its headers goes to the dead letters, see [DeadLetterHeader],
//     and when that is confirmed the message is terminated.
//   - What an extractor returns is permanent unless it says otherwise, because
//     extraction is a pure function: the same text fails the same way.
//   - A panic is caught, logged with its stack, and tried again, because it may
//     come of the state of this process.
//   - All else is transient and tried again after 2 s, 8 s, 32 s, 2 min, 8.5 min,
//     then 15 min, less up to half of each as jitter. The eighth delivery is the
//     last: then the message is buried with the last error.
//   - Messages that crash the worker never come to be settled. One that arrives
//     for more than the eighth time past the limit is buried unread, with reason
//     "exhausted".
//   - When a message cannot be buried it stays where it is and comes again.
//
// The server counts every delivery, also one that a stopping worker gave back.
// Its own limit, [MaxDeliver], therefore lies sixteen above the worker's, so
// that it is never the server that gives up.
//
// # When the store is away
//
// A slot that could not reach the store holds: it takes no further message but
// asks the store, at growing intervals of up to 30 s, until it answers. An
// outage of hours so costs one delivery a slot and not the deliveries of every
// message in the stream.
//
// # Stopping
//
// When the context given to Run ends, slots take nothing more, and what is in
// work goes on. After ShutdownTimeout the work is cancelled and given back at
// once, and another worker has it within milliseconds. Settling has its own
// time, SettleTimeout, that no stop cuts short. Run returns when the last of
// its goroutines has ended.
//
// # Dead letters
//
// With [Recorder] a further slot reads the dead letters of all pipelines and
// writes them where SQL can ask why an article is missing. A dead letter has no
// further place to go, so this slot has no limit of deliveries.
package worker
