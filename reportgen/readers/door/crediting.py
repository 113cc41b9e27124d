"""Prevents false credit: words that are certainly somebody else's are not given to the label."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from reportgen.readers.door.passages import Remark
from reportgen.readers.door.raw import NumberedLine, RawTurn
from reportgen.readers.shared.heads import foreign_start
from reportgen.readers.shared.labels import SpeakerLabels

_REACTION = re.compile(
    r"(?:reacted to|removed an? .{1,12} reaction from|liked|loved|disliked|laughed at|emphasi[sz]ed"
    r"|questioned)\s+[\"“].*?(?:[\"”]|…|\.\.\.)(?:\s+with\s+\S{1,8})?\s*",
    re.IGNORECASE,
)
_REPLY = re.compile(r"replying to\s+[\"“].*?[\"”]\s*", re.IGNORECASE)


@dataclass(slots=True)
class Creditor:
    """Gives each turn the speaker whom its label names, or none."""

    labels: SpeakerLabels
    remarks: list[Remark] = field(default_factory=list)

    def credited(self, turns: Iterable[RawTurn]) -> Iterator[RawTurn]:
        """Yield the turns, cut where a label, time, bullet or heading of somebody else begins.

        Reactions and system messages of a chat are no speech, and quoted words in a reply are not
        its author's.
        """
        for turn in turns:
            own = replace(turn, lines=_own_words(turn.lines)) if turn.form == "turn" else turn
            for piece in self._pieces(own):
                if piece.doubt and piece.lines:
                    self.remarks.append(_remark(piece))
                yield piece

    def _pieces(self, turn: RawTurn) -> Iterator[RawTurn]:
        if not turn.label or turn.form == "heading":
            yield turn
            return
        for at, (_, words) in enumerate(turn.lines):
            doubt = foreign_start(words, turn.label, self.labels, is_first=not at)
            if doubt:
                if at:
                    yield replace(turn, lines=turn.lines[:at])
                yield replace(turn, label="", lines=turn.lines[at:], doubt=doubt)
                return
        yield turn


def _own_words(lines: Iterable[NumberedLine]) -> tuple[NumberedLine, ...]:
    kept = ((n, _REPLY.sub("", words, 1)) for n, words in lines if not _REACTION.fullmatch(words))
    return tuple((number, words) for number, words in kept if words.strip())


def _remark(turn: RawTurn) -> Remark:
    message = (
        f"{turn.doubt!r} may be where somebody else begins to speak, so these words are not "
        "attributed; write the speaker as 'Name: words', and the name among people or aliases"
    )
    return Remark(turn.lines[0][0], "credit-stopped", message)
