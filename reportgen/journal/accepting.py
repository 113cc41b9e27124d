"""Acceptances that hold the text a person accepted, and what a person sets about a point."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.errors import ReviewError
from reportgen.journal.events import Stamp
from reportgen.ledger import Heard, OfferedText, text_hash
from reportgen.model import Attribution, Decision, Event, Finding, FindingId
from reportgen.places import one_line

_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a person sets about an accepted point; what is empty stays as it is.

    ``place`` is its place among the printed points, counted from 1.
    """

    addressee: str = ""
    deadline: str = ""
    theme: str = ""
    place: int = 0
    attribution: Attribution | None = None

    def __bool__(self) -> bool:
        """Whether anything is set."""
        given = (self.addressee, self.deadline, self.theme, self.place, self.attribution)
        return any(given)


def with_texts(
    events: Sequence[Event],
    texts: Mapping[FindingId, OfferedText],
    notes: Mapping[FindingId, Finding],
    how: Mapping[FindingId, Heard],
) -> tuple[Event, ...]:
    """Return the events, each acceptance with the text that was shown, its origin and its hash.

    A sentence of the notes that becomes the text is merged under what it reports. ``notes`` are
    those sentences by id, of which nobody decided anything yet.
    """
    return tuple(one for event in events for one in _with_text(event, texts, notes, how))


def _with_text(
    event: Event,
    texts: Mapping[FindingId, OfferedText],
    notes: Mapping[FindingId, Finding],
    how: Mapping[FindingId, Heard],
) -> Iterator[Event]:
    offered = texts.get(event.target)
    if event.op != "accept" or offered is None:
        yield event
        return
    wording = "" if offered.origin == "quotation" else offered.text
    digest = text_hash(offered.text)
    yield replace(event, wording=wording, wording_hash=digest, text_from=offered.origin)
    if noted := notes.get(offered.note):
        heard = how.get(noted.id, Heard())
        yield Event(
            event.at,
            event.actor,
            "merge",
            noted.id,
            text_hash(noted.evidence.quote),
            noted.evidence.quote,
            heard.label,
            heard.among,
            into=event.target,
        )


def set_particulars(
    target: Finding, decision: Decision | None, particulars: Particulars, by: Stamp
) -> Event:
    """Return the event that sets addressee, deadline, theme or place of an accepted point.

    Raises:
        ReviewError: if the point is not accepted, or nothing or too much is set.
    """
    words = [one_line(one) for one in (particulars.addressee, particulars.deadline)]
    theme = one_line(particulars.theme)
    if (
        decision is None
        or decision.status != "accepted"
        or decision.merged_into
        or not decision.holds
    ):
        raise ReviewError(
            f"set: '{target.evidence.quote[:60]}' is not accepted; accept it first",
            rule="set-not-accepted",
        )
    _check(particulars, (*words, theme))
    return Event(
        by.at,
        by.actor,
        "set",
        target.id,
        text_hash(target.evidence.quote),
        target.evidence.quote,
        addressee=words[0],
        deadline=words[1],
        theme=theme,
        place=particulars.place,
        attribution=particulars.attribution,
    )


def _check(particulars: Particulars, words: tuple[str, ...]) -> None:
    if not particulars:
        raise ReviewError(
            "set: nothing is given; add --addressee, --deadline, --theme, --place or --attribution",
            rule="nothing-to-set",
        )
    if max(map(len, words)) > _LONGEST or particulars.place < 0:
        raise ReviewError(
            f"set: words of up to {_LONGEST} characters and places from 1 can be set",
            rule="set-out-of-range",
        )
