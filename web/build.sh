#!/usr/bin/env bash
# Builds the page into web/dist, in two stages: --program compiles the program for the browser, in minutes; --page makes the
# page of it, in seconds. Without either, both. --fast: the profile for daily work, quick to build and large to load.
# Needs rustup and node with npm; the pictures are drawn by the native program: HALHIN_GOL, else the target folder's, else
# it is built. Tools are kept in $HALHIN_CACHE, else ~/.cache/halhin-gol when CI=true, else the target folder.
# HALHIN_PUBLIC_URL: where the page will stand, for the preview of its links.
set -euo pipefail

profile=wasm-release
budget=4000000 # bytes by brotli, everything the first interactive map needs
stages=both
for word; do
  case $word in
    --fast) profile=wasm-dev ;;
    --program | --page) stages=${word#--} ;;
    *) echo "Usage: web/build.sh [--fast] [--program | --page]" >&2; exit 2 ;;
  esac
done

target=${CARGO_TARGET_DIR-}
if [[ -n $target && $target != /* ]]; then target=$PWD/$target; fi
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
export CARGO_TARGET_DIR=${target:-$root/target}
triple=wasm32-unknown-unknown
dist=$root/web/dist
made=$CARGO_TARGET_DIR/web-program # between the stages

if [[ -n ${HALHIN_CACHE-} ]]; then tools=$HALHIN_CACHE/tools
elif [[ ${CI-} == true ]]; then tools=$HOME/.cache/halhin-gol/tools
else tools=$CARGO_TARGET_DIR/tools; fi

pressed=$CARGO_TARGET_DIR/web-pressed # brotli takes half a minute for the program: what was pressed once is kept
cargo_home=${CARGO_HOME:-$HOME/.cargo}

# The program that writes the JavaScript side must be of the very version the crate is.
version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' Cargo.lock)
[[ -n $version ]] || { echo "Cargo.lock names no wasm-bindgen." >&2; exit 1; }

find_bindgen() {
  local candidate
  for candidate in "$(command -v wasm-bindgen || true)" "$tools/bin/wasm-bindgen"; do
    if [[ -x $candidate && $("$candidate" --version) == "wasm-bindgen $version" ]]; then
      bindgen=$candidate
      return 0
    fi
  done
  return 1
}

program() {
  if ! command -v cargo >/dev/null; then
    echo "cargo is missing: install Rust with rustup first." >&2
    exit 1
  fi
  if command -v rustup >/dev/null && ! rustup target list --installed | grep -qx "$triple"; then
    rustup target add "$triple"
  fi
  bindgen=
  if ! find_bindgen; then
    echo "Installing wasm-bindgen-cli $version into $tools"
    # Where a registry does not have every version of the tool's own lock file, the nearest ones do.
    cargo install --locked --root "$tools" --version "=$version" wasm-bindgen-cli ||
      cargo install --root "$tools" --version "=$version" wasm-bindgen-cli
    find_bindgen || { echo "The wasm-bindgen just installed is not version $version." >&2; exit 1; }
  fi

  # No path of the builder's machine in the program that is shipped. --fast does without, and shares cargo's own cache.
  # The project's own folder needs no flag (cargo names its files from there), and one would tie the cache to a clone.
  cargo fetch --locked --target "$triple"
  flags=${CARGO_ENCODED_RUSTFLAGS-}
  add_flag() { flags+=${flags:+$'\x1f'}$1; }
  if [[ -z $flags ]]; then
    for flag in ${RUSTFLAGS-}; do add_flag "$flag"; done
  fi
  if [[ $profile == wasm-release ]]; then
    add_flag "--remap-path-prefix=$CARGO_TARGET_DIR=target"
    add_flag "--remap-path-prefix=$cargo_home=cargo"
    for registry in "$cargo_home"/registry/src/*/; do
      if [[ -d $registry ]]; then add_flag "--remap-path-prefix=${registry%/}=crates"; fi
    done
  fi

  # `cargo rustc --crate-type`: a library that is also an rlib would be left out of link-time optimisation.
  CARGO_ENCODED_RUSTFLAGS=$flags cargo rustc --locked --lib --crate-type cdylib --target "$triple" --profile "$profile"

  wasm=$CARGO_TARGET_DIR/$triple/$profile/halhin_gol.wasm
  strip=(--remove-producers-section)
  if [[ $profile == wasm-release ]]; then strip+=(--remove-name-section); fi # --fast keeps names for stack traces
  part=$made.part
  rm -rf "$part"
  mkdir -p "$part"
  "$bindgen" --target web --no-typescript "${strip[@]}" --out-dir "$part" --out-name halhin_gol "$wasm"
  echo "$profile" >"$part/profile.txt"
  if [[ $profile == wasm-release ]]; then
    local path
    for path in "$root" "$cargo_home"; do
      if grep -qF "$path/" "$part/halhin_gol_bg.wasm"; then echo "Warning: the program holds the path $path." >&2; fi
    done
    # Here, where minutes pass anyhow: the page finds it pressed.
    if command -v node >/dev/null; then node web/build/pack.mjs "$part/halhin_gol_bg.wasm" "$pressed"; fi
  fi
  rm -rf "$made"
  mv "$part" "$made"
}

# The native program, which cargo's own tests have built too: its pictures are the map's.
find_native() {
  native=${HALHIN_GOL:-$CARGO_TARGET_DIR/debug/halhin-gol}
  if [[ -x $native ]]; then
    if [[ -n $(find src assets -type f -newer "$native" -print -quit) ]]; then echo "Note: the pictures are drawn by $native, which is older than the sources." >&2; fi
    return 0
  fi
  if [[ -n ${HALHIN_GOL-} ]]; then echo "HALHIN_GOL names no program: $native" >&2; exit 1; fi
  cargo build --locked --bins
}

page() {
  if [[ ! -f $made/profile.txt ]]; then echo "The program is not built: web/build.sh --program builds it." >&2; exit 1; fi
  if ! command -v npm >/dev/null; then echo "node and npm are missing: the page is put together with them." >&2; exit 1; fi
  if [[ ! web/node_modules/.package-lock.json -nt web/package-lock.json ]]; then
    npm ci --prefix web --ignore-scripts --no-audit --no-fund
  fi
  find_native
  node web/build/page.mjs "$made" "$dist" "$pressed" "$native"
  if [[ $(<"$made/profile.txt") == wasm-release ]]; then node web/sizes.mjs "$dist" "$budget"
  else (cd "$dist" && wc -c -- *.*); fi
}

if [[ $stages != page ]]; then program; fi
if [[ $stages != program ]]; then page; fi
