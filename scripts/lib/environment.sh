# Sourced by the other scripts: where the project is, and what it needs of the machine.
set -euo pipefail
shopt -s inherit_errexit

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
cd "$root"

say() { printf '\n== %s\n' "$*"; }
die() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit 1; }

# Debian's packages, by what they are for. swift itself comes from swift.org.
build_packages=(libnghttp2-dev libsqlite3-dev libpq-dev libcurl4-openssl-dev libc-ares-dev libcrypt-dev libargon2-dev zlib1g-dev libjemalloc-dev pkg-config)
client_packages=(curl python3 python3-venv)
# chromium opens the pages; Postfix is the mail server that most others are; nginx and HAProxy stand in front; the tests
# start a PostgreSQL of their own
test_packages=("${client_packages[@]}" protobuf-compiler libprotobuf-dev openssl sqlite3 nghttp2-client
  chromium fonts-noto-cjk postfix nginx haproxy postgresql pgbouncer)
bench_packages=("${client_packages[@]}" nghttp2-client nghttp2-server)

# How what is measured or used is built. The Swift runtime is a part of the program: called as a library it takes longer.
release_build=(--configuration release --static-swift-stdlib)

# Installs those of the packages that are missing; silent when none is.
need_packages() {
  local missing=() package
  command -v dpkg-query >/dev/null \
    || die "this system has no Debian packages; install what corresponds to: $*"
  for package in "$@"; do
    [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] && continue
    # An interpreter that can make environments does as well as Debian's own.
    [[ $package == python3* ]] && python3 -c 'import ensurepip, venv' 2>/dev/null && continue
    missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  local as_root=()
  if ((EUID != 0)); then
    command -v sudo >/dev/null || die "become root, or install: ${missing[*]}"
    as_root=(sudo)
  fi
  say "Installing ${missing[*]}"
  "${as_root[@]}" apt-get update -q
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
}

need_swift() {
  command -v swift >/dev/null || die "swift 6.1 or newer is missing: https://www.swift.org/install"
}

# need_environment NAME REQUIREMENTS: a Python environment .venv-NAME with exactly these packages; made anew when the
# list of packages changes.
need_environment() {
  local directory=".venv-$1" requirements=$2
  cmp -s "$requirements" "$directory/installed.txt" && return 0
  say "Preparing $directory"
  python3 -m venv --clear "$directory"
  "$directory/bin/pip" install --quiet --disable-pip-version-check --requirement "$requirements"
  cp "$requirements" "$directory/installed.txt"
}

# The clients of the end-to-end tests. The SDK and sonora want different versions of urllib3: one environment each.
need_clients() {
  need_environment clients Tests/EndToEnd/requirements.txt
  need_environment sdk Tests/EndToEnd/requirements-sdk.txt
}

# start_server LOG COMMAND…: runs the server in the background; sets server_pid and, once it listens, server_address.
start_server() {
  local log=$1 line
  shift
  mkfifo "$log.pipe"
  "$@" >"$log.pipe" 2>&1 &
  server_pid=$!
  # The log is read here only as far as the line that tells the address; tee takes the rest.
  exec {server_output}<"$log.pipe"
  rm "$log.pipe"
  server_address=""
  : >"$log"
  while IFS= read -r line <&"$server_output"; do
    printf '%s\n' "$line" >>"$log"
    if [[ $line =~ listening\ on\ (http://|https://)?([^[:space:]\"]+:[0-9]+) ]]; then
      server_address="${BASH_REMATCH[2]}"
      cat <&"$server_output" >>"$log" &
      exec {server_output}<&-
      return 0
    fi
  done
  cat "$log" >&2
  die "the server did not start"
}
