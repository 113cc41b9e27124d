"""Build the fonts in templates/fonts: static, subset instances of pinned Noto releases.

Run in an environment of its own, from the repository root:

    pip install fonttools==4.68.0 fontpkg-noto-sans==2.15 fontpkg-noto-serif==2.15 \
        justmytype-intl-cjk==0.1.0
    python scripts/build_fonts.py

Noto Sans and Noto Serif reserve no font name. Noto Sans KR reserves "Source" for the family it
derives from; no shipped font carries that name.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).resolve().parents[1] / "templates" / "fonts"
PINS = {
    "fonttools": "4.68.0",
    "fontpkg-noto-sans": "2.15",
    "fontpkg-noto-serif": "2.15",
    "justmytype-intl-cjk": "0.1.0",
}
SEMIBOLD = 600
EUROPEAN = (
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x024F),  # Latin-1 and Latin Extended-A and B
    (0x0250, 0x02AF),  # IPA, for pronunciations
    (0x02B0, 0x036F),  # modifier letters and combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin Extended Additional: Vietnamese
    (0x1F00, 0x1FFF),  # Greek Extended
    (0x2000, 0x206F),  # punctuation
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20C0),  # currency
    (0x2100, 0x218F),  # letterlike symbols and number forms
    (0x2190, 0x22FF),  # arrows and mathematical operators
    (0x25A0, 0x25FF),  # geometric shapes
    (0xFB00, 0xFB04),  # ligatures
    (0xFFFD, 0xFFFD),
)
KOREAN = (
    (0x0020, 0x007E),
    (0x00A0, 0x00FF),
    (0x2010, 0x2027),
    (0x2190, 0x2199),  # arrows, which Noto Sans and Noto Serif lack
    (0x2500, 0x25FF),  # boxes and geometric shapes
    (0x2605, 0x2606),
    (0x2713, 0x2713),  # tick
    (0x3000, 0x303F),  # punctuation of East Asian text
    (0x3131, 0x318E),  # single hangul letters
    (0xFF01, 0xFF5E),  # full-width forms
)


@dataclass(frozen=True, slots=True)
class Face:
    """One file to ship: a weight of a variable font, cut down to some characters."""

    name: str
    source: Path
    weight: int
    characters: frozenset[int]


def _within(ranges: tuple[tuple[int, int], ...]) -> frozenset[int]:
    return frozenset(code for low, high in ranges for code in range(low, high + 1))


def common_hangul() -> frozenset[int]:
    """Return the 2 350 syllables of KS X 1001, which covers nearly all written Korean."""
    rows = range(0xB0, 0xC9)
    return frozenset(
        ord(bytes((row, column)).decode("euc_kr")) for row in rows for column in range(0xA1, 0xFF)
    )


def faces() -> Iterator[Face]:
    """Yield the ten faces."""
    for family, package in (("Sans", "fontpkg_noto_sans"), ("Serif", "fontpkg_noto_serif")):
        folder = Path(str(files(package))) / "files"
        for slant, suffix in (("", ""), ("-Italic", "Italic")):
            source = folder / f"Noto{family}{slant}[wdth,wght].ttf"
            yield Face(f"Noto{family}-{suffix or 'Regular'}", source, 400, _within(EUROPEAN))
            yield Face(f"Noto{family}-SemiBold{suffix}", source, SEMIBOLD, _within(EUROPEAN))
    korean = Path(str(files("justmytype_intl_cjk"))) / "fonts/ofl/notosanskr/NotoSansKR[wght].ttf"
    characters = _within(KOREAN) | common_hangul()
    yield Face("NotoSansKR-Regular", korean, 400, characters)
    yield Face("NotoSansKR-SemiBold", korean, SEMIBOLD, characters)


def build(face: Face) -> bytes:
    """Return the TrueType file of a face; the same bytes in every run."""
    font = TTFont(face.source, recalcTimestamp=False)
    _subset(font, face.characters)
    limits = {"wght": face.weight, "wdth": 100}
    axes = {axis.axisTag for axis in font["fvar"].axes}
    font = instantiateVariableFont(font, {tag: limits[tag] for tag in sorted(axes)})
    _rename(font, face)
    target = TARGET / f"{face.name}.ttf"
    font.save(target, reorderTables=True)
    return target.read_bytes()


def _subset(font: TTFont, characters: frozenset[int]) -> None:
    options = Options()
    options.layout_features = []  # reportlab sets one glyph a character
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 14]
    options.drop_tables = [
        *options.drop_tables,
        "DSIG",
        "BASE",
        "GPOS",
        "GSUB",
        "GDEF",
        "STAT",
        "VORG",
    ]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=sorted(characters))
    subsetter.subset(font)


def _rename(font: TTFont, face: Face) -> None:
    family, _, style = face.name.partition("-")
    names = {
        1: f"{family} {style}",
        2: "Regular",
        3: f"{face.name};subset",
        4: f"{family} {style}",
        6: face.name,
    }
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = face.weight


def licence(source: Path) -> str:
    """Return the text of the licence that stands beside a font in its package."""
    for name in ("OFL.txt", "LICENSE"):
        for folder in source.parents[:2]:
            if (folder / name).is_file():
                return (folder / name).read_text(encoding="utf-8")
    raise SystemExit(f"{source}: no licence beside it")


def check_pins() -> None:
    """Stop where another release is installed than the one pinned here."""
    wrong = [
        f"{name} {version(name)}, not {pin}" for name, pin in PINS.items() if version(name) != pin
    ]
    if wrong:
        raise SystemExit("; ".join(wrong))


def main() -> None:
    """Write fonts and licences, and their sizes to standard output."""
    check_pins()
    TARGET.mkdir(parents=True, exist_ok=True)
    for face in faces():
        size = len(build(face))
        family = face.name.partition("-")[0]
        (TARGET / f"OFL-{family}.txt").write_text(
            licence(face.source), encoding="utf-8", newline="\n"
        )
        sys.stdout.write(f"{face.name:28}{size:9,}\n")


if __name__ == "__main__":
    main()
