"""Who else takes up what somebody recommended, told by names and rare words."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from reportgen.extraction.consensus import is_against, names_in
from reportgen.extraction.emphasis import agrees
from reportgen.extraction.sentences import sentences
from reportgen.extraction.stems import content_stems
from reportgen.model import Finding, Segment, SegmentId

_RARE = 0.1
_FEW = 3
_SHARED = 3
_SHARED_WITH_NAME = 1
_SHARED_WITH_SELF = 2
_LONG = 120
_BRIEF = 30
_SOON = 3


class Uptake:
    """Turns of a forum, prepared so that it can be asked who takes up what somebody else said."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        turns = [segment for segment in segments if segment.form == "turn"]
        self._places = {turn.id: place for place, turn in enumerate(turns)}
        said = [list(_passages(turn)) for turn in turns]
        used = {(stem, _voice(turn)) for turn, passages in zip(turns, said, strict=True)
                for _, stems in passages for stem in stems}  # fmt: skip
        spread = Counter(stem for stem, _ in used)
        most = max(_FEW, int(_RARE * len({voice for _, voice in used})))
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

    def comes_back(
        self, findings: Sequence[Finding], segments: Mapping[SegmentId, Segment]
    ) -> bool:
        """Return whether the speaker of a finding comes back to it in a later turn."""
        for finding in findings:
            place = self._places.get(finding.evidence.segment)
            if place is None:
                continue
            voice = _voice(segments[finding.evidence.segment])
            stems = self._rare.intersection(content_stems(finding.evidence.quote))
            for turn, passages in self._said[place + 1 :]:
                if _voice(turn) == voice and any(
                    len(stems & heard) >= _SHARED_WITH_SELF for _, heard in passages
                ):
                    return True
        return False


def agreeing(
    turns: Sequence[Segment], place: int, proposing: Container[SegmentId]
) -> Segment | None:
    """Return the turn that answers the one at ``place`` by agreeing, if there is one.

    What is agreed with is the last of the ``proposing`` turns before the answer; a long turn says
    so much that an answer agrees with something in it, nobody knows with what.
    """
    turn = turns[place]
    if len(turn.text.split()) > _LONG:
        return None
    for answer in turns[place + 1 : place + 1 + _SOON]:
        if _voice(answer) == _voice(turn):
            return None
        if agrees(answer.text) and not is_against(answer.text[:_LONG]):
            return answer
        if answer.id in proposing or len(answer.text.split()) > _BRIEF:
            return None
    return None


def _voice(turn: Segment) -> str:
    return str(turn.speakers[0]) if turn.speakers else turn.speaker_label


def _takes_up(
    text: str, heard: frozenset[str], stems: frozenset[str], names: frozenset[str]
) -> bool:
    shared = len(stems & heard)
    if shared < _SHARED_WITH_NAME or is_against(text):
        return False
    return shared >= _SHARED or bool(names & names_in(text))


def _passages(turn: Segment) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield every sentence of a turn together with the next one, and the stems of both."""
    spans = list(sentences(turn.text))
    for number, span in enumerate(spans):
        end = spans[min(number + 1, len(spans) - 1)].end
        text = turn.text[span.start : end]
        yield text, frozenset(content_stems(text))
