"""Checks a Word template and reports everything that is wrong with it in one run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from reportgen.document import Value
from reportgen.shapes import shaped
from reportgen.writers.docx.package.markup import Element, qualified
from reportgen.writers.docx.package.styles import read_styles
from reportgen.writers.docx.template.addresses import ADVICE, addresses_of
from reportgen.writers.docx.template.borrowing import complete
from reportgen.writers.docx.template.catalogue import (
    Catalogue,
    catalogue_of,
    catalogues,
    example_values,
)
from reportgen.writers.docx.template.cleaning import clean
from reportgen.writers.docx.template.expressions import Misread, TagReader
from reportgen.writers.docx.template.flaws import Flaw
from reportgen.writers.docx.template.limits import ChildRequest, ask_child
from reportgen.writers.docx.template.opening import Package, read_template, refusals, unpacked
from reportgen.writers.docx.template.sandbox import Sandbox, refused_nodes
from reportgen.writers.docx.template.tags import (
    CellPlace,
    as_tags,
    cell_of,
    losing_tags,
    own_text,
    paragraphs_of,
    part_name,
)
from reportgen.writers.docx.template.trial import try_filling

_READ = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_PLACE = re.compile(r"\{\{\s*parts\s*\.\s*\w+\s*\}\}")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_OPENING = re.compile(r"\{%\s*(?!end|else|elif)\w+")
_BLOCK = re.compile(r"\{%\s*(for|if|endfor|endif)\b")
_ADVICE = "put {{ parts.body }} alone into a paragraph of the text"


def check_file(path: Path, report: str = "") -> tuple[Flaw, ...]:
    """Return everything that is wrong with a Word template, for one report or for any of them.

    Raises:
        TemplateError: the file cannot be opened as a Word template.
    """
    wanted = report or path.stem
    answer = ask_child(ChildRequest("check", path.name, read_template(path), {"report": wanted}))
    return shaped(answer.told["flaws"], tuple[Flaw, ...])


def find_flaws(content: bytes, template: str, report: str) -> Iterator[Flaw]:
    """Yield what is wrong with a template, and then what is changed in it.

    Raises:
        TemplateError: the file cannot be opened as a Word template.
    """
    package = unpacked(content, template)
    yield from (Flaw("error", "refused", what) for what in refusals(package))
    left_out = (*package.left_out, *clean(package.roots, package.names))
    catalogue = catalogue_of(report)
    check = _Check(package, (catalogue,) if catalogue else catalogues())
    found = [*check.tags(), *check.unfilled(), *check.places()]
    if not any(flaw.severity == "error" for flaw in found):
        found += check.trials()
    yield from found
    yield from (Flaw("note", "left-out", f"not taken over: {what}") for what in left_out)
    yield from check.styles()


@dataclass(slots=True)
class _Check:
    """A clean template, the reports it may be for, and the parts it places, as tags spell them."""

    package: Package
    reports: tuple[Catalogue, ...]
    placed: list[str] = field(default_factory=list)

    def tags(self) -> Iterator[Flaw]:
        """Yield what is wrong with the tags of all parts of the file."""
        for name in sorted(filter(_READ.fullmatch, self.package.roots)):
            page = _Page(part_name(name), self.package.roots[name])
            reader = TagReader(Sandbox(()), _known(self.reports))
            misread = sorted(page.misread(reader), key=lambda wrong: wrong.line)
            yield from (page.flaw(self._softened(wrong)) for wrong in misread)
            self.placed += [part for _, part in reader.parts]
            yield from self._addresses(name, page)

    def _addresses(self, name: str, page: "_Page") -> Iterator[Flaw]:
        """Yield what is wrong with the fields in the addresses of a part's links."""
        for address in addresses_of(self.package.targets(name), page.root):
            reader = TagReader(Sandbox(()), _known(self.reports))
            broken: list[Misread] = []
            reader.read(whole_tree(reader.sandbox, [address.tags], broken))
            for wrong in (*broken, *reader.found):
                advice = "; ".join(filter(None, (wrong.advice, ADVICE)))
                yield page.flaw(replace(wrong, line=address.number, advice=advice))

    def _softened(self, wrong: Misread) -> Misread:
        """Return a flaw as a warning if a folder may have such a part of its own."""
        if wrong.owner != "parts" or not any(told.own_parts for told in self.reports):
            return wrong
        advice = "a folder can have it as a section of its own"
        return replace(wrong, severity="warning", advice=advice)

    def unfilled(self) -> Iterator[Flaw]:
        """Yield the diagrams with tags, which no report fills."""
        for name, root in self.package.roots.items():
            if name.startswith("word/diagrams/") and _TAG.search(
                "".join(map(str, root.itertext()))
            ):
                message = "a tag in a diagram is printed as typed; put it into text beside it"
                yield Flaw("warning", "unfilled-tag", message)

    def places(self) -> Iterator[Flaw]:
        """Yield which parts of the report have no place."""
        placed = set(self.placed)
        if not placed - {"cover"}:
            message = f"there is no place for the text; {_ADVICE}"
            yield Flaw("error", "cannot-be-filled", message, "text")
        elif len(self.reports) == 1:
            text = set() if "body" in placed else set(self.reports[0].part_names) - {"body"}
            missing = ({"cover"} | text) - placed
            for part in (part for part in self.reports[0].part_names if part in missing):
                message = f"{{{{ parts.{part} }}}} has no place: it is not printed"
                yield Flaw("warning", "left-out-part", message, "text")

    def trials(self) -> Iterator[Flaw]:
        """Yield what stops a report of the example forum made with the template."""
        content, template = self.package.saved(), self.package.template
        errors = [try_filling(content, template, told, self.placed) for told in self.reports]
        stopped = [error for error in errors if error]
        # A template that was made for one report need not do for the others.
        for error in stopped[:1] if len(stopped) == len(errors) else ():
            yield Flaw("error", "cannot-be-filled", error.message, error.part, error.paragraph)

    def styles(self) -> Iterator[Flaw]:
        """Yield which styles are missing and what stands in for them."""
        root = self.package.roots.get("word/styles.xml")
        if root is None:
            return
        for lent in complete(read_styles(root, self.package.template), root):
            stand_in = f"{lent.stand_in!r} of the template" if lent.stand_in else "the shipped one"
            message = f"there is no style {lent.name!r}; {stand_in} stands in for it"
            yield Flaw("note", "missing-style", message)


def _known(reports: tuple[Catalogue, ...]) -> dict[str, Value | None]:
    """Return an example of everything that a tag may name in one of the reports."""
    values: dict[str, Value | None] = {}
    parts: dict[str, Value] = {}
    for told in reports:
        values |= example_values(told)
        parts |= dict.fromkeys(told.part_names, "")
    return {**values, "parts": parts}


class _Page:
    """One part of the file as lines, each the words of one paragraph."""

    def __init__(self, name: str, root: Element) -> None:
        self.name, self.root = name, root
        self.paragraphs = paragraphs_of(root)
        self.lines = [as_tags(own_text(paragraph)) for paragraph in self.paragraphs]

    def misread(self, reader: TagReader) -> Iterator[Misread]:
        """Yield what is wrong with the tags, in no order."""
        for number, message in losing_tags(self.root):
            yield Misread(number, "lost-words", message)
        broken: list[Misread] = []
        tree = whole_tree(reader.sandbox, self.lines, broken)
        yield from broken
        for number, message in refused_nodes(tree):
            yield Misread(number, "refused-tag", message)
        reader.read(tree)
        yield from reader.found
        for number, part in reader.parts:
            if not self._stands_alone(number):
                message = f"parts.{part} does not stand alone in a paragraph; {_ADVICE}"
                yield Misread(number, "misplaced-part", message)

    def _stands_alone(self, number: int) -> bool:
        paragraph = self.paragraphs[number - 1]
        parent = paragraph.getparent()
        in_text = parent is not None and parent.tag == qualified("body")
        return in_text and _PLACE.fullmatch(self.lines[number - 1].strip()) is not None

    def flaw(self, wrong: Misread) -> Flaw:
        """Return a flaw with its place in the part."""
        cell = cell_of(self.root, self.paragraphs[wrong.line - 1]) if wrong.line else CellPlace()
        return Flaw(
            severity=wrong.severity,
            rule=wrong.rule,
            message="; ".join(filter(None, (wrong.message, wrong.advice))),
            part=self.name,
            paragraph=wrong.line,
            table=cell.table,
            row=cell.row,
            column=cell.column,
            near=wrong.near,
        )


def whole_tree(sandbox: Sandbox, lines: list[str], broken: list[Misread]) -> nodes.Template:
    """Return the tree of the lines, less those with broken tags, which ``broken`` gathers."""
    left = list(lines)
    for number, line in enumerate(lines, 1):
        if message := _half_open(line):
            broken.append(Misread(number, "broken-tag", message))
            left[number - 1] = ""
    openings = sum(1 for wrong in broken if _OPENING.search(lines[wrong.line - 1]))
    while True:
        try:
            return sandbox.tree("\n".join(left))
        except TemplateSyntaxError as error:
            number, message = _blamed(error, left)
            follows = "unknown tag 'end" in message and openings > 0
            if follows:
                openings -= 1
            else:
                broken.append(Misread(number, "broken-tag", message))
                openings += bool(_OPENING.search(left[number - 1]))
            left[number - 1] = ""


def _half_open(line: str) -> str:
    """Return what is wrong with a line in which a tag is only opened or only closed."""
    rest = _TAG.sub("", line)
    for mark in ("{{", "{%", "{#"):
        if mark in rest:
            return f"a tag that begins with {mark} does not end in its paragraph"
    for mark in ("}}", "%}", "#}"):
        if mark in rest:
            return f"{mark} ends a tag that does not begin in its paragraph"
    return ""


def _blamed(error: TemplateSyntaxError, lines: list[str]) -> tuple[int, str]:
    """Return the line to correct and what is wrong with it; for a block, the line that opens it."""
    message = str(error.message)
    if not message.startswith("Unexpected end of template"):
        return error.lineno, message
    opened: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        for tag in _BLOCK.findall(line):
            if not tag.startswith("end"):
                opened.append((number, tag))
            elif opened:
                opened.pop()
    number, tag = opened[-1] if opened else (error.lineno, "for")
    return number, f"{{% {tag} %}} is never closed; add {{% end{tag} %}}"
