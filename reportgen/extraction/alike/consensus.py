"""Who stands behind findings that say the same, and who spoke against them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.extraction.alike.stems import content_stems
from reportgen.extraction.identity import normalised
from reportgen.extraction.sentences.punctuated import sentences
from reportgen.model import Consensus, Evidence, Finding, FindingId, PersonId, Segment, SegmentId

_AGAINST = re.compile(
    r"\b(?:(?:can|could|do|does|did|would|will)(?:\s?not|n['’]t)\s+(?:\w+\s+)?"
    r"(?:support|agree|accept|share the view)|cannot\s+(?:\w+\s+)?(?:support|agree|accept)|"
    r"disagree[sd]?|object(?:s|ed)?\s+to|oppose[sd]?|(?:am|is|are|was|were)\s+against)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b(?!(?:Ms|Mr|Mx|Mrs|Dr|Prof|The)\b)[^\W\d_a-z][\w'’-]{2,}")
_CUE_STEMS = frozenset(content_stems("cannot support agree accept share view disagree oppose"))
_SHARED = 2
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Objection:
    """A refusal, or a finding that asks for the opposite of others."""

    evidence: Evidence
    stems: frozenset[str]
    finding: Finding | None = None


def consensus_of(
    findings: Sequence[Finding],
    segments: Mapping[SegmentId, Segment],
    objections: Sequence[Objection] = (),
    authors: Mapping[FindingId, str] | None = None,
) -> Consensus:
    """Return who is known to stand behind the findings, counted from their evidence alone.

    A label matched to exactly one person counts that person once; any other label counts as
    unmatched and is nobody in particular. What a speaker reports counts for its source, never for
    the speaker. A person does not dissent from what that person asks for. ``authors`` are the
    names of sources that are known people: reported by two, such a person is one source, and
    never a speaker.
    """
    own = [finding for finding in findings if not finding.attributed_to]
    known = [_person(segments.get(finding.evidence.segment)) for finding in own]
    sources = [_source(finding, authors or {}) for finding in findings if finding.attributed_to]
    reported = {normalised(source): source for source in sources}
    dissent = (o.evidence for o in objections if _speaks_against(o, findings, segments))
    return Consensus(
        tuple(dict.fromkeys(person for person in known if person is not None)),
        tuple(reported.values()),
        sum(person is None for person in known),
        tuple(dict.fromkeys(dissent)),
    )


def _source(finding: Finding, authors: Mapping[FindingId, str]) -> str:
    return authors.get(finding.id, finding.attributed_to)


def objections(findings: Sequence[Finding], segments: Sequence[Segment]) -> tuple[Objection, ...]:
    """Return what may speak against findings: refusals in so many words, and noted dissent."""
    opposite = (objection_in(f) for f in findings if f.polarity == "negative")
    return (*opposite, *_said_against(segments))


def objection_in(finding: Finding) -> Objection:
    """Return a finding as a possible objection to others."""
    opposite = finding if finding.kind == "recommendation" else None
    return Objection(finding.evidence, _stems(finding.evidence.quote), opposite)


def _said_against(segments: Iterable[Segment]) -> Iterator[Objection]:
    for segment in segments:
        if segment.form == "heading":
            continue
        for start, end in sentences(segment.text):
            quote = segment.text[start:end]
            if segment.tag == "no-consensus" or _AGAINST.search(quote):
                yield Objection(Evidence(segment.id, start, end, quote), _stems(quote))


def _speaks_against(
    objection: Objection, findings: Sequence[Finding], segments: Mapping[SegmentId, Segment]
) -> bool:
    if not any(_meets(objection, finding) for finding in findings):
        return False
    spoken = [segments.get(finding.evidence.segment) for finding in findings]
    who = _voice(segments.get(objection.evidence.segment))
    return who not in map(_voice, spoken) and not _objector(objection).intersection(
        word
        for segment in spoken
        if segment is not None
        for word in names_in(segment.speaker_label)
    )


def _objector(objection: Objection) -> frozenset[str]:
    """Return the names before the refusal: notes say who did not agree."""
    quote = objection.evidence.quote
    refusal = _AGAINST.search(quote)
    return names_in(quote[: refusal.start()] if refusal else "")


def is_against(text: str) -> bool:
    """Return whether the text refuses something in so many words ("I cannot support ...")."""
    return _AGAINST.search(text) is not None


def names_in(text: str) -> frozenset[str]:
    """Return the words written with a capital, titles left out, without case."""
    return frozenset(word.casefold() for word in _NAME.findall(text.split("(")[0]))


def _meets(objection: Objection, finding: Finding) -> bool:
    """Whether the objection is about what the finding asks for, and is not the finding itself."""
    if objection.evidence.segment == finding.evidence.segment:
        return False
    if objection.finding is not None and objection.finding.polarity == finding.polarity:
        return False
    if objection.finding is not None and objection.finding.action and finding.action:
        return _is_opposite(content_stems(objection.finding.action), content_stems(finding.action))
    stems = _stems(finding.evidence.quote)
    shared = len(stems & objection.stems)
    return shared >= max(_SHARED, _SHARE * min(len(stems), len(objection.stems)))


def _is_opposite(refused: Sequence[str], asked: Sequence[str]) -> bool:
    """Return whether the same is to be done, or not: who does it and with what is not enough.

    "Towns should not publish accounts of pumps" says nothing of towns that buy pumps.
    """
    shared, smaller = len(set(refused) & set(asked)), min(len(refused), len(asked))
    enough = max(min(_SHARED, smaller), _SHARE * smaller)
    return refused[:1] == asked[:1] and shared >= enough


def _stems(text: str) -> frozenset[str]:
    return frozenset(content_stems(text)) - _CUE_STEMS


def _person(segment: Segment | None) -> PersonId | None:
    """Return the one person the segment's label was matched to."""
    return segment.speakers[0] if segment is not None and len(segment.speakers) == 1 else None


def _voice(segment: Segment | None) -> str:
    """Return the person, else the label as heard, else a word that nobody uses."""
    if segment is None:
        return ""
    return _person(segment) or f"?{normalised(segment.speaker_label)}"
