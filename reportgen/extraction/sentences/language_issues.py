"""What a rapporteur should know of the languages that a forum's notes and transcripts are in."""

from collections.abc import Iterator, Sequence

from reportgen.errors import Issue, Place
from reportgen.extraction.models.installed import (
    BLANK,
    DEFAULT_MODEL,
    INSTALL_FRENCH,
    models_in_use,
)
from reportgen.extraction.sentences.languages import in_languages, languages
from reportgen.model import Segment

_UNREAD = (
    "{passages} in {language}, which is not read: no recommendation was looked for there; read "
    "them yourself"
)
_LISTED = (
    "{passages} in {language}, read by a list of words only: expect more that is missed and more "
    "that is none than in English, and nobody named as the one to act"
)
_NO_MODEL = (
    "{passages} in French, read by a list of words only, because the French language model is not "
    "installed; run: {command}"
)


def language_issues(
    segments: Sequence[Segment], *, model: str = DEFAULT_MODEL, language: str = "en"
) -> tuple[Issue, ...]:
    """Return one issue for each language that is not read as well as English, or not at all.

    ``model`` and ``language`` are as for :func:`reportgen.extraction.extract`.

    Raises:
        PipelineError: if the language model is not installed or for a language that is not read.
    """
    spoken = [s for s in in_languages(segments, language) if s.form != "heading"]
    models = models_in_use(model)
    codes = dict.fromkeys(segment.language for segment in spoken)
    return tuple(
        issue
        for code in codes
        for issue in _issues([s for s in spoken if s.language == code], models.get(code, ""))
    )


def _issues(segments: Sequence[Segment], model: str) -> Iterator[Issue]:
    code, place = segments[0].language, _place(segments[0])
    named = languages()[code].name if code in languages() else f"the language {code!r}"
    count = len(segments)
    passages = "one passage is" if count == 1 else f"{count} passages are"
    if not model:
        message = _UNREAD.format(passages=passages, language=named)
        yield Issue("warning", "language-not-read", message, place)
    elif model.startswith(BLANK) and code == "fr":
        message = _NO_MODEL.format(passages=passages, command=INSTALL_FRENCH)
        yield Issue("warning", "language-model-missing", message, place)
    elif model.startswith(BLANK):
        message = _LISTED.format(passages=passages, language=named)
        yield Issue("note", "language-basic", message, place)


def _place(segment: Segment) -> Place:
    """Return where the first passage in the language begins."""
    return Place(str(segment.source), segment.marks[0].line if segment.marks else 0)
