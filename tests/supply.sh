#!/usr/bin/env bash
# What comes from others: licences, sources and known faults of the crates (deny.toml) and of the npm packages of the
# tests and the page's build. What could not be asked is said as "not checked: …" and fails nothing; a finding does.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=0.20.2 # of cargo-deny
patience=60    # seconds for an answer from outside

target=${CARGO_TARGET_DIR:-target}
[[ $target == /* ]] || target=$PWD/$target
if [[ -n ${HALHIN_CACHE-} ]]; then tools=$HALHIN_CACHE/tools
elif [[ ${CI-} == true ]]; then tools=$HOME/.cache/halhin-gol/tools
else tools=$target/tools; fi

answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

find_deny() {
  local candidate
  for candidate in "$tools/bin/cargo-deny" "$(command -v cargo-deny || true)"; do
    if [[ -x $candidate && $("$candidate" --version) == "cargo-deny $version" ]]; then
      deny=$candidate
      return 0
    fi
  done
  return 1
}

duplicates() {
  local names
  names=$(grep -o '"message":"found [0-9]* duplicate entries for crate .[^"]*' | grep -o "'.*'" | tr -d "'" | sort | paste -sd ' ') || true
  echo "Crates in more than one version (seen, not refused): ${names:-none}"
}

crates() {
  # Two versions of one crate are warnings by the dozen: one line says which.
  "$deny" --locked --format json check --hide-inclusion-graph bans 2>&1 | duplicates
  "$deny" --locked --log-level error check --hide-inclusion-graph licenses bans sources
}

# The list of known faults lies on another server than the crates: where it cannot be fetched, the last one fetched does.
advisories() {
  local how
  for how in --locked --frozen; do # --frozen: asks nobody
    if timeout "$patience" "$deny" "$how" check advisories >"$answer" 2>&1; then
      cat "$answer"
      if [[ $how == --frozen ]]; then echo "The list of known faults could not be fetched: the one kept from an earlier time was read."; fi
      return 0
    fi
    if grep -q 'advisories FAILED' "$answer"; then # the list was read, and names something
      cat "$answer"
      return 1
    fi
  done
  echo "not checked: known faults of the crates; the list cannot be fetched from here, and none is kept"
}

# npm says its findings by an exit code, and its troubles by the same one: only the answer tells them apart.
packages() {
  local folder=$1
  timeout "$patience" npm audit --prefix "$folder" --json --fetch-retries=0 >"$answer" 2>/dev/null || true
  node - "$folder" "$answer" <<'SCRIPT'
const { readFileSync } = require('node:fs');
const [folder, file] = process.argv.slice(2);
let answer = {};
try {
  answer = JSON.parse(readFileSync(file, 'utf8'));
} catch {} // no answer at all
const found = answer.metadata?.vulnerabilities;
if (!found) {
  const why = answer.error?.summary || answer.message;
  console.log(`not checked: known faults of the npm packages of ${folder}; not answered by the registry${why ? ` (${String(why).replace(/https?:\/\/\S+/g, 'its address').replace(/^npm \w+ (audit )?/gm, '').split('\n')[0]})` : ''}`);
} else {
  console.log(`npm packages of ${folder}: ${found.total} known faults, ${found.high + found.critical} of them high or critical`);
  if (found.high + found.critical) {
    for (const [name, { severity }] of Object.entries(answer.vulnerabilities)) console.error(`  ${name}: ${severity}`);
    process.exitCode = 1;
  }
}
SCRIPT
}

deny=
if ! find_deny; then
  echo "Installing cargo-deny $version into $tools"
  cargo install --locked --root "$tools" --version "=$version" cargo-deny \
    || cargo install --root "$tools" --version "=$version" cargo-deny
  find_deny || { echo "The cargo-deny just installed is not version $version." >&2; exit 1; }
fi

failed=0
crates || failed=1
advisories || failed=1
for lock in tests/browser/package-lock.json web/package-lock.json; do
  if [[ -f $lock ]]; then packages "$(dirname "$lock")" || failed=1; fi
done
exit "$failed"
