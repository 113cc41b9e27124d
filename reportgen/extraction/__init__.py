"""Sentences that recommend something, found by the parse of what was said and said why.

What only looks at words that are not kept from a run before is loaded when it is first used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.extraction.alike.consensus import consensus_of, objection_in
from reportgen.extraction.alike.grouping import group
from reportgen.extraction.apart import as_one_text, extract_apart, text_segment
from reportgen.extraction.cached import cache_key, read_cached, write_cached
from reportgen.extraction.found import A_DAY, Found, GroupBy, Setting
from reportgen.extraction.identity import finding_id
from reportgen.extraction.kept import read_kept, whole_key, write_kept
from reportgen.extraction.models.installed import (
    DEFAULT_MODEL,
    FRENCH_MODEL,
    INSTALL_FRENCH,
    ModelFacts,
    is_installed,
    model_facts,
    models_in_use,
)
from reportgen.extraction.sentences.language_issues import language_issues
from reportgen.extraction.sentences.languages import in_languages
from reportgen.model import Chairs, Finding, Mark, Segment, SegmentId, SourceId
from reportgen.on_demand import on_demand

if TYPE_CHECKING:
    from reportgen.extraction.alike.paraphrases import suggest_groups
    from reportgen.extraction.alike.stems import content_stems
    from reportgen.extraction.choosing.shortlisting import Candidate, shortlist
    from reportgen.extraction.choosing.themes import tag_themes
    from reportgen.extraction.english.retelling import Retold, retell
    from reportgen.extraction.english.sources import UNNAMED
    from reportgen.extraction.kinds.bearing import extract_answers, extract_objections
    from reportgen.extraction.kinds.other_kinds import answers, extract_other

_HOMES = {
    "UNNAMED": "english.sources",
    "Retold": "english.retelling",
    "retell": "english.retelling",
    "Candidate": "choosing.shortlisting",
    "answers": "kinds.other_kinds",
    "content_stems": "alike.stems",
    "extract_answers": "kinds.bearing",
    "extract_objections": "kinds.bearing",
    "extract_other": "kinds.other_kinds",
    "shortlist": "choosing.shortlisting",
    "suggest_groups": "alike.paraphrases",
    "tag_themes": "choosing.themes",
}

__all__ = [
    "A_DAY",
    "DEFAULT_MODEL",
    "FRENCH_MODEL",
    "INSTALL_FRENCH",
    "UNNAMED",
    "Candidate",
    "Found",
    "GroupBy",
    "ModelFacts",
    "Retold",
    "Setting",
    "answers",
    "as_one_text",
    "consensus_of",
    "content_stems",
    "extract",
    "extract_answers",
    "extract_apart",
    "extract_everything",
    "extract_objections",
    "extract_other",
    "extract_text",
    "finding_id",
    "group",
    "in_languages",
    "is_installed",
    "language_issues",
    "model_facts",
    "objection_in",
    "retell",
    "shortlist",
    "suggest_groups",
    "tag_themes",
    "text_segment",
]

__getattr__ = on_demand(__name__, _HOMES)


def extract(
    segments: Sequence[Segment],
    *,
    model: str = DEFAULT_MODEL,
    moderators: Chairs = frozenset(),
    cache: Path | None = None,
    language: str = "en",
) -> tuple[Finding, ...]:
    """Return the recommendations found in turns, paragraphs and bullets, never in headings.

    Each segment is read in its own language: the one its words show, else the one its source
    gives, else ``language``, the forum's first. English and French are parsed (French where its
    model is installed), the other languages of the UN and Korean are read by a list of cues, any
    other is not read; :func:`language_issues` says which. ``model`` takes the place of ours for
    the language it is made for.

    Text is cut into sentences by its punctuation; only sentences with a cue are parsed. One piece
    of more than 600 characters without a full stop is cut where the parser sees sentences, one of
    more than 2 000 first at a space, so that any input takes time in proportion to its length.
    ``cache`` is a folder for the findings; it then holds what was said, and can be deleted.

    Raises:
        PipelineError: if the language model is not installed or for a language that is not read.
    """
    segments, models = in_languages(segments, language), models_in_use(model)
    key = cache_key(segments, models, moderators) if cache is not None else ""
    if cache is not None and (kept := read_cached(cache, key, segments)) is not None:
        return kept
    from reportgen.extraction.recommendations import find_recommendations

    findings = tuple(find_recommendations(segments, models, moderators))
    if cache is not None:
        write_cached(cache, key, findings)
    return findings


def extract_everything(
    segments: Sequence[Segment],
    setting: Setting,
    *,
    model: str = DEFAULT_MODEL,
    cache: Path | None = None,
) -> Found:
    """Return the findings of all kinds, recommendations as :func:`extract` gives them.

    Raises:
        PipelineError: if the language model is not installed.
    """
    key, moderators = "", setting.moderators
    segments = in_languages(segments, setting.language)
    if cache is not None:
        key = whole_key(cache_key(segments, models_in_use(model), moderators), segments, setting)
        if (kept := read_kept(cache, key, segments)) is not None:
            return kept
    proposed = extract(
        segments, model=model, moderators=moderators, cache=cache, language=setting.language
    )
    from reportgen.extraction.everything import find_everything
    from reportgen.extraction.wording import suggest_wordings

    found = find_everything(proposed, segments, setting)
    wordings = zip(proposed, suggest_wordings(proposed, model=model), strict=True)
    found = replace(found, wordings=tuple((one.id, words) for one, words in wordings if words))
    if cache is not None:
        write_kept(cache, key, found)
    return found


def extract_text(
    text: str, *, model: str = DEFAULT_MODEL, language: str = "en"
) -> tuple[Finding, ...]:
    """Return the recommendations found in a plain text, taken as one turn by nobody.

    ``language`` holds where the text does not show its own.

    Raises:
        PipelineError: if the language model is not installed.
    """
    turn = Segment(SegmentId("text"), SourceId("text"), "turn", text, (Mark(0, 1),))
    return extract((turn,), model=model, language=language)
