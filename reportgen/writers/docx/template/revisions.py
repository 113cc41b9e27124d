"""A template's revisions accepted, and its hidden text and traces of its authors taken out."""

from collections.abc import Iterator

from lxml import etree

from reportgen.writers.docx.package.markup import Element, qualified, remove
from reportgen.writers.docx.template.hidden import drop_hidden

DELETED = "text that is deleted with tracked changes"
HIDDEN = "hidden text"
TRACES = "names and dates of tracked changes"


def _all(*tags: str) -> tuple[str, ...]:
    return tuple(map(qualified, tags))


_GONE = _all("del", "moveFrom")
_STAYING = _all("ins", "moveTo")
_PROPERTIES = _all("rPr", "trPr", "tcPr", "numPr", "ctrlPr")
_MARKERS = _all(
    *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    *("customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart"),
    *("customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd"),
    *("customXmlMoveToRangeStart", "customXmlMoveToRangeEnd", "cellIns", "cellMerge"),
    *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange"),
    *("trPrChange", "tcPrChange", "numberingChange", "permStart", "permEnd"),
    *("rsids", "rsid", "docId", "trackRevisions", "delText", "delInstrText"),
)
_PERSONAL = frozenset({"author", "date", "dateUtc", "initials"})
_NOTES = {"footnotes": "footnoteReference", "endnotes": "endnoteReference"}


def accept_revisions(roots: dict[str, Element]) -> tuple[str, ...]:
    """Leave in a package's parts what a reader sees, and return what was taken out.

    Insertions stay as if they had been written at once; deletions, hidden text, and the names,
    dates and session numbers of those who wrote are gone.
    """
    texts = {name: root for name, root in roots.items() if name.startswith("word/")}
    texts = {name: root for name, root in texts.items() if not name.endswith(".rels")}
    found = dict.fromkeys(what for root in texts.values() for what in _accepted(root))
    if drop_hidden(texts):
        found[HIDDEN] = None
    for kind, reference in _NOTES.items():
        _drop_notes(kind, reference, texts)
    return tuple(found)


def _accepted(root: Element) -> Iterator[str]:
    """Accept what is tracked in one part; yield what that takes out."""
    rows = [row for row in root.iter(qualified("tr")) if _has(row, "trPr", "del")]
    cells = [cell for cell in root.iter(qualified("tc")) if _has(cell, "tcPr", "cellDel")]
    joined = [p for p in root.iter(qualified("p")) if _is_joined(p)]
    deleted = [one for one in root.iter(*_GONE) if _tag_of_parent(one) not in _PROPERTIES]
    if rows or cells or joined or deleted:
        yield DELETED
    for one in (*rows, *cells, *deleted):
        remove(one)
    for paragraph in joined:
        _join(paragraph)
    for table in list(root.iter(qualified("tbl"))):
        if table.find(qualified("tr")) is None:
            remove(table)
    for one in list(root.iter(*_STAYING)):
        _unwrap(one)
    for one in list(root.iter(*_GONE, *_MARKERS, "{*}docId")):
        remove(one)
    if _drop_names(root):
        yield TRACES


def _tag_of_parent(element: Element) -> str:
    parent = element.getparent()
    return "" if parent is None else str(parent.tag)


def _has(owner: Element, properties: str, mark: str) -> bool:
    return owner.find(f"{qualified(properties)}/{qualified(mark)}") is not None


def _is_joined(paragraph: Element) -> bool:
    """Whether the end of a paragraph is deleted, so that it goes on with the next one."""
    path = f"{qualified('pPr')}/{qualified('rPr')}/"
    return any(paragraph.find(path + tag) is not None for tag in _GONE)


def _join(paragraph: Element) -> None:
    """Put what is left of a paragraph before the next one; alone in its cell it stays."""
    following = paragraph.getnext()
    while following is not None and following.tag not in _all("p", "tbl", "sdt"):
        following = following.getnext()
    kept = [child for child in paragraph if child.tag != qualified("pPr")]
    if following is None or following.tag != qualified("p"):
        if not kept and following is not None:
            remove(paragraph)
        return
    at = int(following.find(qualified("pPr")) is not None)
    following[at:at] = kept
    remove(paragraph)


def _unwrap(element: Element) -> None:
    """Leave what an element holds in its place; a mark among properties holds nothing."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent[at : at + 1] = list(element)


def _drop_names(root: Element) -> bool:
    """Take authors, dates and session numbers off every element; say whether authors were there."""
    found = False
    for element in root.iter("*"):
        for name in list(element.attrib):
            local = etree.QName(name).localname
            if local.startswith("rsid"):
                del element.attrib[name]
            elif local in _PERSONAL and etree.QName(name).namespace:
                del element.attrib[name]
                found = True
    return found


def _drop_notes(kind: str, reference: str, texts: dict[str, Element]) -> None:
    """Take out the notes that nothing refers to any more."""
    notes = texts.get(f"word/{kind}.xml")
    if notes is None:
        return
    key = qualified("id")
    named = {r.get(key) for root in texts.values() for r in root.iter(qualified(reference))}
    for note in list(notes.iterchildren("*")):
        if note.get(qualified("type")) is None and note.get(key) not in named:
            remove(note)
