# Shared by ./run and ./test: a usable environment for dotnet, and the packages that are missing.

say() { printf '%s\n' "$*"; }

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

prepare_dotnet() {
  command -v dotnet >/dev/null || fail "The .NET SDK 10 was not found. Install it from the distribution or from Microsoft, and try again."
  # Without a home of its own (a service account, a container) dotnet keeps its files beside the database.
  if [ ! -w "${HOME:-/nonexistent}" ]; then
    mkdir -p "$root/.data/home"
    export HOME="$root/.data/home"
  fi
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_WORKLOAD_INTEGRITY_CHECK=1 MSBUILDDISABLENODEREUSE=1

  local answer
  if ! answer=$(cd "$root" && dotnet --version 2>&1); then
    # A bare Debian has no ICU, which .NET needs for languages; the number in the package's name differs per release.
    [[ $answer == *ICU* ]] || fail "$answer"
    install_package '^libicu[0-9]+$' "ICU"
    answer=$(cd "$root" && dotnet --version 2>&1) || fail "$answer"
  fi
}

# install_package NAME WHAT: installs a Debian package as root, by sudo, or says what to do.
install_package() {
  local package=$1 what=$2 sudo=
  command -v apt-get >/dev/null || fail "$what is missing, and this system has no apt-get. Install it by hand and try again."
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "$what is missing. As root: apt-get install $package"
    sudo=sudo
  fi
  say "Installing $what …"
  if [ "$package" = postgresql ]; then
    # The platform keeps a cluster of its own; the distribution need not make and start another.
    $sudo mkdir -p /etc/postgresql-common/createcluster.d
    echo 'create_main_cluster = false' | $sudo tee /etc/postgresql-common/createcluster.d/collectievekracht.conf >/dev/null
  fi
  if [ "$package" = redis-server ]; then
    # Nor need it start a Redis of its own: the tests start theirs.
    $sudo mkdir -p /etc/systemd/system
    $sudo ln -s /dev/null /etc/systemd/system/redis-server.service 2>/dev/null || true
  fi
  local answer
  answer=$($sudo apt-get update -qq 2>&1 && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" 2>&1) ||
    fail "$answer" "" "$what could not be installed. As root: apt-get install $package"
}

need_postgres() {
  if ! command -v initdb >/dev/null && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
    install_package postgresql "PostgreSQL"
  fi
}

# need_redis: for the tests of sites that share a cache; the platform itself does without.
need_redis() {
  command -v redis-server >/dev/null || install_package redis-server "Redis"
}

need_chromium() {
  if [ -z "${CHROMIUM:-}" ]; then
    find_chromium || { install_package chromium "Chromium" && find_chromium; } ||
      fail "No browser was found for the tests. Install Chromium or Google Chrome, or name one: CHROMIUM=/path/to/chromium ./test"
    export CHROMIUM
  fi
}

# Ubuntu's chromium is a snap, or a script that asks for one: it cannot see the folders that the tests give it.
find_chromium() {
  local name path
  for name in chromium chromium-browser google-chrome; do
    path=$(readlink -f "$(command -v "$name")") || continue
    case $path in "" | /snap/* | */snap) continue ;; esac
    if ! head -c 4096 "$path" | grep -aq /snap/; then
      CHROMIUM=$path
      return 0
    fi
  done
  return 1
}
