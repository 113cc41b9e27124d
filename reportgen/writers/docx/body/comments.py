"""Word comments in the margin of a draft, which ask its reader for what is missing."""

import datetime as dt

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from reportgen.writers.characters import printable_line
from reportgen.writers.docx.body.scope import PartScope
from reportgen.writers.docx.package.markup import Element, serialized, w, words
from reportgen.writers.docx.package.neutral import joined

AUTHOR, INITIALS = "reportgen", "rg"


def write_comments(scope: PartScope, at: dt.datetime) -> None:
    """Add the comments to the file; ``at`` is their date, which comes from the input.

    Raises:
        TemplateError: the template lacks a style.
    """
    if not scope.asked:
        return
    moment = (at if at.tzinfo is None else at.astimezone(dt.UTC)).strftime("%Y-%m-%dT%H:%M:%SZ")
    comments = (_comment(n, asked, moment, scope) for n, asked in enumerate(scope.asked))
    name, kind = PackURI("/word/comments.xml"), CONTENT_TYPE.WML_COMMENTS
    part = Part(name, kind, serialized(w("comments", *comments)), scope.part.package)
    scope.part.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)


def _comment(number: int, asked: str, moment: str, scope: PartScope) -> Element:
    mark = w("rPr", w("rStyle", val=scope.styles.find("annotation reference")))
    lead = w("r", mark, w("annotationRef"))
    style = w("pPr", w("pStyle", val=scope.styles.find("annotation text")))
    text = w("r", words(joined(printable_line(asked))))
    line = w("p", style, lead, text)
    return w("comment", line, id=number, author=AUTHOR, date=moment, initials=INITIALS)
