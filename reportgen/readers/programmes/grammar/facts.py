"""The title block: title, theme, dates, hours, place, languages and who organizes."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files

from reportgen.readers.programmes.grammar.organizers import organizers_of
from reportgen.readers.programmes.grammar.sections import lifted_types
from reportgen.readers.programmes.grammar.times import (
    Clock,
    ambiguous_date,
    clock_at_start,
    clock_in,
    dates_in,
    single_clock_in,
    without_dates,
)
from reportgen.readers.programmes.grammar.titles import numbered_title
from reportgen.readers.programmes.records import Doubt, Fact, Line, OrganizationWritten, Spot

_KEYED = re.compile(
    r"^\W*(?P<key>date|dates|when|time|venue|location|where|place|theme|title|event|platform|일시|날짜|"
    r"장소|주제|lieu|ort|datum)\s*[:：]\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)
_LONGEST_LINE = 2_000
_VENUES = frozenset(["venue", "location", "where", "place", "장소", "lieu", "ort"])
_QUOTED = re.compile(r"[\"“„«](?P<theme>[^\"“”„«»]{4,300})[\"”“»]")
_KIND_BEFORE = re.compile(
    r"^(?:(?:draft|final|tentative|provisional)\s+)?(?:agenda|programme?|schedule|concept note|"
    r"minutes|transcript|notes)\s*(?:for|of|on|:|–|-)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_KIND_AFTER = re.compile(
    r"\s*[-–—:|,]?\s*\b(?:agenda|programme?|schedule|concept note|minutes|transcript|attendees|"
    r"registration|arrangements)\b(?:\s*[-–]\s*[\d./-]+)?\W*$",
    re.IGNORECASE,
)
_HOW = re.compile(r"\s*\((virtual|online|hybrid|in[- ]person|onsite)\)\s*", re.IGNORECASE)
_LANGUAGES = {
    "english": "en", "french": "fr", "korean": "ko", "spanish": "es", "arabic": "ar",
    "chinese": "zh", "russian": "ru", "portuguese": "pt", "german": "de", "japanese": "ja",
}  # fmt: skip
_TONGUE = "|".join(_LANGUAGES)
_HELD_IN = re.compile(
    rf"\b(?:conducted|held|run)\s+(?:entirely\s+)?in\s+((?:{_TONGUE})(?:(?:,|,?\s+and)\s+(?:{_TONGUE}))*)\b",
    re.IGNORECASE,
)
_INTERPRETED = re.compile(
    rf"\b((?:{_TONGUE})(?:\s*[-–/,]\s*|\s+and\s+)(?:{_TONGUE}))\s+(?:simultaneous\s+)?interpret",
    re.IGNORECASE,
)
_LASTS = re.compile(r"\b(\d{1,2})\s+hours?(?:\s+and\s+(\d{1,2})\s+minutes?)?\b", re.IGNORECASE)
_AFAR = re.compile(r"\b(?:virtual(?:ly)?|online)\b", re.IGNORECASE)
_NEAR = re.compile(r"\b(?:on-?site|in[- ]person|hybrid)\b", re.IGNORECASE)


_LOCAL = re.compile(
    r"[(,]?\s*\b((?:[A-Z][\w.'-]+\s){1,3}(?:local\s+|standard\s+)?time)\b\s*\)?", re.UNICODE
)
_IN_SENTENCES = re.compile(
    r"\b(?:will|is|are|takes?|held|from|on|we|please|join|regist\w+|the|to)\b", re.IGNORECASE
)
_MOST_BESIDE = 18


@dataclass(slots=True)
class Found:
    """What the title block and the text say about the event."""

    facts: dict[str, Fact] = field(default_factory=dict)
    dates: list[dt.date] = field(default_factory=list)
    organizations: list[OrganizationWritten] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    used: set[Spot] = field(default_factory=set)

    def note(self, key: str, value: str, spot: Spot) -> None:
        """Keep a fact unless an earlier line stated it."""
        if value.strip() and key not in self.facts:
            self.facts[key] = Fact(value.strip(), spot)
            self.used.add(spot)


def read_facts(head: Sequence[Line], everything: Sequence[Line]) -> Found:
    """Return the facts of a document: from its head, and a few from sentences further down."""
    found = Found()
    everything = [line for line in everything if len(line.text) <= _LONGEST_LINE]
    head = [line for line in head if line.form != "note" and len(line.text) <= _LONGEST_LINE]
    lines, kind = lifted_types(head)
    lines = list(_quotes_closed(lines))
    found.organizations, used = organizers_of(lines)
    found.used |= used
    _read_head(found, [line for line in lines if line.spot not in used])
    _read_dates(found, head, everything)
    _read_sentences(found, everything)
    _read_zone(found, everything)
    if "draft" in kind.casefold():
        found.note("status", "Draft", head[0].spot)
    return found


def _quotes_closed(lines: list[Line]) -> Iterator[Line]:
    """Yield lines; a quotation that a line leaves open takes in the next ones."""
    number = 0
    while number < len(lines):
        line, text, taken = lines[number], lines[number].text, 1
        while _odd(text) and taken <= 3 and number + taken < len(lines):
            text, taken = f"{text} {lines[number + taken].text}", taken + 1
        closed = taken > 1 and not _odd(text)
        yield Line((text,), line.spot, line.form, line.level, text) if closed else line
        number += taken if closed else 1


def _odd(text: str) -> bool:
    return text.count('"') % 2 == 1 or text.count("“") > text.count("”")


def _read_head(found: Found, lines: list[Line]) -> None:
    for line in lines[:60]:
        text = line.text.strip(" *_")
        if keyed := _KEYED.match(text):
            _keyed(found, keyed["key"].casefold(), keyed["value"].strip(" *_"), line)
            continue
        clock = clock_at_start(text) or clock_in(text)
        if clock and _only_when(text, clock):
            _hours(found, clock, line)
        elif line.form == "paragraph" and clock and (place := _place_beside_hours(text, clock)):
            _hours(found, clock, line)
            _placed(found, place, line)
        elif not _only_dates(text) and line.form != "row":
            _title(found, text, line)


def _keyed(found: Found, key: str, value: str, line: Line) -> None:
    if key in _VENUES:
        found.note("venue", value, line.spot)
        if _AFAR.search(value) and not _NEAR.search(value):
            found.note("format", "virtual", line.spot)
    elif key in ("theme", "주제"):
        found.note("theme", value.strip('"“”'), line.spot)
    elif key in ("title", "event"):
        found.note("title", value, line.spot)
    elif key == "platform":
        found.note("platform", value, line.spot)
    elif clock := clock_in(value) or clock_at_start(value) or single_clock_in(value):
        _hours(found, clock, line)


def _hours(found: Found, clock: Clock, line: Line) -> None:
    found.note("start", f"{clock.begins:%H:%M}", line.spot)
    if clock.ends:
        found.note("end", f"{clock.ends:%H:%M}", line.spot)
    local = _LOCAL.search(line.text)
    if label := clock.zone or (local[1] if local else ""):
        found.note("timezone_label", label, line.spot)


def _only_when(text: str, clock: Clock) -> bool:
    rest = _LOCAL.sub(" ", text[: clock.start] + " " + text[clock.end :])
    return not re.sub(r"\b(?:at|from|time|date)\b", " ", without_dates(rest)).strip(
        " \t,.:;|()–—-•"
    )


def _only_dates(text: str) -> bool:
    if not any(dates_in(text)) and not ambiguous_date(text):
        return False
    return not without_dates(text).strip(" ,.|()–—-/")


def _title(found: Found, text: str, line: Line) -> None:
    if place := _place_beside_date(text):
        _placed(found, place, line)
        return
    if "title" in found.facts:
        _subtitle(found, text, line)
        return
    if len(text.split()) > 30 or (line.form == "bullet"):
        return
    if quoted := _QUOTED.search(text):
        found.note("theme", quoted["theme"], line.spot)
        text = text[: quoted.start()] + text[quoted.end() :]
    if how := _HOW.search(text):
        found.note("format", _format(how[1]), line.spot)
        text = _HOW.sub(" ", text)
    text = clean_title(text)
    if text:
        found.note("title", text, line.spot)


def _place_beside_date(text: str) -> str:
    """Return the few words that share a line with a date, as in "Town Hall | 14 May 2026"."""
    dates = list(dates_in(text))
    if len(dates) != 1 or not dates[0].days[0][0] or clock_in(text):
        return ""
    before, after = text[: dates[0].start].rstrip(), text[dates[0].end :].lstrip()
    beside = before if before[-1:] in "|,–—·" and not after else after if not before else ""
    words = without_dates(beside).strip(" |,–—·")
    parted = before[-1:] in "|,–—·" or after[:1] in ("|", ",", "–", "—", "·")
    return words if parted and 0 < len(words.split()) <= 6 else ""


def _place_beside_hours(text: str, clock: Clock) -> str:
    """Return the few words beside date and hours, as in "14 May 2026, 9:00-12:00, Town Hall"."""
    if clock.ends is None or len(list(dates_in(text))) != 1 or len(text.split()) > _MOST_BESIDE:
        return ""
    rest = _LOCAL.sub(" ", f"{text[: clock.start]}|{text[clock.end :]}")
    parts = [part.strip(" .:-") for part in re.split(r"[,|–—·;•()]", without_dates(rest))]
    parts = [part for part in parts if part]
    if any(numbered_title(part)[0] for part in parts):
        return ""
    is_sentence = any(_IN_SENTENCES.search(part) or len(part.split()) > 5 for part in parts)
    return "" if is_sentence else ", ".join(parts)


def _placed(found: Found, place: str, line: Line) -> None:
    if "venue" in found.facts:
        return
    found.note("venue", place, line.spot)
    if _AFAR.search(place) and not _NEAR.search(place):
        found.note("format", "virtual", line.spot)
    message = f"'{place}' stands beside the date and is taken as the place; empty it if it is none"
    found.doubts.append(Doubt(3, "venue", message, line.spot))


def clean_title(text: str) -> str:
    """Return a title without the kind of document around it, and without a date before it."""
    text = _KIND_AFTER.sub("", _KIND_BEFORE.sub("", text.strip()))
    first = next(dates_in(text), None)
    if first is not None and not first.start and text[first.end :].strip():
        text = text[first.end :]
    return " ".join(text.split()).strip(" ,;:–—-|")


def _subtitle(found: Found, text: str, line: Line) -> None:
    """Take a quoted line below the title as the theme."""
    quoted = _QUOTED.fullmatch(text)
    if quoted:
        found.note("theme", quoted["theme"], line.spot)


def _format(word: str) -> str:
    folded = word.casefold()
    if folded in ("virtual", "online"):
        return "virtual"
    return "hybrid" if folded == "hybrid" else "onsite"


def _read_dates(found: Found, head: Sequence[Line], lines: Sequence[Line]) -> None:
    """Read the dates: of a line that states nothing else, else the only one of the title block.

    A date that may mean two days, and several of which none is the event's for certain, are asked.
    """
    for line in lines:
        if _states_dates(line.text) and (days := _first_days(line)):
            found.dates = days
            return
    told = [(line, days) for line in head if (days := _first_days(line))]
    if len({tuple(days) for _, days in told}) == 1:
        found.dates = told[0][1]
    elif told:
        message = (
            f"several dates are written, as in '{told[0][0].text[:60]}', and none is said to be "
            "the day of the event; write it under dates: as in 2026-05-14"
        )
        found.doubts.append(Doubt(0, "several-dates", message, told[0][0].spot))
    else:
        _ambiguous(found, lines)


def _ambiguous(found: Found, lines: Sequence[Line]) -> None:
    for line in lines:
        if written := ambiguous_date(line.text):
            message = (
                f"'{written}' may be day first or month first; the date stays empty: write it "
                "under dates: as in 2026-05-14"
            )
            found.doubts.append(Doubt(0, "ambiguous-date", message, line.spot))
            return


def _first_days(line: Line) -> list[dt.date]:
    for date in dates_in(line.text):
        if date.days[0][0]:
            return [dt.date(*day) for day in date.days]
    return []


def _states_dates(text: str) -> bool:
    """Return whether a line says when the event is: a date with its time, or "Date: ..."."""
    bare = text.strip(" *_")
    keyed = _KEYED.match(bare)
    if keyed and keyed["key"].casefold() in ("date", "dates", "when", "일시", "날짜", "datum"):
        return True
    clock = clock_at_start(bare) or clock_in(bare)
    return _only_dates(bare) or (clock is not None and _only_when(bare, clock))


def _read_sentences(found: Found, lines: Sequence[Line]) -> None:
    """Read what plain sentences state: languages, length, whether people meet or connect."""
    afar = near = None
    for line in lines:
        text = line.text
        if held := _HELD_IN.search(text):
            found.note("languages", _codes(held[1]), line.spot)
        if interpreted := _INTERPRETED.search(text):
            found.note("interpretation", _codes(interpreted[1]), line.spot)
        if (lasts := _LASTS.search(text)) and re.search(r"\brun\b|\blast|\bduration\b", text):
            minutes = int(lasts[1]) * 60 + int(lasts[2] or 0)
            found.note("duration_minutes", str(minutes), line.spot)
        if re.search(
            r"\b(?:forum|event|meeting|workshop|conference|session)\b", text, re.IGNORECASE
        ):
            afar = afar or (line if _AFAR.search(text) else None)
            near = near or (line if _NEAR.search(text) else None)
    if afar and near and "format" not in found.facts:
        message = (
            f"people connect ({afar.spot.place}) and meet ({near.spot.place}): format stays empty; "
            "write 'format: hybrid', 'virtual' or 'onsite'"
        )
        found.doubts.append(Doubt(2, "format", message, near.spot))


def _read_zone(found: Found, lines: Sequence[Line]) -> None:
    """Read the zone that all headings with hours name, and which one a city means."""
    headings = [line for line in lines if line.form == "heading"]
    told = [(clock.zone, line) for line in headings if (clock := clock_in(line.text))]
    if told and told[0][0] and len({zone for zone, _ in told}) == 1:
        # The headings stay lines of the agenda, so they are not marked as used.
        found.facts.setdefault("timezone_label", Fact(told[0][0], told[0][1].spot))
    label = found.facts.get("timezone_label")
    zone = zone_of_label(label.value) if label else ""
    if label is None or not zone or "timezone" in found.facts:
        return
    found.facts["timezone"] = Fact(zone, label.spot)
    if zone != "UTC":
        message = f"'{label.value}' is taken for {zone}; correct it if another place is meant"
        found.doubts.append(Doubt(2, "time-zone", message, label.spot))


def zone_of_label(label: str) -> str:
    """Return the IANA name of the zone that a label names by its city, empty for any other."""
    if label in ("UTC", "GMT"):
        return "UTC"
    city = re.sub(r"\s*(?:local|standard)?\s*time$", "", label, flags=re.IGNORECASE)
    wanted = city.strip().replace(" ", "_").casefold()
    zones = files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    named = [zone for zone in zones if "/" in zone and zone.rsplit("/", 1)[1].casefold() == wanted]
    return named[0] if len(named) == 1 else ""


def _codes(words: str) -> str:
    named = re.findall(_TONGUE, words.casefold())
    return ", ".join(_LANGUAGES[name] for name in dict.fromkeys(named))
