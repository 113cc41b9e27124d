"""Saved chats of video meetings: who wrote what to everybody; direct messages are left out.

Zoom writes three dialects: ``00:13:46<tab>Ana:<tab>words`` with the time of the recording,
``13:36:09 From Ana to Everyone: words`` and ``2026-05-14 13:36:09 From Ana to Everyone:`` with the
time of the day. Lines without a time go on with the message before. Reactions are no speech.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from reportgen.places import lines_of
from reportgen.readers.door.raw import NumberedLine, Raw, RawTurn, SourceText, Unread
from reportgen.readers.transcripts.clocks import MIDNIGHT, DayClock, is_time_of_day

_FROM: Final = "From|De|Von|Da|Van|От|发件人|보낸 사람:?|من"
_TO: Final = "to|à|an|a|para|aan|для|收件人|받는 사람:?|إلى"
_HEAD: Final = re.compile(
    r"\s*(?:(?P<date>\d{4}-\d\d-\d\d)\s+)?"
    r"(?P<h>\d{1,2}):(?P<m>\d\d):(?P<s>\d\d)(?P<half>\s?[AaPp][Mm])?"
    rf"(?:[ \t]+(?:{_FROM})[ \t]+(?P<sender>.+?)"
    rf"(?:[ \t]+(?:{_TO})[ \t]+(?P<to>[^:]{{1,120}}?))?[ \t]*:[ \t]*"
    r"|\t[ \t]*(?P<name>[^\t]{1,100}?):\t[ \t]*)(?P<words>.*)",
    re.IGNORECASE,
)
_EVERYONE: Final = re.compile(
    r"(?:everyone(?: in (?:the )?(?:meeting|webinar))?|everybody|all panelists and attendees"
    r"|all (?:attendees|participants)|tout le monde|tous|alle|jede\w*|todos|tutti|iedereen"
    r"|모두|모든 사람|전체|所有人|全员|全員|всем|الجميع|(?:the )?(?:group|meeting chat))\s*",
    re.IGNORECASE,
)
_PRIVATE: Final = re.compile(
    r"direct message|direktnachricht|message direct|mensaje directo|messaggio diretto|privat|privé"
    r"|다이렉트|개인 ?메시지|私信|личн|مباشرة",
    re.IGNORECASE,
)
_REACTION: Final = re.compile(
    r"\s*(?:reacted to|removed an? .{1,20} reaction from|a réagi à|a ajouté une réaction|hat auf"
    r"|heeft gereageerd op|ha reaccionado|reaccionó a|ha reagito|反应|에 반응)\b.*",
    re.IGNORECASE,
)
_REPLY: Final = re.compile(
    r"\s*(?:replying to|répondre à|antwort(?:en)? auf|respondiendo a|in antwoord op|rispondendo a)"
    r"\s+[\"“«„].*",
    re.IGNORECASE,
)
_FILE: Final = re.compile(r"\s*\[?(?:file|fichier|datei|archivo|파일)[\]:].*", re.IGNORECASE)
_FEWEST: Final = 2


def is_messages(source: SourceText) -> bool:
    """Return whether every other paragraph or more opens with a time, a writer and a message."""
    written = [line for line in source.head if line.strip()]
    heads = sum(_HEAD.match(line) is not None for line in written)
    return heads >= _FEWEST and heads * 4 >= len(written)


def read_messages(source: SourceText) -> Raw:
    """Return the messages to everybody; how many went to single people is said, not what."""
    state = _Chat(source, unread=[])
    return Raw(state.turns(), state.unread, recorded_from=MIDNIGHT if state.is_wall else None)


@dataclass(slots=True)
class _Message:
    sender: str
    start: float
    is_public: bool
    lines: list[NumberedLine] = field(default_factory=list)


@dataclass(slots=True)
class _Chat:
    source: SourceText
    unread: list[Unread]

    @property
    def is_wall(self) -> bool:
        heads = (match for line in self.source.head if (match := _HEAD.match(line)))
        return is_time_of_day(_seconds(match) for match in heads)

    def turns(self) -> Iterator[RawTurn]:
        clock = DayClock() if self.is_wall else None
        for message in self._messages():
            words = [(n, w) for n, w in _own(message.lines) if w.strip()]
            if not message.is_public:
                first = message.lines[0][0] if message.lines else 0
                self.unread.append(Unread(first, "(a message to single people, left out)"))
            elif words:
                start = clock.seconds(message.start) if clock else message.start
                yield RawTurn(message.sender, words, start)

    def _messages(self) -> Iterator[_Message]:
        now: _Message | None = None
        for number, line in lines_of(self.source.text):
            if match := _HEAD.match(line):
                if now is not None:
                    yield now
                sender = (match["sender"] or match["name"] or "").strip()
                now = _Message(sender, _seconds(match), _is_public(match))
                now.lines.append((number, match["words"].strip()))
            elif now is not None:
                now.lines.append((number, line.strip()))
            elif line.strip():
                self.unread.append(Unread(number, line.strip()))
        if now is not None:
            yield now


def _is_public(match: re.Match[str]) -> bool:
    """Return whether a message went to everybody; where it does not say, it did."""
    to, sender = (match["to"] or "").strip(), match["sender"] or match["name"] or ""
    in_brackets = sender.rpartition("(")[2] if "(" in sender else ""
    if _PRIVATE.search(to) or _PRIVATE.search(in_brackets):
        return False
    return not to or _EVERYONE.fullmatch(to) is not None


def _own(lines: list[NumberedLine]) -> Iterator[NumberedLine]:
    """Yield what the writer says: no reaction, file or quotation of the message replied to."""
    for at, (number, words) in enumerate(lines):
        if at == 0 and (_REACTION.fullmatch(words) or _FILE.fullmatch(words)):
            return
        if not (at <= 1 and _REPLY.fullmatch(words)):
            yield number, words


def _seconds(match: re.Match[str]) -> float:
    hours, half = int(match["h"]), (match["half"] or "").strip().casefold()
    if half:
        hours = hours % 12 + 12 * (half == "pm")
    return hours * 3600.0 + int(match["m"]) * 60 + int(match["s"])
