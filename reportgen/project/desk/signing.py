"""Drafted, reviewed, approved: who stood behind which state of the report, and what proves it.

This is a record that a colleague can check. It is no cryptographic identity.
"""

import datetime as dt
import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from reportgen.composition import unfit
from reportgen.errors import ReviewError
from reportgen.journal import append, read_journal, stamp
from reportgen.ledger.signing import Signed, compare
from reportgen.model import Event, Signature
from reportgen.places import one_line
from reportgen.project.decisions.deciding import Approval, refuse_marks, sign
from reportgen.project.decisions.status import changed_words
from reportgen.project.documents.building import Request, compose, render
from reportgen.project.documents.nameless import Receipts, refuse_names
from reportgen.project.documents.profiles import own_templates
from reportgen.project.documents.record import digest
from reportgen.project.folder.opening import OpenForum, look_again
from reportgen.verification import read_file

Stage = Literal["drafted", "reviewed"]
_DIGITS = 16
_DIGEST = re.compile(r"\b[0-9A-F]{4}(?:-[0-9A-F]{4}){3}\b")


@dataclass(frozen=True, slots=True)
class ClearanceCopy:
    """A copy for the approver: the PDF, and the digest that stands on every page."""

    digest: str
    content: bytes


def seal_digest(seal: str) -> str:
    """Return the digest by which people name a state of the report: four groups of four."""
    digits = hashlib.sha256(seal.encode()).hexdigest()[:_DIGITS].upper()
    return "-".join(digits[at : at + 4] for at in range(0, _DIGITS, 4))


def clearance_copy(opened: OpenForum, *, by: str) -> ClearanceCopy:
    """Return the public report as a PDF with its digest on every page, and note it in the journal.

    Raises:
        ReviewError: if the report cannot go out yet, or nobody is named.
    """
    who, seal = stamp(by, dt.datetime.now(dt.UTC)), opened.ledger.seal
    refuse_marks(who.actor)
    name = seal_digest(seal)
    request = Request(
        reports=("outcome-report",),
        editions=("public",),
        templates=own_templates(opened.folder.path),
        receipts=Receipts.of(opened.proceedings, opened.folder.path).numbers,
    )
    (made,) = compose(opened.proceedings, request)
    if lacks := unfit(made.document):
        listed = "".join(f"\n  {one}" for one in lacks)
        message = f"no clearance copy: the report cannot go out yet, it lacks:{listed}"
        raise ReviewError(message, rule="parts-missing")
    notice = f"Clearance copy {name}"
    furniture = made.document.furniture
    shown = " · ".join(filter(None, (notice, furniture.notice)))
    document = replace(made.document, furniture=replace(furniture, notice=shown))
    content = render(document, "pdf", opened.proceedings.forum.profile, request)
    refuse_names(opened.proceedings, {"clearance-copy.pdf": content})
    _note(opened, Event(who.at, who.actor, "copy", digest=seal))
    return ClearanceCopy(name, content)


def sign_stage(opened: OpenForum, stage: Stage, *, by: str) -> OpenForum:
    """Note that somebody drafted or reviewed the report as it is now; return the forum.

    Raises:
        ReviewError: if nobody is named, or somebody decided meanwhile.
    """
    who = stamp(by, dt.datetime.now(dt.UTC))
    refuse_marks(who.actor)
    _note(opened, Event(who.at, who.actor, "stage", digest=opened.ledger.seal, kind=stage))
    return look_again(opened)


def approve(  # noqa: PLR0913 - who, for whom, by what proof
    opened: OpenForum,
    *,
    approved_by: str,
    recorded_by: str,
    evidence: Path | None = None,
    copy: str = "",
    reason: str = "",
) -> OpenForum:
    """Make the report final in the name of who approved it; return the forum signed.

    ``copy`` is the digest on the pages of the clearance copy that was approved, by default the one
    that the evidence names, else the last one. ``evidence`` is a file that proves it.

    Raises:
        InputError: if the evidence cannot be read.
        ReviewError: if something changed since the copy was written, which is named; or if the
            report cannot be signed.
    """
    recorder = stamp(recorded_by, dt.datetime.now(dt.UTC))
    content = read_file(evidence) if evidence else b""
    if evidence and not content:
        message = "the evidence is empty; name the mail or scan that proves the approval"
        raise ReviewError(message, str(evidence), rule="evidence-empty")
    _refuse_outdated(opened, copy, content)
    proof = f"{digest(content)} {one_line(evidence.name)}" if evidence else ""
    return sign(opened, by=approved_by, approval=Approval(recorder.actor, proof, reason))


def _refuse_outdated(opened: OpenForum, typed: str, evidence: bytes) -> None:
    """Refuse to approve a copy that is no longer the report, and name what changed."""
    events, _ = read_journal(opened.folder.journal)
    copies = {seal_digest(one.digest): one for one in events if one.op == "copy" and one.intact}
    wanted = typed.strip().upper()
    if wanted and wanted not in copies:
        raise ReviewError(
            f"no clearance copy has the digest '{one_line(typed)[:40]}'; type the one on its pages",
            rule="copy-unknown",
        )
    text = evidence.decode("latin-1").upper()
    named = [one for one in _DIGEST.findall(text) if one in copies]
    chosen = wanted or (named[-1] if named else next(reversed(copies), ""))
    if not chosen:
        return
    one = copies[chosen]
    signed = compare(Signature(one.actor, one.at, one.digest), opened.ledger.seal)
    if not signed.holds:
        raise ReviewError(
            f"not approved: the clearance copy {chosen} of {one.at:%Y-%m-%d %H:%M} UTC is "
            f"outdated, since then changed: {_changed(signed)}; write a new copy and have it "
            "approved",
            rule="copy-outdated",
        )


def _changed(signed: Signed) -> str:
    return changed_words(signed.changed) if signed.comparable else "it cannot be compared"


def _note(opened: OpenForum, event: Event) -> None:
    append(opened.folder.journal, [event], seen=opened.seen)


def stages_of(opened: OpenForum) -> tuple[tuple[str, str, str, bool], ...]:
    """Return who drafted, reviewed and approved which state: stage, name, digest, still so."""
    events, _ = read_journal(opened.folder.journal)
    now = opened.ledger.seal
    return tuple(
        (
            "approved" if one.op == "final" else one.kind or "clearance copy",
            one.actor + (f", recorded by {one.recorded_by}" if one.recorded_by else ""),
            seal_digest(one.digest),
            compare(Signature(one.actor, one.at, one.digest), now).holds,
        )
        for one in events
        if one.op in {"stage", "copy", "final"} and not one.disputed
    )
