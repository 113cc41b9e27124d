"""Logs of Internet Relay Chat, in which W3C and IETF groups keep their minutes.

A scribe writes for others: ``Ann: words``, and ``... words`` where Ann goes on. Whoever else types
speaks for himself or herself. Robots, commands to them and people who come and go are no speech.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from reportgen.places import lines_of
from reportgen.readers.door.raw import NumberedLine, Raw, RawTurn, SourceText, Unread
from reportgen.readers.transcripts.clocks import MIDNIGHT, DayClock

_LINE: Final = re.compile(
    r"\s*(?:\[?(?:\d{4}-\d\d-\d\d[T ]|\d\d-\d\d-\d{4} )?(?P<h>\d{1,2}):(?P<m>\d\d)(?::(?P<s>\d\d))?"
    r"(?:\.\d+)?Z?\]?\s+)?"
    r"(?:<[ @+]?(?!\d{1,3}:\d\d)(?P<nick>[^<>\s]{1,40})>"
    r"|<\s(?P<bip>[^\s!<>:]{1,40})![^\s:]{1,80}:)\s?(?P<words>.*)"
)
_EVENT: Final = re.compile(
    r"\s*(?:\[?[\d:.TZ -]{4,25}\]?\s+)?(?:<\s)?(?:\*{1,3}|-!-|-->|<--|<-)\s.*"
    r"|.*\s(?:has (?:joined|left|quit)|changed topic of|has changed the topic to)\b.*"
)
_ROBOTS: Final = frozenset(
    ["zakim", "rrsagent", "trackbot", "agendabot", "ghurlbot", "gb", "github-bot", "meetecho"]
)
_COMMAND: Final = re.compile(
    r"(?:zakim|rrsagent|trackbot|agendabot|ghurlbot|gb|github-bot)\b[,:]|/me\b|q[+\-=?]"
    r"|queue[=?+]?|(?:ack|vq\?|qq[+-])\b|(?:present|regrets|agenda|chair)\s?[+\-?]"
    r"|(?:next|close|take up|open) agend|scribe(?:nick)?\s*[+:：]|scribeoptions|-> ?http"
    r"|(?:meeting|chairs?|present|regrets|agenda|date|attendees|previous meeting|next meeting)"
    r"\s*[:：]|https?://\S+$|i[/|].+[/|]|s([/|;,!]).+\1|\[adjourn",
    re.IGNORECASE,
)
_SCRIBE: Final = re.compile(r"scribe(?:nick)?\s*[+:：]\s*(\S[^,]{0,40})", re.IGNORECASE)
_TOPIC: Final = re.compile(r"(?:sub)?topic\s*[:：]\s*(.+)", re.IGNORECASE)
_RECORD: Final = re.compile(
    r"(?:action|resolution|resolved|proposed|summary)\b\s*[-\d]*\s*[:：]", re.I
)
_GOES_ON: Final = re.compile(r"(?:\.{2,}|…)\s*")
_NAMED: Final = re.compile(r"([^\W\d_][^:：\s]{0,30}(?: [^:：\s]{1,20}){0,2})[:：]\s+(?=\S)")
_FEWEST, _SHARE = 3, 0.6


def is_chat_log(source: SourceText) -> bool:
    """Return whether most lines are messages between angle brackets, or who came and went."""
    written = [line for line in source.head if line.strip()]
    said = sum(_LINE.match(line) is not None for line in written)
    events = sum(_EVENT.match(line) is not None for line in written if not _LINE.match(line))
    return said >= _FEWEST and said + events >= _SHARE * len(written) and _is_log(source)


def read_chat_log(source: SourceText) -> Raw:
    """Return what was said, by name where the scribe writes one, by nickname elsewhere."""
    messages = list(_messages(source.text))
    unread = [Unread(n, line.strip()) for n, line in lines_of(source.text) if _is_unread(line)]
    timed = any(message.seconds is not None for message in messages)
    turns = _turns(messages, _scribes(messages))
    return Raw(turns, unread, recorded_from=MIDNIGHT if timed else None)


@dataclass(frozen=True, slots=True)
class _Message:
    number: int
    nick: str
    words: str
    seconds: float | None


def _is_log(source: SourceText) -> bool:
    """Return whether it is a log and no transcript of people with full names in brackets."""
    nicks = [m["nick"] or m["bip"] for line in source.head if (m := _LINE.match(line))]
    return all(" " not in nick for nick in nicks)


def _is_unread(line: str) -> bool:
    return bool(line.strip()) and not _LINE.match(line) and not _EVENT.match(line)


def _messages(text: str) -> Iterator[_Message]:
    clock = DayClock()
    for number, line in lines_of(text):
        match = _LINE.match(line)
        if match is None or _EVENT.fullmatch(line):
            continue
        seconds = None
        if match["h"]:
            parts = (int(match[key] or 0) for key in ("h", "m", "s"))
            hours, minutes, rest = parts
            seconds = clock.seconds(hours * 3600.0 + minutes * 60 + rest)
        nick = match["nick"] or match["bip"]
        if nick.casefold() not in _ROBOTS:
            yield _Message(number, nick, match["words"].strip(), seconds)


def _scribes(messages: list[_Message]) -> frozenset[str]:
    """Return the nicknames that write for others: as they say, else who does so most."""
    nicks = {message.nick.casefold(): message.nick for message in messages}
    said = {
        match[1].strip().casefold() for m in messages if (match := _SCRIBE.match(m.words))
    } & nicks.keys()
    if said:
        return frozenset(said)
    named = Counter(m.nick.casefold() for m in messages if _NAMED.match(m.words))
    return frozenset(nick for nick, count in named.most_common(1) if count >= _FEWEST)


def _turns(messages: list[_Message], scribes: frozenset[str]) -> Iterator[RawTurn]:
    speaker, last_of = "", dict[str, str]()
    for message in messages:
        words, nick = message.words, message.nick
        lines: list[NumberedLine] = [(message.number, words)]
        turn = RawTurn("", lines, message.seconds)
        if topic := _TOPIC.fullmatch(words):
            speaker, last_of = "", {}
            yield replace(turn, lines=[(message.number, topic[1])], form="heading")
        elif not words or _COMMAND.match(words):
            continue
        elif _RECORD.match(words):
            yield replace(turn, form="paragraph")
        elif nick.casefold() not in scribes:
            goes_on = _GOES_ON.match(words)
            yield replace(turn, label=nick, lines=[(message.number, _after(words, goes_on))])
        elif (goes_on := _GOES_ON.match(words)) and last_of.get(nick):
            speaker = last_of[nick]
            yield replace(turn, label=speaker, lines=[(message.number, _after(words, goes_on))])
        elif named := _NAMED.match(words):
            speaker = last_of[nick] = named[1]
            yield replace(turn, label=speaker, lines=[(message.number, words[named.end() :])])
        else:
            last_of.pop(nick, None)
            yield turn


def _after(words: str, match: re.Match[str] | None) -> str:
    return words[match.end() :] if match else words
