"""Finds where somebody else may begin to speak within a line, a cue or a turn."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.readers.shared.labels import Head, SpeakerLabels, head_of, is_handle

NO_TITLE = r"(?<!\b[A-Z]\.)(?<!\b[MD][rs]\.)(?<!\b[A-Z][a-z]{2}\.)(?<!\bProf\.)"
"""Lookbehind: the full stop before is not that of an initial or a title."""
INSIDE = re.compile(
    rf"(?<=[.!?…;”\"’)\]]){NO_TITLE}"
    r"\s+(?=(?:[^\W\d_]{1,4}\.\s)?[^\W\d_][^:：.!?;\n]{0,60}[:：]\s)"
)
_CHAT_TIME = re.compile(r"\[?(?:\d{4}-\d\d-\d\d\s+)?\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp][Mm])?\]?\s+")
UNSURE_HEAD = re.compile(
    r"\s*[\[(]\s*[^\W\d_][^()\[\]\n]{0,40}?\s*[\[(]\s*\?{1,3}\s*[\])]\s*[\])]|"
    r"\s*[\[(]\s*[^\W\d_][^()\[\]\n]{0,40}\?{1,3}\s*[\])](?=\s+\S)"
)
"""A name of which its writer is not sure, in brackets before the words: "(JA (?))", "(Kim?)"."""
_CHANGE = re.compile(r"\s*>>+\s*(?=\S)")
"""How captions say that somebody else speaks; the name stands behind it only where it is known."""
_ENDED = re.compile(r"[.!?…。！？:：\"”’)\]]\s*$")
_TAKES_UP = re.compile(r"(?:[—–]|--)\s*\w")
_TIME = re.compile(
    r"[\[(<{]\s*\d{1,3}:\d{2}\b[^\])>}\n]{0,12}[\])>}]|\d{1,3}:\d{2}(?::\d{2})?[.,]?\d*\s+[^\W\d_]"
)
_NAMED = re.compile(
    r"\s*([^\W\d_][^:：\n,;?!]{1,60}?)"
    r"(?:\s+[-–—]\s+(?=\S)|\s*(?:\d{1,3}:\d\d(?::\d\d)?\s*(?:[AaPp][Mm])?)?\s*$"
    r"|\s+(?:said|says|asked|asks|replied|answered|added|noted|went on)\b[^:：\n]{0,40}[:：]\s)"
)
"""A name with a dash, alone on its line, or before "said:": never the words of the one before."""
_PASTED = re.compile(r"[•▪◦‣●§\uf0b7\uf0a7]\s|[o–·]\t|#{1,6}\s")


@dataclass(frozen=True, slots=True)
class Start:
    """Where a voice begins in a line, and where its words begin.

    ``label`` is None if the line continues the speaker before. A doubtful voice has an empty label,
    and its words stay as written.
    """

    begins: int
    at: int
    label: str | None
    doubt: str = ""


def starts_of(
    line: str, labels: SpeakerLabels, before: str = "", *, taken: str = ""
) -> Iterator[Start]:
    """Yield the voices of a transcript's line in order; ``before`` is the line before it.

    Where the line's label was ``taken`` off already, its opening is only words.
    """
    opening = Start(0, 0, None) if taken else _opening(line, labels, before)
    label = taken or opening.label
    yield opening
    changes = {one.begins: one for one in _changes(line, labels, opening.at)}
    if ":" in line[opening.at :] or "：" in line:
        for match in INSIDE.finditer(line, opening.at):
            head = head_of(line[match.end() :])
            if head is not None and head.label == label:
                changes.setdefault(match.end(), Start(match.end(), match.end() + head.end, label))
            elif head is not None and labels.has_heard(head.label):
                changes.setdefault(match.end(), Start(match.end(), match.end(), "", head.label))
    yield from (changes[at] for at in sorted(changes))


def _changes(line: str, labels: SpeakerLabels, at: int) -> Iterator[Start]:
    """Yield where ``>>`` inside a line says that somebody else speaks, with or without a name."""
    for match in _CHANGE.finditer(line, max(at, 1)) if ">>" in line else ():
        yield _changed(line, match, labels)


def _changed(line: str, match: re.Match[str], labels: SpeakerLabels) -> Start:
    head = head_of(line[match.start() :])
    if head is not None and labels.judge(head) == "speaker":
        return Start(match.start(), match.start() + head.end, head.label)
    return Start(match.start(), match.end(), "")


@dataclass(slots=True)
class Chat:
    """Remembers whether lines are a message, in which names before colons are of those addressed.

    A message begins under "from Ana to Everyone:" alone on its line. Its first line is its
    writer's; further ones that open with a name are nobody's.
    """

    lines: int = -1

    def opening(self, line: str, start: Start) -> Start:
        """Return how a line opens inside a message, given how it would open outside of messages."""
        time = _CHAT_TIME.match(line)
        at = time.end() if time else 0
        head = head_of(line[at:])
        if head is not None and head.form == "chat":
            self.lines = -1 if line[at + head.end :].strip() else 0
            return Start(0, at + head.end, head.label)
        if self.lines < 0:
            return start
        self.lines += 1
        if self.lines == 1 or start.label is None:
            return Start(0, 0, None)
        return Start(0, 0, "", start.doubt or start.label)


def _opening(line: str, labels: SpeakerLabels, before: str) -> Start:
    head = head_of(line)
    verdict = labels.judge(head) if head else "words"
    if head is not None and verdict == "speaker":
        return Start(0, head.end, head.label)
    if head is not None and verdict == "doubtful" and not _goes_on(head, before):
        return Start(0, 0, "", head.label)
    if unsure := UNSURE_HEAD.match(line):
        return Start(0, 0, "", unsure[0].strip())
    if change := _CHANGE.match(line):
        return Start(0, change.end(), "")
    if doubt := _no_speech(line) or _named(line, labels, before):
        return Start(0, 0, "", doubt)
    return Start(0, 0, None)


def _named(line: str, labels: SpeakerLabels, before: str) -> str:
    """Return the known name that opens a line in another form than a label; empty for none."""
    match = _NAMED.match(line)
    is_inside = bool(before) and not _ENDED.search(before)
    return match[1] if match and not is_inside and labels.is_known(match[1]) else ""


def _goes_on(head: Head, before: str) -> bool:
    """Whether a small word before a colon only ends the sentence of the line before."""
    return is_handle(head.label) and bool(before) and not _ENDED.search(before)


def _no_speech(line: str) -> str:
    """Return what opens a line without being speech: a time, or a dash that resumes speech."""
    if match := _TIME.match(line) or _TAKES_UP.match(line):
        return match[0].strip()
    return ""


def foreign_start(line: str, label: str, labels: SpeakerLabels, *, is_first: bool) -> str:
    """Return what at the start of a line shows that it is not ``label``'s; empty for nothing.

    Only what is certainly somebody else's counts here, whatever the reader was.
    """
    head = head_of(line)
    if head is not None and labels.is_certain(head.label) and head.label != label:
        return head.label
    found = None if is_first else _TIME.match(line) or _PASTED.match(line)
    return found[0].strip() if found else ""
