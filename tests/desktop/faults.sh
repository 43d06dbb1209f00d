#!/usr/bin/env bash
# Faults that only a window can meet, on a display of its own: lost graphics, odd sizes and scales, a window that is closed
# while it saves, two windows at once, signals, a display that goes away.
# tests/desktop/faults.sh [PROGRAM]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
program=$(realpath "${1:-${HALHIN_GOL:-target/debug/halhin-gol}}")
screen=$PWD/tests/desktop/screen.py

work=$(mktemp -d)
display= map=
cleanup() {
  local of
  for of in $map $display; do kill -KILL "$of" 2>/dev/null || true; done
  rm -rf "$work"
}
trap cleanup EXIT
fail() { echo "FAILED: $*" >&2; tail -n 5 "$work/said" >&2 || true; exit 1; }
say() { printf '%3s s  %s\n' "$SECONDS" "$*"; }

mkdir "$work/frame" "$work/saved"
begin_display() {
  : >"$work/display"
  Xvfb -displayfd 3 -screen 0 1280x720x24 -fbdir "$work/frame" 3>"$work/display" >/dev/null 2>&1 &
  display=$!
  for _ in {1..100}; do [[ -s $work/display ]] && break; sleep 0.1; done
  DISPLAY=:$(<"$work/display")
  export DISPLAY
}
begin_display
export XDG_RUNTIME_DIR=$work XDG_PICTURES_DIR=$work/saved
unset RUST_BACKTRACE WAYLAND_DISPLAY

# begin VARIABLE=... -- ADDRESS: opens the window and waits until a map of many colours is there.
begin() {
  local variables=()
  while [[ $1 != -- ]]; do variables+=("$1"); shift; done
  env "${variables[@]}" "$program" open "$2" 2>"$work/said" &
  map=$!
  drawn
}
colours() { /usr/bin/python3 "$screen" "$work/frame/Xvfb_screen0" "$@"; }
drawn() {
  for _ in {1..300}; do
    kill -0 "$map" 2>/dev/null || fail "the program has ended: $(cat "$work/said")"
    (($(colours) > 1500)) && return 0
    sleep 0.2
  done
  fail "no map was drawn: $(colours) colours"
}
window() { xdotool search --onlyvisible --pid "$map" 2>/dev/null | head -n 1; }
keys() { xdotool windowfocus --sync "$(window)"; xdotool key --delay 60 "$@"; }
# ends CODE: the window has to end with it, soon.
ends() {
  local code=0
  for _ in {1..300}; do kill -0 "$map" 2>/dev/null || break; sleep 0.1; done
  if kill -0 "$map" 2>/dev/null; then fail "the program does not end"; fi
  wait "$map" || code=$?
  map=
  [[ $code == "$1" ]] || fail "exit code $code instead of $1: $(cat "$work/said")"
}
saved() { find "$work/saved" -type f | sort; }
# until COMMAND: waits until it succeeds.
until_so() { for _ in {1..200}; do "$@" && return 0; sleep 0.1; done; return 1; }
