"""Verbatim records of the United Nations: ``Mr. Ahn (Republic of Korea) (spoke in Korean): words``.

Lines are broken at the margin; what stands at the head and foot of a page is no speech, and what
the record itself tells ("The agenda was adopted.") is nobody's.
"""

import re
from collections.abc import Iterator
from typing import Final

from reportgen.places import lines_of
from reportgen.readers.door.raw import NumberedLine, Raw, RawTurn, SourceText, Unread

_OFFICE: Final = (
    r"The (?:Acting |Temporary |Co-)?(?:President|Vice-President|Chair(?:man|person|woman)?|Speaker"
    r"|Secretary-General|Deputy Secretary-General|Secretary|Rapporteur|Moderator|Facilitator)"
    r"|(?:Le|La) (?:Président|Présidente|Secrétaire général)"
)
_TITLED: Final = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Lord|Lady|Baroness|Monsignor|Archbishop|Sheikha?|Prince"
    r"|Princess|King|Queen|Count|Ambassador|Nana|Chief|M|Mme)\.?\s[^\W\d_][^:()\n]{1,70}?"
)
_SPOKE: Final = r"\((?:spoke|speaking|interpretation|parle|parlant|a parlé|habla)[^()]{0,60}\)"
_HEAD: Final = re.compile(
    rf"\s*(?P<name>{_OFFICE}|{_TITLED})(?P<state>\s\((?!spoke|interpret|parle)[^()]{{2,60}}\))?"
    rf"(?:\s{_SPOKE})*\s?:\s+(?=\S)"
)
_STATE: Final = re.compile(rf"\s*(?:{_TITLED})\s\([^()]{{2,60}}\)(?:\s{_SPOKE})*\s?:\s")
_LANGUAGE: Final = re.compile(rf".{{1,120}}?\s{_SPOKE}\s?:\s")
_ORDER: Final = re.compile(
    r"\s*(?:The meeting (?:was called to order|rose|was suspended|resumed)|La séance est (?:ouverte"
    r"|levée))\b"
)
_FURNITURE: Final = re.compile(
    r"(?:United Nations\s+)?[A-Z]{1,2}(?:/[A-Z0-9.-]{1,10}){1,3}"
    r"|\d\d-\d{5}(?:\s?\([A-Z]\))?(?:\s+\d{1,3}/\d{1,3})?"
    r"|\d{1,3}/\d{1,3}(?:\s+\d\d-\d{5})?|\*\d{7}\*|\d{1,3}"
)
_TOLD: Final = re.compile(
    r"(?:The (?:meeting|agenda|provisional agenda|draft (?:resolution|decision|report)|motion"
    r"|report|proposal|session|list)\b|It was so (?:decided|agreed)|A vote was taken"
    r"|At the invitation).{0,140}\.$"
)
_FEWEST, _LONGEST_HEADING = 2, 90


def is_verbatim(source: SourceText) -> bool:
    """Return whether speakers stand with their states, or one does in a meeting called to order."""
    heads = sum(_HEAD.match(line) is not None for line in source.head)
    states = sum(bool(_STATE.match(line) or _LANGUAGE.match(line)) for line in source.head)
    order = any(_ORDER.match(line) for line in source.head)
    return heads >= _FEWEST and (states >= _FEWEST or (order and states >= 1))


def read_verbatim(source: SourceText) -> Raw:
    """Return the turns of the record, a speaker's state in brackets behind the name."""
    unread: list[Unread] = []
    return Raw(_turns(source, unread), unread)


def _turns(source: SourceText, unread: list[Unread]) -> Iterator[RawTurn]:
    label = ""
    for paragraph in _paragraphs(source, unread):
        number, first = paragraph[0]
        if head := _HEAD.match(first):
            label = f"{head['name']}{head['state'] or ''}"
            yield RawTurn(label, _trimmed([(number, first[head.end() :]), *paragraph[1:]]))
        elif _is_heading(paragraph) or source.is_heading(number):
            label = ""
            yield RawTurn("", _trimmed(paragraph), form="heading")
        elif _TOLD.match(" ".join(words.strip() for _, words in paragraph)):
            yield RawTurn("", _trimmed(paragraph))
            label = ""
        else:
            yield RawTurn(label, _trimmed(paragraph))


def _trimmed(lines: list[NumberedLine]) -> list[NumberedLine]:
    return [(number, words.strip()) for number, words in lines]


def _paragraphs(source: SourceText, unread: list[Unread]) -> Iterator[list[NumberedLine]]:
    """Yield paragraphs; those that a page break cuts go on below it."""
    held: list[NumberedLine] = []
    is_over = is_cut = False
    for number, line in lines_of(source.text):
        words = line.strip()
        if words and _FURNITURE.fullmatch(words):
            unread.append(Unread(number, words))
            is_cut = bool(held) and not _ends(held)
        elif not words:
            is_over = True
        else:
            goes_on = is_cut and words[:1].islower()
            opens = is_over or source.unpacked is not None or _HEAD.match(line)
            if held and opens and not goes_on:
                yield held
                held = []
            held.append((number, line))
            is_over = is_cut = False
    if held:
        yield held


def _ends(lines: list[NumberedLine]) -> bool:
    return lines[-1][1].rstrip().endswith((".", "?", "!", ":", "”", '"'))


def _is_heading(paragraph: list[NumberedLine]) -> bool:
    """Return whether a paragraph is a heading: a short line at the margin without a full stop."""
    if len(paragraph) > 1:
        return False
    words = paragraph[0][1].rstrip()
    is_short = len(words) <= _LONGEST_HEADING and words[:1].isupper()
    return is_short and words[-1].isalnum()
