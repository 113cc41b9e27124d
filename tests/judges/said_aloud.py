"""What outloud, which reads a PDF as a screen reader would, finds that a person should mend.

It warns of some things that are as they should be. Each is let pass by one rule below, for its
own reason and in its own place only.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import outloud
from outloud.findings import Finding

from reportgen.document import Chart, Document, Row, Table
from reportgen.writers.shaping.direction import runs_backward
from reportgen.writers.text import inline_text

Excuse = Callable[[Finding, Document], bool]


def remarks(pdf: Path, document: Document) -> list[str]:
    """What outloud says of the file of a document, without what is as it should be."""
    result = outloud.check(str(pdf))
    told = [result.error] if result.error else []
    broken = [run.rule for run in result.runs if run.status == "crashed"]
    found = [f for f in result.findings if f.severity != "info" and not _excused(f, document)]
    return [*told, *broken, *(f"{f.rule} page {f.page}: {f.message} ({f.evidence})" for f in found)]


def _excused(finding: Finding, document: Document) -> bool:
    excuse = EXCUSES.get(finding.rule)
    return excuse is not None and excuse(finding, document)


def _tables(document: Document) -> Iterator[Table]:
    for block in document.body:
        if isinstance(block, Table | Chart):
            yield block.table if isinstance(block, Chart) else block


def _words(row: Row) -> str:
    return " ".join(inline_text(p.inlines) for cell in row.cells for p in cell.paragraphs)


def is_repeated_head(finding: Finding, document: Document) -> bool:
    """The head of a table, set again on its next page: it is read once, where the table begins."""
    heads = {_words(row) for t in _tables(document) for row in t.rows if row.kind == "header"}
    return finding.count == 1 and " ".join(str(finding.evidence).split()) in heads


def is_repeated(finding: Finding, document: Document) -> bool:
    """The head of a table on its next page, or the foot of a page; only one page shows no other."""
    return is_repeated_head(finding, document) or is_furniture(finding, document)


def is_furniture(finding: Finding, document: Document) -> bool:
    """Words that stand at the foot of every page, of which a document may have only one."""
    said = " ".join(str(finding.evidence).split())
    return finding.count == 1 and said == document.furniture.notice


def is_chart_in_figures(finding: Finding, document: Document) -> bool:
    """Numbers that a chart shows, said in the form "title: 14:15 151; 15:00 163"."""
    charts = [block for block in document.body if isinstance(block, Chart)]
    said = str(finding.evidence).removesuffix("…").strip()
    return finding.count == 1 and any(chart.description.startswith(said) for chart in charts)


def is_painted_elsewhere(_: Finding, document: Document) -> bool:
    """Notes are painted at the foot and read at their anchor; columns from right to left."""
    return bool(document.notes) or runs_backward(document.properties.language)


def is_part_of_a_letter(finding: Finding, _: Document) -> bool:
    """Dots and marks that a shaped font draws apart: the word is said by its ActualText."""
    kinds = finding.message.partition(": ")[2].split("; ")
    return len(kinds) == 1 and "codes all map to U+200B" in kinds[0]


EXCUSES: dict[str, Excuse] = {
    "TAG-002": is_repeated,
    "FIG-012": is_chart_in_figures,
    "ORD-001": is_painted_elsewhere,
    "TXT-004": is_part_of_a_letter,
}
