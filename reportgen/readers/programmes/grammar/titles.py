"""Titles of sessions: number in front, owners in parentheses behind, times and dates inside."""

import re

from reportgen.readers.programmes.vocabulary import pattern

_OWNERS = re.compile(r"^(?P<title>.*\S)\s*\((?P<owners>[^()]{2,80})\)\s*$")
_BETWEEN = re.compile(r"\s*(?:&|,|;|\band\b|\+)\s*")
_ITEM_NUMBER = re.compile(r"^(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})[.)]\s+", re.IGNORECASE)


def numbered_title(words: str) -> tuple[str, str]:
    """Return a session's number and title: "Session I. Budgets" gives I and Budgets.

    Where nothing follows the number, the title keeps it and no number is returned.
    """
    match = pattern("session").match(words)
    if match is None or not match["number"]:
        return "", words.strip()
    title = words[match.end() :].strip(" :–—-")
    return (match["number"], title) if title else ("", words.strip(" :–—-"))


def is_session_title(words: str) -> bool:
    """Return whether a line opens a block by its words: "Session 2", "Panel I: Cities"."""
    match = pattern("session").match(words)
    return match is not None and bool(match["number"])


def title_and_owners(words: str) -> tuple[str, tuple[str, ...]]:
    """Return a title, and the abbreviations in parentheses that may be those of its owners."""
    match = _OWNERS.match(words)
    if match is None:
        return words, ()
    owners = tuple(_BETWEEN.split(match["owners"].strip()))
    if not all(sum(c.isupper() for c in owner) >= 2 for owner in owners):
        return words, ()
    return match["title"], owners


def without_item_number(words: str) -> str:
    """Return the words without "1." or "a)" before them."""
    return _ITEM_NUMBER.sub("", words.strip())
