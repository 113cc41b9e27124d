"""The styles of a theme as reportlab's paragraph styles."""

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from reportgen.writers.pdf.fragments import Setter
from reportgen.writers.pdf.theme import Style

MARKER_GAP = 8.0
"""Points between the widest marker of a list and its text, at least."""

LIST_INDENT = 20.0


def paragraph_style(
    setter: Setter, style: Style, *, indent: float = 0, in_cell: bool = False
) -> ParagraphStyle:
    """Return a style that never hyphenates, and outside cells leaves no single line behind.

    ``indent`` is added, in points; a marker hangs in it.
    """
    font = setter.fonts.name(style.font, style.face)
    return ParagraphStyle(
        "set",
        fontName=font,
        fontSize=style.size,
        leading=style.leading,
        textColor=setter.color(style.color),
        spaceBefore=style.before,
        spaceAfter=style.after,
        leftIndent=style.indent + indent,
        rightIndent=style.indent,
        bulletIndent=style.indent,
        bulletFontName=font,
        bulletFontSize=style.size,
        bulletColor=setter.color(style.color),
        alignment=TA_LEFT,
        allowWidows=1 if in_cell else 0,
        allowOrphans=1 if in_cell else 0,
        splitLongWords=1,
        spaceShrinkage=0,
        hyphenationLang="",
        embeddedHyphenation=0,
        uriWasteReduce=0.3,
        backward=setter.backward,
    )


def aligned_at_end(style: ParagraphStyle) -> ParagraphStyle:
    """Return the style for a column of numbers: at the right, or where lines end, at the left."""
    return ParagraphStyle("end", parent=style, alignment=TA_RIGHT)


def aligned_left(style: ParagraphStyle) -> ParagraphStyle:
    """Return the style for words at the right of a point, whichever way their language runs."""
    return ParagraphStyle("left", parent=style, alignment=TA_RIGHT if style.backward else TA_LEFT)


def aligned_right(style: ParagraphStyle) -> ParagraphStyle:
    """Return the style for words at the left of a point, whichever way their language runs."""
    return ParagraphStyle("right", parent=style, alignment=TA_LEFT if style.backward else TA_RIGHT)


def aligned_centre(style: ParagraphStyle) -> ParagraphStyle:
    """Return the style for words under or in the middle of something drawn."""
    return ParagraphStyle("centre", parent=style, alignment=TA_CENTER)
