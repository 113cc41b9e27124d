"""Points as a sheet for colleagues: a workbook or a Word table."""

import datetime as dt
from typing import Literal

from reportgen.document import Properties
from reportgen.exchange import SheetRow, write_word_sheet, write_workbook_sheet
from reportgen.exchange.word import WordPage
from reportgen.ledger import Ledger, Texts
from reportgen.model import Decision, Finding, Forum, Segment
from reportgen.people import names_by_id, statement_rules
from reportgen.places import one_line
from reportgen.project.decisions.codes import codes
from reportgen.project.folder.opening import OpenForum

SheetKind = Literal["xlsx", "docx"]


def export_sheet(opened: OpenForum, kind: SheetKind, *, enough: bool = False) -> bytes:
    """Return the points of a forum as a workbook or a Word table.

    They are what needs a decision or has one, with ``enough`` only the short list and what is
    printed.
    """
    rows = sheet_rows(opened.ledger, enough=enough)
    forum = opened.proceedings.forum
    title = f"{forum.title}: points to decide"
    if kind == "xlsx":
        return write_workbook_sheet(rows, title)
    return write_word_sheet(rows, page_of(forum, title, landscape=True))


def page_of(forum: Forum, title: str, *, landscape: bool = False) -> WordPage:
    """Return the page of a Word file about a forum, dated by the forum and not by the clock."""
    day = forum.issued or max(forum.dates, default=dt.date(1980, 1, 1))
    created = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
    language = forum.language or (forum.languages or ("en",))[0]
    return WordPage(Properties(title, "", "reportgen", language, created), landscape)


def sheet_rows(ledger: Ledger, *, enough: bool = False) -> list[SheetRow]:
    """Return the rows of a sheet: the short list first, then in reading order."""
    places = {one.finding: one.place for one in ledger.proceedings.appraisals if one.place}
    shown = [
        verdict.finding
        for verdict in ledger.verdicts.values()
        if (verdict.decision and not verdict.decision.merged_into)
        or (
            verdict.decision is None
            and verdict.needed
            and (not enough or verdict.finding.id in places)
        )
    ]
    shown.sort(key=lambda finding: places.get(finding.id, len(places) + 1))
    maker = SheetMaker(ledger)
    return [maker.row(finding) for finding in shown]


class SheetMaker:
    """Makes the row of a finding as it stands now."""

    def __init__(self, ledger: Ledger) -> None:
        """Index the ledger once."""
        proceedings = ledger.proceedings
        self._ledger, self._texts = ledger, Texts(proceedings)
        self._codes, self._names = codes(proceedings), names_by_id(proceedings.forum, "data")
        self._segments = {one.id: one for one in proceedings.material.segments}
        self._rules = statement_rules(proceedings)
        self._sessions = {one.id: one for one in proceedings.forum.sessions}

    def row(self, finding: Finding) -> SheetRow:
        """Return what is sent of a finding."""
        verdict = self._ledger.verdicts[finding.id]
        taken = verdict.decision if verdict.counts else None
        return SheetRow(
            finding.id,
            self._codes[finding.id],
            _decided(taken),
            one_line(self._text(finding, taken)),
            one_line((taken.addressee if taken else "") or finding.addressee),
            one_line(taken.deadline if taken else ""),
            f"“{one_line(finding.evidence.quote)}”",
            self._where(self._segments[finding.evidence.segment], finding),
        )

    def offered(self, finding: Finding) -> str:
        """Return the text that accepting a finding prints."""
        return one_line(self._texts.best(finding).text)

    def _text(self, finding: Finding, taken: Decision | None) -> str:
        if taken and taken.status == "accepted":
            return taken.wording or finding.evidence.quote
        return self._texts.best(finding).text

    def _where(self, segment: Segment, finding: Finding) -> str:
        """Return who said it and where, as far as the attribution rule lets colleagues know."""
        rule = self._rules[segment.id]
        if rule != "named":
            return ""
        who = ", ".join(self._names[one] for one in segment.speakers) or segment.speaker_label
        session = self._sessions.get(segment.session) if segment.session else None
        line = segment.mark_at(finding.evidence.start).line
        parts = (who, session.title if session else "", f"{segment.source}:{line}")
        return " · ".join(filter(None, parts))


def _decided(taken: Decision | None) -> str:
    if taken is None:
        return ""
    if taken.merged_into:
        return "merged"
    return "accept" if taken.status == "accepted" else "reject"
