"""Marked content in a page's content stream; whatever no element owns becomes an artifact."""

import re
from collections.abc import Iterable, Iterator

from reportgen.writers.tagging.structure import Element

_PAINTS = re.compile(r"(?:^|\s)(?:S|s|f\*?|F|B\*?|b\*?|Do|sh|Tj|TJ|'|\"|EI)(?=\s|$)")
"""Operators that paint something on the page."""

END = "EMC"
ARTIFACT = "/Artifact BMC"


class Marked(str):
    """An operator that opens (1) or closes (-1) marked content, or does neither (0)."""

    __slots__ = ("depth",)
    depth: int

    def __new__(cls, code: str, depth: int = 0) -> "Marked":
        """Return the operator with the change it makes to the nesting of marked content."""
        marked = super().__new__(cls, code)
        marked.depth = depth
        return marked


def begin(element: Element, number: int) -> str:
    """Return the operator that opens the marked content with this number."""
    return f"/{element.tag} <</MCID {number}>> BDC"


def begin_artifact(kind: str = "", subtype: str = "") -> str:
    """Return the operator that opens an artifact of a type: Pagination, Layout or Page."""
    if not kind:
        return ARTIFACT
    of = f" /Subtype /{subtype}" if subtype else ""
    return f"/Artifact <</Type /{kind}{of}>> BDC"


def wholly_marked(code: Iterable[str]) -> Iterator[str]:
    """Yield a page's content stream with all painting outside marked content made artifacts.

    Raises:
        ValueError: marked content is left open or closed twice.
    """
    depth = 0
    run: list[str] = []
    for operators in code:
        if isinstance(operators, Marked):
            if depth == 0:
                yield from _artifact(run)
                run = []
            yield operators
            depth += operators.depth
        elif depth:
            yield operators
        else:
            run.append(operators)
    yield from _artifact(run)
    if depth:
        raise ValueError("marked content without end on a page")


def _artifact(run: list[str]) -> Iterator[str]:
    if any(map(_PAINTS.search, run)):
        yield ARTIFACT
        yield from run
        yield END
    else:
        yield from run
