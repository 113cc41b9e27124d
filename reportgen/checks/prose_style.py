"""Checks the forum's prose against the style of its profile."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from reportgen.checks.places import Path, place_of
from reportgen.checks.style import (
    StyleRemark,
    heading_case,
    readable,
    rule_remarks,
    rules,
    sentence_case,
    single_subheadings,
    small_numbers,
)
from reportgen.errors import Issue, Place
from reportgen.model import CountryName, Forum, Material, Outline, Places, Prose

_ACRONYM = re.compile(r"(?<![\w-])[A-Z]{2,6}(?![\w-])")
_ROMAN = re.compile(r"[IVXLC]+")
_KNOWN = frozenset({"UN", "COVID", "OK", "TV", "AM", "PM", "UTC", "GMT", "USA", "UK", "CEO", "PDF"})
_CODED = (
    *("small-number", "single-subheading", "acronym", "heading-case", "individual-statement"),
    "country-name",
)
"""Rules that need more than an expression, in the order in which they are told."""


def style_names() -> tuple[str, ...]:
    """Return the names that style_checks of an outline may contain."""
    return (*rules(), *_CODED)


def check_points(forum: Forum, outline: Outline, material: Material) -> Iterator[Issue]:
    """Yield a note for each point without consensus with a name, where the profile names nobody.

    It is printed all the same, since a report without its dissent would claim consensus.
    """
    if "individual-statement" not in outline.style_checks:
        return
    paths = {source.id: source.path for source in material.sources}
    for segment in material.segments:
        named = [p.name for p in forum.people if _is_named(p.surname or p.name, segment.text)]
        if segment.tag == "no-consensus" and named:
            line = segment.marks[0].line if segment.marks else 0
            message = (
                f"this point without consensus names {', '.join(named)}, and is printed so; write "
                "what was not agreed and leave the name out"
            )
            where = Place(paths[segment.source], line)
            yield Issue("note", "style-individual-statement", message, where)


def check_style(forum: Forum, outline: Outline, places: Places) -> Iterator[Issue]:
    """Yield a note for each place where prose departs from the style of the profile.

    A country name that is not in the profile's table is a warning, because it is not printed.
    """
    wanted = frozenset(outline.style_checks)
    yield from _unknown_names(outline)
    yield from _unknown_countries(forum, outline, places)
    for prose in forum.prose:
        for remark in sorted(_remarks(prose, forum, outline, wanted), key=lambda r: r.offset):
            line = prose.line + prose.text.count("\n", 0, remark.offset)
            yield Issue("note", f"style-{remark.rule}", remark.message, Place(prose.path, line))
    if "heading-case" in wanted and _is_english(outline):
        yield from _session_titles(forum, places)


def _is_english(outline: Outline) -> bool:
    return outline.language.split("-")[0].lower() == "en"


def _remarks(
    prose: Prose, forum: Forum, outline: Outline, wanted: frozenset[str]
) -> Iterator[StyleRemark]:
    for name, rule in rules().items():
        if name in wanted and (rule.any_language or _is_english(outline)):
            yield from rule_remarks(rule, prose.text)
    if "single-subheading" in wanted:
        yield from single_subheadings(prose.text)
    if "individual-statement" in wanted:
        yield from _statements(prose, forum)
    if _is_english(outline):
        yield from _english_remarks(prose, forum, outline, wanted)


def _english_remarks(
    prose: Prose, forum: Forum, outline: Outline, wanted: frozenset[str]
) -> Iterator[StyleRemark]:
    """Yield remarks that apply only to English: numbers, capitals, abbreviations, country names."""
    if "small-number" in wanted:
        yield from small_numbers(prose.text)
    if "heading-case" in wanted:
        yield from heading_case(prose.text, _names(forum))
    if "acronym" in wanted:
        yield from _acronyms(prose, forum)
    if "country-name" in wanted:
        yield from _country_names(prose.text, outline.countries)


def _unknown_names(outline: Outline) -> Iterator[Issue]:
    for name in outline.style_checks:
        if name not in style_names():
            near = get_close_matches(name, style_names(), n=1)
            advice = f"did you mean '{near[0]}'?" if near else f"use {', '.join(style_names())}"
            message = f"style check '{name}' is not known; {advice}"
            yield Issue("error", "unknown-style-check", message, Place(f"{outline.report} outline"))


# --- countries --------------------------------------------------------------------------------


def _unknown_countries(forum: Forum, outline: Outline, places: Places) -> Iterator[Issue]:
    table = outline.countries
    known = {name.casefold() for c in table for name in (c.name, *c.also)}
    for named, path in _countries_of(forum):
        country = named.strip()
        if table and country and country.casefold() not in known:
            near = get_close_matches(country, [c.name for c in table], n=1)
            advice = f"did you mean '{near[0]}'?" if near else "add it to country_names.yaml"
            message = f"no name to print is known for the country '{country}'; {advice}"
            message += " until then it is left out of print"
            yield Issue("warning", "country-not-printed", message, place_of(places, path))


def _countries_of(forum: Forum) -> Iterator[tuple[str, Path]]:
    for index, person in enumerate(forum.people):
        yield person.country, ("people", index, "country")
    for index, count in enumerate(forum.participation.by_country):
        yield count.name, ("participation", "by_country", index, "name")


def _country_names(text: str, table: tuple[CountryName, ...]) -> Iterator[StyleRemark]:
    """Yield other names of countries than the table prints, where they stand alone."""
    names = {other: c.name for c in table for other in c.also}
    if not names:
        return
    prose = readable(text)
    for country in table:
        prose = prose.replace(country.name, " " * len(country.name))
    longest = sorted(map(re.escape, names), key=len, reverse=True)
    for match in re.finditer(rf"(?<![\w-])(?:{'|'.join(longest)})(?![\w-])(?! [A-Z])", prose):
        if not re.search(r"[A-Z]\w+ $", prose[: match.start()][-30:]):
            message = f"'{match[0]}': write '{names[match[0]]}'"
            yield StyleRemark(match.start(), "country-name", message)


# --- acronyms, statements, titles -------------------------------------------------------------


def _acronyms(prose: Prose, forum: Forum) -> Iterator[StyleRemark]:
    """Yield the first use of an abbreviation that no text of the forum spells out."""
    bodies = {body.abbreviation for body in forum.organizations}
    expanded = " ".join(text.text for text in forum.prose)
    earlier = "".join(t.text for t in forum.prose[: forum.prose.index(prose)])
    seen: set[str] = set(_ACRONYM.findall(readable(earlier)))
    for match in _ACRONYM.finditer(readable(prose.text)):
        word = match[0]
        if word in seen | _KNOWN | bodies or _ROMAN.fullmatch(word) or f"({word}" in expanded:
            continue
        seen.add(word)
        message = f"'{word}' is not spelled out; write the full name with '({word})' at first use"
        yield StyleRemark(match.start(), "acronym", message)


def _statements(prose: Prose, forum: Forum) -> Iterator[StyleRemark]:
    """Yield paragraphs of a summary that attribute a statement to a person."""
    name = prose.key.removeprefix("report/")
    if name == prose.key or not (name == "opening" or name.startswith("session-")):
        return
    for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", prose.text):
        people = [p.name for p in forum.people if _is_named(p.surname or p.name, match[0])]
        if people:
            named = ", ".join(people)
            message = (
                f"the paragraph reports what individuals said ({named}); speakers are only "
                "listed in this profile: write what was discussed"
            )
            yield StyleRemark(match.start(), "individual-statement", message)


def _is_named(name: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


def _session_titles(forum: Forum, places: Places) -> Iterator[Issue]:
    for index, session in enumerate(forum.sessions):
        if suggestion := sentence_case(session.title, _names(forum)):
            message = f"write the title in sentence case: '{suggestion}'"
            where = place_of(places, ("sessions", index, "title"))
            yield Issue("note", "style-heading-case", message, where)


def _names(forum: Forum) -> frozenset[str]:
    """Return the words of all names in the forum, in lower case."""
    bodies = [w for o in forum.organizations for w in (o.name.partition(" ")[0], o.abbreviation)]
    people = [word for p in forum.people for word in (p.name, p.country, p.city)]
    written = " ".join([*bodies, *people, forum.city]).split()
    return frozenset(word.strip(",.;:()").casefold() for word in written)
