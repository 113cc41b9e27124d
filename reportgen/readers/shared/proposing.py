"""Which encoding a text that is no UTF-8 may be in: proposed with a sample, never decided."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_SAMPLE: Final = 200_000
_SHOWN: Final = 40
_CJK = "\u4e00-\u9fff"
_CANDIDATES: Final = (
    ("cp949", "\uac00-\ud7a3"),
    ("shift_jis", f"\u3040-\u30ff\u3001\u3002{_CJK}"),
    ("gb18030", _CJK),
    ("big5", _CJK),
    ("cp1251", "\u0400-\u045f"),
    ("cp1253", "\u0386-\u03ce"),
    ("cp1256", "\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af"),
    ("cp1252", "à-öø-ýÀ-ÖØ-Ýßœ€‘’“”–—…\u00a0«»°·©"),
    ("cp1250", "ąćęłńóśźżáčďéěíňřšťúůýžĄĆĘŁŃÓŚŹŻÁČĎÉĚÍŇŘŠŤÚŮÝŽőűŐŰăâîșțşţ"),
)
"""Encodings with the characters that a text in them is made of, besides ASCII."""
_LEAST: Final = 0.7
_MIXED: Final = re.compile(
    r"[A-Za-z][\u0400-\u045f\u0386-\u03ce\u0621-\u06af\uac00-\ud7a3]|"
    r"[\u0400-\u045f\u0386-\u03ce\u0621-\u06af][A-Za-z]"
)
_COMMON_CHINESE: Final = frozenset(
    "的一是不了在人有我他这中大来上国和地到时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实"
)
_COMMON_KOREAN: Final = frozenset(
    "이다는을를의에가은로고하지한기사도시대인리자있그수아어나정원해주일부과제스라전여보서장조상구무공니습안"
    "합것들와거만게면게말었았할년으된되성위경국동유화관요세생신오우문물비회발선소연간내"
)
_LEAST_KOREAN: Final = 0.3
_CAPITAL_INSIDE: Final = re.compile("[\u0430-\u044f\u03b1-\u03ce][\u0410-\u042f\u0391-\u03a9]")
"""What no Russian or Greek word has, and Arabic has that is read as one of them."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An encoding and the first words that are not ASCII as they read in it."""

    encoding: str
    sample: str


def propose(content: bytes) -> Proposal | None:
    """Return the encoding in which a text reads most like one, None where none does."""
    sample = content[:_SAMPLE]
    best, found = _LEAST, None
    for encoding, letters in _CANDIDATES:
        text = _decoded(sample, encoding)
        score = _score(text, encoding, letters) if text else 0.0
        if score > best:
            best, found = score, Proposal(encoding, _shown(text))
    return found


def _decoded(content: bytes, encoding: str) -> str:
    for cut in range(3):
        try:
            return content[: len(content) - cut].decode(encoding)
        except UnicodeDecodeError as error:
            if error.start < len(content) - 4:
                return ""
    return ""


def _score(text: str, encoding: str, letters: str) -> float:
    """Return the share of foreign characters that belong to the encoding's script."""
    foreign = [character for character in text if ord(character) > 127]
    if not foreign or any(0x80 <= ord(c) < 0xA0 for c in foreign):
        return 0.0
    own = re.compile(f"[{letters}]")
    share = sum(bool(own.match(c)) for c in foreign) / len(foreign)
    share -= len(_MIXED.findall(text)) / len(foreign) * (encoding not in ("cp949", "cp1252"))
    share -= 3 * len(_CAPITAL_INSIDE.findall(text)) / len(foreign)
    if encoding == "cp949":
        common = sum(c in _COMMON_KOREAN for c in foreign) / len(foreign)
        share -= 0.5 * (common < _LEAST_KOREAN)
    if encoding in ("gb18030", "big5"):
        common = sum(c in _COMMON_CHINESE for c in foreign) / len(foreign)
        share = share * 0.75 + common * (encoding == "gb18030")
    return share


def _shown(text: str) -> str:
    at = next((n for n, character in enumerate(text) if ord(character) > 127), 0)
    start = max(text.rfind("\n", 0, at) + 1, at - _SHOWN // 2)
    return " ".join(text[start : start + _SHOWN].split())


def advice(content: bytes, name: str, names: Sequence[str] = ()) -> str:
    """Return what to do about a file that is no UTF-8, with the line to paste where one fits."""
    del names
    found = propose(content)
    if found is None:
        return "save the file as UTF-8, or write its 'encoding: ...' into the sidecar " + name
    return (
        f'it may be {found.encoding.upper()}, in which it reads "{found.sample}"; if that is '
        f"right, write 'encoding: {found.encoding}' into {name}, or save the file as UTF-8"
    )
