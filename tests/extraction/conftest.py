"""Segments for the extraction tests."""

from collections.abc import Callable

import pytest

from reportgen.model import Form, Mark, PersonId, Segment, SegmentId, SourceId

MakeSegment = Callable[..., Segment]


@pytest.fixture
def said() -> MakeSegment:
    """A segment with the given words."""

    def make(
        text: str,
        label: str = "Ana Ruiz",
        form: Form = "turn",
        id_: str = "s1",
        speakers: tuple[PersonId, ...] = (),
    ) -> Segment:
        return Segment(
            SegmentId(id_),
            SourceId("t.vtt"),
            form,
            text,
            (Mark(0, 1),),
            speaker_label=label,
            speakers=speakers,
        )

    return make
