"""
Static TrueType faces of the text of cards, from the variable faces of pages: what makes pictures reads no woff2 and no
variable axes. Needs fontTools and brotli (Debian: python3-fonttools, python3-brotli). Run from the root of the
repository: python3 scripts/card-fonts.py

Changed faces may not carry the reserved name "Source" (SIL Open Font License), so they are called Upheld Sans.
"""

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FAMILY = "Upheld Sans"
FACES = [(400, "Regular"), (600, "SemiBold")]

for weight, style in FACES:
    font = TTFont("public/fonts/source-sans-3-roman.woff2")
    font = instancer.instantiateVariableFont(font, {"wght": weight})
    font.flavor = None
    font["OS/2"].usWeightClass = weight
    names = font["name"]
    for record in list(names.names):
        if record.nameID in (1, 2, 3, 4, 6, 16, 17, 21, 22, 25):
            names.removeNames(nameID=record.nameID)
    for name_id, text in {
        1: FAMILY if weight == 400 else f"{FAMILY} {style}",
        2: "Regular",
        3: f"{FAMILY} {style}",
        4: f"{FAMILY} {style}",
        6: f"UpheldSans-{style}",
        16: FAMILY,
        17: style,
    }.items():
        names.setName(text, name_id, 3, 1, 0x409)
    # The same bytes whenever it is made.
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(f"src/export/pictures/fonts/sans-{weight}.ttf")
