"""Folds names for comparison: case, accents, hyphens, and the parts of a label."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache


def listed(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


ROLES = listed(
    "moderator chair chairperson chairman chairwoman cochair facilitator host cohost mc emcee "
    "rapporteur interpreter interpretation translator speaker panellist panelist presenter "
    "participant attendee audience delegate guest question q a organizer organiser secretariat "
    "unknown unidentified voice member staff technician operator narrator all several"
)
DEVICES = listed(
    "iphone ipad android galaxy samsung macbook pc laptop desktop phone mobile tablet zoom teams "
    "webex meeting conference channel user device computer "
    "huawei xiaomi pixel call admin recording"
)
# Words after which the name is not, or not surely, the name of who speaks.
STAND_INS = listed(
    "for behalf assistant aide proxy interpreter interpretation interpreting translator "
    "translation reading room studio podium floor microphone mic"
)
_STRICT = STAND_INS - {"reading", "mic", "microphone"}
# What in brackets after a name says how somebody speaks, not who does.
_STAGE = re.compile(
    r"[(\[]\s*(?:during|interject|interrupt|continu|cont[’']?d|laugh|off[- ]mic|on[- ]?line|remote"
    r"|via|by (?:video|phone)|spoke|speaking|in the chair|chat|host|present|from the floor"
    r"|on screen|reading from)[^()\[\]]{0,60}[)\]]",
    re.IGNORECASE,
)
PARTICLES = listed(
    "de da do dos das del della di du la le van von der den ter bin bint binti ibn al el y e "
    "of san st"
)
_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)
_POSSESSIVE = re.compile(r"['’]s\b")
_INSIDE_WORD = re.compile(r"(?<=\w)[-‐‑‒'’ʼ.](?=\w)")
_BRACKETED = re.compile(r"[(\[（]([^()\[\]（）]*)[)\]）]")
_SEPARATOR = re.compile(r"[,;|/@•·:]|\s[-–—]+\s|_")
_JOINT = re.compile(r"\s+(?:and|und|et|y)\s+|\s*[&+;/]\s*", re.IGNORECASE)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return the text without case, diacritics and invisible characters; Hangul stays composed."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    marks = unicodedata.normalize("NFD", plain)
    bare = "".join(c for c in marks if unicodedata.category(c) not in {"Mn", "Cf"})
    return unicodedata.normalize("NFC", bare).translate(_UNDECOMPOSED)


def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a name; "H.E." is one word and "Ga-Young" is "gayoung"."""
    joined = _INSIDE_WORD.sub("", _POSSESSIVE.sub("", fold(text)))
    return tuple(re.findall(r"\w+", joined.replace("_", " ")))


def loose_words(text: str) -> tuple[str, ...]:
    """Return the folded words with hyphenated names taken apart: "Ga-Young" is "ga", "young"."""
    return words(re.sub(r"(?<=\w)[-‐‑‒](?=\w)", " ", text))


def without_stage_directions(label: str) -> str:
    """Return a label without brackets that say how somebody speaks ("(during the reading)").

    Brackets that put somebody else in the speaker's place stay ("(via interpreter)").
    """
    return _STAGE.sub(lambda m: m[0] if _STRICT & set(words(m[0])) else " ", label).strip()


@dataclass(frozen=True, slots=True)
class Label:
    """The parts of a label: outside brackets, split at separators, and inside brackets."""

    outside: tuple[str, ...]
    inside: tuple[str, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """Return all parts, those outside brackets first."""
        return self.outside + self.inside


def take_apart(label: str) -> Label:
    """Split a label into its parts ("Kim, Shin (KIPA)": "Kim", "Shin" and "KIPA")."""
    inside = [part for bracket in _BRACKETED.findall(label) for part in _SEPARATOR.split(bracket)]
    outside = _SEPARATOR.split(_BRACKETED.sub(" , ", label))
    return Label(_stripped(outside), _stripped(inside))


def _stripped(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(part.strip() for part in parts if part.strip())


def joint_labels(label: str) -> tuple[str, ...]:
    """Return the names that a label joins ("A and B", "A / B"), or nothing if it joins none."""
    parts = tuple(part.strip() for part in _JOINT.split(_BRACKETED.sub(" ", label)))
    return parts if len(parts) > 1 and all(parts) else ()


# Letters that no decomposition turns into plain ones; lists run in English order.
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})


def in_order(name: str) -> str:
    """Return a name as lists are sorted by: without case and accents."""
    letters = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def spaced(text: str) -> str:
    """Return the words of a text in small letters, one blank between them."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
