#!/usr/bin/env bash
# Builds the images of the servers that tests need without pulling any: NATS
# from its Go module, PostgreSQL from the files of Debian's packages. Called by
# `make images`; it needs a Docker engine and the Debian packages postgresql-15
# and busybox-static.
#
# They stand in for nats:2.12-alpine and postgres:17-alpine in tests and in
# docker-compose.yml, and take the same arguments, variables and volumes as far
# as those use them. They are no images to run in earnest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

readonly recipes=deploy/images
readonly out=dist/images
readonly major=15
readonly server=/usr/lib/postgresql/$major
readonly share=/usr/share/postgresql/$major

build() { # name
  docker build --quiet --tag "dateline-test/$1:local" --file "$recipes/$1.Dockerfile" "$out/$1" >/dev/null
  echo "built dateline-test/$1:local"
}

# add copies files into the root file system of an image, at their own place,
# links followed.
add() { # root path...
  local root=$1 path
  shift
  for path in "$@"; do
    mkdir -p "$root$(dirname "$path")"
    cp --recursive --dereference "$path" "$root$path"
  done
}

# shell gives an image /bin/sh and the few commands that entry scripts and
# health checks use.
shell() { # root
  local name
  mkdir -p "$1/bin" "$1/tmp"
  chmod 1777 "$1/tmp"
  cp /bin/busybox "$1/bin/busybox"
  for name in sh cat rm mkdir chmod wget; do
    ln -sf busybox "$1/bin/$name"
  done
}

# libraries lists the shared libraries that programs need, their loader included.
libraries() { # file...
  ldd "$@" 2>/dev/null | awk '$2 == "=>" && $3 ~ /^\// {print $3} $1 ~ /^\/.*ld-linux/ {print $1}' | sort -u
}

nats() {
  local root=$out/nats/root
  rm -rf "$out/nats"
  shell "$root"
  mkdir -p "$root/data"
  CGO_ENABLED=0 GOOS=linux go build -trimpath -ldflags '-s -w' -o "$root/bin/nats-server" github.com/nats-io/nats-server/v2
  build nats
}

postgres() {
  local root=$out/postgres/root binaries needed
  rm -rf "$out/postgres"
  shell "$root"
  add "$root" "$share" /usr/share/zoneinfo /usr/lib/locale/C.utf8
  # Without llvmjit, which would bring a hundred megabytes of compiler.
  mapfile -t binaries < <(find "$server/bin" "$server/lib" -maxdepth 1 -type f ! -name 'llvmjit*')
  mapfile -t needed < <(libraries "${binaries[@]}")
  add "$root" "${binaries[@]}" "${needed[@]}"
  mkdir -p "$root/etc" "$root/var" "$out/postgres/own"/{run/postgresql,var/lib/postgresql/data}
  ln -s /run "$root/var/run"
  echo 'postgres:x:70:70::/var/lib/postgresql:/bin/sh' >"$root/etc/passwd"
  echo 'postgres:x:70:' >"$root/etc/group"
  install -m 755 "$recipes/postgres-entry.sh" "$root/entry.sh"
  build postgres
}

nats
postgres
