"""Plain values become the types that the code uses, or are refused."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import pytest

from reportgen.shapes import WRITTEN, shaped


@dataclass(frozen=True, slots=True)
class Berth:
    name: str
    depth: float
    kind: Literal["sea", "river"] = "sea"
    excluded: tuple[re.Pattern[str], ...] = field(default=(), metadata={WRITTEN: "not"})
    words: frozenset[str] = frozenset()
    owner: str | None = None


def test_mappings_become_instances_with_what_they_hold() -> None:
    row = {"name": "A1", "depth": 9, "not": ["max"], "words": "deep old", "owner": None}
    (berth,) = shaped([row], tuple[Berth, ...])
    assert (berth.name, berth.depth, berth.words) == ("A1", 9.0, frozenset({"deep", "old"}))
    assert isinstance(berth.depth, float)
    assert berth.excluded[0].search("MAX. 9")


def test_nested_shapes() -> None:
    assert shaped({"a": [["x", 1]]}, dict[str, tuple[tuple[str, int], ...]]) == {"a": (("x", 1),)}
    assert shaped({"a": [1, "b", None]}, dict[str, object]) == {"a": [1, "b", None]}


@pytest.mark.parametrize(
    "row",
    [
        {"name": "A1"},
        {"name": "A1", "depth": "deep"},
        {"name": 1, "depth": 9},
        {"name": "A1", "depth": True},
        {"name": "A1", "depth": 9, "kind": "lake"},
        {"name": "A1", "depth": 9, "colour": "red"},
        {"name": "A1", "depth": 9, "not": "max"},
        ["A1", 9],
        "A1",
        None,
    ],
)
def test_what_is_of_another_shape_is_refused(row: Mapping[str, object]) -> None:
    with pytest.raises(TypeError):
        shaped(row, Berth)


def test_a_tuple_of_fixed_length_is_no_shorter() -> None:
    with pytest.raises(TypeError):
        shaped(["a"], tuple[str, int])
