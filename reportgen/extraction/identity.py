"""Names of findings that survive better rules, moved lines and corrected clocks."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from reportgen.model import FindingId, GroupId

_NOT_WORD = re.compile(r"[\W_]+")


def normalised(text: str) -> str:
    """Return the words of a text: no case, punctuation, quotation marks or runs of space."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return _NOT_WORD.sub(" ", plain.replace("'", "")).strip()


def finding_id(sentence: str, speaker_label: str, occurrence: int) -> FindingId:
    """Return the id of a sentence under a label as heard.

    ``occurrence`` counts from 1 the times this label said this sentence in the forum, in the
    order of the sources.
    """
    key = "\x1f".join((normalised(sentence), normalised(speaker_label), str(occurrence)))
    return FindingId(hashlib.sha256(key.encode()).hexdigest()[:12])


def group_id(first: FindingId) -> GroupId:
    """Return the id of the group its first finding speaks for."""
    return GroupId(f"g-{first}")


def occurrences(said: Iterable[tuple[str, str]]) -> Iterator[int]:
    """Yield for every (sentence, label) the how many-th time it is, counting from 1."""
    counts: Counter[tuple[str, str]] = Counter()
    for sentence, label in said:
        key = (normalised(sentence), normalised(label))
        counts[key] += 1
        yield counts[key]
