// Package bus is the worker's adapter to NATS JetStream and the only place
// where its types appear: the connection, the streams and consumers, feeds of
// messages, dead letters, and publishing.
//
// [Connect] opens a connection that outlives its server. [Open] makes the
// streams NEWS and NEWS_DEAD and the durable consumers where they are missing.
// What exists is never changed: settings that would make work unsafe are a
// [*MismatchError] that lists each of them and what to do; other differences
// are one warning in the log. The same holds later: a consumer that is deleted
// while workers run is made again and reads the stream from its start, which
// costs one query for each article that is saved already.
//
// # Messages that the server gives up
//
// The server stops delivering a message after MaxDeliver deliveries and then
// only says so in an advisory. The worker gives up long before: its limit is 8
// deliveries, it buries unread what arrives for the 17th time, and MaxDeliver is
// 24. The server's limit is reached only by a message that eight workers in a
// row could not even bury. To see that this does not happen, keep the
// advisories:
//
//	nats stream add NEWS_ADVISORIES --defaults \
//	  --subjects '$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.NEWS.*'
//
// An advisory names the message by its stream_seq; nats stream get NEWS <seq>
// shows it, and publishing it again under a new Nats-Msg-Id works on it anew.
package bus
