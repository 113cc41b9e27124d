"""Findings, decisions and the report's status as lines of text."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.cli.frame import command

if TYPE_CHECKING:
    from reportgen.project import FindingRecord, OrphanRecord, Status, ThemeRecord

_INDENT = " " * 17
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "Commitments": ("commitment",),
    "Good practices": ("good practice",),
    "Challenges": ("challenge",),
    "Questions and answers": ("question", "answer"),
    "Decisions and actions": ("decision",),
    "Objections": ("objection",),
}
"""Kinds of findings that a report may print besides recommendations, under their headings."""


def finding_lines(
    rows: Sequence["FindingRecord"], repeats: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    """Yield the lines of findings; ``repeats`` are the codes that say nearly the same."""
    for row in rows:
        yield _headline(row)
        yield f"{_INDENT}{_heard(row)}"
        if row["enough_because"]:
            yield f"{_INDENT}on the short list: {'; '.join(row['enough_because'])}"
        if row["reasons"]:
            chance = f"chance {row['score']:.2f}: " if row["kind"] == "recommendation" else ""
            yield f"{_INDENT}{chance}{'; '.join(row['reasons'])}"
        yield from _printed_lines(row)
        if row["decision"] == "undecided":
            yield from _offer_lines(row)
        if row["themes"]:
            yield f"{_INDENT}themes: {'; '.join(_theme(theme) for theme in row['themes'])}"
        if row["kind"] == "answer":
            yield f"{_INDENT}answers {', '.join(row['bears_on'])}, and is printed with it only"
        if row["kind"] == "objection":
            hosts = ", ".join(row["bears_on"])
            yield f"{_INDENT}speaks against {hosts}, and is printed with it only"
        if row["alike"]:
            yield f"{_INDENT}seems to say the same as {', '.join(row['alike'])}"
        elif also := [code for code in repeats.get(row["code"], ()) if code != row["code"]]:
            yield f"{_INDENT}nearly the same words: {', '.join(also)}"


_ORIGINS = {"notes": "from the notes", "suggestion": "suggested wording"}


def _offer_lines(row: "FindingRecord") -> Iterator[str]:
    """Yield the text that `accept` prints where it is not the quotation, and what it leans on."""
    if origin := _ORIGINS.get(row["offer_from"]):
        yield f"{_INDENT}accept prints ({origin}; `quote` prints the quotation): {row['offer']}"
    if row["suggestion"] and row["offer_from"] == "notes":
        yield f"{_INDENT}suggested, printed only if you `take` it: {row['suggestion']}"
    if row["leans_on"]:
        yield f"{_INDENT}cannot stand alone: it {', '.join(row['leans_on'])}; better `edit` it"


def _theme(theme: "ThemeRecord") -> str:
    name = f"SDG {theme['goal']}, {theme['theme']}" if theme["goal"] else theme["theme"]
    return f"{name} ({', '.join(theme['terms'])})"


def decided_lines(row: "FindingRecord") -> Iterator[str]:
    """Yield the lines about the decision on one finding."""
    yield _headline(row)
    yield from _printed_lines(row)


def _printed_lines(row: "FindingRecord") -> Iterator[str]:
    """Yield how a finding is printed, unless it is by its own words."""
    if row["wording"]:
        yield f"{_INDENT}printed as: {row['wording']}"
    if row["merged_into"] and row["decision"] == "merged":
        yield f"{_INDENT}printed under {row['merged_into']}"


def lapsed_lines(row: "FindingRecord", forum: Path) -> Iterator[str]:
    """Yield why a decision no longer counts, and what to do."""
    if not row["lapsed"]:
        return
    if row["in_doubt"]:
        doubt = "the journal is in doubt about it"
        yield f"{_INDENT}was {row['lapsed']}, but {doubt}; to keep that decision:"
        yield f"{_INDENT}{command('decide', forum, row['code'], 'confirm', '--by')} NAME"
    elif row["bears_on"] and not row["stale"]:
        hosts = ", ".join(row["bears_on"])
        yield f"{_INDENT}was {row['lapsed']}, but {hosts} is not: accept that, or reject this"
    elif row["stale"]:
        changed = "the words, or how often they were said, changed since"
        yield f"{_INDENT}was {row['lapsed']}, but {changed}; to keep that decision:"
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


def by_heading(
    rows: Sequence["FindingRecord"], titles: Mapping[str, str]
) -> Iterator[tuple[str, list["FindingRecord"]]]:
    """Yield a heading and its findings: recommendations by session, then the rest by kind."""
    yield from _by_session([row for row in rows if row["kind"] == "recommendation"], titles)
    for name, kinds in HEADINGS.items():
        if found := [row for row in rows if row["kind"] in kinds]:
            left = sum(row["needed"] and row["decision"] == "undecided" for row in found)
            asked = f"{left} undecided" if left else "printed only if you accept them"
            yield f"{name}: {len(found)} found, {asked}", found


def enough_rows(
    rows: Sequence["FindingRecord"], found: Sequence["FindingRecord"]
) -> tuple[str, list["FindingRecord"]]:
    """Return a heading, and the rows that are enough for a report, the likeliest first."""
    chosen = sorted((row for row in rows if row["enough"]), key=lambda row: row["enough"])
    everything = sum(row["kind"] in {"recommendation", "decision"} for row in found)
    left = sum(row["decision"] == "undecided" for row in chosen)
    name = f"Enough for a report, the best of {everything} recommendations and decisions first"
    return f"{name}: {len(chosen)}, {left} undecided", chosen


def _by_session(
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


def alike_lines(
    offered: Sequence[Sequence[str]], rows: Sequence["FindingRecord"], forum: Path
) -> Iterator[str]:
    """Yield what seems to say the same among the rows, with the command that merges it."""
    shown = {row["code"] for row in rows}
    offered = [codes for codes in offered if shown.intersection(codes)]
    if not offered:
        return
    yield f"Seem to say the same: {len(offered)}; `apart` in place of `merge` keeps them apart"
    for codes in offered:
        yield f"       {command('decide', forum, *codes, 'merge', '--by')} NAME"
    yield ""


def repeated(rows: Sequence["FindingRecord"]) -> Mapping[str, Sequence[str]]:
    """Return the codes of each finding's group, by the finding's code."""
    groups: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        groups[row["group"]].append(row["code"])
    return {row["code"]: groups[row["group"]] for row in rows if row["group"]}


def lost_words(status: "Status") -> str:
    """Return the number of decisions about lost sentences, as the end of a line."""
    if not status.lost:
        return ""
    lost = "1 decision" if status.lost == 1 else f"{status.lost} decisions"
    return f"; {lost} about what is gone from the sources (`reportgen findings` lists them)"


def _headline(row: "FindingRecord") -> str:
    return f"{row['code']:6s} {row['decision']:9s} {row['quote']}"


def _heard(row: "FindingRecord") -> str:
    said = row["speaker"] or row["speaker_label"] or "not attributed"
    if row["author"]:
        said = f"{row['author']}, as reported by {said}"
    return ", ".join(filter(None, (said, row["clock"], row["place"], row["address"])))


def _taken(gone: "OrphanRecord") -> str:
    into = f" into {gone['merged_into']}" if gone["merged_into"] else ""
    return f"{gone['decision']}{into} by {gone['by']}"
