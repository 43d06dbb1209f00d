#!/usr/bin/env bash
# The map at six dates and four zooms on one sheet, to be looked at: tests/contact-sheet.sh [FOLDER]. Needs ImageMagick.
# HALHIN_GOL names the program, else the one that cargo built for the tests; SIZE is that of a picture.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

folder=${1:-target/contact-sheet}
program=${HALHIN_GOL:-target/debug/halhin-gol}
size=${SIZE:-1280x720}
dates=(1939-05-28T12:00 1939-07-03T09:00 1939-07-23T12:00 1939-08-20T12:00 1939-08-23T20:00 1939-08-30T12:00)
views=(theatre 47.75,118.65,9.2 battlefield 47.745,118.64,12.3)

mkdir -p "$folder"
pictures=()
for date in "${dates[@]}"; do
  for i in "${!views[@]}"; do
    picture=$folder/${date//[:]/}-$i.png
    "$program" snapshot --at "$date" --view "${views[i]}" --size "$size" -o "$picture"
    pictures+=("$picture")
  done
done
montage "${pictures[@]}" -tile 4x6 -geometry 640x360+4+4 "$folder/sheet.png"
echo "$folder/sheet.png"
