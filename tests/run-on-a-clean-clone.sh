#!/usr/bin/env bash
# Does ./run do what the README says? On a clean clone: started twice, after kill -9 of site and database, and stopped; as
# whoever runs this, and for root as an ordinary user too. Prints "ok …" or "not ok …" for each check; ./test counts them.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d /tmp/collectievekracht-clone-XXXXXX)
chmod 755 "$work"
port=${RUN_PORT:-5197}
export ASPNETCORE_URLS=http://localhost:$port ASPNETCORE_ENVIRONMENT=Development Site__Address=http://localhost:$port
# The server of the tests is not the one that ./run makes.
unset ConnectionStrings__Platform TEST_POSTGRES
failures=0
site=
step_down=()

# Only what this script started: the site by its number, the database through its own cluster's pid file.
clean_up() {
  [ -z "$site" ] || kill -9 "$site" 2>/dev/null
  for clone in "$work"/*/; do
    # A pid file may outlive its server, and the number may then be another program's.
    grep -qs "$work" "/proc/$(postmaster "$clone")/cmdline" && kill -INT "$(postmaster "$clone")"
  done
  until_true 10 no_database_left
  rm -rf "$work"
}

check() {
  local name=$1
  shift
  if "$@"; then
    echo "ok $name"
  else
    echo "not ok $name"
    failures=$((failures + 1))
    tail -n 15 "$clone.log" 2>/dev/null | sed 's/^/  # /'
  fi
}

# until_true SECONDS COMMAND…: waits for it, and fails when the time is over.
until_true() {
  local limit=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$limit" ] || return 1
    sleep 0.1
  done
}

# Without curl, which a fresh machine may lack.
answers() {
  timeout 5 bash -c 'exec 3<>"/dev/tcp/127.0.0.1/$0" && printf "GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n" "$1" >&3 && head -n 1 <&3' "$port" "$1" 2>/dev/null | grep -q ' 200 '
}
alive() { kill -0 "$1" 2>/dev/null; }
gone() { ! alive "$1"; }
postmaster() { head -n 1 "$1/.data/postgres/cluster/postmaster.pid" 2>/dev/null; }
no_database_left() { for clone in "$work"/*/; do [ -z "$(postmaster "$clone")" ] || return 1; done; }
ready_or_ended() { answers /health/ready || gone "$site"; }
ready_within() { until_true "$1" ready_or_ended && alive "$site"; }

# The site replaces the shell that runs ./run, so that its number is known here. setpriv and env replace themselves too.
start() {
  "${step_down[@]}" "$clone/run" >"$clone.log" 2>&1 </dev/null &
  site=$!
}

stop() {
  kill "-$1" "$site"
  until_true 40 gone "$site"
  wait "$site" 2>/dev/null
  site=
}

stopped_cleanly() { stop "$1" && [ -z "$(postmaster "$clone")" ] && ! answers /health/live; }

query() {
  "${step_down[@]}" "$(ls -d /usr/lib/postgresql/*/bin/psql 2>/dev/null | tail -n 1 || command -v psql)" \
    -h "$clone/.data/postgres" -U platform -d collectievekracht -qAtc "$1"
}

quiet() { ! grep -E ' (WRN|ERR|FTL) ' "$clone.log"; }

again_within_ten_seconds() {
  local began=$SECONDS
  start
  ready_within 60 && [ $((SECONDS - began)) -le 10 ]
}

killed_database_returns() {
  local before
  before=$(postmaster "$clone")
  kill -9 "$before"
  until_true 30 other_database "$before" && until_true 30 answers /health/ready && alive "$site"
}
other_database() { [ -n "$(postmaster "$clone")" ] && [ "$(postmaster "$clone")" != "$1" ]; }

journey() {
  local who=$1 before
  start
  check "$who: ./run builds, prepares and serves a clean clone" ready_within 420
  check "$who: the home page is there" answers /
  check "$who: a first start says nothing alarming" quiet
  query "create table kept as select 'kept' as word" >/dev/null
  check "$who: TERM stops the site and the database" stopped_cleanly TERM
  check "$who: the second ./run is up within 10 seconds" again_within_ten_seconds
  check "$who: it kept what was there" test "$(query 'select word from kept')" = kept
  check "$who: a killed database is back without help" killed_database_returns

  before=$(postmaster "$clone")
  kill -9 "$site"
  wait "$site" 2>/dev/null
  start
  check "$who: after a kill of the site ./run is ready again" ready_within 60
  check "$who: it took over the database that still ran" test "$(postmaster "$clone")" = "$before"

  kill -9 "$site" "$(postmaster "$clone")"
  wait "$site" 2>/dev/null
  start
  check "$who: after a kill of both ./run is ready again" ready_within 60
  check "$who: nothing was lost" test "$(query 'select word from kept')" = kept
  check "$who: Ctrl+C stops the site and the database" stopped_cleanly INT
}

trap clean_up EXIT
# A job in the background would ignore Ctrl+C, unless it has a process group of its own.
set -m

clone=$work/own
git clone --quiet "$root" "$clone" || exit 1
journey "$(id -un)"

if [ "$(id -u)" = 0 ]; then
  # The ordinary user gets the built clone, because a second build proves nothing new; its database it makes itself.
  clone=$work/ordinary
  cp --archive "$work/own" "$clone"
  rm -rf "$clone/.data/postgres"
  mkdir "$work/home"
  chown -R nobody: "$clone" "$work/home"
  step_down=(setpriv --reuid=nobody --regid=nogroup --clear-groups env "HOME=$work/home")
  if "${step_down[@]}" dotnet --version >/dev/null 2>&1; then
    journey "an ordinary user"
  else
    echo "# An ordinary user cannot reach dotnet here: only root was tried."
  fi
else
  echo "# Not root: tried only as $(id -un)."
fi

[ "$failures" = 0 ]
