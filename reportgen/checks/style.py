"""Rules of style for people's prose; they report a place and a suggestion and change no word."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from reportgen.shipped import read_data

_RULES = Path(__file__).resolve().parent / "style_rules.yaml"
_UNREAD = re.compile(
    r"“[^”]*”|\"[^\"\n]*\"|«[^»]*»|https?://\S+|\]\([^)\s]*\)|`[^`\n]*`"
    r"|^\[\^[^\]]+\]:|^[ \t]*\|.*$",
    re.MULTILINE,
)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class StyleRule:
    """A rule: what it finds, what it says, and sentences that prove both sides.

    It is a rule of English, unless it holds for ``any_language``.
    """

    name: str
    says: str
    finds: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    fires: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()
    any_language: bool = False

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return what the rule looks for."""
        if not self.words:
            return re.compile(self.finds)
        words = "|".join(sorted(map(re.escape, self.words), key=len, reverse=True))
        return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)

    def advice(self, found: str) -> str:
        """Return what to do about the words found."""
        instead = self.words.get(found.casefold(), "")
        instead = instead.capitalize() if found[:1].isupper() else instead
        shown = found if len(found) <= _LONGEST else found[: _LONGEST - 1] + "…"
        return self.says.replace("{found}", shown).replace("{instead}", instead)


@dataclass(frozen=True, slots=True)
class StyleRemark:
    """What a rule has to say about the characters from ``offset`` on."""

    offset: int
    rule: str
    message: str


@cache
def rules() -> Mapping[str, StyleRule]:
    """Return the rules by name, in the order of their file."""
    return {rule.name: rule for rule in read_data(_RULES, tuple[StyleRule, ...])}


def readable(text: str) -> str:
    """Return a text of equal length in which everything but the writer's own prose is blank.

    Quotations are somebody else's words, addresses are no words, and tables have their own style.
    """
    return _UNREAD.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def rule_remarks(rule: StyleRule, text: str) -> Iterator[StyleRemark]:
    """Yield a remark for each match of the rule in a text."""
    prose = readable(text)
    for match in rule.pattern.finditer(prose):
        if _is_quoted_space(rule, text, match):
            continue
        yield StyleRemark(match.start(), rule.name, rule.advice(match[0].strip()))


def _is_quoted_space(rule: StyleRule, text: str, match: re.Match[str]) -> bool:
    """Whether the match consists of blanks that replaced a quotation."""
    return rule.name == "double-space" and text[match.start() : match.end()].strip(" ") != ""


# --- rules that need more than an expression ----------------------------------------------------

_SMALL = re.compile(r"(?:\b([A-Za-z]+)\.? )?(?<![\w.,:/–—€$£#%+-])([1-9])(?= ([a-z]{2,}))")
_LABELS = frozenset(
    {"session", "goal", "target", "page", "paragraph", "para", "table", "figure", "chapter"}
    | {"section", "article", "annex", "phase", "level", "objective", "presentation", "part", "step"}
    | {"day", "no", "number", "sdg", "group", "round", "version", "covid"}
)
_MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september"}
    | {"october", "november", "december"}
)
_UNITS = frozenset(
    {"per", "million", "billion", "trillion", "thousand", "km", "kg", "cm", "mm", "metre", "metres"}
    | {"kilometre", "kilometres", "degrees", "litre", "litres", "hectares", "tons", "am", "pm"}
    | {"to", "or", "and", "a", "euros", "dollars", "won"}
)
_WORDS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_SENTENCE = re.compile(r"[^.!?\n]+(?:\.\d+[^.!?\n]*)*[.!?]?")
_LARGER = re.compile(r"(?<![\w.])\d{2,}")


def small_numbers(text: str) -> Iterator[StyleRemark]:
    """Yield numbers under ten in figures; a series with a higher number keeps its figures."""
    prose = readable(text)
    for sentence in _SENTENCE.finditer(prose):
        if _LARGER.search(sentence[0]):
            continue
        for match in _SMALL.finditer(sentence[0]):
            before, figure, after = (match[1] or "").casefold(), match[2], match[3]
            if before in _LABELS | _MONTHS or after in _UNITS | _MONTHS:
                continue
            message = f"'{figure} {after}': write '{_WORDS[int(figure)]} {after}'"
            yield StyleRemark(sentence.start() + match.start(2), "small-number", message)


_HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t#]*$", re.MULTILINE)


def single_subheadings(text: str) -> Iterator[StyleRemark]:
    """Yield headings that are alone on their level, except the title of the text."""
    found = list(_HEADING.finditer(text))
    for place, match in enumerate(found):
        level = len(match[1])
        is_title = place == 0 and not text[: match.start()].strip()
        if not is_title and not _has_sibling([len(m[1]) for m in found], place, level):
            message = f"the heading '{match[2]}' is the only one of its level; add one or remove it"
            yield StyleRemark(match.start(), "single-subheading", message)


def _has_sibling(levels: list[int], place: int, level: int) -> bool:
    for others in (levels[place + 1 :], levels[:place][::-1]):
        for other in others:
            if other < level:
                break
            if other == level:
                return True
    return False


def heading_case(text: str, names: frozenset[str]) -> Iterator[StyleRemark]:
    """Yield headings with Capitals Like These; words of ``names`` (small letters) keep theirs."""
    for match in _HEADING.finditer(text):
        if suggestion := sentence_case(match[2], names):
            message = f"write the heading in sentence case: '{suggestion}'"
            yield StyleRemark(match.start(2), "heading-case", message)


def sentence_case(title: str, names: frozenset[str]) -> str:
    """Return a title in sentence case, empty where it is so already or hardly differs."""
    words = title.split(" ")
    opens = [n == 0 or words[n - 1].endswith((":", "?", "!", ".")) for n in range(len(words))]
    plain = [word.strip("“”\"'(),:;?!.").casefold() for word in words]
    raised = [
        n
        for n, word in enumerate(words)
        if word.istitle() and not opens[n] and plain[n] not in names and len(word) > 1
    ]
    longer = [n for n, word in enumerate(plain) if len(word) > 3 and not opens[n]]
    if len(raised) < 2 or 2 * len([n for n in raised if n in longer]) < len(longer):
        return ""
    return " ".join(w.lower() if n in raised else w for n, w in enumerate(words))
