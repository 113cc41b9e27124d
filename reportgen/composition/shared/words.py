"""The standing words of a report in its language, with their fields filled."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from difflib import get_close_matches
from functools import reduce

from reportgen.document import Inline, Inlines, Text, TextStyle, WayfindingWords
from reportgen.errors import TemplateError
from reportgen.model import Outline

_FIELD = re.compile(r"\{(\w+)\}")


class Words:
    """What a report says besides the forum's own content.

    Every method raises TemplateError for words that the outline lacks, and for unknown fields.
    """

    def __init__(self, outline: Outline, *, asks: bool = False) -> None:
        """Take the sentences of an outline; a draft ``asks`` its reader for what is missing."""
        self.asks = asks
        self.language = outline.language
        self._sentences = dict(outline.sentences)
        self._outline = f"outline of the {outline.report}"

    def say(self, name: str, /, **values: str) -> str:
        """Return a sentence with its ``{fields}`` filled."""
        return filled(self._sentence(name), values, self._where(name))

    def columns(self, name: str) -> list[str]:
        """Return the members of a sentence, which | separates: column heads, months, numerals."""
        return members(self.say(name))

    def splice(self, name: str, /, style: TextStyle | None = None, **inlines: Inlines) -> Inlines:
        """Return a sentence around inlines.

        Its own words get ``style``, the fields stay as given.
        """
        where, pieces = self._where(name), _FIELD.split(self._sentence(name))
        spliced: list[Inline] = []
        for position, piece in enumerate(pieces):
            if position % 2:
                spliced += inlines[_known(piece, tuple(inlines), where)]
            elif piece:
                spliced.append(Text(piece, style))
        return tuple(spliced)

    @property
    def labels(self) -> WayfindingWords:
        """Return the labels of a file."""
        names = {field.name: field.name.replace("_", "-") for field in fields(WayfindingWords)}
        return WayfindingWords(**{field: self._sentence(name) for field, name in names.items()})

    def counted(self, name: str, count: int) -> str:
        """Return the name of the sentence for a number: singular or plural."""
        return f"{name}-one" if str(count) in self.columns("singular") else name

    def named(self, name: str, default: str) -> str:
        """Return optional words, or the default if the outline lacks them."""
        return self._sentences.get(name, default)

    def join(self, members: Iterable[str], last: str = "enumeration-last") -> str:
        """Return "a, b and c"; ``last`` is the key of the words around the last member."""
        *first, end = tuple(members) or ("",)
        return self.say(last, first=self._run("enumeration", first), last=end) if first else end

    def listed(self, *parts: str) -> str:
        """Return "a, b, c" without empty parts."""
        return self._run("enumeration", filter(None, parts))

    @property
    def comma(self) -> str:
        """Return the separator of an enumeration: ", "."""
        return self.say("enumeration", first="", next="")

    def series(self, members: Iterable[str]) -> str:
        """Return "a; b; c", for members that contain commas."""
        return self._run("series", members)

    def pair(self, name: str, words: str) -> str:
        """Return "name: words"."""
        return self.say("pair", name=name, words=words)

    def quoted(self, words: str) -> str:
        """Return words in the language's quotation marks."""
        return self.say("quoted", words=words)

    def number(self, number: int) -> str:
        """Return a number in figures: "8,500"."""
        groups = f"{number:,}".split(",")
        return reduce(lambda one, two: self.say("thousands", thousands=one, rest=two), groups)

    def _run(self, name: str, members: Iterable[str]) -> str:
        words = tuple(members)
        return reduce(lambda a, b: self.say(name, first=a, next=b), words) if words else ""

    def _sentence(self, name: str) -> str:
        if name not in self._sentences:
            message = f"the sentence {name!r} is missing; add it under sentences"
            raise TemplateError(message, self._outline, rule="missing-sentence")
        return self._sentences[name]

    def _where(self, name: str) -> str:
        return f"{self._outline}, sentence {name!r}"


def members(sentence: str) -> list[str]:
    """Return the members of a sentence, which | separates."""
    return [member.strip() for member in sentence.split("|")]


def filled(words: str, values: Mapping[str, str], where: str) -> str:
    """Return words with each ``{name}`` replaced by its value.

    Raises:
        TemplateError: a name is not among the values.
    """

    def value(match: re.Match[str]) -> str:
        return values[_known(match[1], tuple(values), where)]

    return _FIELD.sub(value, words)


def _known(field: str, known: tuple[str, ...], where: str) -> str:
    if field in known:
        return field
    raise TemplateError(
        f"field {{{field}}} is not known; {near(field, known)}", where, rule="unknown-field"
    )


def near(name: str, known: tuple[str, ...]) -> str:
    """Return the advice to write the known name that is most similar to an unknown one."""
    found = get_close_matches(name, known, n=1)
    return f"did you mean {found[0]!r}?" if found else f"use one of {', '.join(known)}"
