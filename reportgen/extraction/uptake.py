"""Who else takes up what somebody recommended, told by names and rare words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from reportgen.extraction.consensus import is_against, names_in
from reportgen.extraction.sentences import sentences
from reportgen.extraction.stems import content_stems
from reportgen.model import Segment

_RARE = 0.03
_FEW = 3
_SHARED = 3
_SHARED_WITH_NAME = 1


class Uptake:
    """Turns of a forum, prepared so that it can be asked who takes up what somebody else said."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        turns = [segment for segment in segments if segment.form == "turn"]
        self._places = {turn.id: place for place, turn in enumerate(turns)}
        said = [list(_passages(turn)) for turn in turns]
        spread = Counter(
            stem for turn in said for stem in {stem for _, stems in turn for stem in stems}
        )
        most = max(_FEW, int(_RARE * len(turns)))
        self._rare = frozenset(stem for stem, count in spread.items() if count <= most)
        self._said = list(zip(turns, said, strict=True))

    def takers(self, texts: Iterable[str], speakers: Sequence[Segment]) -> tuple[Segment, ...]:
        """Return the later turns by other voices that take up what the texts ask for.

        ``speakers`` are the segments in which it was said. A turn that names one of them needs one
        rare word of the texts in the same breath, any other turn three; a refusal never counts.
        """
        stems = self._rare.intersection(stem for text in texts for stem in content_stems(text))
        labels = {segment.speaker_label for segment in speakers}
        people = {person for segment in speakers for person in segment.speakers}
        names = frozenset().union(*(names_in(label) for label in labels))
        first = min((self._places[s.id] for s in speakers if s.id in self._places), default=0)
        return tuple(
            turn
            for turn, passages in self._said[first + 1 :]
            if turn.speaker_label not in labels
            and not people.intersection(turn.speakers)
            and any(_takes_up(text, heard, stems, names) for text, heard in passages)
        )


def _takes_up(
    text: str, heard: frozenset[str], stems: frozenset[str], names: frozenset[str]
) -> bool:
    if is_against(text):
        return False
    named = names & names_in(text)
    return len(stems & heard) >= (_SHARED_WITH_NAME if named else _SHARED)


def _passages(turn: Segment) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield every sentence of a turn together with the next one, and the stems of both."""
    spans = list(sentences(turn.text))
    for number, span in enumerate(spans):
        end = spans[min(number + 1, len(spans) - 1)].end
        text = turn.text[span.start : end]
        yield text, frozenset(content_stems(text))
