"""Findings, decisions and the report's status as lines that a person reads."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.cli.frame import command

if TYPE_CHECKING:
    from reportgen.project import FindingRecord, OrphanRecord, Status

_INDENT = " " * 17


def finding_lines(
    rows: Sequence["FindingRecord"], repeats: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    """Yield the lines of findings; ``repeats`` are the codes that say nearly the same."""
    for row in rows:
        yield _headline(row)
        yield f"{_INDENT}{_heard(row)}"
        yield from _printed_lines(row)
        if also := [code for code in repeats.get(row["code"], ()) if code != row["code"]]:
            yield f"{_INDENT}nearly the same words: {', '.join(also)}"


def decided_lines(row: "FindingRecord") -> Iterator[str]:
    """Yield the lines that say what stands about one finding."""
    yield _headline(row)
    yield from _printed_lines(row)


def _printed_lines(row: "FindingRecord") -> Iterator[str]:
    """Yield how a finding is printed where it is not by its own words."""
    if row["wording"]:
        yield f"{_INDENT}printed as: {row['wording']}"
    if row["merged_into"] and row["decision"] == "merged":
        yield f"{_INDENT}printed under {row['merged_into']}"


def lapsed_lines(row: "FindingRecord", forum: Path) -> Iterator[str]:
    """Yield why a decision counts no more, and what to do."""
    if not row["lapsed"]:
        return
    if row["stale"]:
        yield f"{_INDENT}was {row['lapsed']}, but the words changed since; to keep that decision:"
        yield f"{_INDENT}{command('decide', forum, row['code'], 'confirm', '--by')} NAME"
    else:
        yield f"{_INDENT}was merged into {row['merged_into']}, which is not accepted; decide again"


def orphan_lines(gone: "OrphanRecord", forum: Path) -> Iterator[str]:
    """Yield the lines of a decision whose sentence is gone, and what to do."""
    yield f"{gone['code']:7s} {_taken(gone)}, but the sentence is gone: {gone['quote']}"
    if gone["wording"]:
        yield f"        printed as: {gone['wording']}"
    for code in gone["candidates"]:
        move = command("decide", forum, gone["code"], code, "move", "--by")
        yield f"        if {code} is that sentence, corrected: {move} NAME"
    if not gone["candidates"]:
        move = command("decide", forum, gone["code"], "CODE", "move", "--by")
        yield f"        no undecided finding is like it; if you know the one, {move} NAME"


def by_session(
    rows: Sequence["FindingRecord"], titles: Mapping[str, str]
) -> Iterator[tuple[str, list["FindingRecord"]]]:
    """Yield a heading and the findings of each session, in the order of the agenda."""
    grouped: dict[str, list[FindingRecord]] = defaultdict(list)
    for row in rows:
        grouped[row["session"]].append(row)
    for session in [*titles, ""]:
        if found := grouped.get(session):
            left = sum(row["decision"] == "undecided" for row in found)
            name = titles.get(session, "Outside the sessions")
            yield f"{name} [{session}]: {len(found)} found, {left} undecided", found


def repeated(rows: Sequence["FindingRecord"]) -> Mapping[str, Sequence[str]]:
    """Return the codes of each finding's group, by the finding's code."""
    groups: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        groups[row["group"]].append(row["code"])
    return {row["code"]: groups[row["group"]] for row in rows if row["group"]}


def status_record(status: "Status") -> dict[str, object]:
    """Return the report's status as it stands in envelopes."""
    return {"final": status.final, "status": status.words}


def lost_words(status: "Status") -> str:
    """Return how many decisions are about sentences that are gone, as the end of a line."""
    if not status.lost:
        return ""
    lost = "1 decision" if status.lost == 1 else f"{status.lost} decisions"
    return f"; {lost} about what is gone from the sources (`reportgen findings` lists them)"


def _headline(row: "FindingRecord") -> str:
    return f"{row['code']:6s} {row['decision']:9s} {row['quote']}"


def _heard(row: "FindingRecord") -> str:
    said = row["speaker"] or row["speaker_label"] or "not attributed"
    return ", ".join(filter(None, (said, row["clock"], row["place"])))


def _taken(gone: "OrphanRecord") -> str:
    into = f" into {gone['merged_into']}" if gone["merged_into"] else ""
    return f"{gone['decision']}{into} by {gone['by']}"
