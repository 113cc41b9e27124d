"""What has to be written before the outcome report of a folder can be signed."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from reportgen.composition import open_parts
from reportgen.errors import Issue
from reportgen.ledger import Ledger
from reportgen.project.documents.profiles import outline_of, own_templates
from reportgen.project.folder.opening import OpenForum

_PRINTED = ("prose/background.md", "prose/objectives.md")
"""Texts of the concept note that the outcome report prints, too."""


def open_parts_now(opened: OpenForum) -> tuple[str, ...]:
    """Return where something has still to be written in an open forum."""
    folder = opened.folder
    return open_parts_of(opened.ledger, own_templates(folder.path), folder.issues)


def open_parts_of(
    ledger: Ledger, templates: tuple[Path, ...], issues: Iterable[Issue]
) -> tuple[str, ...]:
    """Return where something has still to be written, each place once.

    These are the parts that the report would leave out, values to be confirmed, and texts that only
    stand where one has to be written.

    Raises:
        InputError: if the profile does not exist or an outline cannot be read.
        TemplateError: if the outline has an unknown section or lacks a standing sentence.
    """
    outline = outline_of(ledger.proceedings.forum, "outcome-report", templates)
    return tuple(dict.fromkeys((*open_parts(ledger, outline), *_stand_ins(issues))))


def _stand_ins(issues: Iterable[Issue]) -> Iterator[str]:
    for issue in issues:
        path = issue.where.path
        if issue.rule == "stand-in" and ("prose/" not in path or path.endswith(_PRINTED)):
            yield f"{issue.where}: {issue.message}"
