"""What a Word document says besides its body: styles, numbering, hidden text, who changed what."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from lxml import etree

from reportgen.errors import InputError
from reportgen.readers.programmes.archives import Archive

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_BODY_PART: Final = "word/document.xml"
_CHANGES: Final[dict[str, "ChangeKind"]] = {
    f"{W}ins": "inserted",
    f"{W}moveTo": "moved here",
    f"{W}del": "deleted",
    f"{W}moveFrom": "moved away",
}
_DEEPEST_STYLE = 12

ChangeKind = Literal["inserted", "moved here", "deleted", "moved away"]


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """Words that somebody inserted, moved or deleted while Word kept track of it.

    ``date`` is an ISO date as Word writes it, empty where Word wrote none. ``address`` is the
    paragraph or cell.
    """

    kind: ChangeKind
    author: str
    date: str
    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the margin of a Word document: the words of its author, not of the document."""

    identity: str
    author: str
    date: str
    text: str


def body_of(archive: Archive) -> etree._Element:
    """Return the body of a Word document, wherever the package keeps it.

    Raises:
        InputError: if the archive holds no Word document.
    """
    root = _tree(archive, _main_part(archive))
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        message = "this is no Word document; save it as .docx in Word"
        raise InputError(message, archive.path, rule="damaged")
    return body


def part_of(archive: Archive, name: str) -> etree._Element | None:
    """Return a part that lies beside the body (``styles.xml``), None where there is none."""
    folder = _main_part(archive).rpartition("/")[0]
    return _tree(archive, f"{folder}/{name}" if folder else name)


def is_word(archive: Archive) -> bool:
    """Return whether an archive is a Word document."""
    if _BODY_PART in archive.names:
        return True
    return b"wordprocessingml" in archive.read("[Content_Types].xml")


def _main_part(archive: Archive) -> str:
    if _BODY_PART in archive.names:
        return _BODY_PART
    relations = archive.tree("_rels/.rels")
    for relation in relations.iter(_RELATION) if relations is not None else ():
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    return _BODY_PART


def _tree(archive: Archive, name: str) -> etree._Element | None:
    """Return a part with the names of the common namespace, also where it was saved as Strict."""
    root = archive.tree(name)
    if root is not None and isinstance(root.tag, str) and root.tag.startswith(f"{{{_STRICT}}}"):
        strict = f"{{{_STRICT}}}"
        for node in root.iter():
            if isinstance(node.tag, str) and node.tag.startswith(strict):
                node.tag = W + node.tag[len(strict) :]
                for key in [key for key in node.attrib if str(key).startswith(strict)]:
                    node.set(W + str(key)[len(strict) :], node.attrib.pop(key))
    return root


def is_on(look: etree._Element | None, name: str) -> bool:
    """Return whether a property such as bold is set and not switched off."""
    return _switch(look, name) is True


def _switch(look: etree._Element | None, name: str) -> bool | None:
    found = look.find(f"{W}{name}") if look is not None else None
    if found is None:
        return None
    return found.get(f"{W}val", "1") not in ("0", "false", "none", "off")


class Styles:
    """The styles of a document: their names, and which of them hide their text."""

    def __init__(self, root: etree._Element | None) -> None:
        """Take them from ``styles.xml``, which may be missing."""
        self._names: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._hides: dict[str, bool] = {}
        for style in root.iterfind(f"{W}style") if root is not None else ():
            identity = style.get(f"{W}styleId", "")
            self._names[identity] = _value(style.find(f"{W}name")).casefold()
            self._parents[identity] = _value(style.find(f"{W}basedOn"))
            hides = _switch(style.find(f"{W}rPr"), "vanish")
            if hides is not None:
                self._hides[identity] = hides

    def name(self, look: etree._Element | None) -> str:
        """Return the name of a paragraph's style in small letters."""
        identity = _value(look.find(f"{W}pStyle")) if look is not None else ""
        return self._names.get(identity, identity).casefold()

    def hides(self, paragraph: etree._Element | None, run: etree._Element | None) -> bool:
        """Return whether a run is hidden text, by itself, its style or that of its paragraph."""
        own = _switch(run, "vanish")
        if own is not None:
            return own
        if run is not None and (style := _value(run.find(f"{W}rStyle"))):
            return self._inherited(style)
        return self._inherited(
            _value(paragraph.find(f"{W}pStyle")) if paragraph is not None else ""
        )

    def _inherited(self, identity: str) -> bool:
        for _ in range(_DEEPEST_STYLE):
            if identity in self._hides:
                return self._hides[identity]
            identity = self._parents.get(identity, "")
        return False


class Numbering:
    """Which lists are numbered, and the number that each of their entries has."""

    def __init__(self, root: etree._Element | None) -> None:
        """Take the lists from ``numbering.xml``, which may be missing."""
        self._formats: dict[tuple[str, str], str] = {}
        self._counts: dict[tuple[str, int], int] = {}
        abstract: dict[str, etree._Element] = {}
        for node in root if root is not None else ():
            if node.tag == f"{W}abstractNum":
                abstract[node.get(f"{W}abstractNumId", "")] = node
            elif node.tag == f"{W}num":
                kind = abstract.get(_value(node.find(f"{W}abstractNumId")))
                for level in kind.iterfind(f"{W}lvl") if kind is not None else ():
                    key = (node.get(f"{W}numId", ""), level.get(f"{W}ilvl", "0"))
                    self._formats[key] = _value(level.find(f"{W}numFmt"))

    def ordinal(self, look: etree._Element | None, level: int) -> int:
        """Return the number of an entry, 0 where its list has bullets."""
        numbering = look.find(f"{W}numPr") if look is not None else None
        identity = _value(numbering.find(f"{W}numId")) if numbering is not None else ""
        if self._formats.get((identity, str(level - 1)), "bullet") in ("bullet", "none", ""):
            return 0
        for key in [key for key in self._counts if key[0] == identity and key[1] > level]:
            del self._counts[key]
        self._counts[identity, level] = self._counts.get((identity, level), 0) + 1
        return self._counts[identity, level]


def comments_of(archive: Archive) -> Iterator[Comment]:
    """Yield the comments in the margin, in the order of the file."""
    root = part_of(archive, "comments.xml")
    for node in root.iterfind(f"{W}comment") if root is not None else ():
        texts = ("".join(t.text or "" for t in p.iter(f"{W}t")) for p in node.iter(f"{W}p"))
        text = " ".join(" ".join(texts).split())
        author, date = node.get(f"{W}author", ""), node.get(f"{W}date", "")[:10]
        if text:
            yield Comment(node.get(f"{W}id", ""), author, date, text)


def change_of(node: etree._Element, text: str, address: str) -> TrackedChange | None:
    """Return a tracked change with the words in it, None where it has none."""
    kind = _CHANGES.get(str(node.tag))
    if kind is None or not text.strip():
        return None
    author, date = node.get(f"{W}author", ""), node.get(f"{W}date", "")[:10]
    return TrackedChange(kind, author, date, text, address)


def _value(node: etree._Element | None) -> str:
    return node.get(f"{W}val", "") if node is not None else ""
