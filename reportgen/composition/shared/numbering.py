"""Numbers headings and paragraphs once the whole report is in order."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from reportgen.document import Block, Blocks, Heading, List, ListItem, Paragraph, Part
from reportgen.document.numerals import letter, roman
from reportgen.model import Outline

_COUNTED = frozenset({"Body Text", "Recommendation"})


def numbered_parts(parts: tuple[Part, ...], outline: Outline) -> tuple[Part, ...]:
    """Return the parts with the heading and paragraph numbers that the outline asks for.

    Sections with ``numbered`` false stay as they are, and so does what people numbered themselves.
    """
    numbers = _Numbers(outline)
    counted = {section.id for section in outline.sections if section.numbered}
    return tuple(
        replace(part, blocks=numbers.blocks(part.blocks)) if part.name in counted else part
        for part in parts
    )


@dataclass(slots=True)
class _Numbers:
    """The counts of one report: headings by level, paragraphs, and sub-paragraphs."""

    outline: Outline
    headings: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    paragraphs: int = 0
    letters: int = 0
    under_paragraph: bool = False

    def blocks(self, blocks: Blocks) -> Blocks:
        """Return the numbered blocks of a section; consecutive paragraphs form one list."""
        self.under_paragraph = False
        numbered = [self._block(block) for block in blocks]
        return tuple(_joined(numbered))

    def _block(self, block: Block) -> Block:
        if isinstance(block, Heading):
            self.under_paragraph = False
            return self._heading(block)
        if not self.outline.house.paragraph_numbers:
            return block
        if isinstance(block, Paragraph) and _is_counted(block):
            return self._paragraphs((ListItem((block,)),))
        return self._list(block) if isinstance(block, List) else block

    def _heading(self, block: Heading) -> Heading:
        if not self.outline.house.heading_numbers:
            return block
        place = block.level - 1
        self.headings[place:] = [self.headings[place] + 1, 0, 0, 0][: 4 - place]
        number = self.headings[place]
        capital, small = letter(number).upper(), letter(number)
        words = (f"{roman(number)}.", f"{capital}.", f"{number}.", f"({small})")[place]
        return replace(block, number=words)

    def _list(self, block: List) -> List:
        """Return bullets as sub-paragraphs, or as paragraphs if none precedes them."""
        if any(item.paragraphs[0].style == "Recommendation" for item in block.items):
            return self._paragraphs(block.items)
        if block.numbering == "roman":
            # Numbered headings are Roman, too.
            return replace(block, numbering="letter")
        if block.numbering != "bullet":
            return block
        if not self.under_paragraph:
            return self._paragraphs(block.items)
        start = self.letters + 1
        self.letters += len(block.items)
        return replace(block, numbering="letter", start=start)

    def _paragraphs(self, items: tuple[ListItem, ...]) -> List:
        start = self.paragraphs + 1
        self.paragraphs += len(items)
        self.letters, self.under_paragraph = 0, True
        return List(tuple(map(_opened, items)), "paragraph", start)


def _is_counted(paragraph: Paragraph) -> bool:
    """Whether a paragraph is text and no placeholder for missing text."""
    return paragraph.style in _COUNTED and any(
        getattr(inline, "style", None) != "Placeholder Text" for inline in paragraph.inlines
    )


def _opened(item: ListItem) -> ListItem:
    """Return an item whose first paragraph is set as text instead of as a list item."""
    first, *others = item.paragraphs
    if first.style in {"List Bullet", "List Number"}:
        first = replace(first, style="Body Text")
    return ListItem((first, *others))


def _joined(blocks: Iterable[Block]) -> list[Block]:
    """Join consecutive paragraph lists into one list."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(last, List) and isinstance(block, List) and _run_on(last, block):
            joined[-1] = replace(last, items=(*last.items, *block.items))
        else:
            joined.append(block)
    return joined


def _run_on(last: List, block: List) -> bool:
    """Whether both are numbered paragraphs, or both sub-paragraphs of one."""
    return last.numbering == block.numbering and block.numbering in {"paragraph", "letter"}
