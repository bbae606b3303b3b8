// Package migrations holds the schema of Dateline's database as goose
// migrations, and applies them.
//
// Migrations are append-only: a file that was released is never edited, and
// each leaves a schema that the program before it can work on. After them the
// privileges of three group roles are set, see access/grant.sql:
//
//   - dateline_owner owns the schema; its members may migrate.
//   - dateline_writer may read and write all tables, and define nothing; the
//     worker logs in as a member of it.
//   - dateline_reader may read the views, and nothing else.
//
// The roles cannot log in themselves. They belong to the whole cluster, so they
// are made where missing and never dropped. A migrating user who may not make
// them migrates all the same; a role that an administrator makes later gets
// its privileges by the next [Up].
package migrations
