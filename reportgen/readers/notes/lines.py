"""The lines of a Markdown paragraph without its marks, and the speaker that a line opens with."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from reportgen.places import clean
from reportgen.readers.door.masking import RESET, WITHHELD
from reportgen.readers.shared.labels import SpeakerLabels, head_of, looks_like_name

_AFTER_BOLD = re.compile(r"\s*(\([^()]{1,100}\))?\s*(?:[:：]|[-–—](?=\s)|$)\s*")
_AFTER_COLON = re.compile(r"([^:：\n]{1,100}?)\s*(?::(?=\s|$)|：)\s*")
_AFTER_DASH = re.compile(r"([^:\n]{1,100}?)\s+[-–—]\s+(?=[\"“‘'\w])")
_CHAT_TIME = re.compile(r"\[?(?:\d{4}-\d\d-\d\d\s+)?\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp][Mm])?\]?\s+")
_TITLE = re.compile(r"(?=.*[^\W\d_]{4})[^.!?:]{5,80}")
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})+\.?|[IVX]{1,5}\.)\s+[^\W\d_][^.!?;:]{2,70}")
_STAND_INS = re.compile(f"[{WITHHELD}{RESET}]+")
_PARTS = re.compile(f"([{WITHHELD}{RESET}]+)")


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line's words; ``speaker`` is who it opens with (not part of the words), None for nobody."""

    text: str
    number: int
    speaker: str | None = None
    prefix: str = ""

    def without_speaker(self) -> "NoteLine":
        """Return the line as written, for headings, whose speaker is told apart elsewhere."""
        return NoteLine(self.prefix + self.text, self.number)


def note_lines(token: Token, labels: SpeakerLabels) -> list[NoteLine]:
    """Return the lines of a paragraph, bullet, heading or cell."""
    first = (token.map or [0])[0] + 1
    lines: list[NoteLine] = []
    for number, line in enumerate(_split(token.children or []), first):
        text, bold = _flatten(line)
        if text:
            lines.append(_with_speaker(text, bold, number, labels))
    return lines


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


def _flatten(tokens: Sequence[Token]) -> tuple[str, int]:
    """Return the words of a line and where bold type that opens the line ends (0: it does not)."""
    words: list[str] = []
    bold = 0
    for token in tokens:
        if token.type == "strong_close" and tokens[0].type == "strong_open" and not bold:
            bold = len("".join(words))
        if token.type in {"text", "code_inline", "image"}:
            words.append(_clean(token.content))
    text = "".join(words)
    start = len(text) - len(text.lstrip())
    return text.strip(), max(bold - start, 0)


def _clean(words: str) -> str:
    """Return words that Markdown's entities may have soiled, clean; stand-ins stay."""
    return "".join(
        part if _STAND_INS.fullmatch(part) else clean(part)[0] for part in _PARTS.split(words)
    )


def _with_speaker(text: str, bold: int, number: int, labels: SpeakerLabels) -> NoteLine:
    """Return the line with a speaker's name taken off its start."""
    found = _bold_speaker(text, bold, labels) if bold else _plain_speaker(text, labels)
    if found is None:
        return NoteLine(text, number)
    speaker, at = found
    return NoteLine(text[at:], number, speaker, text[:at])


def _bold_speaker(text: str, bold: int, labels: SpeakerLabels) -> tuple[str, int] | None:
    inside = text[:bold]
    name = inside.rstrip(" :：")
    certain = labels.is_certain(name)
    if certain or looks_like_name(name):
        likely = certain or len(name.split()) > 1
        if likely and name != inside.rstrip():
            return name, _skip_blanks(text, bold)
        after = _AFTER_BOLD.match(text, bold)
        if after and (certain or after[1] or (likely and after.end() < len(text))):
            organization = f" {after[1]}" if after[1] else ""
            return name + organization, after.end()
    return _plain_speaker(text, labels)


def _plain_speaker(text: str, labels: SpeakerLabels) -> tuple[str, int] | None:
    if labels.is_certain(text):
        return text, len(text)
    if chat := _chat_speaker(text):
        return chat
    colon = _AFTER_COLON.match(text)
    if colon and labels.accepts_note(colon[1]):
        return colon[1], colon.end()
    dash = _AFTER_DASH.match(text)
    if dash and labels.is_certain(dash[1]):
        return dash[1], dash.end()
    return None


def _chat_speaker(text: str) -> tuple[str, int] | None:
    """Return who wrote a line of a chat that was pasted between notes."""
    time = _CHAT_TIME.match(text)
    at = time.end() if time else 0
    head = head_of(text[at:])
    return (head.label, at + head.end) if head and head.form == "chat" else None


def _skip_blanks(text: str, at: int) -> int:
    return at + len(text[at:]) - len(text[at:].lstrip())
