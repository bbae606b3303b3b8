// Package pgtest gives tests a real PostgreSQL: one server to a package of
// tests, started by the first test that asks, and in it a fresh database to
// each test. Test support.
//
// A package that uses it hands its tests over:
//
//	func TestMain(m *testing.M) { pgtest.Main(m) }
//
// What kind of server it is, package testbackend decides.
package pgtest
