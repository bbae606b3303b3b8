// Package e2e tests what a user starts: the compose stack, fed from outside,
// read in SQL. The program by itself is tested end to end beside its commands.
package e2e
