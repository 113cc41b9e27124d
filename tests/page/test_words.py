"""Every word of the page is there in every language."""

import re
from string import Formatter

import pytest

from reportgen.page.app import _FILES, STATIC
from reportgen.page.wording import LANGUAGES, WORDS, words_in


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_words(language: str) -> None:
    english, other = words_in("en"), words_in(language)
    assert list(other) == list(english)
    assert {key: fields(text) for key, text in other.items()} == {
        key: fields(text) for key, text in english.items()
    }
    assert all(text.strip() for text in other.values())


def test_there_is_a_file_for_every_language() -> None:
    assert {path.stem for path in WORDS.glob("*.yaml")} == set(LANGUAGES)
    assert words_in("xx") == words_in("en")


def test_the_page_says_no_word_that_is_in_no_file() -> None:
    known = set(words_in("en"))
    scripts = {path.name: path.read_text(encoding="utf-8") for path in STATIC.glob("*.js")}
    said = {key for text in scripts.values() for key in re.findall(r'\bt\("([\w-]+)"', text)}
    assert said - known == set()
    listed = set(re.findall(r'"(key-[\w-]+)"', scripts["keys.js"])) | {"key-pick"}
    assert listed - known == set()
    whole = "\n".join(scripts.values())
    made = set(re.findall(r"t\(`([\w-]+-)\$", whole))
    unused = {
        key
        for key in known - said - listed
        if f'"{key}"' not in whole and not any(key.startswith(start) for start in made)
    }
    assert unused - {"skip"} == set()


def test_every_file_of_the_page_has_an_address() -> None:
    assert {path.name for path in STATIC.iterdir()} == {*_FILES, "index.html"}
