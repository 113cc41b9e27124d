"""What people decided, and all that a report is made from."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from reportgen.model.event import Forum
from reportgen.model.speech import Appraisal, Bearing, Finding, Group, Material
from reportgen.model.terms import Attribution, FindingId

JOURNAL = "decisions.jsonl"
"""The name of the decision journal in a forum folder."""

JOURNAL_VERSION = 1
Op = Literal[
    "accept",
    "reject",
    "edit",
    "add",
    "merge",
    "support",
    "apart",
    "set",
    "undo",
    "final",
    "reanchor",
    "keep",
    "adopt",
    "copy",
    "stage",
    "clear",
]
TextOrigin = Literal["", "quotation", "notes", "suggestion"]
"""Where an accepted text comes from; empty in decisions that accepted the quotation as it was."""

_NO_FINDING = FindingId("")


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the decision journal: who decided what about which words, and when.

    ``quote`` is the text that was seen, ``text_hash`` its digest. ``speaker`` is the label as
    heard, ``among`` where that label said these words if it did so several times (the sources, in
    order): which of them is meant hangs on that. ``wording`` is the sentence that an edit or an
    accept prints, ``wording_hash`` its digest and ``text_from`` where an accepted text came from.
    ``into`` belongs to a merge, a support and, as the other of the two, to an apart; what a set may
    hold is ``addressee``, ``deadline``, ``theme``, ``attribution`` and ``place`` (among the printed
    points, from 1). ``undoes`` (a ``seq``) belongs to an undo, ``digest`` (of what was signed) to
    a final and ``origin`` (the finding that is gone; "from" in the file) to a reanchor. ``torn``
    counts the broken lines above, left by a crash, ``more`` the events that were written with this
    one and follow it. ``seq`` and ``line`` are 0 until written and read.

    ``via`` says by which file and whose change in it a decision came in, where it was not typed.

    An add accepts a finding that a person made of the words of a source, ``kind`` is that of the
    finding (empty for a recommendation). ``reason`` is why a person rejected. A keep says that a
    person looked at what is odd in the lines above and goes on with them.
    A copy says that a clearance copy was written, a stage that somebody drafted or reviewed the
    report (``kind``), each with the ``digest`` of what it was then. ``recorded_by`` typed a final
    for the ``actor``, and ``evidence`` is the digest and name of a file that proves it.

    A clear says that a speaker was asked about a statement, or answered (``kind``).

    An adopt says that a person made the text of a file (``quote``, ``text_hash``) their own.
    ``disputed`` marks an event of another copy of the journal that decides otherwise than this one:
    it makes the decision wait for a person and decides nothing itself. ``changed`` is set when the
    line is not as it was written, ``intact`` is not set when it is not known whether it counts.
    """

    at: dt.datetime
    actor: str
    op: Op
    target: FindingId = _NO_FINDING
    text_hash: str = ""
    quote: str = ""
    speaker: str = ""
    among: str = ""
    wording: str = ""
    wording_hash: str = ""
    text_from: TextOrigin = ""
    addressee: str = ""
    deadline: str = ""
    theme: str = ""
    place: int = 0
    into: FindingId | None = None
    undoes: int | None = None
    digest: str = ""
    origin: FindingId | None = None
    torn: int = 0
    seq: int = 0
    version: int = JOURNAL_VERSION
    line: int = field(default=0, compare=False)
    kind: str = ""
    more: int = 0
    disputed: bool = False
    attribution: Attribution | None = None
    via: str = ""
    reason: str = ""
    recorded_by: str = ""
    evidence: str = ""
    changed: bool = field(default=False, compare=False)
    intact: bool = field(default=True, compare=False)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a finding, as replaying the journal gives it.

    ``wording`` is the sentence that is printed in place of the quote, ``line`` the line of the
    journal that holds it and ``text_from`` where it came from. ``merged_into`` names the finding
    that prints this one's evidence; ``supports`` says that a person declared its speaker to
    support that point. ``addressee``, ``deadline``, ``theme``, ``place`` and
    ``attribution`` are what a person set, ``reason`` is why it was rejected.
    ``stale`` is set when the finding's words changed after the decision, ``in_doubt`` when its line
    of the journal did, or when a copy of the journal decides otherwise.
    """

    finding: FindingId
    status: Literal["accepted", "rejected"]
    by: str
    at: dt.datetime
    wording: str = ""
    line: int = 0
    merged_into: FindingId | None = None
    stale: bool = False
    in_doubt: bool = False
    text_from: TextOrigin = ""
    supports: bool = False
    addressee: str = ""
    deadline: str = ""
    theme: str = ""
    place: int = 0
    attribution: Attribution | None = None
    reason: str = ""

    @property
    def holds(self) -> bool:
        """Whether the decision counts without a person confirming it."""
        return not (self.stale or self.in_doubt)


@dataclass(frozen=True, slots=True)
class Orphan:
    """A decision whose finding is gone.

    ``candidates`` are the findings to which it could be moved.
    """

    decision: Decision
    quote: str
    candidates: tuple[FindingId, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed the report as final, and when.

    ``digest`` is the digest of what was signed; ``since`` names those who decided something
    later. ``recorded_by`` typed it where that was somebody else, ``evidence`` is the digest and
    name of the file that proves it, and ``reason`` says why the report is issued again.
    """

    by: str
    at: dt.datetime
    digest: str = ""
    since: tuple[str, ...] = ()
    recorded_by: str = ""
    evidence: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """The state that replaying the decision journal gives.

    ``signature`` is the last one, whether it still holds or not. ``apart`` are pairs of findings
    of which a person said that they do not say the same.
    """

    decisions: tuple[Decision, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    signature: Signature | None = None
    apart: tuple[tuple[FindingId, FindingId], ...] = ()


@dataclass(frozen=True, slots=True)
class Proceedings:
    """Everything from which the outcome report is made.

    ``groups`` are findings in nearly the same words, ``alike`` those that seem to say the same,
    which are only suggestions. ``bearings`` say which answer or objection is about which finding.
    ``appraisals`` hold what the language work adds to a finding; a finding to which it adds nothing
    has none.
    """

    forum: Forum
    material: Material = Material()  # noqa: RUF009 - frozen, so it can be shared
    findings: tuple[Finding, ...] = ()
    groups: tuple[Group, ...] = ()
    review: Review = Review()
    bearings: tuple[Bearing, ...] = ()
    alike: tuple[Group, ...] = ()
    appraisals: tuple[Appraisal, ...] = ()
