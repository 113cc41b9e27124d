"""What the line that opens a list gives its items: who is to act, and who asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.extraction.english import parts
from reportgen.extraction.english.features import choose
from reportgen.extraction.english.reading import read_sentence
from reportgen.extraction.english.sources import attributed_to
from reportgen.extraction.english.tree import child
from reportgen.extraction.french.stem import read_stem
from reportgen.extraction.models.installed import BLANK
from reportgen.extraction.models.parsing import parse
from reportgen.extraction.proposal import Setting
from reportgen.model import Segment, SegmentId

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Stem:
    """A line that opens a list, with whom it asks and who else asks it."""

    line: str
    addressee: str = ""
    source: str = ""


def read_stems(
    opened: Mapping[SegmentId, Segment], models: Mapping[str, str]
) -> dict[SegmentId, Stem]:
    """Return for each item what its opening line gives it; ``models`` are by language.

    Raises:
        PipelineError: if a model is not installed.
    """
    lines = {segment.id: segment for segment in opened.values()}
    read: dict[SegmentId, Stem] = {}
    for language in sorted({segment.language for segment in lines.values()}):
        model = models.get(language, BLANK)
        mine = [segment for segment in lines.values() if segment.language == language]
        if model.startswith(BLANK):
            read |= {segment.id: Stem(" ".join(segment.text.split())) for segment in mine}
            continue
        docs = parse((segment.text for segment in mine), model)
        read |= {
            segment.id: _french_stem(segment.text, doc)
            if language == "fr"
            else _stem(segment.text, Setting(is_note=True), doc)
            for segment, doc in zip(mine, docs, strict=True)
        }
    return {item: read[segment.id] for item, segment in opened.items()}


def _french_stem(text: str, doc: Doc) -> Stem:
    return Stem(" ".join(text.split()), *read_stem(doc))


def _stem(text: str, setting: Setting, doc: Doc) -> Stem:
    """Return the stem; that the line ends in a colon traps it as a proposal, not as a stem."""
    line = " ".join(text.split())
    reading = [(proposal, "") for proposal, _ in read_sentence(doc, setting)]
    if not reading:
        return Stem(line, _last_named(doc))
    best, _ = choose(reading)
    return Stem(line, parts.addressee(best) or _last_named(doc), attributed_to(best))


def _last_named(doc: Doc) -> str:
    """Return who stands last before the colon ("recommends that the ministry of ports:")."""
    words = [token for token in doc if token.is_alpha]
    if not words or words[-1].pos_ not in {"NOUN", "PROPN"}:
        return ""
    top = words[-1]
    while top.dep_ in {"pobj", "prep", "compound", "conj"} and top.head.i < top.i:
        top = top.head
    article = child(top, "det")
    first = article if article is not None else top
    before = doc[first.i - 1].lower_ if first.i else ""
    if before not in {"that", "to", "on", "upon"} or not parts.can_act(top):
        return ""
    return doc[first.i : words[-1].i + 1].text
