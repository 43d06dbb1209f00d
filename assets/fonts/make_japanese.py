#!/usr/bin/env python3
"""Makes japanese.otf: the glyphs that the project's own texts need and upright.ttf lacks, from Noto Serif CJK JP.

    apt-get download fonts-noto-cjk && dpkg-deb -x fonts-noto-cjk_*.deb noto
    python3 -m pip install fonttools
    python3 assets/fonts/make_japanese.py noto/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc

Run it again when a text in assets/ has a new character; a test of the program says when.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.scaleUpem import scale_upem

FONTS = Path(__file__).resolve().parent
ASSETS = FONTS.parent
TEXTS = ["campaign/**/*.ron", "lang/**/*.ftl", "map/*.geojson"]
FACE = "Noto Serif CJK JP"
FAMILY = "Halhin Serif JP"
# Half of the usual 1000 units: at 40 pixels an error of 0.04 pixels, and a seventh less to download.
UNITS = 500


def needed():
    """The code points of all texts that the upright cut cannot write."""
    texts = [path.read_text(encoding="utf-8") for pattern in TEXTS for path in ASSETS.glob(pattern)]
    written = {ord(sign) for text in texts for sign in text if sign.isprintable()}
    return written - set(TTFont(FONTS / "upright.ttf").getBestCmap())


def cut(collection, points):
    """The face with these glyphs only, without hinting, vertical setting and features."""
    face = next(f for f in TTCollection(collection).fonts if f["name"].getDebugName(4) == FACE)
    lacking = points - set(face.getBestCmap())
    if lacking:
        sys.exit(f"{FACE} lacks {' '.join(f'U+{point:04X}' for point in sorted(lacking))}")
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.desubroutinize = True
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(face)
    return face


def fit(face):
    """Gives the face the family's name and the line of the upright cut, so that a line does not grow with it."""
    scale_upem(face, UNITS)
    upright = TTFont(FONTS / "upright.ttf")
    share = UNITS / upright["head"].unitsPerEm
    for table, fields in [
        ("hhea", ["ascent", "descent", "lineGap"]),
        ("OS/2", ["sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent"]),
    ]:
        for field in fields:
            setattr(face[table], field, round(getattr(upright[table], field) * share))
    script = FAMILY.replace(" ", "")
    names = {1: FAMILY, 2: "Regular", 3: f"{script}-Regular", 4: FAMILY, 6: f"{script}-Regular"}
    for record in list(face["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]
    top = face["CFF "].cff
    top.fontNames = [names[6]]
    top.topDictIndex[0].FullName = top.topDictIndex[0].FamilyName = FAMILY
    # The same bytes whenever it is made.
    face["head"].modified = face["head"].created
    face.recalcTimestamp = False


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    points = needed()
    face = cut(sys.argv[1], points)
    fit(face)
    face.save(FONTS / "japanese.otf")
    print(f"japanese.otf: {len(points)} glyphs, {(FONTS / 'japanese.otf').stat().st_size} bytes")


if __name__ == "__main__":
    main()
