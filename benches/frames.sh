#!/usr/bin/env bash
# Frames of the shipped campaign and of one of 5,000 units, measured in turns: benches/frames.sh [PROGRAM] [ROUNDS].
# Opens windows; without a display it starts Xvfb. Prints a table and what the thousands' frames are of the shipped's.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

program=${1:-target/release/halhin-gol}
rounds=${2:-2}
work=$(mktemp -d)
server=
trap '[[ -z $server ]] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
if [[ -z ${DISPLAY-} ]]; then
  export DISPLAY=:78
  Xvfb "$DISPLAY" -screen 0 1280x720x24 >"$work/xvfb.log" 2>&1 &
  server=$!
  sleep 1
fi
"$program" generate --units 5000 --seed 1 "$work/campaign"

measure() { # measure NAME ARGUMENT...
  local name=$1
  shift
  "$program" "$@" 2>"$work/$name.log" >>"$work/$name.json" || { cat "$work/$name.log" >&2; return 1; }
}
for ((round = 0; round < rounds; round++)); do
  measure shipped --measure short
  measure thousands --campaign "$work/campaign" --measure short
  # So near that every unit is a symbol of its own.
  measure near --campaign "$work/campaign" --measure short open "view=47.75,118.6,11.6"
done

node --input-type=module -e '
import { readFileSync } from "node:fs";
const [folder] = process.argv.slice(1);
const acts = ["play", "scrub", "pan", "zoom", "select"];
const runs = (name) => readFileSync(`${folder}/${name}.json`, "utf8").trim().split("\n").map((line) => JSON.parse(line));
const best = (name, act) => Math.max(...runs(name).map((run) => run[act].per_second));
const row = (words) => console.log(words.map((word) => String(word).padStart(11)).join(""));
row(["frames a s", ...acts, "symbols", "labels", "at rest", "MiB"]);
for (const name of ["shipped", "thousands", "near"]) {
  const all = runs(name);
  const most = (field) => Math.max(...all.map((run) => run[field]));
  row([name, ...acts.map((act) => best(name, act).toFixed(1)), most("most_symbols"), most("most_labels"),
    most("frames_at_rest"), Math.round(most("peak_memory_kib") / 1024)]);
}
for (const name of ["thousands", "near"]) row([`${name} /`, ...acts.map((act) => (best(name, act) / best("shipped", act)).toFixed(2))]);
' "$work"
