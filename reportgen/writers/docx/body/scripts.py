"""Splits runs by script, since Word keeps fonts and directions of scripts apart; mirrors pages."""

import unicodedata
from collections.abc import Iterator
from copy import deepcopy
from itertools import groupby

from lxml import etree

from reportgen.writers.docx.body.order import Stretch, keep_order, stretches, words_alone
from reportgen.writers.docx.package.markup import Element, qualified, set_property, w, words
from reportgen.writers.shaping.bidi import levels
from reportgen.writers.shaping.direction import runs_backward, words_backward
from reportgen.writers.shaping.scripts import EAST_ASIAN, is_plain, script

_EAST, _BACKWARD, _COMPLEX, _PLAIN = "eastAsia", "rtl", "cs", ""
_FONTS = {
    "zh": "Microsoft YaHei",
    "zh-Hant": "Microsoft JhengHei",
    "ja": "Yu Gothic",
    "ko": "Malgun Gothic",
    "Thai": "Leelawadee UI",
    "Arab": "Arial",
    "Hebr": "Arial",
}
"""Fonts that come with Word, by language or script; the last one serves all other scripts."""

_OTHER_FONT = "Nirmala UI"
_LANGUAGES = {"Hebr": "he-IL", "Thai": "th-TH", "Deva": "hi-IN", "Arab": "ar-SA"}
_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")
_BEFORE_BIDI_VISUAL = ("tblStyle", "tblpPr", "tblOverlap")
_AFTER_BIDI = ("rtlGutter", "docGrid", "printerSettings", "sectPrChange")


def mark_scripts(root: Element, language: str) -> None:
    """Split the runs of a part where the script changes, and set the font and language of each."""
    backward = runs_backward(language)
    if not backward and is_plain(etree.tostring(root, method="text", encoding="unicode")):
        return
    for paragraph in root.iter(qualified("p")):
        for stretch in stretches(paragraph):
            _mark_stretch(stretch, language)


def _mark_stretch(stretch: Stretch, language: str) -> None:
    runs = [run for line in stretch for run in line if words_alone(run)]
    text = "".join(map(words_alone, runs))
    backward = runs_backward(language)
    if is_plain(text) and not backward:
        return
    own = words_backward(text, backward)
    if own != backward:
        keep_order(stretch, backward=own)
    kinds = list(_kinds(text, own))
    for run in runs:
        size = len(words_alone(run))
        _cut(run, kinds[:size], language)
        del kinds[:size]


def mirror(styles: Element, body: Element, tables: list[Element], language: str) -> None:
    """Make paragraphs, pages and tables run from right to left if the language does."""
    if not runs_backward(language):
        return
    defaults = styles.find("/".join(map(qualified, ("docDefaults", "pPrDefault"))))
    if defaults is not None:
        if defaults.find(qualified("pPr")) is None:
            defaults.append(w("pPr"))
        set_property(defaults, w("bidi"))
    for section in body.iter(qualified("sectPr")):
        late = [each for each in section if each.tag in map(qualified, _AFTER_BIDI)]
        late[0].addprevious(w("bidi")) if late else section.append(w("bidi"))
    for table in tables:
        properties = table.find(qualified("tblPr"))
        if properties is not None:
            early = [each for each in properties if each.tag in map(qualified, _BEFORE_BIDI_VISUAL)]
            properties.insert(len(early), w("bidiVisual"))


def _kinds(text: str, backward: bool) -> Iterator[tuple[str, str]]:  # noqa: FBT001
    """Yield Word's font class of each character, with the script if we name fonts for it."""
    last = _PLAIN, ""
    for character, level in zip(text, levels(text, int(backward)), strict=True):
        own = script(character)
        order = unicodedata.bidirectional(character)
        if order == "NSM" or (not own and order == "BN"):
            yield last
            continue
        if own in EAST_ASIAN:
            last = _EAST, ""
        elif order in {"R", "AL", "AN"}:
            last = _BACKWARD, own or "Arab"
        elif own:
            last = _COMPLEX, own
        elif order != "L" and (level % 2 or (backward and order == "EN")):
            last = _BACKWARD, last[1] if last[0] == _BACKWARD else ""
        else:
            last = _PLAIN, ""
        yield last


def _cut(run: Element, kinds: list[tuple[str, str]], language: str) -> None:
    pieces = [(kind, len(list(group))) for kind, group in groupby(_joined(kinds))]
    if [kind for kind, _ in pieces] == [(_PLAIN, "")]:
        return
    text, start = words_alone(run), 0
    for (kind, of), size in pieces:
        piece = deepcopy(run)
        for inside in piece.findall(qualified("t")):
            piece.remove(inside)
        if kind:
            _describe(piece, kind, of, language)
        piece.append(words(text[start : start + size]))
        run.addprevious(piece)
        start += size
    parent = run.getparent()
    if parent is not None:
        parent.remove(run)


def _joined(kinds: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the classes; signs between words from right to left get the script of the words."""
    named = next((of for kind, of in kinds if kind == _BACKWARD and of), "")
    for kind, of in kinds:
        named = of if kind == _BACKWARD and of else named
        yield (kind, named) if kind == _BACKWARD else (kind, of)


def _describe(run: Element, kind: str, of: str, language: str) -> None:
    properties = run.find(qualified("rPr"))
    if properties is None:
        properties = w("rPr")
        run.insert(0, properties)
    told = properties.find(qualified("lang"))
    spoken = "" if told is None else _spoken(told)
    if told is not None:
        properties.remove(told)
    for old in properties.findall(qualified("rFonts")):
        properties.remove(old)
    slot = "eastAsia" if kind == _EAST else "cs"
    tag = _language(kind, of, (spoken, language))
    font = _FONTS.get(_east_asian(tag) if kind == _EAST else of, _OTHER_FONT)
    style = properties.find(qualified("rStyle"))
    properties.insert(0 if style is None else 1, w("rFonts", **{slot: font, "hint": slot}))
    if kind != _EAST:
        properties.append(w(kind))
    properties.append(
        w("lang", **({"val": tag, "eastAsia": tag} if kind == _EAST else {"bidi": tag}))
    )


def _spoken(told: Element) -> str:
    names = map(qualified, ("eastAsia", "bidi", "val"))
    return next((str(told.get(name)) for name in names if told.get(name)), "")


def _language(kind: str, of: str, known: tuple[str, str]) -> str:
    """Return the language of a run: its own, else the document's, else one that uses the script."""
    if kind == _EAST:
        fitting = (tag for tag in known if tag.lower().startswith(("zh", "ja", "ko")))
        return next(fitting, "zh-CN")
    if kind == _BACKWARD:
        fitting = (tag for tag in known if runs_backward(tag))
        return next(fitting, _LANGUAGES.get(of, "ar-SA"))
    return next((tag for tag in known[:1] if tag), _LANGUAGES.get(of, "hi-IN"))


def _east_asian(tag: str) -> str:
    return "zh-Hant" if tag.lower().startswith(_TRADITIONAL) else tag[:2].lower()
