// Package natstest gives tests a real NATS server with JetStream, one to each
// test, that they can restart, stop and pause. Test support.
//
// A server of its own is the plainest isolation: streams, consumers and
// restarts of one test are none of another's business, and it is cheap, some
// milliseconds in this process and half a second in a container. Accounts on
// one server would isolate the streams and still couple tests that restart.
//
// What kind of server it is, package testbackend decides. Where
// DATELINE_TEST_NATS_URL names a running one, tests take turns on it, one
// process at a time (go test -p 1), and what a test made there is deleted.
package natstest
