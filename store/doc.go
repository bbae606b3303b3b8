// Package store keeps articles and what was extracted from them in PostgreSQL.
//
// [Store.Save] writes one article in one transaction and has the effect of
// exactly once: a message that is delivered again, two workers that hold the
// same message, and a crash between the commit and the acknowledgement all
// leave the same rows as one clean run.
//
//   - An advisory lock on the article's key puts concurrent saves of one
//     article in line. Saves of different articles do not wait for each other.
//   - The extraction's row, unique by revision and pipeline, says that all its
//     facts are there, because they were committed together.
//   - Entities are shared by all articles. They are looked up first and what is
//     missing is inserted in the order of the unique key, in a short
//     transaction of its own, so that no two savers can deadlock over them. Those
//     that are the article's own go with its facts.
//   - What the store has met it does not look up beforehand. The transaction of the
//     facts checks that, so that nothing depends on the store's memory.
//
// Across articles, [Store.Link] joins entities that are one, on evidence, and
// [Store.Merge], [Store.Split] and [Store.AddAlias] do what a person says. Nothing
// is rewritten: a pointer leads from what was merged to what stays.
// [Store.Find] asks for an entity by a name that is nearly right.
//
// The newest arrival of an article decides which revision is current, whatever
// the order in which workers finish: see [news.Origin].
//
// An error with a method Permanent that returns true says that another attempt
// would end in the same way; its method Reason gives the reason of the dead
// letter. All other errors may pass: the database is away, busy or not yet
// migrated.
package store
