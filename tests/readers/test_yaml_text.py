"""YAML is text with places: no types, no aliases, no tags, no depth."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import InputError, ReportgenError
from reportgen.readers.shared import yaml_text
from reportgen.readers.shared.problems import raise_problems
from reportgen.readers.shared.yaml_text import YamlText, load_yaml, parse_yaml

BOMB = "a: &a [x, x]\nb: &b [*a, *a]\n"


def test_values_stay_what_was_typed() -> None:
    read = parse_yaml("start: 13:30\nend: 9:05\ncountry: NO\nyear: 2026-05-14\nn: NaN\n", "f.yaml")
    assert read.value == {
        "start": "13:30",
        "end": "9:05",
        "country": "NO",
        "year": "2026-05-14",
        "n": "NaN",
    }


def test_every_value_has_its_place() -> None:
    places = parse_yaml("a:\n  - b: c\n  - d\n", "f.yaml").places
    assert str(places["a", 0, "b"]) == "f.yaml:2:8"
    assert str(places["a", 1]) == "f.yaml:3:5"


def test_a_key_without_value_is_not_there() -> None:
    assert parse_yaml('a:\nb: ""\nc: []\n', "f").value == {"b": "", "c": []}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a\n- b\n", "f.yaml:1:1: this is a list, not 'key: value' lines"),
        ("just words\n", "f.yaml:1:1: this is a text"),
        ("# nothing\n", "nothing is written here"),
        ("a: b: c\n", "f.yaml:1:5: .*quotation marks"),
        ("a:\n\t- b\n", "f.yaml:2:1: .*spaces, not with tabs"),
        (BOMB, "f.yaml:1:4: anchor '&a' is not allowed"),
        ("a: *b\n", "f.yaml:1:4: alias '\\*b' is not allowed"),
        ("a: !!python/object:os.system x\n", "tag .* is not allowed"),
        ("a: " + "[" * 40 + "]" * 40, "nested deeper than 30"),
        ("a: " + "[" * 100_000, "nested deeper than 30"),
        ("a: b\n---\nc: d\n", "f.yaml:2:1: a second document"),
        ("? [a]\n: b\n", "a key must be a plain word"),
        ('a: "\\UFFFFFFFF"\n', "f.yaml:1.*this is not YAML"),
    ],
)
def test_what_is_refused_says_where(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        parse_yaml(text, "f.yaml")


def test_a_repeated_key_names_both_lines(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_text("a: 1\nb: 2\na: 3\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"f\.yaml:3:1: 'a' stands here again \(first in line 1\)"):
        raise_problems(load_yaml(path).problems)


def test_escapes_are_cleaned_too() -> None:
    read = parse_yaml('a: "x\\u202ey\\x07\\ud800"\n', "f.yaml")
    assert read.value == {"a": "xy\ufffd\ufffd"}
    assert {issue.rule for issue in read.issues} == {"direction-marks", "control-characters"}


@given(st.text(st.sampled_from("ab:-[]{}&*!|>'\"%@`#,? \n\t\\0"), max_size=60))
def test_any_text_reads_or_says_why(text: str) -> None:
    problem = "f.yaml"
    try:
        parse_yaml(text, "f.yaml")
    except ReportgenError as error:
        problem = str(error)
    assert problem.startswith("f.yaml")


def _read(text: str, *, fast: bool) -> YamlText | None:
    with pytest.MonkeyPatch.context() as patch:
        if not fast:
            patch.setattr(yaml_text, "_FAST", None)
        try:
            return parse_yaml(text, "f.yaml")
        except ReportgenError:
            return None


_VALUES = ("13:30", "'it''s'", '"a\\tb"', "[a, 'b: c']", "{d: e, f: 회의}", "> folded\n\n  on", "")
_LINES = st.tuples(st.sampled_from(("", "  ", "- ", "  - ")), st.sampled_from(_VALUES))


@given(st.lists(_LINES, max_size=8))
def test_both_parsers_read_the_same_in_the_same_places(lines: list[tuple[str, str]]) -> None:
    text = "".join(f"{start}k{n}é: {value}\n" for n, (start, value) in enumerate(lines))
    assert _read(text, fast=True) == _read(text, fast=False)
