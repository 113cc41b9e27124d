"""Cleans a template of what must not reach a report: links to other templates, data, comments."""

import re
from collections.abc import Iterable

from lxml import etree

from reportgen.writers.docx.package.markup import RELATIONSHIPS, Element, qualified, remove
from reportgen.writers.docx.template.field_codes import forget_maker
from reportgen.writers.docx.template.relationships import judge, owner_of

_UNWANTED = tuple(
    map(
        qualified,
        (
            "linkStyles",
            "mailMerge",
            "attachedSchema",
            "docVars",
            "commentRangeStart",
            "commentRangeEnd",
            "commentReference",
            # Word would put the template's own data in the place of what is printed here.
            "dataBinding",
        ),
    )
)
# What a part names by its key; the rest, such as its styles, is there without being named.
_NAMED = frozenset({"image", "hdphoto", "hyperlink", "header", "footer"}) | {
    f"diagram{kind}" for kind in ("Data", "Layout", "QuickStyle", "Colors", "Drawing")
}
_FILE = re.compile(
    r"[\\/]\w+[\\/]|^\w:\\|\.(?:jpe?g|png|gif|tiff?|bmp|emf|wmf|svg|webp|heic|pdf|ai|eps|psd)\b",
    re.I,
)
_PICTURES = tuple(map(qualified, ("drawing", "pict")))
_MAKER = "what fields last printed about its author and its file"
_TYPES = "[Content_Types].xml"
_DOCUMENT = "wordprocessingml.document.main+xml"
_TEMPLATE = "wordprocessingml.template.main+xml"


def clean(roots: dict[str, Element], names: frozenset[str]) -> tuple[str, ...]:
    """Remove from a package's parts what a report does not need, and return what it was.

    ``names`` are those of all parts. Dropped parts are only unlinked, since python-docx saves just
    the parts that something refers to.
    """
    left_out: list[str] = []
    for root in roots.values():
        _remove_all(root.iter("{*}imgProps"))  # the picture as it was before it was edited in Word
    for name in [name for name in roots if name.endswith(".rels")]:
        left_out += _drop_relationships(name, roots, names)
    for name, root in roots.items():
        if name.startswith("word/"):
            _remove_all(root.iter(*_UNWANTED))
            _forget_files(root)
            left_out += [_MAKER] if forget_maker(root) else []
    for entry in roots[_TYPES].iterchildren("*"):
        # A template (.dotx) under the name of a document is a document to us.
        kind = str(entry.get("ContentType") or "")
        entry.set("ContentType", kind.replace(_TEMPLATE, _DOCUMENT))
    return tuple(dict.fromkeys(filter(None, left_out)))


def _forget_files(root: Element) -> None:
    """Take from pictures the paths and names of the files that they were."""
    for element in root.iter("{*}docPr", "{*}cNvPr", "{*}shape", "{*}imagedata"):
        for key, value in list(element.attrib.items()):
            if not _FILE.search(str(value)):
                continue
            if key == "name":
                element.set(key, "Picture")  # the schema wants one
            elif etree.QName(key).localname in {"descr", "title", "alt", "href"}:
                del element.attrib[key]


def _drop_relationships(rels: str, roots: dict[str, Element], names: frozenset[str]) -> list[str]:
    owner, root = owner_of(rels), roots[rels]
    _remove_all(_unnamed(root, roots.get(owner)))
    verdicts = [
        (relationship, judge(relationship, owner, names)) for relationship in root.iterchildren("*")
    ]
    dropped = {judged.key: judged for _, judged in verdicts if judged.verdict == "dropped"}
    _remove_all(relationship for relationship, judged in verdicts if judged.key in dropped)
    if owner in roots:
        _remove_all(_referring(roots[owner], frozenset(dropped)))
    return [judged.what for judged in dropped.values()]


def _unnamed(rels: Element, owner: Element | None) -> list[Element]:
    """Return the pictures and links that only deleted or hidden text referred to."""
    if owner is None:
        return []
    named = {value for element in owner.iter("*") for value in element.attrib.values()}
    listed = (one for one in rels.iterchildren("*") if one.get("Id") not in named)
    return [one for one in listed if str(one.get("Type")).rsplit("/", 1)[-1] in _NAMED]


def _referring(root: Element, keys: frozenset[str]) -> list[Element]:
    """Return the element that depends on a relationship; for a picture, the whole picture."""
    if not keys:
        return []
    prefix = f"{{{RELATIONSHIPS}}}"
    found = [
        element
        for element in root.iter("*")
        if any(str(n).startswith(prefix) and v in keys for n, v in element.attrib.items())
    ]
    return [next(element.iterancestors(*_PICTURES), element) for element in found]


def _remove_all(elements: Iterable[Element]) -> None:
    for element in list(elements):
        remove(element)
