"""One table of titles: what opens a label also stands aside when the label is matched."""

import pytest

from reportgen.alignment import Directory
from reportgen.model import Forum, Person, PersonId
from reportgen.people import Title, title_at_start, titles
from reportgen.readers.shared.labels import has_honorific

_LATIN = Forum("f", "F", people=(Person(PersonId("aomatsu"), "Riku Aomatsu"),))
_HANGUL = Forum("f", "F", people=(Person(PersonId("aomatsu"), "한소라"),))
_SPELLED = [(title, one) for title in titles() for one in title.spellings]

NAMED = (
    "Amb. Aomatsu",
    "Ambassador Aomatsu",
    "Rev. Aomatsu",
    "Sen. Aomatsu",
    "Gen. Aomatsu",
    "M. Aomatsu",
    "Co-Chair Aomatsu",
    "Monsieur Aomatsu",
    "Herr Aomatsu",
    "H.E. Amb. Riku Aomatsu",
    "Rt. Hon. Riku Aomatsu",
)
# The same letters are words or names of their own.
NOT_TITLES = ("General outlook", "Justice reform", "Director", "Secretary", "Senegal", "Gene Ode")


@pytest.mark.parametrize(("title", "spelling"), _SPELLED)
def test_every_title_stands_aside(title: Title, spelling: str) -> None:
    forum = _LATIN if spelling.isascii() or title.position == "before" else _HANGUL
    name = "Riku Aomatsu" if forum is _LATIN else "한소라"
    label = f"{spelling} {name}" if title.position == "before" else f"{name} {spelling}"
    assert Directory(forum).match(label).people == (PersonId("aomatsu"),)
    if title.opens != "never":
        assert has_honorific(label)


@pytest.mark.parametrize("label", NAMED)
def test_a_label_that_is_heard_is_also_matched(label: str) -> None:
    assert has_honorific(label)
    assert Directory(_LATIN).match(label).people == (PersonId("aomatsu"),)


@pytest.mark.parametrize("words", NOT_TITLES)
def test_words_that_only_look_like_titles(words: str) -> None:
    assert title_at_start(words) == 0


def test_a_title_written_to_a_name() -> None:
    assert Directory(_HANGUL).match("한소라님").people == (PersonId("aomatsu"),)


def test_letters_that_are_a_name_need_their_stop() -> None:
    people = tuple(Person(PersonId(one.split()[0]), one) for one in ("Gen Okada", "Ken Okada"))
    assert Directory(Forum("f", "F", people=people)).match("Gen Okada").people == ("Gen",)
    assert Directory(Forum("f", "F", people=people[1:])).match("Gen Okada").people == ()


def test_an_initial_that_may_be_a_title_names_nobody() -> None:
    people = tuple(Person(PersonId(one.split()[0]), one) for one in ("Marie Dupont", "Jean Dupont"))
    assert Directory(Forum("f", "F", people=people)).match("M. Dupont").people == ()
