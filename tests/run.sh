#!/usr/bin/env bash
# Every check of the project, cheap first: tests/run.sh. Only format, lints and cargo's tests: tests/run.sh quick.
# With CI=true build output and tools stay in $HALHIN_CACHE, else ~/.cache/halhin-gol.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scope=${1-all}
case $scope in
  all | quick) ;;
  *) echo "Usage: tests/run.sh [quick]" >&2; exit 2 ;;
esac

if [[ ${CI-} == true ]]; then
  export HALHIN_CACHE=${HALHIN_CACHE:-$HOME/.cache/halhin-gol}
  export CARGO_TARGET_DIR=$HALHIN_CACHE/target npm_config_cache=$HALHIN_CACHE/npm
  mkdir -p "$CARGO_TARGET_DIR"
fi
target=${CARGO_TARGET_DIR:-target}
[[ $target == /* ]] || target=$PWD/$target

logs=$(mktemp -d)
beside=0 # the process of `begin`
trap 'if ((beside)); then kill -- "-$beside" 2>/dev/null || true; fi; rm -rf "$logs"' EXIT
names=()
seconds=()

# step NAME COMMAND...: runs it, shows and keeps its output, ends everything when it fails.
step() {
  local name=$1 start=$SECONDS status=0
  shift
  printf '\n== %s\n' "$name"
  "$@" 2>&1 | tee "$logs/${#names[@]}" || status=$?
  record "$name" $((SECONDS - start)) "$status"
}

record() {
  names+=("$1")
  seconds+=("$2")
  if (($3)); then
    printf '\nFAILED after %s s: %s\n' "$2" "$1" >&2
    exit 1
  fi
  printf '== %s s\n' "$2"
}

# begin NAME COMMAND...: runs it beside the steps that follow, in a process group of its own. finish: waits for it.
begin() {
  beside_name=$1 beside_start=$SECONDS
  shift
  printf '\n== %s: begins, beside the next steps\n' "$beside_name"
  set -m
  (
    status=0
    "$@" >"$logs/beside" 2>&1 || status=$?
    echo "$SECONDS" >"$logs/beside_end"
    exit "$status"
  ) &
  beside=$!
  set +m
}

finish() {
  local status=0
  printf '\n== %s\n' "$beside_name"
  wait "$beside" || status=$?
  beside=0
  cat "$logs/beside"
  record "$beside_name (beside the others)" $(($(cat "$logs/beside_end") - beside_start)) "$status"
}

missing() { echo "Missing: $1" >&2; return 1; }

rust_tools() {
  command -v cargo >/dev/null || missing "cargo; install Rust by rustup" || return 1
  cargo fmt --version && cargo clippy --version && return 0
  rustup component add rustfmt clippy
}

# Chromium and Firefox to test in, Mesa to draw without a graphics card, X libraries for the window.
debian_packages() {
  local wanted=(chromium firefox-esr mesa-vulkan-drivers libvulkan1 xvfb libxkbcommon-x11-0 libx11-6 libx11-xcb1 libxcursor1 libxi6 libxrandr2
    at-spi2-core dbus python3-pyatspi xdotool)
  command -v cc >/dev/null || wanted+=(gcc libc6-dev)
  command -v node >/dev/null || wanted+=(nodejs)
  command -v npm >/dev/null || wanted+=(npm)
  local package absent=()
  for package in "${wanted[@]}"; do
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || absent+=("$package")
  done
  if ! ((${#absent[@]})); then echo "All there: ${wanted[*]}"; return 0; fi
  local as_root=()
  if ((EUID)); then
    command -v sudo >/dev/null || missing "${absent[*]}; as root: apt-get install ${absent[*]}" || return 1
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -q \
    && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${absent[@]}"
}

system_packages() {
  if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
    debian_packages || return 1
  else
    local tool absent=0
    for tool in cc node npm; do command -v "$tool" >/dev/null || missing "$tool" || absent=1; done
    [[ -x ${HALHIN_CHROMIUM-} ]] || command -v chromium chromium-browser google-chrome >/dev/null \
      || missing "Chromium (or set HALHIN_CHROMIUM to its path)" || absent=1
    compgen -G '/usr/share/vulkan/icd.d/*.json' >/dev/null || missing "a Vulkan driver such as Mesa's lavapipe" || absent=1
    ((!absent)) || return 1
  fi
  local version
  version=$(node --version)
  version=${version#v}
  ((${version%%.*} >= 20)) || missing "node 20 or newer; this is $version"
}

browser_packages() {
  local folder=tests/browser
  if [[ $folder/node_modules/.package-lock.json -nt $folder/package-lock.json ]]; then echo "All there"; return 0; fi
  npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund
}

# The program that the browser is compared with is the one cargo built for its own tests: a plain `cargo build` would
# build the engine once more, with other features.
browser_tests() {
  HALHIN_GOL=$target/debug/halhin-gol node --test --test-reporter=spec tests/browser/*.test.mjs
}

# By the bus that Debian's packages bring; elsewhere it is said that it was not tried.
desktop_heard() {
  local tool
  for tool in Xvfb dbus-run-session /usr/libexec/at-spi-bus-launcher; do
    if ! command -v "$tool" >/dev/null; then echo "Not tried: $tool is missing."; return 0; fi
  done
  tests/desktop/heard.sh "$target/debug/halhin-gol"
}

# Optimized code shows the bits that the tests without optimization are held to.
same_bits() {
  # In a folder of its own: the program with its window stays where a reader has built it.
  CARGO_TARGET_DIR=$target/core cargo run --release --locked --no-default-features -- digest | diff tests/golden/digest.txt - \
    && echo "The release build has the same bits at all instants"
}

# Lost graphics, odd windows, signals, a display that goes away.
desktop_faults() {
  local tool
  for tool in Xvfb xdotool; do
    if ! command -v "$tool" >/dev/null; then echo "Not tried: $tool is missing."; return 0; fi
  done
  tests/desktop/faults.sh "$target/debug/halhin-gol"
}

wasm_target() {
  rustup target list --installed | grep -x wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown
}

summary() {
  local i
  printf '\n%7s  %s\n' seconds step
  for i in "${!names[@]}"; do
    printf '%7s  %s\n' "${seconds[i]}" "${names[i]}"
  done
  printf '%7s  %s\n\n' "$SECONDS" "in all"
  for i in "${!names[@]}"; do
    [[ -f $logs/$i ]] || continue # what ran beside the others has no log of its own
    grep -hE '^test result:|^(ℹ|#) (tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) ' "$logs/$i" || true
  done
}

step "Rust tools" rust_tools
if [[ $scope == all ]]; then step "system packages" system_packages; fi
step "format" cargo fmt --check
step "clippy, core" cargo clippy --locked --no-default-features --all-targets -- -D warnings
step "tests, core" cargo test --locked --no-default-features
step "same bits, release" same_bits
if [[ $scope == all ]]; then
  step "wasm target" wasm_target
  # Its last link keeps one processor busy for minutes and waits for nothing here.
  begin "program for the page" web/build.sh --program
fi
step "clippy, app" cargo clippy --locked --all-targets -- -D warnings
if [[ $scope == all ]]; then
  step "clippy, wasm" cargo clippy --locked --target wasm32-unknown-unknown --lib --bins -- -D warnings
fi
step "tests, app" cargo test --locked
if [[ $scope == all ]]; then
  step "what is heard of the window" desktop_heard
  step "faults that a window survives" desktop_faults
  step "what comes from others" tests/supply.sh
fi
if [[ $scope == all ]]; then
  step "browser packages" browser_packages
  finish
  # After cargo's tests: the native program that they built draws its pictures.
  step "page" web/build.sh --page
  step "tests, browser" browser_tests
fi
summary
