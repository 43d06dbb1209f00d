#!/usr/bin/env bash
# Builds the page when it is missing or older than the sources, then serves it on this machine.
set -euo pipefail

usage() { echo "Usage: web/serve.sh [--fast] [--port N]" >&2; exit 2; }
fast=()
port=8039
while (($#)); do
  case $1 in
    --fast) fast=(--fast) ;;
    --port) shift; port=${1-} ;;
    *) usage ;;
  esac
  shift
done
[[ $port =~ ^[0-9]{1,5}$ ]] || usage

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
dist=$root/web/dist

# A release build serves --fast too.
fresh() {
  local stamp=$dist/build.txt
  [[ -f $stamp ]] || return 1
  [[ $(<"$stamp") == wasm-release || ${#fast[@]} -gt 0 ]] || return 1
  local newer
  newer=$(find "$root"/{src,assets,web,Cargo.toml,Cargo.lock} \( -path "$dist" -o -name node_modules \) -prune -o -type f -newer "$stamp" -print -quit)
  [[ -z $newer ]]
}
if ! fresh; then "$root/web/build.sh" "${fast[@]}"; fi

if command -v node >/dev/null; then exec node "$root/web/serve.mjs" "$dist" "$port"; fi
command -v python3 >/dev/null || { echo "node or python3 is needed to serve the page." >&2; exit 1; }
echo "node is missing: serving with python3 instead." >&2
echo "The map is at http://127.0.0.1:$port/ (Ctrl+C ends the server)."
exec python3 -m http.server --bind 127.0.0.1 --directory "$dist" "$port"
