#!/usr/bin/env bash
# Runs the tests that use a database once more, on Debian's own PostgreSQL: started on a scratch
# folder, reached by a socket there, and stopped and removed at the end.
set -euo pipefail
cd "$(dirname "$0")/.."
bench/need.sh postgresql
programs=$(dirname "$(compgen -G "/usr/lib/postgresql/*/bin/postgres" | sort -V | tail -n 1)")

as=() # PostgreSQL refuses to be root; Debian made it an account
home=$(mktemp -d)
if [ "$(id -u)" = 0 ]; then
  as=(setpriv --reuid=postgres --regid=postgres --init-groups)
  chown postgres: "$home"
fi
pg() { (cd / && "${as[@]}" "$programs/$@"); }
trap 'pg pg_ctl -D "$home/data" -m fast stop >/dev/null || true; rm -rf "$home"' EXIT

pg initdb -D "$home/data" -U postgres --auth=trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
pg pg_ctl -w -D "$home/data" -l "$home/log" \
  -o "-h '' -k $home -c fsync=off -c full_page_writes=off" start >/dev/null
echo "Testing on $("$programs/postgres" --version)"
export PATH="$programs:$PATH" FOOTPRINT_TEST_SERVER="postgresql://postgres@${home//\//%2F}/postgres"
.venv/bin/python -m pytest "$@" \
  -m "database and not prove and not spark and not browser"
