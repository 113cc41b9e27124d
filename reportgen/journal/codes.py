"""Short codes by which people name findings on the command line."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz, process

from reportgen.errors import ReviewError
from reportgen.model import Finding, FindingId
from reportgen.places import one_line

# No letters that are mistaken for each other in print or dictation, and no vowels to form words.
_ALPHABET = "34679CDFGHJKMNPQRTWXY"
_SHORTEST = 4
_LONGEST = 16
_NEAR = 60.0


def short_codes(findings: Sequence[Finding]) -> Mapping[str, FindingId]:
    """Return the codes of the findings, in their order: 4 letters, more where two would clash.

    A code comes from the finding's id, so it stays the same while other findings come and go.
    """
    full = {finding.id: _full_code(finding.id) for finding in findings}
    shared = _shared_lengths(full.values())
    return {code[: max(_SHORTEST, shared[code] + 1)]: finding for finding, code in full.items()}


def resolve_code(code: str, findings: Sequence[Finding]) -> FindingId:
    """Return the finding that a typed code names, whatever its case, spaces and extra letters.

    Raises:
        ReviewError: if no finding or more than one has the code.
    """
    typed = one_line(code).replace(" ", "").upper()
    full = {finding.id: _full_code(finding.id) for finding in findings}
    found = [finding for finding, letters in full.items() if letters.startswith(typed)]
    if len(found) == 1 and len(typed) >= _SHORTEST:
        return found[0]
    known = short_codes(findings)
    if found and typed:
        near = [short for short in known if short.startswith(typed)]
    else:
        hits = process.extract(typed, list(known), scorer=fuzz.ratio, limit=3, score_cutoff=_NEAR)
        near = [hit[0] for hit in hits]
    raise ReviewError(
        _unknown(one_line(code)[:40], near[:5], ambiguous=bool(found and typed)),
        rule="unknown-code",
    )


def _unknown(code: str, near: Sequence[str], *, ambiguous: bool) -> str:
    problem = "names more than one finding" if ambiguous else "names no finding"
    if ambiguous and len(near) == 1:
        problem = "is too short"
    advice = f"did you mean {' or '.join(near)}?" if near else "list the findings again"
    return f"code '{code}': {problem}; {advice}"


@lru_cache(maxsize=65_536)
def _full_code(finding: FindingId) -> str:
    number = int.from_bytes(hashlib.sha256(finding.encode()).digest(), "big")
    letters: list[str] = []
    for _ in range(_LONGEST):
        number, digit = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[digit])
    return "".join(letters)


def _shared_lengths(codes: Iterable[str]) -> Mapping[str, int]:
    """Return how many letters each code shares with its nearest neighbour in sorted order."""
    ordered = sorted(codes)
    shared = dict.fromkeys(ordered, 0)
    for one, two in pairwise(ordered):
        length = next((n for n, (a, b) in enumerate(zip(one, two, strict=True)) if a != b), 0)
        shared[one], shared[two] = max(shared[one], length), max(shared[two], length)
    return shared
