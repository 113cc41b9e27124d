"""A value of forum.yaml that a comma or a '#' cuts is never read without a word."""

from pathlib import Path

import pytest

from reportgen.errors import InputError
from reportgen.readers import read_forum
from tests.real.conftest import FORUM, Lay

ORGANIZER = "  - {id: mole, name: Mole Institute, abbreviation: MI, role: organizer}\n"
PERSON = "name: Ada Ferran-Luz, "


def refused(folder: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        read_forum(folder)
    return caught.value


@pytest.mark.parametrize(
    ("old", "new", "whole"),
    [
        (
            "name: Mole Institute,",
            "name: Office of Docks, Locks and Tides,",
            'name: "Office of Docks, Locks and Tides"',
        ),
        (PERSON, f"{PERSON}position: Head, Tides, ", 'position: "Head, Tides"'),
        ("title: Silt,", "title: Silt, sand, and what comes after,", 'title: "Silt, sand'),
        ("title: Nets,", "title: Nets, speaker,", "did you mean 'speakers'?"),
    ],
)
def test_a_comma_between_braces_is_named_with_its_cure(
    lay: Lay, old: str, new: str, whole: str
) -> None:
    error = refused(lay({}, FORUM.replace(old, new, 1)))
    assert error.rule == "unknown-key"
    assert whole in str(error)
    assert error.place.line == FORUM[: FORUM.index(old)].count("\n") + 1


@pytest.mark.parametrize("line", ["organisers:", "organisers: x", "venu:"])
def test_an_unknown_key_is_an_error_with_or_without_a_value(lay: Lay, line: str) -> None:
    error = refused(lay({}, f"{line}\n{FORUM}"))
    assert "is not known here; did you mean" in error.message


def test_a_known_key_may_be_empty(lay: Lay) -> None:
    assert read_forum(lay({}, f"venue:\n{FORUM}")).forum.venue == ""


def test_the_same_holds_in_a_sidecar(lay: Lay) -> None:
    from reportgen.readers import read_material

    folder = lay({"notes/a.md": "**Obi**: We should dredge."})
    forum = read_forum(folder).forum
    (folder / "notes" / "a.md.yaml").write_text("session: s1\nlangauge:\n", encoding="utf-8")
    with pytest.raises(InputError, match="did you mean 'language'"):
        read_material(folder, forum)


@pytest.mark.parametrize(
    ("questions", "cut"),
    [
        ("[What works, and why?]", True),
        ('["What works, and why?"]', False),
        ("[What works?, Who pays?]", False),
    ],
)
def test_a_comma_between_brackets_is_remarked_on(lay: Lay, questions: str, cut: bool) -> None:
    text = FORUM.replace("title: Sluices", f"title: Sluices\n    guiding_questions: {questions}", 1)
    rules = [issue.rule for issue in read_forum(lay({}, text)).issues]
    assert ("value-cut" in rules) is cut


def test_lists_of_names_are_no_sentences(lay: Lay) -> None:
    text = FORUM.replace(
        "surname: Obiora,", "surname: Obiora, aliases: [T. Obiora, tobe on screen],"
    )
    assert "value-cut" not in [issue.rule for issue in read_forum(lay({}, text)).issues]


@pytest.mark.parametrize(
    ("title", "cut"),
    [
        ("Track #2: Sluices", True),
        ("'Track #2: Sluices'", False),
        ("Sluices # as agreed in May", False),
        ("Sluices#2", False),
    ],
)
def test_words_after_a_hash_are_not_lost_in_silence(lay: Lay, title: str, cut: bool) -> None:
    reading = read_forum(lay({}, FORUM.replace("title: Sluices", f"title: {title}", 1)))
    rules = [issue for issue in reading.issues if issue.rule == "value-cut"]
    assert [issue.where.line for issue in rules] == (
        [FORUM[: FORUM.index("title: Sluices")].count("\n") + 1] if cut else []
    )
