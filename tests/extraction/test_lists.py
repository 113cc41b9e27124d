"""Items inherit from the line that opens their list, and are known by their neighbours."""

from collections.abc import Callable

import pytest

from reportgen.extraction import extract
from reportgen.extraction.sentences.lists import between_recommendations, stems
from reportgen.model import Segment, SegmentId

Make = Callable[..., Segment]


def bullets(said: Make, *texts: str) -> list[Segment]:
    return [said(text, "", "bullet", f"b{number}") for number, text in enumerate(texts)]


def test_a_line_opens_a_list_until_something_else_comes(said: Make) -> None:
    stem = said("The panel recommends that the ministry:", "", "paragraph", "stem")
    items = bullets(said, "publish the fees", "close the office")
    after = said("Lunch was late.", "", "paragraph", "after")
    last = said("soup", "", "bullet", "last")
    opened = stems((stem, *items, after, last))
    assert {item: line.id for item, line in opened.items()} == {"b0": "stem", "b1": "stem"}


def test_an_item_between_recommendations_is_listed(said: Make) -> None:
    items = bullets(said, "a", "b", "c", "d", "e")
    proposing = frozenset(SegmentId(f"b{n}") for n in (0, 1, 3, 4))
    assert SegmentId("b2") in between_recommendations(items, proposing)
    assert between_recommendations(items, frozenset({SegmentId("b0")})) == frozenset()


@pytest.mark.model
def test_items_inherit_who_acts_and_who_asks(said: Make) -> None:
    stem = said("The panel recommends that the ministry of ports:", "", "paragraph", "stem")
    items = bullets(said, "Publish the fees of every port", "Funded posts are filled without delay")
    found = extract((stem, *items))
    assert [f.evidence.segment for f in found] == ["b0", "b1"]
    assert {f.attributed_to for f in found} == {"The panel"}
    assert {f.addressee for f in found} == {"the ministry of ports"}
    assert all(f"stands in the list “{stem.text}”" in f.reasons for f in found)
