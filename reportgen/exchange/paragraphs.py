"""The paragraphs of a Word file as it came back, each with what is pending in it."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from reportgen.exchange.rows import MarginNote, TrackedChange, squeezed
from reportgen.exchange.tracked import Element, W, WordFile, open_word, tracked
from reportgen.verification.gate import parse_xml

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph that is not empty: its words, the name of its style, changes and comments.

    ``number`` counts the paragraphs of the file from 1, ``heading`` is the last heading above.
    """

    text: str
    style: str
    number: int = 0
    heading: str = ""
    changes: tuple[TrackedChange, ...] = ()
    notes: tuple[MarginNote, ...] = ()

    @property
    def level(self) -> int:
        """The level of a heading, 0 for anything else."""
        name = self.style.casefold().replace(" ", "")
        return int(name[7:]) if name.startswith("heading") and name[7:].isdecimal() else 0

    @property
    def is_listed(self) -> bool:
        """Whether it is a line of a table of contents, which Word writes itself."""
        return self.style.casefold().startswith(("toc", "contents", "index"))


def word_paragraphs(content: bytes, name: str, *, accept: bool = True) -> tuple[WordParagraph, ...]:
    """Return the paragraphs of a Word file in order, footnotes last.

    Pending changes count as accepted, or as rejected.

    Raises:
        InputError: if it is no Word file, or built to exhaust the reader.
    """
    word = open_word(content, name)
    styles = _style_names(word)
    found = [*_paragraphs(word.body, word, styles, accept=accept)]
    for root in _notes(word):
        found += _paragraphs(root, word, styles, accept=accept)
    return tuple(_numbered(found))


def _numbered(found: list[WordParagraph]) -> Iterator[WordParagraph]:
    heading, number = "", 0
    for paragraph in found:
        if paragraph.level:
            heading = paragraph.text
        if paragraph.text or paragraph.changes or paragraph.notes:
            number += 1
            yield replace(paragraph, number=number, heading=heading)


def _paragraphs(
    root: Element, word: WordFile, styles: Mapping[str, str], *, accept: bool
) -> Iterator[WordParagraph]:
    """Yield the paragraphs; one whose end is deleted runs on into the next."""
    carried: tuple[str, tuple[TrackedChange, ...], tuple[MarginNote, ...]] = ("", (), ())
    for element in root.iter(f"{W}p"):
        if _is_repeated(element):
            continue
        read = tracked([element], word.comments)
        words = carried[0] + (read.after if accept else read.before)
        changes, notes = (*carried[1], *read.changes), (*carried[2], *read.remarks)
        mark = element.find(f"{W}pPr/{W}rPr/{W}{'del' if accept else 'ins'}")
        if mark is not None:
            carried = (words, changes, notes)
            continue
        carried = ("", (), ())
        style = element.find(f"{W}pPr/{W}pStyle")
        named = styles.get(str(style.get(f"{W}val")), "") if style is not None else ""
        yield WordParagraph(squeezed(words), named, changes=changes, notes=notes)
    if carried[0]:
        yield WordParagraph(squeezed(carried[0]), "", changes=carried[1], notes=carried[2])


def _is_repeated(element: Element) -> bool:
    """Whether a paragraph stands in the older of two forms of one text box."""
    return next(element.iterancestors(f"{_MC}Fallback"), None) is not None


def _style_names(word: WordFile) -> Mapping[str, str]:
    path = posixpath.join(posixpath.dirname(word.main), "styles.xml")
    if path not in word.parts:
        return {}
    names: dict[str, str] = {}
    for style in parse_xml(word.parts[path], path).iter(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None:
            names[str(style.get(f"{W}styleId"))] = str(name.get(f"{W}val"))
    return names


def _notes(word: WordFile) -> Iterator[Element]:
    path = posixpath.join(posixpath.dirname(word.main), "footnotes.xml")
    if path in word.parts:
        yield parse_xml(word.parts[path], path)
