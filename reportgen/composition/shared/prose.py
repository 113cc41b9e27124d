"""Parses people's Markdown into blocks of the document tree, with footnotes numbered once."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

from reportgen.composition.shared.references import reference
from reportgen.composition.shared.typesetting import bound
from reportgen.composition.shared.words import Words
from reportgen.document import (
    Block,
    Blocks,
    Cell,
    Column,
    Heading,
    HeadingLevel,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    NoteRef,
    Paragraph,
    ParagraphStyle,
    Row,
    Table,
    Text,
    TextStyle,
)
from reportgen.errors import Issue, Place
from reportgen.markup import dialect
from reportgen.model import Prose

_ROMAN_LINE = re.compile(r"(?: {0,3}[-*+] {1,3})? {0,3}([IVX]{1,8})\.[ \t]+(?=\S)")
_NUMERALS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"“”]+")
_SAFE_SCHEMES = ("http://", "https://", "mailto:")


class Notes:
    """The footnotes of one document, numbered from 1 in the order of their anchors."""

    def __init__(self) -> None:
        """Start without notes."""
        self._notes: list[Note] = []

    def add(self, inlines: Inlines) -> NoteRef:
        """Add a note and return its anchor."""
        number = len(self._notes) + 1
        self._notes.append(Note(number, inlines))
        return NoteRef(number)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes in order."""
        return tuple(self._notes)


def parse_prose(
    prose: Prose, notes: Notes, words: Words, *, heading_level: HeadingLevel = 2
) -> Blocks:
    """Return a Markdown text as blocks; its topmost heading gets ``heading_level``.

    Footnotes go to ``notes``; raw HTML is printed literally; an image becomes its alternative text.
    """
    return _Parser(prose.text, notes, words, heading_level).blocks()


def prose_issues(prose: Prose) -> tuple[Issue, ...]:
    """Return issues for what a report cannot print, such as images and notes without an anchor."""
    lines, _ = _plain_markers(prose.text)
    environment: dict[str, dict[str, dict[str, int]]] = {}
    tree = SyntaxTreeNode(_markdown().parse(lines, environment))
    loose = environment.get("footnotes", {}).get("refs", {}).items()
    images = [
        Issue("warning", "prose-image", _IMAGE_ADVICE.format(node.content), Place(prose.path))
        for node in tree.walk()
        if node.type == "image"
    ]
    unanchored = [
        Issue("warning", "note-without-anchor", _NOTE_ADVICE.format(label[1:]), Place(prose.path))
        for label, number in loose
        if number < 0
    ]
    return (*images, *unanchored)


_IMAGE_ADVICE = "the image {0!r} is not printed, only its text; describe it in words"
_NOTE_ADVICE = "the note [^{0}] is not printed; put its anchor [^{0}] where it belongs"


def plain_text(inlines: Iterable[Inline]) -> str:
    """Return the words of inlines without styles, links and anchors."""
    return "".join(
        " " if isinstance(inline, LineBreak) else "" if isinstance(inline, NoteRef) else inline.text
        for inline in inlines
    )


def anchor_of(text: str) -> str:
    """Return an anchor for a heading: its words in lower case with hyphens, never empty."""
    words = re.findall(r"\w+", text.casefold())
    return "-".join(words)[:60].strip("-") or "section"


def _markdown() -> MarkdownIt:
    """Return the Markdown dialect, without indented code and underlined headings."""
    return dialect().use(footnote_plugin)


def _typeset(words: Words) -> MarkdownIt:
    """Return the dialect with quotation marks and apostrophes as the language sets them."""
    markdown = _markdown().enable("smartquotes")
    quoted = (words.say("quoted", words="|"), words.named("quoted-within", "‘{words}’"))
    markdown.options["typographer"] = True
    markdown.options["quotes"] = [
        mark for pair in quoted for mark in pair.replace("{words}", "|").split("|")
    ]
    return markdown


def _plain_markers(text: str) -> tuple[str, frozenset[int]]:
    """Return the text with roman list markers written as "1)", and the lines of these items.

    A list counts as roman only if it starts with I. and goes on with II., since a single "I." may
    begin a sentence. The parenthesis keeps the list apart from a decimal list ("1.") below it.
    """
    lines = text.splitlines()
    runs: list[list[int]] = []
    for number, line in enumerate(lines):
        if not (match := _ROMAN_LINE.match(line)):
            continue
        if match[1] == "I":
            runs.append([number])
        elif runs and match[1] == _roman(len(runs[-1]) + 1):
            runs[-1].append(number)
    for run in (run for run in runs if len(run) > 1):
        for count, number in enumerate(run, 1):
            lines[number] = _ROMAN_LINE.sub(f"{count}) ", lines[number], count=1)
    return "\n".join(lines), frozenset(n for run in runs if len(run) > 1 for n in run)


def _roman(number: int) -> str:
    words = ""
    for value, numeral in _NUMERALS:
        count, number = divmod(number, value)
        words += numeral * count
    return words


class _Parser:
    """The state of parsing one text."""

    def __init__(self, text: str, notes: Notes, words: Words, level: HeadingLevel) -> None:
        markdown, self._roman_lines = _plain_markers(text)
        self._tree = SyntaxTreeNode(_typeset(words).parse(markdown))
        self._notes, self._standing = notes, words
        self._level = level
        self._in_note = False
        tags = [int(node.tag[1]) for node in self._tree.walk() if node.type == "heading"]
        self._top = min(tags, default=1)
        self._footnotes = {
            node.meta["id"]: node for node in self._tree.walk() if node.type == "footnote"
        }

    def blocks(self) -> Blocks:
        return tuple(self._children(self._tree))

    def _children(self, node: SyntaxTreeNode) -> list[Block]:
        return [block for child in node.children for block in self._block(child)]

    def _block(self, node: SyntaxTreeNode) -> Sequence[Block]:
        parsers: dict[str, Callable[[SyntaxTreeNode], Sequence[Block]]] = {
            "paragraph": self._paragraph,
            "heading": self._heading,
            "bullet_list": self._list,
            "ordered_list": self._list,
            "blockquote": self._blockquote,
            "fence": self._fence,
            "table": self._table,
        }
        parse = parsers.get(node.type)
        return parse(node) if parse else ()

    def _paragraph(self, node: SyntaxTreeNode) -> Sequence[Block]:
        inlines = self._inlines_of(node)
        return [Paragraph(inlines)] if inlines else []

    def _heading(self, node: SyntaxTreeNode) -> Sequence[Block]:
        depth = self._level + int(node.tag[1]) - self._top
        levels: tuple[HeadingLevel, ...] = (1, 2, 3, 4)
        level = levels[min(max(depth, 1), 4) - 1]
        inlines = self._inlines_of(node)
        return [Heading(level, inlines, anchor_of(plain_text(inlines)))] if inlines else []

    def _list(self, node: SyntaxTreeNode) -> Sequence[Block]:
        ordered = node.type == "ordered_list"
        roman = ordered and node.map is not None and node.map[0] in self._roman_lines
        style: ParagraphStyle = "List Number" if ordered else "List Bullet"
        items = [ListItem(self._item(child, style)) for child in node.children]
        start = int(node.attrs.get("start", 1)) if ordered else 1
        numbering: Literal["bullet", "decimal", "roman"] = (
            "roman" if roman else "decimal" if ordered else "bullet"
        )
        return [List(tuple(item for item in items if item.paragraphs), numbering, start)]

    def _item(self, node: SyntaxTreeNode, style: ParagraphStyle) -> tuple[Paragraph, ...]:
        return tuple(
            Paragraph(inlines, style)
            for block in self._children(node)
            for inlines in _flatten(block)
        )

    def _blockquote(self, node: SyntaxTreeNode) -> Sequence[Block]:
        return [
            Paragraph(block.inlines, "Quote") if isinstance(block, Paragraph) else block
            for block in self._children(node)
        ]

    def _fence(self, node: SyntaxTreeNode) -> Sequence[Block]:
        inlines: list[Inline] = []
        for line in node.content.splitlines():
            inlines += [LineBreak(), Text(line)] if inlines else [Text(line)]
        return [Paragraph(tuple(inlines))] if inlines else []

    def _table(self, node: SyntaxTreeNode) -> Sequence[Block]:
        rows = [
            Row(
                tuple(self._cell(cell, head=part.type == "thead") for cell in row.children),
                "header" if part.type == "thead" else "plain",
            )
            for part in node.children
            for row in part.children
        ]
        count = len(rows[0].cells)
        heads = self._standing.listed(*(plain_text(c.paragraphs[0].inlines) for c in rows[0].cells))
        description = self._standing.say("prose-table", heads=heads)
        return [Table((Column(1 / count),) * count, tuple(rows), description)]

    def _cell(self, node: SyntaxTreeNode, *, head: bool) -> Cell:
        style: ParagraphStyle = "Table Heading" if head else "Table Text"
        return Cell((Paragraph(self._inlines_of(node), style),))

    def _inlines_of(self, node: SyntaxTreeNode) -> Inlines:
        found = [part for child in node.children for part in self._inline(child, None)]
        return _joined(found)

    def _inline(self, node: SyntaxTreeNode, style: TextStyle | None) -> list[Inline]:
        match node.type:
            case "text" | "code_inline" | "image":
                is_code, language = node.type == "code_inline", self._standing.language
                words = node.content if is_code else bound(node.content, language)
                return _with_addresses(words, style)
            case "softbreak":
                return [Text(" ", style)]
            case "hardbreak":
                return [LineBreak()]
            case "link":
                return [_link(_words(node), str(node.attrs.get("href", "")), style)]
            case "footnote_ref":
                return [self._note(node)]
            case "strong" | "em":
                style = "Strong" if "strong" in (node.type, (style or "").lower()) else "Emphasis"
        return [part for child in node.children for part in self._inline(child, style)]

    def _note(self, node: SyntaxTreeNode) -> Inline:
        """Return a note anchor; an anchor inside a note stays as typed."""
        if self._in_note:
            return Text(f"[^{node.meta.get('label', '')}]")
        self._in_note = True
        inlines: list[Inline] = []
        for paragraph in self._footnotes[node.meta["id"]].children:
            if paragraph.type == "paragraph":
                inlines += [LineBreak()] if inlines else []
                inlines += self._inlines_of(paragraph)
        self._in_note = False
        return self._notes.add(_joined(inlines))


def _words(node: SyntaxTreeNode) -> str:
    own = node.content if node.type in {"text", "code_inline", "image"} else ""
    return own + "".join(_words(child) for child in node.children)


def _link(text: str, target: str, style: TextStyle | None) -> Inline:
    """Return a link; an address that may not be linked is printed instead."""
    if target.casefold().startswith(_SAFE_SCHEMES):
        return Link(text or target, target)
    if target.startswith("#") and text.strip():
        return reference(text, target[1:])
    return Text(f"{text} ({target})" if target else text, style)


def _with_addresses(text: str, style: TextStyle | None) -> list[Inline]:
    """Turn bare web addresses in a text into links."""
    inlines: list[Inline] = []
    at = 0
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(".,;:!?'")
        if address.endswith(")") and "(" not in address:
            address = address.rstrip(").,;")
        inlines += [Text(text[at : match.start()], style), Link(address, address)]
        at = match.start() + len(address)
    return [*inlines, Text(text[at:], style)]


def _joined(inlines: Sequence[Inline]) -> Inlines:
    """Join neighbouring texts of one style."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(inline, Text) and not inline.text:
            continue
        if isinstance(inline, Text) and isinstance(last, Text) and last.style == inline.style:
            joined[-1] = Text(last.text + inline.text, last.style)
        else:
            joined.append(inline)
    return tuple(joined)


def _flatten(block: Block) -> list[Inlines]:
    """Return a block inside a list item as paragraphs, since items hold no nested lists."""
    if isinstance(block, Paragraph | Heading):
        return [block.inlines]
    if isinstance(block, List):
        return [
            (Text(_marker(block, number) if first else ""), *paragraph.inlines)
            for number, item in enumerate(block.items, block.start)
            for first, paragraph in zip((True, *[False] * 99), item.paragraphs, strict=False)
        ]
    if isinstance(block, Table):
        return [p.inlines for row in block.rows for cell in row.cells for p in cell.paragraphs]
    return []


def _marker(parent: List, number: int) -> str:
    if parent.numbering == "bullet":
        return "– "
    return f"{_roman(number) if parent.numbering == 'roman' else number}. "


def without_opening_heading(blocks: Blocks, title: str) -> Blocks:
    """Return the blocks without a first heading that only repeats ``title``."""
    if not blocks or not isinstance(blocks[0], Heading):
        return blocks
    words = plain_text(blocks[0].inlines).strip()
    return blocks[1:] if words.casefold() == title.strip().casefold() else blocks
