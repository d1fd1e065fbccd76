#!/usr/bin/env bash
# Sets up everything the program needs on Debian or Ubuntu: system libraries, uv, and the environment from the lock file.
# Usage: tools/setup.sh [run|test]. Elsewhere (macOS, other systems) only the environment is made.
set -euo pipefail
cd "$(dirname "$0")/.."

# Workplaces often have certificates of their own: trust what the system trusts.
export UV_SYSTEM_CERTS=1 UV_NATIVE_TLS=1

LIBRARIES="libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0 libxcb-cursor0 libxcb-icccm4
 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1
 libxkbcommon-x11-0"
if [ "${1:-run}" = test ]; then
  LIBRARIES="$LIBRARIES poppler-utils"
  # A browser reads the page of what was published. Elsewhere than on Debian one that is there already is used.
  if grep -qs '^ID=debian' /etc/os-release; then LIBRARIES="$LIBRARIES chromium"; fi
fi

say() { printf '%s\n' "$*" >&2; }

# A package may go by a newer name (libglib2.0-0t64 provides libglib2.0-0): ask for what is provided, not only for names.
installed() {
  dpkg-query -W -f='${db:Status-Abbrev}\n' "$1" 2>/dev/null | grep -q '^ii' ||
    dpkg-query -W -f='${db:Status-Abbrev} ${Provides}\n' 2>/dev/null | grep '^ii' | grep -qE "(^| |,)$1( |,|$)"
}

system_libraries() {
  command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || return 0
  local missing="" as_root=""
  for library in $LIBRARIES; do
    installed "$library" || missing="$missing $library"
  done
  if ! command -v python3 >/dev/null; then missing="$missing python3 python3-venv"
  elif ! python3 -c 'import venv, ensurepip' 2>/dev/null && ! command -v uv >/dev/null; then missing="$missing python3-venv"; fi
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root="sudo -n"
    else
      say "System libraries are missing. Install them with this command, then try again:"
      say "  sudo apt-get update && sudo apt-get install --yes --no-install-recommends$missing"
      exit 1
    fi
  fi
  say "Installing system libraries:$missing"
  $as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install --yes -qq --no-install-recommends $missing >/dev/null
}

find_uv() {
  if command -v uv >/dev/null; then command -v uv
  else
    if [ ! -x .tools/bin/uv ]; then
      say "Installing uv in .tools"
      python3 -m venv .tools && .tools/bin/python -m pip install --quiet --disable-pip-version-check "uv>=0.4"
    fi
    printf '%s' "$PWD/.tools/bin/uv"
  fi
}

environment() {
  local sum uv
  sum=$(cksum < requirements.lock)
  [ -x .venv/bin/python ] && [ "$(cat .venv/locked 2>/dev/null)" = "$sum" ] && return 0
  uv=$(find_uv)
  say "Making the environment from requirements.lock"
  [ -x .venv/bin/python ] || "$uv" venv --quiet --python '>=3.11,<3.14' .venv
  "$uv" pip sync --quiet --require-hashes --python .venv requirements.lock
  printf '%s' "$sum" > .venv/locked
}

system_libraries
environment
