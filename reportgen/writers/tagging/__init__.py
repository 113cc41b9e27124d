"""Tagged, archivable PDF for reportlab alone: PDF/UA-1 together with PDF/A-2a or PDF/A-3a."""

from reportgen.writers.tagging.attachments import AttachedFile
from reportgen.writers.tagging.canvas import TaggedCanvas
from reportgen.writers.tagging.elements import (
    Numbering,
    add_cell,
    add_figure,
    add_list,
    add_note,
    add_table,
    set_box,
)
from reportgen.writers.tagging.fonts import ReadableFont
from reportgen.writers.tagging.paragraphs import TaggedParagraph
from reportgen.writers.tagging.structure import Element, Sections, heading_tag
from reportgen.writers.tagging.text import PlacedGlyph, TaggedText, show_glyphs

__all__ = [
    "AttachedFile",
    "Element",
    "Numbering",
    "PlacedGlyph",
    "ReadableFont",
    "Sections",
    "TaggedCanvas",
    "TaggedParagraph",
    "TaggedText",
    "add_cell",
    "add_figure",
    "add_list",
    "add_note",
    "add_table",
    "heading_tag",
    "set_box",
    "show_glyphs",
]
