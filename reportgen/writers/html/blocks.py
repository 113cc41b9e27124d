"""Blocks as HTML elements."""

from collections.abc import Iterator
from typing import assert_never

from reportgen.document import (
    Block,
    Blocks,
    Chart,
    Contents,
    Figure,
    Heading,
    Illustration,
    List,
    ListItem,
    Logos,
    PageBreak,
    Paragraph,
    Quote,
    Table,
)
from reportgen.writers.html.charts import compose_chart
from reportgen.writers.html.inlines import PageScope, compose_inlines
from reportgen.writers.html.markup import element, escaped, opening
from reportgen.writers.html.outline import OutlineEntry, is_shown, listed, nested
from reportgen.writers.html.pictures import compose_figure, compose_logos
from reportgen.writers.html.tables import compose_table, style_class


class BlockComposer:
    """Turns the blocks of one page into HTML, in order."""

    def __init__(self, scope: PageScope, entries: tuple[OutlineEntry, ...]) -> None:
        """Keep what every block needs; ``entries`` are the headings of the page, in order."""
        self._scope, self._entries = scope, entries
        self._coming = iter(entries)
        self._contents = 0
        self.titled = False

    def compose(self, blocks: Blocks) -> Iterator[str]:
        """Yield the HTML of each block that shows something."""
        for is_lying, group in _lying(blocks):
            written = filter(None, (text for block in group for text in self._block(block)))
            if is_lying:
                yield element("div", "\n" + "\n".join(written) + "\n", class_="landscape")
            else:
                yield from written

    def cover(self, blocks: Blocks) -> Iterator[str]:
        """Yield the HTML of the cover; its title becomes the heading of the page."""
        for block in blocks:
            if isinstance(block, Paragraph) and block.style == "Title" and not self.titled:
                title = compose_inlines(block.inlines, self._scope)
                self.titled = bool(title)
                yield from [element("h1", title)] * self.titled
            else:
                yield from self.compose((block,))

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                if is_shown(block):
                    yield self._heading()
            case Paragraph():
                yield self._paragraph(block)
            case List():
                yield self._list(block)
            case Table():
                yield compose_table(block, self._scope)
            case Chart() | Figure() | Logos():
                yield self._illustration(block)
            case Quote():
                yield self._quote(block)
            case Contents():
                yield self._table_of_contents(block)
            case PageBreak():
                yield '<div class="page-break"></div>'
            case _:
                assert_never(block)

    def _illustration(self, block: Illustration) -> str:
        match block:
            case Chart():
                return compose_chart(block, self._scope)
            case Figure():
                return compose_figure(block, self._scope)
            case Logos():
                return compose_logos(block)
            case _:
                assert_never(block)

    def _heading(self) -> str:
        entry = next(self._coming)
        return element(f"h{entry.rank}", entry.words(self._scope), id=entry.id)

    def _paragraph(self, block: Paragraph) -> str:
        words = compose_inlines(block.inlines, self._scope)
        plain = block.style in {"Body Text", "List Bullet", "List Number"}
        kept = "kept" if block.keep_with_next else ""
        classes = " ".join(filter(None, ("" if plain else style_class(block.style), kept)))
        return element("p", words, class_=classes) if words else ""

    def _list(self, block: List) -> str:
        items = "\n".join(map(self._item, block.items))
        if not items:
            return ""
        start = block.start if block.start != 1 else None
        match block.numbering:
            case "bullet":
                return element("ul", f"\n{items}\n")
            case "decimal":
                return element("ol", f"\n{items}\n", start=start)
            case "paragraph":
                return element("ol", f"\n{items}\n", start=start, class_="paragraphs")
            case "letter":
                return element("ol", f"\n{items}\n", type="a", start=start, class_="letters")
            case "roman":
                return element("ol", f"\n{items}\n", type="I", start=start)
            case _:
                assert_never(block.numbering)

    def _item(self, item: ListItem) -> str:
        address = self._scope.place(item.anchor) if item.anchor else None
        return element("li", "".join(map(self._paragraph, item.paragraphs)), id=address)

    def _quote(self, block: Quote) -> str:
        words = element("p", compose_inlines(block.inlines, self._scope))
        quoted = element("blockquote", words)
        attribution = compose_inlines(block.attribution, self._scope)
        source = element("figcaption", attribution) if attribution else ""
        return element("figure", f"\n{quoted}\n{source}\n", class_="quotation")

    def _table_of_contents(self, block: Contents) -> str:
        entries = listed(block, self._entries)
        if not entries:
            return ""
        self._contents += 1
        name = f"contents-{self._contents}"
        links = tuple(
            (entry.rank, element("a", entry.words(self._scope, linked=False), href=f"#{entry.id}"))
            for entry in entries
        )
        title = element("h2", escaped(block.title), id=name)
        return f"{opening('nav', aria_labelledby=name)}\n{title}\n{nested(links)}\n</nav>"


def _lying(blocks: Blocks) -> Iterator[tuple[bool, list[Block]]]:
    """Group blocks by page orientation; yield each group and whether it is landscape."""
    is_lying, run = False, list[Block]()
    for block in blocks:
        if isinstance(block, PageBreak) and (block.orientation == "landscape") != is_lying:
            yield is_lying, run
            is_lying, run = not is_lying, []
            if is_lying:
                continue
        run.append(block)
    yield is_lying, run
