#!/usr/bin/env bash
# Builds the page into web/dist. --fast: the profile for daily work, quick to build and large to load.
# Needs rustup, and node, which writes the credits and measures the download. Tools are kept in $HALHIN_CACHE, else ~/.cache/halhin-gol when CI=true, else the target folder.
set -euo pipefail

profile=wasm-release
budget=4000000 # bytes by brotli, everything the page loads
case "${1-}" in
  '') ;;
  --fast) profile=wasm-dev ;;
  *) echo "Usage: web/build.sh [--fast]" >&2; exit 2 ;;
esac

target=${CARGO_TARGET_DIR-}
if [[ -n $target && $target != /* ]]; then target=$PWD/$target; fi
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
export CARGO_TARGET_DIR=${target:-$root/target}
triple=wasm32-unknown-unknown
dist=$root/web/dist

if [[ -n ${HALHIN_CACHE-} ]]; then tools=$HALHIN_CACHE/tools
elif [[ ${CI-} == true ]]; then tools=$HOME/.cache/halhin-gol/tools
else tools=$CARGO_TARGET_DIR/tools; fi

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
  cargo_home=${CARGO_HOME:-$HOME/.cargo}
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
part=$CARGO_TARGET_DIR/web-dist.part
rm -rf "$part"
mkdir -p "$part"
"$bindgen" --target web --no-typescript "${strip[@]}" --out-dir "$part" --out-name halhin_gol "$wasm"

cp web/{checker.js,gather.js,limits.js,own.js,owndialog.js,unzip.js,notes.html,notes.css,notes.js,beside.js,boot.js,bridge.js,cards.js,input.js,print.js,paper.svg} "$part/"
cat web/style.css web/own.css >"$part/style.css"
cp web/credits.css "$part/"
command -v node >/dev/null || { echo "node is missing: it writes the credits." >&2; exit 1; }
node web/credits.mjs "$part"
# The icon goes into the page: Chromium asks for a linked one again at every change of the address.
bytes=$(wc -c <"$part/halhin_gol_bg.wasm")
icon=$(base64 <web/icon.svg | tr -d '\n')
sed -e "s|data-program-bytes=\"\"|data-program-bytes=\"${bytes//[[:space:]]/}\"|" \
  -e "s|href=\"icon.svg\"|href=\"data:image/svg+xml;base64,$icon\"|" web/index.html >"$part/index.html"
echo "$profile" >"$part/build.txt"
rm -rf "$dist"
mv "$part" "$dist"

if [[ $profile == wasm-release ]]; then
  for path in "$root" "$cargo_home"; do
    if grep -qF "$path/" "$dist/halhin_gol_bg.wasm"; then echo "Warning: the program holds the path $path." >&2; fi
  done
  if command -v node >/dev/null; then node web/sizes.mjs "$dist" "$budget"
  else echo "node is missing: the download was not measured." >&2; fi
else
  (cd "$dist" && wc -c -- *)
fi
