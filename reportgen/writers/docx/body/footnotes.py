"""Footnotes, in a part for which python-docx has no class."""

from collections.abc import Mapping

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from reportgen.document import Inlines, Note
from reportgen.writers.docx.body.inlines import compose_inlines
from reportgen.writers.docx.body.scope import PartScope
from reportgen.writers.docx.package.markup import Element, qualified, serialized, w, words
from reportgen.writers.docx.package.properties import related_part


def footnotes_part(document: Part) -> Part:
    """Return the footnotes part of a document, which is created if missing."""
    return related_part(document, RELATIONSHIP_TYPE.FOOTNOTES) or _add(document)


def _add(document: Part) -> Part:
    name, kind = PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES
    made = Part(name, kind, serialized(empty_footnotes()), document.package)
    document.relate_to(made, RELATIONSHIP_TYPE.FOOTNOTES)
    return made


def empty_footnotes() -> Element:
    """Return footnotes with only the two separators that Word demands."""
    return w("footnotes", _separator("separator", -1), _separator("continuationSeparator", 0))


def _separator(kind: str, number: int) -> Element:
    spacing = w("spacing", before=0, after=0, line=240, lineRule="auto")
    return w("footnote", w("p", w("pPr", spacing), w("r", w(kind))), type=kind, id=number)


def first_free(part: Part) -> int:
    """Return the first footnote id that the template does not use."""
    notes = parse_xml(part.blob).iterfind(qualified("footnote"))
    return 1 + max((int(note.get(qualified("id")) or 0) for note in notes), default=0)


def write_footnotes(notes: tuple[Note, ...], body: PartScope, part: Part) -> None:
    """Add the notes whose anchors are in the text, in the order of the anchors.

    Raises:
        TemplateError: the template lacks a style.
    """
    if not body.anchored:
        return
    root = parse_xml(part.blob)
    by_number: Mapping[int, Inlines] = {note.number: note.inlines for note in notes}
    scope = PartScope(part, body.styles, body.lists, body.width, body.language)
    # An anchor inside a note cannot be a footnote: it prints as the number.
    scope.anchored.extend(body.anchored)
    for note_id, number in enumerate(body.anchored, body.first_note):
        root.append(_footnote(by_number[number], note_id, scope))
    part._blob = serialized(root)  # noqa: SLF001


def _footnote(inlines: Inlines, note_id: int, scope: PartScope) -> Element:
    mark = w("rPr", w("rStyle", val=scope.styles.find("footnote reference")))
    lead = (w("r", mark, w("footnoteRef")), w("r", words(" ")))
    style = w("pPr", w("pStyle", val=scope.styles.find("Footnote Text")))
    return w("footnote", w("p", style, *lead, *compose_inlines(inlines, scope)), id=note_id)
