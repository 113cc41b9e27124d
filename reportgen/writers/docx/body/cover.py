"""The cover: its logos stand close to the title below them."""

from collections.abc import Sequence

from reportgen.document import Blocks, Logos, Paragraph
from reportgen.writers.docx.body.pictures import AFTER_LOGOS, BEFORE_PICTURES
from reportgen.writers.docx.body.scope import PartScope
from reportgen.writers.docx.package.markup import Element, set_property, w


def lower(blocks: Blocks, elements: Sequence[Element], scope: PartScope) -> None:
    """Move the space above the title to above the logos, where logos come first."""
    match blocks:
        case (Logos(), Paragraph(style="Title"), *_):
            logos, title = elements[:2]
            above = max(scope.styles.space_above("Title"), BEFORE_PICTURES)
            set_property(logos, w("spacing", before=above, after=AFTER_LOGOS))
            set_property(title, w("spacing", before=0))
