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
first=
cleanup() {
  local of
  for of in $map $first $display; do
    kill -KILL "$of" 2>/dev/null || true
    wait "$of" 2>/dev/null || true
  done
  rm -rf "$work"
}
trap cleanup EXIT
fail() { echo "FAILED: $*" >&2; tail -n 5 "$work/said" >&2 || true; exit 1; }
say() { printf '%3s s  %s\n' "$SECONDS" "$*"; }

mkdir "$work/frame" "$work/saved"
begin_display() {
  : >"$work/display"
  # Without -noreset it begins anew when the last window is gone, and turns away who comes meanwhile.
  Xvfb -noreset -displayfd 3 -screen 0 1280x720x24 -fbdir "$work/frame" 3>"$work/display" >/dev/null 2>&1 &
  display=$!
  for _ in {1..100}; do [[ -s $work/display ]] && break; sleep 0.1; done
  DISPLAY=:$(<"$work/display")
  export DISPLAY
}
begin_display
export XDG_RUNTIME_DIR=$work XDG_PICTURES_DIR=$work/saved
unset RUST_BACKTRACE WAYLAND_DISPLAY

# Each program gets a process group of its own: what runs in a script's background would not hear Ctrl+C.
set -m
# start VARIABLE=... -- ADDRESS: opens the window. begin: waits besides until a map of many colours is there.
begin() { start "$@"; drawn; }
start() {
  local variables=()
  while [[ $1 != -- ]]; do variables+=("$1"); shift; done
  env "${variables[@]}" "$program" open "$2" 2>"$work/said" &
  map=$!
}
colours() { /usr/bin/python3 "$screen" "$work/frame/Xvfb_screen0" "$@"; }
drawn() {
  for _ in {1..600}; do
    kill -0 "$map" 2>/dev/null || fail "the program has ended: $(cat "$work/said")"
    (($(colours) > 1500)) && return 0
    sleep 0.2
  done
  fail "no map was drawn: $(colours) colours"
}
window() { xdotool search --onlyvisible --pid "$map" 2>/dev/null | head -n 1; }
keys() { xdotool windowfocus --sync "$(window)"; xdotool key --delay 60 "$@"; }
press() { xdotool mousemove "$1" "$2" sleep 0.3 click 1; }
# ends CODE: the window has to end with it, soon.
ends() {
  local code=0
  for _ in {1..1200}; do kill -0 "$map" 2>/dev/null || break; sleep 0.1; done
  if kill -0 "$map" 2>/dev/null; then fail "the program does not end"; fi
  wait "$map" 2>/dev/null || code=$?
  map=
  [[ $code == "$1" ]] || fail "exit code $code instead of $1: $(cat "$work/said")"
}
saved() { find "$work/saved" -type f | sort; }
# until COMMAND: waits until it succeeds.
until_so() { for _ in {1..600}; do "$@" && return 0; sleep 0.1; done; return 1; }

say "graphics that are lost come back, with the clock and the view"
begin HALHIN_GOL_LOSE_GPU_AFTER=60 -- 'at=1939-08-20T05:45&play=1h&view=fui,13&select=jp-23-reconnaissance-regiment'
carried() {
  kill -0 "$map" 2>/dev/null || fail "the program has ended: $(cat "$work/said")"
  { tr '\0' '\n' <"/proc/$map/environ"; } 2>/dev/null | grep -A2 '^HALHIN_GOL_CARRIED=' >"$work/carried"
}
until_so carried || fail "the program has not begun anew"
# A named place and zoom, to the metre: neither a saved view nor one that is carried drifts.
grep -q '^at=1939-08-2[0-9]T.*&play=1h&view=47.8580,118.6120,13.00&select=jp-23-reconnaissance-regiment$' "$work/carried" || fail "$(cat "$work/carried")"
sleep 2
drawn
kill -TERM "$map"
ends 143

say "graphics that are lost time and again: the view is saved, a sentence says where"
start 'HALHIN_GOL_LOSE_GPU_AFTER=30always' -- 'at=1939-08-20T05:45&play=1h&view=fui,13'
ends 1
grep -q 'halhin-gol: the graphics were lost.* 4 times in 5 minutes. .*\.halhin is saved$' "$work/said" || fail "no sentence"
! grep -q panicked "$work/said" || fail "a panic is shown"
view=$(saved)
[[ $view == *.halhin && $(<"$view") == at=1939-08-2*play=1h\&view=47.8580,118.6120,13.00* ]] || fail "what was shown is not saved: $view: $(cat "$view")"
rm "$view"

say "windows of one pixel, narrow, flat and larger than any screen; minimised; the clock at either end"
begin -- 'at=1939-08-20T05:45&view=fui,13'
for size in '1 1' '3 900' '900 3' '6000 40' '4000 3000' '1 1' '200 140' '1280 720'; do
  xdotool windowsize --sync "$(window)" $size 2>/dev/null || true
  sleep 0.7
  kill -0 "$map" || fail "it has ended at $size: $(cat "$work/said")"
done
drawn
xdotool windowunmap --sync "$(window)"; sleep 1
xdotool windowmap --sync "$(xdotool search --pid "$map" --name Halhin | head -n 1)"
drawn
for key in Home Left comma End Right shift+l space; do
  keys "$key"
  sleep 1
done
until_so test -n "$(sleep 1; saved)" || fail "no view was saved"
grep -q '^at=1939-09-17T00:00' "$(saved)" || fail "not at the end: $(cat "$(saved)")"
! grep -q '\(failed\|lost\)' "$work/said" || fail "it has failed"
rm "$(saved)"

say "Ctrl+C ends a window that rests"
sleep 1
kill -INT "$map"
ends 130

say "a window that is closed while it saves a sheet saves it; two windows at once save two views"
begin -- 'at=1939-08-20T05:45&view=fui,13'
first=$map
begin -- 'at=1939-08-20T05:45&view=fui,13'
sleep 2
keys shift+l
second=$map map=$first
keys shift+l
sleep 1
[[ $(saved | wc -l) == 2 ]] || fail "not two views: $(saved)"
kill -TERM "$first"
ends 143
map=$second first=
press 1206 568
sleep 1
press 1152 475
sleep 0.5
/usr/bin/python3 tests/desktop/close.py "$(window)"
ends 0
picture=$(saved | grep '\.png$') || fail "the sheet is not there: $(saved)"
[[ $(tail -c 8 "$picture" | od -An -c) == *I*E*N*D* ]] || fail "the sheet is cut off"
[[ $(saved | wc -l) == 3 ]] || fail "something is left: $(saved)"

say "at half and at four times the scale there is a map"
for scale in 0.5 4; do
  begin WINIT_X11_SCALE_FACTOR=$scale -- 'at=1939-08-20T05:45&view=fui,13'
  kill -TERM "$map"
  ends 143
done

say "a display that goes away"
begin -- 'at=1939-08-20T05:45&play=1h&view=fui,13'
kill -KILL "$display"
display=
ends 1
! grep -q panicked "$work/said" || fail "a panic is shown"
say done
