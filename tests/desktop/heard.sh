#!/usr/bin/env bash
# What a screen reader hears of the window, on Linux: under a display and a session bus of its own, by AT-SPI.
# tests/desktop/heard.sh [PROGRAM]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
program=$(realpath "${1:-${HALHIN_GOL:-target/debug/halhin-gol}}")

work=$(mktemp -d)
display=
cleanup() { [[ -z $display ]] || kill "$display" 2>/dev/null || true; rm -rf "$work"; }
trap cleanup EXIT

# The X server takes the first free number and says which.
Xvfb -displayfd 3 -screen 0 1280x720x24 3>"$work/display" >/dev/null 2>&1 &
display=$!
for _ in {1..100}; do [[ -s $work/display ]] && break; sleep 0.1; done
DISPLAY=:$(<"$work/display")
export DISPLAY XDG_RUNTIME_DIR=$work

# The session ends with the script, and what it started with it.
timeout --kill-after=5 120 dbus-run-session -- bash -euo pipefail -c '
  /usr/libexec/at-spi-bus-launcher --launch-immediately --a11y=1 --screen-reader=1 2>/dev/null &
  "$0" 2>/dev/null &
  map=$!
  trap "kill $map 2>/dev/null || true" EXIT
  /usr/bin/python3 tests/desktop/heard.py 2>/dev/null
' "$program" 2>/dev/null
