"""The words that a person saw when deciding, and the label under which they were said."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.model import Finding, FindingId, Segment


@dataclass(frozen=True, slots=True)
class Heard:
    """The speaker label of a finding, and the sources in which that label repeats its words.

    ``among`` lists those sources in order, so that it is noticed when another repetition comes or
    goes.
    """

    label: str = ""
    among: str = ""


def heard(findings: Sequence[Finding], segments: Sequence[Segment]) -> Mapping[FindingId, Heard]:
    """Return the label and repetitions of each finding."""
    known = {segment.id: segment for segment in segments}
    said: dict[tuple[str, str, str], list[Finding]] = {}
    names: dict[FindingId, str] = {}
    for finding in findings:
        segment = known.get(finding.evidence.segment)
        label = names[finding.id] = segment.speaker_label if segment else ""
        key = (finding.kind, bare(finding.evidence.quote), bare(label))
        said.setdefault(key, []).append(finding)
    among = {
        finding.id: ", ".join(str(known[one.evidence.segment].source) for one in equals)
        for equals in said.values()
        if len(equals) > 1
        for finding in equals
        if all(one.evidence.segment in known for one in equals)
    }
    return {f.id: Heard(names[f.id], among.get(f.id, "")) for f in findings}


def text_hash(quote: str) -> str:
    """Return the hex SHA-256 of the words that a person saw."""
    return hashlib.sha256(quote.encode("utf-8", "surrogatepass")).hexdigest()


def bare(text: str) -> str:
    """Return the words of a text without case and punctuation."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()
