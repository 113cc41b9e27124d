"""The lines of a Markdown paragraph without its marks, and the speaker that a line opens with."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.token import Token

from reportgen.people import title_at_start
from reportgen.places import clean
from reportgen.readers.door.masking import RESET, WITHHELD
from reportgen.readers.shared.heads import INSIDE, UNSURE_HEAD, Chat, Start
from reportgen.readers.shared.labels import SpeakerLabels, head_of, is_initials, looks_like_name

_AFTER_BOLD = re.compile(r"\s*(\([^()]{1,100}\))?\s*(?:[:：]|[-–—](?=\s)|$)\s*")
_AFTER_COLON = re.compile(r"([^:：\n]{1,100}?)\s*(?::(?=\s|$)|：)\s*")
_AFTER_DASH = re.compile(r"([^:\n]{1,100}?)\s+[-–—]\s+(?=[\"“‘'\w])")
_AFTER_COMMA = re.compile(r"[,(]\s*([^\W\d_a-z][^,.:;()?!\n]{0,40}):\s+")
_CAST = re.compile(r"(?P<role>[^:：]{2,60}?)\s*[:：]\s*(?P<names>[^:：]+)")
_LISTED = re.compile(r"[,;/&]\s*(?![^()]*\))|\s(?:and|et|und|y)\s")
_GAP = re.compile(
    r"\s*[\[(<]\s*(?:missing|gap|notes? missing|no notes|lost|part missing|something missing|manque"
    r"|lacune|fehlt|누락|falta)\b[^\])>\n]{0,60}[\])>]",
    re.IGNORECASE,
)
"""A part that the rapporteur did not write down: who speaks after it is not known."""
_TITLE = re.compile(r"(?=.*[^\W\d_]{4})[^.!?:]{5,80}")
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})+\.?|[IVX]{1,5}\.)\s+[^\W\d_][^.!?;:]{2,70}")
_STAND_INS = re.compile(f"[{WITHHELD}{RESET}]+")
_PARTS = re.compile(f"([{WITHHELD}{RESET}]+)")


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line's words; ``speaker`` is who it opens with (not part of the words), None for nobody.

    With a ``doubt`` the speaker is empty: what opens the line may be a name, so nobody is credited.
    ``bold`` are the words in bold type; a speaker is ``firm`` whose name is in bold.
    """

    text: str
    number: int
    speaker: str | None = None
    prefix: str = ""
    doubt: str = ""
    bold: tuple[str, ...] = ()
    firm: bool = False

    def without_speaker(self) -> "NoteLine":
        """Return the line as written, for headings, whose speaker is told apart elsewhere."""
        return NoteLine(self.prefix + self.text, self.number)


def plain_lines(token: Token) -> Iterator[tuple[int, str, tuple[Span, ...]]]:
    """Yield number, words and parts in bold of each line of a paragraph, bullet or heading."""
    first = (token.map or [0])[0] + 1
    for number, line in enumerate(_split(token.children or []), first):
        text, bold = _flatten(line)
        if text:
            yield number, text, bold


def note_lines(token: Token, labels: SpeakerLabels) -> list[NoteLine]:
    """Return the lines of a paragraph, bullet, heading or cell, cut at speakers inside."""
    chat, found = Chat(), list[NoteLine]()
    for number, text, bold in plain_lines(token):
        first, *others = _pieces(text, number, bold, labels)
        start = chat.opening(text, Start(0, len(first.prefix), first.speaker, first.doubt))
        if chat.lines < 0 and start.label == first.speaker:
            found += [first, *others]
        else:
            words = text[start.at :]
            found.append(NoteLine(words, number, start.label, text[: start.at], start.doubt))
    return found


def head_names(text: str) -> Iterator[str]:
    """Yield what may be the names of speakers before the colons and dashes of a line."""
    for pattern in (_AFTER_COLON, _AFTER_DASH):
        if match := pattern.match(text):
            yield match[1]
    for match in INSIDE.finditer(text):
        if colon := _AFTER_COLON.match(text, match.end()):
            yield colon[1]


def speaker_of_heading(text: str, labels: SpeakerLabels) -> str:
    """Return the speaker that a heading names, an empty text for any other heading."""
    bare = _STAND_INS.sub("", text).strip().rstrip(":").rstrip()
    return bare if labels.is_certain(bare) else ""


def is_unmarked_heading(text: str) -> bool:
    """Return whether a paragraph of one line is a heading that lost its mark when it was pasted."""
    in_capitals = text.isupper() and _TITLE.fullmatch(text) is not None
    return in_capitals or _NUMBERED.fullmatch(text) is not None


def _split(children: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the inline tokens of each line of the source."""
    line: list[Token] = []
    for child in children:
        if child.type in {"softbreak", "hardbreak"}:
            yield line
            line = []
        else:
            line.append(child)
    yield line


def _flatten(tokens: Sequence[Token]) -> tuple[str, tuple[Span, ...]]:
    """Return the words of a line and where its bold type begins and ends."""
    text, opened = "", 0
    bold: list[Span] = []
    for token in tokens:
        if token.type == "strong_open":
            opened = len(text)
        elif token.type == "strong_close":
            bold.append((opened, len(text)))
        elif token.type in {"text", "code_inline", "image"}:
            text += _clean(token.content)
    start = len(text) - len(text.lstrip())
    return text.strip(), tuple((max(a - start, 0), b - start) for a, b in bold)


def _clean(words: str) -> str:
    """Return words that Markdown's entities may have soiled, clean; stand-ins stay."""
    return "".join(
        part if _STAND_INS.fullmatch(part) else clean(part)[0] for part in _PARTS.split(words)
    )


def _pieces(
    text: str, number: int, bold: tuple[Span, ...], labels: SpeakerLabels
) -> Iterator[NoteLine]:
    """Yield a line in pieces, each with the speaker's name taken off its start."""
    if _is_cast(text, labels):
        yield NoteLine(text, number, "")
        return
    opens_bold = bold[0][1] if bold and not bold[0][0] else 0
    strong = tuple(text[start:end].strip(" :：") for start, end in bold)
    opening = _unsure(text) or _bold_speaker(text, opens_bold, labels)
    starts = [opening, *_inside(text, labels), *_unsure_inside(text)]
    starts = [start for start in starts if start is starts[0] or start.begins >= starts[0].at]
    starts.sort(key=lambda start: start.begins)
    for start, after in pairwise([*starts, Start(len(text), 0, None)]):
        words, prefix = text[start.at : after.begins].rstrip(), text[start.begins : start.at]
        is_alone = start.at == len(text)
        firm = (bool(opens_bold) or is_alone) and not start.begins
        yield NoteLine(words, number, start.label, prefix, start.doubt, strong, firm)


def _is_cast(text: str, labels: SpeakerLabels) -> bool:
    """Return whether a line says who was what ("Moderator: Ana Lee"), so that nobody speaks."""
    match = _CAST.fullmatch(_STAND_INS.sub("", text).strip())
    if match is None or labels.is_known(match["role"]):
        return False
    names = [name.strip() for name in _LISTED.split(match["names"]) if name.strip()]
    if title_at_start(match["role"]) == len(match["role"]):
        return all(labels.is_certain(n) or (looks_like_name(n) and " " in n) for n in names)
    return all(map(labels.is_known, names))


def _unsure(text: str) -> Start | None:
    """Return that nobody is credited: after a gap, or a name of which the writer is not sure."""
    found = _GAP.match(text) or UNSURE_HEAD.match(text)
    return Start(0, 0, "", found[0].strip()) if found else None


def _unsure_inside(text: str) -> Iterator[Start]:
    """Yield names in brackets inside a line of which the writer is not sure."""
    for match in UNSURE_HEAD.finditer(text) if "?" in text else ():
        if match.start():
            at = match.end() - len(match[0].lstrip())
            yield Start(at, at, "", match[0].strip())


def _inside(text: str, labels: SpeakerLabels) -> Iterator[Start]:
    """Yield who else begins to speak in a line; after a comma only a person's name counts."""
    for match in INSIDE.finditer(text):
        if (inside := _colon_speaker(text, match.end(), labels)).label is not None:
            yield inside
    for match in _AFTER_COMMA.finditer(text):
        if labels.is_person(match[1]):
            yield Start(match.start(1), match.end(), match[1])


def _bold_speaker(text: str, bold: int, labels: SpeakerLabels) -> Start:
    """Return who a line opens with whose first ``bold`` characters are in bold type."""
    inside = text[:bold]
    name = inside.rstrip(" :：")
    certain = labels.is_certain(name)
    if bold and (certain or looks_like_name(name)):
        likely = certain or labels.is_likely(name)
        if likely and name != inside.rstrip():
            return Start(0, _skip_blanks(text, bold), name)
        after = _AFTER_BOLD.match(text, bold)
        if after and (certain or after[1] or (likely and after.end() < len(text))):
            organization = f" {after[1]}" if after[1] else ""
            return Start(0, after.end(), name + organization)
    return _plain_speaker(text, labels)


def _plain_speaker(text: str, labels: SpeakerLabels) -> Start:
    if labels.is_certain(text):
        return Start(0, len(text), text)
    head = head_of(text) if text[0] in "[({<" else None
    if head is not None and labels.is_person(head.label):
        return Start(0, head.end, head.label)
    found = _colon_speaker(text, 0, labels)
    dash = _AFTER_DASH.match(text)
    if found.label is not None or dash is None:
        return found
    if dash[1] in labels.keys:
        return Start(0, dash.end(), labels.keys[dash[1]])
    if labels.is_person(dash[1]):
        return Start(0, dash.end(), dash[1])
    return Start(0, 0, "", dash[1]) if is_initials(dash[1]) else found


def _colon_speaker(text: str, at: int, labels: SpeakerLabels) -> Start:
    """Return who the words from ``at`` on open with, before a colon."""
    colon = _AFTER_COLON.match(text, at)
    if colon and colon[1] in labels.keys:
        return Start(at, colon.end(), labels.keys[colon[1]])
    verdict = labels.judge_note(colon[1]) if colon else "words"
    match "doubtful" if colon and verdict == "speaker" and colon[1][0] == "@" else verdict:
        case "speaker" if colon:
            return Start(at, colon.end(), colon[1])
        case "doubtful" if colon:
            return Start(at, at, "", colon[1])
        case _:
            return Start(at, at, None)


def _skip_blanks(text: str, at: int) -> int:
    return at + len(text[at:]) - len(text[at:].lstrip())
