"""A text by itself comes in: cleaned, with white space where something is off record."""

from dataclasses import dataclass

from reportgen.errors import Issue, Place
from reportgen.places import clean
from reportgen.readers.door.masking import blank, mask

_NAME = "text"


@dataclass(frozen=True, slots=True)
class AdmittedText:
    """A text as it may be read, as long as it was after cleaning.

    Where there are ``doubts``, marks that are not understood, nothing of it may be read.
    """

    text: str
    issues: tuple[Issue, ...] = ()
    doubts: tuple[Issue, ...] = ()


def admit_text(given: str) -> AdmittedText:
    """A text without what is off record, every other character where it stands."""
    text, changes = clean(given)
    masked = mask(text, stand_in=blank)
    remarks = (remark.issue(_NAME) for remark in masked.remarks)
    changed = (
        Issue("warning", one.rule, one.message, Place(_NAME, text.count("\n", 0, one.offset) + 1))
        for one in changes
    )
    withheld = (
        Issue("note", "off-record", "what is marked off record here is left out", Place(_NAME, at))
        for at in (lines.first for lines in masked.withheld)
    )
    doubts = tuple(doubt.issue(_NAME) for doubt in masked.doubts)
    return AdmittedText(masked.text, (*changed, *remarks, *withheld), doubts)
