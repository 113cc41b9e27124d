"""What has to be written before the outcome report of a folder can be signed."""

from collections.abc import Iterator

from reportgen.composition import open_parts
from reportgen.project.documents.profiles import outline_of, own_templates
from reportgen.project.folder.opening import OpenForum

_PRINTED = ("prose/background.md", "prose/objectives.md")
"""Texts of the concept note that the outcome report prints, too."""


def open_parts_of(opened: OpenForum) -> tuple[str, ...]:
    """Return where something has still to be written, each place once.

    These are the parts that the report would leave out, values to be confirmed, and texts that only
    stand where one has to be written.

    Raises:
        InputError: if the profile does not exist or an outline cannot be read.
        TemplateError: if the outline has an unknown section or lacks a standing sentence.
    """
    outline = outline_of(
        opened.proceedings.forum, "outcome-report", own_templates(opened.folder.path)
    )
    return tuple(dict.fromkeys((*open_parts(opened.ledger, outline), *_stand_ins(opened))))


def _stand_ins(opened: OpenForum) -> Iterator[str]:
    for issue in opened.folder.issues:
        path = issue.where.path
        if issue.rule == "stand-in" and ("prose/" not in path or path.endswith(_PRINTED)):
            yield f"{issue.where}: {issue.message}"
