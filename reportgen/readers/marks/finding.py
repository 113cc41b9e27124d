"""The marks that put talk off the record and on it again, however they are written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reportgen.readers.marks.vocabulary import (
    Meaning,
    is_almost_sure_form,
    is_suspicious,
    known_form,
)

_OPEN, _CLOSE = r"\[({<【［（〔「『〈《｛＜‹«⟨⟦", r"\])}>】］）〕」』〉》｝＞›»⟩⟧"
_BRACKETED = re.compile(f"([{_OPEN}])([^{_OPEN}{_CLOSE}]{{2,80}})[{_CLOSE}]")
_ESCAPED = re.compile(
    r"&(?:#0*91|#x0*5b|lsqb|lbrack);([^\n]{2,80}?)&(?:#0*93|#x0*5d|rsqb|rbrack);", re.IGNORECASE
)
_RULE = r"-–—=|~#+/\\•·"
_RULED = re.compile(
    rf"(?<![{_RULE}])([{_RULE}])\1{{1,40}}(?!\1)[ \t]*([^\W\d_][^\n]{{1,60}}?)[ \t]*\1\1"
)
_STRESSED = re.compile(r"(?<![*_])([*_]{1,3})([^\W\d_][^\n*]{1,60}?)\1")
_ALMOST = re.compile(
    r"[\[{<【［〔｛][^\w\n]{0,8}off[\W_]{0,6}(?:the[\W_]{0,6})?record"
    r"|\boff[ \t_-](?:the[ \t_-])?record[^\w\n]{0,6}[\]}>】］〕｝]"
    r"|[\[({<【［（]\W{0,4}off(?:\W{1,4}the)?\W{0,4}\Z|\A\W{0,4}(?:the\W{1,4})?record[\])}>】］）]",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"\W*(?:\w+\W+){0,3}off[ \t_-]?(?:the[ \t_-]?)?record(?:\W+\w+){0,3}\W*", re.IGNORECASE
)
"""A remark in round brackets such as "(off the record, please)"."""
_SYMBOL = r"[^\w\s.,;:!?'\"“”‘’()（）、。，-]"
_MARKED = re.compile(
    rf"{_SYMBOL}\s?off[ \t_-]?(?:the[ \t_-]?)?rec(?:ord)?\s?{_SYMBOL}|#off[_-]?(?:the[_-]?)?record",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"\bOFF[ _-](?:THE[ _-])?RECORD\b")
_LEAD = re.compile(r"\s*(?:[-*+]\s+)?(?:\[[ xX]\]|\d{1,3}[.)])\s+")
_HEAD = re.compile(r"[^\w\n]*(\w[^\n:：]{1,60}?)(?:[:：]|[ \t]+[-–—]+[ \t])(.*)")
_HEAD_END = re.compile("[:：]|[-–—][ \\t]")
_ROUND = frozenset("(（")
_QUOTING = frozenset("「『〈《«")
_LONGEST_LINE, _LONGEST_HEAD = 80, 400
_MOST_WORDS = 8
_LONGEST_SHOWN = 60
_Line = tuple[int, str]
"""Where a line begins in its text, and its words."""

SPOKEN = re.compile(
    r"\boff[ -]the[ -]record\b|\bchatham house\b|\bnot for (?:attribution|publication)\b",
    re.IGNORECASE,
)
SPOKEN_ADVICE = (
    "somebody speaks of the record here; put [off record] ... [on record] around what must not "
    "be printed"
)
OPEN_ADVICE = "[off record] is never closed, so the rest is withheld; add [on record]"
RESTRICTED_ADVICE = (
    "somebody says here that this is not for attribution, so the passage is withheld; if it may be "
    "printed, say so with 'reportgen mark'"
)
STRAY_ADVICE = "[on record] without [off record] before it; check that nothing leaks above"


@dataclass(frozen=True, slots=True)
class Switch:
    """A mark in a text: from ``end`` on the talk is off the record, or on it again.

    In ``doubt`` something looks like a mark and is not understood. ``square`` tells a mark that
    nobody writes by chance.
    """

    start: int
    end: int
    kind: Literal["off", "on", "doubt"]
    square: bool = True


def find_switches(text: str) -> list[Switch]:
    """Return the marks of a text in their order, none inside another."""
    found: list[Switch] = []
    lines = list(_lines(text))
    for one in (*_alone(lines), *_set_apart(text), *_nearly(text), *_headed(lines)):
        if not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)
    return sorted(found, key=lambda switch: switch.start) if len(found) > 1 else found


def has_switch(text: str) -> bool:
    """Return whether a text holds a mark or something that is almost one."""
    return bool(find_switches(text))


def is_marked(value: str) -> bool:
    """Return whether a value of forum.yaml or a wording holds a mark of off record.

    A title may be "Closed session" or "CONFIDENTIAL DATA": what only looks like confidentiality
    counts in sources, not here.
    """
    known = known_form(value)
    if known and known.sure:
        return True
    understood = any(one.kind != "doubt" for one in _set_apart(value))
    misspelt = (is_almost_sure_form(match[2]) for match in _BRACKETED.finditer(value))
    return understood or any(misspelt) or any(_nearly(value))


def is_mark(words: str) -> bool:
    """Return whether words are a mark and nothing else, so that they are nobody's name."""
    return known_form(words) is not None


def may_be_mark(words: str) -> bool:
    """Return whether words between brackets are a mark or look like one, known or not."""
    return is_mark(words) or is_almost_sure_form(words) or _looks_confidential(words)


def markers_only(text: str) -> str:
    """Return the marks of a text, without the words around them."""
    return " ".join(text[switch.start : switch.end] for switch in find_switches(text))


def words_of(text: str, switch: Switch) -> str:
    """Return the words of a mark as a message may show them: one short line."""
    line = " ".join(text[switch.start : switch.end].split())
    return line if len(line) <= _LONGEST_SHOWN else line[:_LONGEST_SHOWN] + "…"


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines that are short enough for a mark with where they begin."""
    at = 0
    for line in text.split("\n"):
        if 1 < len(line) <= _LONGEST_HEAD:
            yield at, line
        at += len(line) + 1


def _alone(lines: Sequence[_Line]) -> Iterator[Switch]:
    """Yield the lines that are a mark."""
    for at, line in lines:
        known = known_form(_LEAD.sub("", line, 1)) if len(line) <= _LONGEST_LINE else None
        kind = _kind_alone(known, line.strip()) if known else ""
        if kind:
            yield Switch(at, at + len(line), kind)


def _headed(lines: Sequence[_Line]) -> Iterator[Switch]:
    """Yield the lines that open with a mark or are written like one: how far it goes is unclear."""
    for at, line in lines:
        head = _HEAD.match(line) if _HEAD_END.search(line) else None
        known = known_form(head[1]) if head else None
        if head and known and known.kind == "off":
            yield Switch(at + head.start(1), at + head.end(1), "doubt")
        elif _stands_out(line) and not known_form(line) and _looks_confidential(line):
            yield Switch(at, at + len(line), "doubt")


def _kind_alone(known: Meaning, line: str) -> Literal["", "off", "on", "doubt"]:
    """Return what a line means that holds a mark only.

    A caption may break a sentence anywhere, so plain words alone on a line are trusted only where
    they begin like a heading.
    """
    bare = line.rstrip(".:： ")
    if not bare[:1].isalnum() or not bare[-1:].isalnum() or line[-1:] in ":：" or bare.isupper():
        return known.kind
    if known.kind == "on":
        return "on" if known.sure and not bare[0].islower() else ""
    if known.sure:
        return "doubt" if bare[0].islower() else "off"
    return "" if bare[0].islower() else "doubt"


def _stands_out(line: str) -> bool:
    """Return whether a line is written like a heading."""
    bare = line.strip()
    return bare.isupper() or bare[:1] in "#*=~—–" or bare.startswith("--")


def _set_apart(text: str) -> Iterator[Switch]:
    """Yield what stands between brackets or rules."""
    for match in _BRACKETED.finditer(text):
        yield from _judged(match, match[2], match[1])
    for match in _ESCAPED.finditer(text):
        yield from _judged(match, match[1], "[")
    for match in _RULED.finditer(text):
        yield from _judged(match, match[2], "[")
    for match in _STRESSED.finditer(text):
        known = known_form(match[2])
        if known and known.kind == "off" and known.sure:
            yield Switch(match.start(), match.end(), "doubt")


def _judged(match: re.Match[str], words: str, bracket: str) -> Iterator[Switch]:
    known = known_form(words)
    is_round = bracket in _ROUND
    if known and (known.sure or not is_round):
        quoted = bracket in _QUOTING and known.kind == "off"
        yield Switch(match.start(), match.end(), "doubt" if quoted else known.kind, not is_round)
    elif (
        (known is None and is_almost_sure_form(words))
        or (not is_round and bracket not in _QUOTING and _looks_confidential(words))
        or (is_round and _ASKING.fullmatch(words))
    ):
        yield Switch(match.start(), match.end(), "doubt")


def _looks_confidential(words: str) -> bool:
    """Return whether a few words that are set apart look like confidentiality."""
    short = len(words) <= _LONGEST_LINE and len(words.split()) <= _MOST_WORDS
    return short and is_suspicious(words)


def _nearly(text: str) -> Iterator[Switch]:
    folded = text.casefold()
    if "off" not in folded and "record" not in folded:
        return
    for pattern in (_ALMOST, _MARKED, _CAPITALS):
        for match in pattern.finditer(text):
            yield Switch(match.start(), match.end(), "doubt")
