"""The Markdown that people type: a forgiving dialect, and the marks that it cannot read."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

_TAGS = (
    "b|strong|i|em|u|s|del|ins|sub|sup|br|p|div|span|font|ul|ol|li|h[1-6]|table|tr|td|th|a|img|"
    "center|small|big|mark|code|pre|blockquote|hr|strike"
)
_TYPED = re.compile(
    rf"</?(?:{_TAGS})(?:\s[^<>]{{0,200}})?/?>|\*{{2,}}|~~(?=\S)|(?<!\w)__(?=\w)|==(?=\w)|\[\[|\|\|"
    r"|^#{1,6}(?=[^\W\d])|^\*(?=\w)|^-(?=[^\W\d])|^\[[ xX]\](?=\s)|\^\w{1,8}\^|(?<![~\w])~\w{1,8}~"
    r"|(?<!\w):[a-z_]{3,20}:(?!\w)|\{[.#][\w-]+\}",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^( {0,3}#{2,6})(?=[^\s#])")
_BOLD = re.compile(r"<(b|strong)>(\S|\S[^<\n]*\S)</\1>", re.IGNORECASE)
_ITALIC = re.compile(r"<(i|em)>(\S|\S[^<\n]*\S)</\1>", re.IGNORECASE)
_BREAK = re.compile(r"\s*<br\s*/?>\s*$", re.IGNORECASE)
_RAISED = re.compile(r"<(sub|sup)>([^<\n]{1,12})</\1>", re.IGNORECASE)
_DEEPER = re.compile(r"^\*\*[ \t]+(?=\S)(?!.*\*\*)")
_GLUED = re.compile(r"^( {0,3})([-*+]|(\d{1,2})[.)])(?=[^\W\d_])(?!.*\*)")
_UNDERLINE = re.compile(r" {0,3}={3,}\s*")
_LETTERED = re.compile(r" {0,3}(?:\(?([a-z])[.)])[ \t]+\S")
_SYMBOL = re.compile(r" {0,3}([^\w\s#>*+\-|`~_=\[\](){}<&:!\\\"'“”‘’«».,;?¿¡…$€£%@/]+)\s*\w")
_BOLD_LINE = re.compile(r" {0,3}(\*\*)[^*\n]{2,80}\*\*:?\s*")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_LOWERED = {"sub": "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "sup": "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾"}
_PLAIN = "0123456789+-=()"


def dialect() -> MarkdownIt:
    """CommonMark with tables, without HTML, indented code and underlined headings.

    Bold type may end in a punctuation mark right before a letter, as in Chinese, where CommonMark
    would print the asterisks.
    """
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.inline.ruler.at("emphasis", _emphasis)
    return markdown.disable(["code", "lheading"])


def mended(text: str) -> str:
    """A text with what is almost Markdown written as Markdown; its lines stay the same lines.

    So ``##Heading``, bullets and numbers glued to their words, ``** deeper bullet``, ``<b>``,
    ``<i>``, ``<br>`` at the end of a line, and figures in ``<sub>`` and ``<sup>``.
    """
    lines = text.split("\n")
    fenced = False
    for number, line in enumerate(lines):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            lines[number] = _mended_line(line)
    return "\n".join(_broken(list(_unglued(lines))))


def typed_marks(tokens: Iterable[Token]) -> Iterator[tuple[int, str]]:
    """Yield line (from 1) and mark wherever parsed words still hold what looks like a mark."""
    for token in tokens:
        if token.type != "inline" or not token.map:
            continue
        line, at_start = token.map[0] + 1, True
        for child in token.children or ():
            if child.type in {"softbreak", "hardbreak"}:
                line, at_start = line + 1, True
            elif child.type == "text" and child.content:
                for match in _TYPED.finditer(child.content):
                    if (
                        match.start()
                        or at_start
                        or match[0][0] not in "#*-["
                        or match[0] == "[["
                        or match[0] == "**"
                    ):
                        yield line, match[0]
                at_start = False


def typed_message(mark: str) -> str:
    """What to do about a mark that is printed as typed."""
    return (
        f"{mark!r} is printed as typed; take it out, or write '## ' before a heading, "
        "'- ' before a point, **words** for bold type"
    )


def _mended_line(line: str) -> str:
    line = _HEADING.sub(r"\1 ", line)
    line = _DEEPER.sub("  - ", line)
    if "<" not in line:
        return line
    line = _ITALIC.sub(r"*\2*", _BOLD.sub(r"**\2**", line))
    return _BREAK.sub("  ", _RAISED.sub(_as_figures, line))


def _as_figures(match: re.Match[str]) -> str:
    """Write raised and lowered figures as such; letters, which have no such form, stay."""
    forms = dict(zip(_PLAIN, _LOWERED[match[1].lower()], strict=True))
    written = [forms.get(character) for character in match[2].replace("−", "-")]
    return match[0] if None in written else "".join(filter(None, written))


def _broken(lines: list[str]) -> Iterator[str]:
    """Yield lines with breaks where Markdown would run them together: (a) and (b), → and →.

    A heading that is underlined with ``===`` becomes one, and a line in bold type stays a line.
    """
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if line.strip() and _UNDERLINE.fullmatch(after):
            yield f"# {line.lstrip()}"
        elif _UNDERLINE.fullmatch(line):
            yield ""
        elif after.strip() and (_go_on(line, after) or _BOLD_LINE.fullmatch(line)):
            yield f"{line.rstrip()}  "
        else:
            yield line


def _go_on(line: str, after: str) -> bool:
    """Whether two lines are entries of a list that has letters or symbols of its own."""
    letters = _LETTERED.match(line), _LETTERED.match(after)
    if letters[0] and letters[1]:
        return ord(letters[1][1]) == ord(letters[0][1]) + 1
    symbols = _SYMBOL.match(line), _SYMBOL.match(after)
    return bool(symbols[0] and symbols[1] and symbols[0][1] == symbols[1][1])


def _unglued(lines: list[str]) -> Iterator[str]:
    """Yield lines with a blank after their bullets or numbers, where several follow each other."""
    for is_glued, run in groupby(lines, key=lambda line: _GLUED.match(line) is not None):
        several = list(run)
        if is_glued and len(several) > 1:
            yield from (_GLUED.sub(r"\1\2 ", line) for line in several)
        else:
            yield from several


def _emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - called by markdown-it
    """Take the marks of emphasis, as markdown-it does, by more forgiving rules."""
    marker = state.src[state.pos]
    if silent or marker not in "_*":
        return False
    length, opens, closes = _flanks(state, marker)
    for _ in range(length):
        token = state.push("text", "", 0)
        token.content = marker
        at = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord(marker), length, at, -1, opens, closes))
    state.pos += length
    return True


def _flanks(state: StateInline, marker: str) -> tuple[int, bool, bool]:
    """Return how many marks stand here, and whether they can open and close emphasis."""
    if marker == "_":
        scanned = state.scanDelims(state.pos, False)  # noqa: FBT003 - markdown-it's own
        return scanned.length, scanned.can_open, scanned.can_close
    end = state.pos
    while end < state.posMax and state.src[end] == marker:
        end += 1
    before = state.src[state.pos - 1] if state.pos else " "
    after = state.src[end] if end < state.posMax else " "
    forgiving = end - state.pos > 1 or _is_east_asian(before) or _is_east_asian(after)
    opens = not _is_blank(after) and (forgiving or not _is_mark(after) or not _is_word(before))
    closes = not _is_blank(before) and (forgiving or not _is_mark(before) or not _is_word(after))
    return end - state.pos, opens, closes


def _is_blank(character: str) -> bool:
    return isWhiteSpace(ord(character))


def _is_mark(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)


def _is_word(character: str) -> bool:
    return not _is_blank(character) and not _is_mark(character)


def _is_east_asian(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
