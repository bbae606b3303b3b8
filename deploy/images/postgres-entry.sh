#!/bin/sh
# Starts PostgreSQL in its test image: makes the database on first start, then
# runs the server with the arguments given. Takes POSTGRES_USER,
# POSTGRES_PASSWORD and POSTGRES_DB as the public image does.
set -eu

user=${POSTGRES_USER:-postgres}
database=${POSTGRES_DB:-$user}

make_database() {
	printf '%s\n' "${POSTGRES_PASSWORD:?set it to the password of $user}" >/tmp/password
	initdb --username "$user" --pwfile /tmp/password --auth-local trust --auth-host scram-sha-256 \
		--encoding UTF8 --locale C.UTF-8 --no-instructions
	rm /tmp/password
	echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
	[ "$database" = postgres ] || echo "CREATE DATABASE \"$database\"" | postgres --single postgres
}

if [ "${1:-}" = postgres ]; then
	shift
fi
chmod 700 "$PGDATA"
[ -s "$PGDATA/PG_VERSION" ] || make_database
exec postgres -c listen_addresses='*' "$@"
