"""The page's own words, from one file a language; all files have the same keys."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from reportgen.shipped import read_data

WORDS = Path(__file__).resolve().with_name("words")
LANGUAGES = ("en", "fr", "ar", "ko")


@cache
def words_in(language: str) -> Mapping[str, str]:
    """Return the words in a language, in English for one that the page does not know."""
    known = language if language in LANGUAGES else LANGUAGES[0]
    return read_data(WORDS / f"{known}.yaml", dict[str, str])
