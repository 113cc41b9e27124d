"""Names, terms and abbreviations that are written in two ways, or never written out."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

from rapidfuzz import fuzz

from reportgen.checks.consistency.texts import PlacedText, agenda_words, sentences, word_list
from reportgen.errors import Issue, Place
from reportgen.model import Forum, Places

_NAME = re.compile(
    r"\b[A-Z][a-z]+(?:\s+(?:of|for|and|on|in|the)\s+[A-Z][a-z]+|\s+[A-Z][a-z]+){2,5}\b"
)
_JOINED = re.compile(r"\b[A-Z][A-Z -]*[A-Z](?:/[A-Z][A-Z -]*[A-Z])+\b")
_ABBREVIATION = re.compile(r"(?<![\w/@.-])[A-Z]{3,6}s?(?![\w@-])")
_EXPANDED = re.compile(r"\((?P<short>[A-Z][A-Za-z]{1,9}(?: [A-Z]{2,9})?)\)")
_ROMAN = re.compile(r"[IVXLC]+")
_ALIKE = 85.0
_STEM = 5


def check_names_of_things(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield a name that is written once, and almost the same several times elsewhere."""
    first: dict[str, Place] = {}
    counts: Counter[str] = Counter()
    for words in (*sentences(forum), *agenda_words(forum, places)):
        for name in _parts_of_names(words.text):
            counts[name] += 1
            first.setdefault(name, words.where)
    for one, other in combinations(sorted(counts), 2):
        rare, usual = sorted((one, other), key=lambda name: counts[name])
        if counts[rare] == 1 < counts[usual] and _one_word_differs(rare, usual):
            message = f"'{rare}' once, '{usual}' {counts[usual]} times: is one of them misspelt?"
            yield Issue("error", "two-names", f"{message} Keep one", first[rare])


def _parts_of_names(text: str) -> Iterator[str]:
    """Yield the runs of three capitalized words in a text."""
    for match in _NAME.finditer(text):
        words = match[0].split()
        for number in range(len(words) - 2):
            run = words[number : number + 3]
            if all(word[0].isupper() for word in run):
                yield " ".join(run)


def _one_word_differs(one: str, other: str) -> bool:
    """Return whether two names differ in one word that is no last one, and only a little."""
    first, second = one.split(), other.split()
    differ = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    if len(differ) != 1 or first[-1] != second[-1]:
        return False
    a, b = differ[0]
    return a[:_STEM].casefold() == b[:_STEM].casefold() or fuzz.ratio(a, b) >= _ALIKE


def check_orders_of_bodies(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield bodies joined by strokes that are written in several orders."""
    found: dict[frozenset[str], dict[str, Place]] = {}
    for words in (*sentences(forum), *agenda_words(forum, places)):
        for match in _JOINED.finditer(words.text):
            parts = frozenset(part.strip() for part in match[0].split("/"))
            found.setdefault(parts, {}).setdefault(match[0], words.where)
    for spelled in found.values():
        if len(spelled) > 1:
            (_, _), (_, where), *_ = spelled.items()
            message = f"one body is written as {' and '.join(spelled)}; keep one order"
            yield Issue("warning", "orders-of-body", message, where)


def check_abbreviations(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield abbreviations that are never written out, or only after their first use."""
    texts = [*sentences(forum), *agenda_words(forum, places)]
    first = _first_uses(texts)
    expanded = _first_expansions(texts)
    never = [short for short in first if short not in expanded]
    if never:
        message = f"never written out: {', '.join(sorted(never))}; write each out once"
        yield Issue("warning", "abbreviation", message, first[never[0]][1])
    prose = {words.where.path for words in sentences(forum)}
    for short, (order, where) in first.items():
        if short in expanded and where.path in prose and order < expanded[short][0]:
            message = f"'{short}' is written out only later ({expanded[short][1]}); do it here"
            yield Issue("warning", "abbreviation-late", message, where)


def _first_uses(texts: Iterable[PlacedText]) -> dict[str, tuple[int, Place]]:
    first: dict[str, tuple[int, Place]] = {}
    for order, words in enumerate(texts):
        for match in _ABBREVIATION.finditer(words.text):
            short = match[0].removesuffix("s")
            if not _ROMAN.fullmatch(short) and short not in word_list("known"):
                first.setdefault(short, (order, words.where))
    return first


def _first_expansions(texts: Iterable[PlacedText]) -> dict[str, tuple[int, Place]]:
    found: dict[str, tuple[int, Place]] = {}
    for order, words in enumerate(texts):
        for match in _EXPANDED.finditer(words.text):
            for part in match["short"].split():
                found.setdefault(part.removesuffix("s"), (order, words.where))
    return found


def check_two_forms(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield words and labels that stand in two spellings."""
    texts = [*sentences(forum), *agenda_words(forum, places)]
    for one, other in word_list("two_forms").items():
        first, second = _first(one, texts), _first(other, texts)
        if first and second:
            message = f"'{one}' here, '{other}' in {second}; keep one spelling"
            yield Issue("note", "two-forms", message, first)


def _first(form: str, texts: Iterable[PlacedText]) -> Place | None:
    """Return the place of a word in small letters; in a name it is spelled as the name is."""
    pattern = re.compile(rf"(?<![\w-]){re.escape(form)}(?:s)?(?![\w-])")
    return next((words.where for words in texts if pattern.search(words.text)), None)


def check_number_of_theme(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield a phrase of the theme that a session's title has in the other number."""
    phrases = dict(_plural_phrases(forum.theme))
    for words in agenda_words(forum, places):
        if words.text in (forum.theme, forum.title):
            continue
        for (adjective, noun), written in phrases.items():
            single = re.search(rf"\b{adjective}\s+(?:[A-Z]\w+\s+){{0,2}}{noun}\b(?!s)", words.text)
            if single:
                message = f"'{single[0]}' here, '{written}' in the theme; one of them may be meant"
                yield Issue("note", "number-of-theme", message, words.where)


def _plural_phrases(theme: str) -> Iterator[tuple[tuple[str, str], str]]:
    for match in re.finditer(r"\b([A-Z]\w+)\s+([A-Z]\w+)s\b", theme):
        yield (match[1], match[2]), match[0]
