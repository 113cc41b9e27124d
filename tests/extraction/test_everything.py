"""Findings of all kinds come in reading order, with their answers, and out of the cache."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.extraction import Setting, extract_everything
from reportgen.extraction.everything import find_everything
from reportgen.extraction.kept import FILE_NAME
from reportgen.model import PersonId, Segment

MakeSegment = Callable[..., Segment]


@pytest.fixture
def talk(said: MakeSegment) -> tuple[Segment, ...]:
    return (
        said("We will send the list on Monday.", "Ana", id_="s1"),
        said("Thank you. Who pays for all of these lists?", "Bo", id_="s2"),
        said("The province pays. It does so gladly. It always did. More later.", "Cy", id_="s3"),
    )


def test_findings_come_in_reading_order_with_what_bears_on_what(talk: tuple[Segment, ...]) -> None:
    found = find_everything((), talk)
    assert [f.kind for f in found.findings] == ["commitment", "question", "answer"]
    _, question, answer = found.findings
    assert answer.evidence.quote == "The province pays. It does so gladly. It always did."
    assert [(b.finding, b.on) for b in found.bearings] == [(answer.id, question.id)]


def test_the_same_answer_twice_is_two_findings(said: MakeSegment) -> None:
    turns = [
        said("Who pays for all of these lists?", "Bo", id_="s1"),
        said("The province.", "Cy", id_="s2"),
        said("And who pays for the pumps?", "Bo", id_="s3"),
        said("The province.", "Cy", id_="s4"),
    ]
    found = find_everything((), turns)
    assert len({f.id for f in found.findings}) == 4
    assert len(found.bearings) == 2


@pytest.mark.model
def test_what_was_found_comes_back_from_the_cache(
    talk: tuple[Segment, ...], tmp_path: Path
) -> None:
    first = extract_everything(talk, Setting(), cache=tmp_path)
    written = (tmp_path / FILE_NAME).read_bytes()
    (tmp_path / "findings.json").unlink()
    assert extract_everything(talk, Setting(), cache=tmp_path) == first
    assert not (tmp_path / "findings.json").exists()
    assert (tmp_path / FILE_NAME).read_bytes() == written


@pytest.mark.model
@pytest.mark.parametrize("change", ["not json", "[]", "{}", "quote", "bearing", "person"])
def test_what_is_not_ours_or_not_of_this_material_is_found_anew(
    talk: tuple[Segment, ...], said: MakeSegment, tmp_path: Path, change: str
) -> None:
    first = extract_everything(talk, Setting(), cache=tmp_path)
    path = tmp_path / FILE_NAME
    kept = json.loads(path.read_text(encoding="utf-8"))
    if change == "quote":
        kept["findings"][0]["evidence"]["quote"] = "We will pay."
    elif change == "bearing":
        kept["bearings"][0]["on"] = "nobody"
    elif change == "person":
        turn = said(talk[2].text, "Cy", id_="s3", speakers=(PersonId("cy"),))
        extract_everything((*talk[:2], turn), Setting(), cache=tmp_path)
        assert json.loads(path.read_text(encoding="utf-8"))["key"] != kept["key"]
        return
    path.write_text(change if len(change) < 3 or " " in change else json.dumps(kept))
    assert extract_everything(talk, Setting(), cache=tmp_path) == first
