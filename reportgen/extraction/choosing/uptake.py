"""Who else takes up what somebody recommended, told by names, rare words and answers."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence

from reportgen.extraction.alike.consensus import is_against, names_in
from reportgen.extraction.alike.stems import content_stems
from reportgen.extraction.choosing.emphasis import agrees
from reportgen.extraction.sentences.punctuated import sentences
from reportgen.model import Finding, Segment

_RARE = 0.1
_FEW = 3
_SHARED = 3
_SHARED_WITH_NAME = 1
_SHARED_WITH_SELF = 2
_LONG = 120
_BRIEF = 30
_SOON = 3


class Uptake:
    """Turns of a forum, prepared so that it can be asked who takes up what somebody said.

    A passage is a sentence and the one after it. Words are rare that few voices use.
    """

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._turns = [segment for segment in segments if segment.form == "turn"]
        self._places = {turn.id: place for place, turn in enumerate(self._turns)}
        self._passages = [
            (place, text) for place, turn in enumerate(self._turns) for text in _passages(turn)
        ]
        said = [frozenset(content_stems(text)) for _, text in self._passages]
        voices = [_voice(turn) for turn in self._turns]
        pairs = zip(self._passages, said, strict=True)
        used = {(stem, voices[place]) for (place, _), stems in pairs for stem in stems}
        spread = Counter(stem for stem, _ in used)
        most = max(_FEW, int(_RARE * len(set(voices))))
        self._where: dict[str, list[int]] = {s: [] for s, n in spread.items() if n <= most}
        for number, stems in enumerate(said):
            for stem in stems & self._where.keys():
                self._where[stem].append(number)

    def is_taken_up(self, findings: Sequence[Finding]) -> bool:
        """Return whether a later turn by another voice takes up what the findings ask for.

        A turn that names one of their speakers needs one rare word of theirs in the same breath,
        any other turn three; a refusal never counts.
        """
        speakers = [self._turns[place] for place in self._spoken(findings)]
        if not speakers:
            return False
        voices = {_voice(turn) for turn in speakers}
        labels = {turn.speaker_label for turn in speakers}
        names = frozenset(name for label in labels for name in names_in(label))
        first = min(self._spoken(findings))
        return any(
            (shared >= _SHARED or names & names_in(text)) and not is_against(text)
            for place, text, shared in self._shared(findings, _SHARED_WITH_NAME)
            if place > first
            and _voice(self._turns[place]) not in voices
            and self._turns[place].speaker_label not in labels
        )

    def comes_back(self, findings: Sequence[Finding]) -> bool:
        """Whether a speaker returns to his or her own finding in a later turn."""
        return any(
            turn > place and _voice(self._turns[turn]) == _voice(self._turns[place])
            for finding in findings
            for place in self._spoken([finding])
            for turn, _, _ in self._shared([finding], _SHARED_WITH_SELF)
        )

    def _spoken(self, findings: Iterable[Finding]) -> list[int]:
        places = (self._places.get(finding.evidence.segment) for finding in findings)
        return [place for place in places if place is not None]

    def _shared(self, findings: Iterable[Finding], least: int) -> Iterator[tuple[int, str, int]]:
        """Yield the passages that share rare words with the findings: turn, text, how many."""
        stems = {stem for f in findings for stem in content_stems(f.evidence.quote)}
        shared = Counter(n for stem in stems for n in self._where.get(stem, ()))
        for number in sorted(n for n, count in shared.items() if count >= least):
            yield *self._passages[number], shared[number]


def has_agreement(turns: Sequence[Segment], place: int, proposing: Container[str]) -> bool:
    """Return whether the turn at ``place`` is answered by agreeing.

    What is agreed with is the last of the ``proposing`` turns before the answer; a long turn says
    so much that an answer agrees with something in it, nobody knows with what.
    """
    turn = turns[place]
    if len(turn.text.split()) > _LONG:
        return False
    for answer in turns[place + 1 : place + 1 + _SOON]:
        if _voice(answer) == _voice(turn):
            return False
        if agrees(answer.text):
            return True
        if answer.id in proposing or len(answer.text.split()) > _BRIEF:
            return False
    return False


def _voice(turn: Segment) -> str:
    return str(turn.speakers[0]) if turn.speakers else turn.speaker_label


def _passages(turn: Segment) -> Iterator[str]:
    """Yield every sentence of a turn together with the next one."""
    spans = list(sentences(turn.text))
    for span, following in zip(spans, [*spans[1:], *spans[-1:]], strict=True):
        yield turn.text[span.start : following.end]
