"""The styles of a theme as reportlab's paragraph styles."""

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from reportgen.writers.pdf.fragments import Setter
from reportgen.writers.pdf.theme import Style

MARKER_GAP = 8.0
"""Smallest distance, in points, between the widest marker of a list and its text."""

LIST_INDENT = 20.0


def paragraph_style(
    setter: Setter, style: Style, *, indent: float = 0, in_cell: bool = False
) -> ParagraphStyle:
    """Return a style without hyphenation and, outside cells, without widows and orphans.

    ``indent`` is added to that of the style, in points; a list marker hangs in it.
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
    """Return the style aligned to the end of lines, for columns of numbers."""
    return ParagraphStyle("end", parent=style, alignment=TA_RIGHT)


def aligned_left(style: ParagraphStyle) -> ParagraphStyle:
    """Return the style aligned to the left, for words that stand right of a point."""
    return ParagraphStyle("left", parent=style, alignment=TA_RIGHT if style.backward else TA_LEFT)


def aligned_right(style: ParagraphStyle) -> ParagraphStyle:
    """Return the style aligned to the right, for words that stand left of a point."""
    return ParagraphStyle("right", parent=style, alignment=TA_LEFT if style.backward else TA_RIGHT)


def aligned_centre(style: ParagraphStyle) -> ParagraphStyle:
    """Return the style centred, for words under or inside a drawing."""
    return ParagraphStyle("centre", parent=style, alignment=TA_CENTER)
