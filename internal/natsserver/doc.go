// Package natsserver runs a NATS server with JetStream inside this process.
//
// The demo and the tests use it, so that neither needs a server of its own.
// It is a real server: the same code as the stand-alone program, with its
// stream store on disk. Every message is flushed before it is acknowledged;
// by default a NATS server acknowledges first and flushes every two minutes,
// and a power failure then loses what the publisher believes to be stored.
package natsserver
