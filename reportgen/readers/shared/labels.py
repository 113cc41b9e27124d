"""Which words before a colon are a speaker's name and which are the start of a sentence."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from reportgen.model import Forum
from reportgen.people import title_at_start

_PREFIX = re.compile(r"[^\S\n]*([^:：\n]{1,120}?)[^\S\n]*(?::(?=\s|$)|：)\s*")
_PARTICLE_WORDS = (
    "de da do dos das del della di la le les el al bin ibn bint binti van von der den ter ten y e "
    "du des of the and for at on in to für et und af av zu san"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_COMMON_WORDS = (
    "action actions agenda agreed aim also answer answers and but background challenge challenges "
    "comment comments commitment conclusion conclusions consensus context decision decisions "
    "discussion example finding findings first firstly finally follow-up goal idea issue issues "
    "key lesson lessons message messages next no note notes objective one outcome outcomes point "
    "points problem proposal question questions reason recommendation recommendations reference "
    "remark remarks result results second secondly session so solution step steps subject "
    "suggestion suggestions summary takeaway task theme third title to-do todo topic two "
    "warning update date time duration place venue participants attendees present apologies "
    "caution important however therefore because that this these those there we i it they if "
    "when while "
    "recorded language off-record http https"
)
_NO_NAME = frozenset(_COMMON_WORDS.split())
_WORD = re.compile(r"[^\s,;()\[\]|/“”\"]+")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


class Labels:
    """Decides per file: a label is a known name, an honorific's, or one that keeps coming back."""

    def __init__(self, known: frozenset[frozenset[str]] = frozenset()) -> None:
        """Start with the names that the forum knows, as ``names_of`` gives them."""
        self._known = known
        self._seen: Counter[str] = Counter()
        self._lines = 0

    def count(self, text: str) -> None:
        """Take a line, cue or paragraph into account."""
        self._lines += 1
        if (found := prefix_of(text)) is not None:
            self._seen[found[0]] += 1

    @property
    def share(self) -> float:
        """Return the share of counted lines that open with a label, between 0 and 1."""
        accepted = sum(n for label, n in self._seen.items() if self.accepts(label))
        return accepted / self._lines if self._lines else 0.0

    @property
    def everywhere(self) -> bool:
        """Return whether every counted line has a colon, as in a Zoom transcript."""
        return self._lines > 2 and self._seen.total() == self._lines

    def accepts(self, label: str) -> bool:
        """Return whether a label names a speaker in a transcript."""
        if self.everywhere and len(label) <= 80:
            return True
        if self.is_certain(label):
            return True
        often = self._seen[label] >= 2 or self._seen.total() * 2 >= self._lines
        return often and looks_like_name(label)

    def is_certain(self, label: str) -> bool:
        """Return whether a label is a known name or carries an honorific."""
        return tokens_of(label) in self._known or has_honorific(label)

    def accepts_note(self, label: str) -> bool:
        """Return whether a plain label names a speaker in notes: more is needed than a colon."""
        often = self._seen[label] >= 3 and self._seen.total() * 2 >= self._lines
        return self.is_certain(label) or (often and looks_like_name(label))


def prefix_of(text: str) -> tuple[str, int] | None:
    """Return what stands before the first ``: `` and where the words after it begin."""
    match = _PREFIX.match(text)
    if match is None:
        return None
    label = match[1].strip()
    bracketed = label[:1] == "[" and label[-1:] == "]" and label.count("[") == 1
    return label[1:-1].strip() if bracketed else label, match.end()


@lru_cache(maxsize=4096)
def has_honorific(label: str) -> bool:
    """Return whether a label is an honorific or a role with a name."""
    end = title_at_start(label)
    return end > 0 and looks_like_name(label[end:] or label)


@lru_cache(maxsize=4096)
def looks_like_name(label: str) -> bool:
    """Return whether every word could be part of a name: capitals, particles, no common nouns."""
    bare = _BRACKETED.sub(" ", label)
    words = _WORD.findall(bare)
    if not 0 < len(words) <= 8 or len(bare) > 60 or re.search(r"[?!;…]|\.\s+[a-z]", bare):
        return False
    folded = [word.casefold().strip(".") for word in words]
    if _NO_NAME.intersection(folded) or not any(c.isalpha() for c in bare):
        return False
    return not words[0][0].islower() and all(
        not word[0].islower() or fold in _PARTICLES or "@" in word
        for word, fold in zip(words, folded, strict=True)
    )


@lru_cache(maxsize=4096)
def tokens_of(name: str) -> frozenset[str]:
    """Return the words of a name without honorific, brackets, case and order."""
    bare = _BRACKETED.sub(" ", name)
    name = bare[title_at_start(bare) :]
    return frozenset(word.casefold().strip(".") for word in _WORD.findall(name))


def names_of(forum: Forum) -> frozenset[frozenset[str]]:
    """Return the names, surnames and aliases of a forum's people, as sets of words."""
    names: Iterable[str] = (
        name for person in forum.people for name in (person.name, person.surname, *person.aliases)
    )
    return frozenset(tokens for name in names if (tokens := tokens_of(name)))
