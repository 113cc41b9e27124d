"""The words by which programmes are understood, compiled once from ``vocabulary.yaml``."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import cast

from reportgen.model import SlotKind
from reportgen.shipped import read_data

Rule = Mapping[str, str]
Pattern = re.Pattern[str]


@cache
def _loaded() -> Mapping[str, object]:
    return read_data(Path(__file__).with_name("vocabulary.yaml"), dict[str, object])


def rules(name: str) -> tuple[Rule, ...]:
    """Return the rules under a name, each with pattern, example and counterexample."""
    found = _loaded()[name]
    return tuple(found) if isinstance(found, list) else (cast("Rule", found),)


@cache
def pattern(name: str) -> Pattern:
    """Return the one pattern under a name."""
    return re.compile(rules(name)[0]["pattern"], re.IGNORECASE)


@cache
def named(name: str, key: str) -> tuple[tuple[str, Pattern], ...]:
    """Return what each rule under a name yields, and its pattern."""
    return tuple((rule[key], re.compile(rule["pattern"], re.IGNORECASE)) for rule in rules(name))


@cache
def not_a_person() -> frozenset[str]:
    """Return words that no person's name has."""
    return frozenset(cast("str", _loaded()["not_a_person"]).split())


def slot_kind(words: str) -> SlotKind | None:
    """Return what kind of line the words announce, None where they do not say."""
    for kind, found in named("slot_kinds", "kind"):
        if found.search(words):
            return cast("SlotKind", kind)
    return None


def is_label(words: str) -> bool:
    """Return whether the words only say what kind of line it is, as in "Presentation 1"."""
    return bool(pattern("label").fullmatch(words.strip()))


def is_business(words: str) -> bool:
    """Return whether a heading names a part of a council's order of business."""
    return bool(pattern("business").search(" ".join(words.split())))


def section_key(words: str) -> str:
    """Return the key of the section that a heading opens, empty where it opens none."""
    bare = re.sub(r"^(?:[0-9]{1,2}|[IVX]{1,4}|[A-H])[.)]\s+", "", words.strip()).rstrip(" :：")
    for key, found in named("sections", "key"):
        if found.fullmatch(bare):
            return key
    return ""


def column_role(words: str) -> str:
    """Return what a column's head says about its cells, empty where it says nothing."""
    bare = " ".join(words.replace("_", " ").split()).strip(" :*")
    for role, found in named("columns", "role"):
        if found.fullmatch(bare):
            return role
    return ""
