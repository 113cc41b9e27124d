"""The spaCy component that marks in a Doc what the library finds in its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc, Span
from typing_extensions import TypedDict

from reportgen.extraction.apart import extract_apart, text_segment
from reportgen.extraction.cue_lists import FAMILY, cue_lists
from reportgen.extraction.models.installed import DEFAULT_MODEL, models_in_use
from reportgen.extraction.rules import rules
from reportgen.model import Finding, Form, Segment

NAME = "reportgen_recommendations"
EXTENSION = "recommendation"
_BATCH = 64
_UNREAD = "{0} does not read the language {1!r} of this pipeline; it reads {2}"
_NO_ATTRIBUTE = (
    "{0}: Doc has no extension {1!r}; add it with Doc.set_extension({1!r}, default=False)"
)

if not Span.has_extension(EXTENSION):
    Span.set_extension(EXTENSION, default=None)


class Recommendation(TypedDict):
    """What ``span._.recommendation`` holds, in plain values that can be stored with a Doc."""

    id: str
    level: str
    family: str
    polarity: str
    strength: str
    addressee: str
    asked: str
    action: str
    condition: str
    deadline: str
    attributed_to: str
    score: float
    reasons: list[str]
    start_char: int
    end_char: int


@Language.factory(
    NAME,
    default_config={
        "spans_key": "recommendations",
        "is_note": False,
        "min_score": 0.0,
        "perhaps": False,
        "moderator_attr": None,
        "model": DEFAULT_MODEL,
    },
    requires=[],
    assigns=["doc.spans", "span._.recommendation"],
)
def create_recommendations(  # noqa: PLR0913, PLR0917 - one parameter a setting, as spaCy has it
    nlp: Language,
    name: str,
    spans_key: str,
    is_note: bool,  # noqa: FBT001
    min_score: float,
    perhaps: bool,  # noqa: FBT001
    moderator_attr: str | None,
    model: str,
) -> RecommendationFinder:
    """The component; it goes anywhere in a pipeline, since it needs nothing but the tokens.

    Raises:
        PipelineError: if the language model ``model`` is not installed.
        ValueError: if the pipeline's language is not read, or ``min_score`` is no probability.
    """
    read = models_in_use(model)
    if nlp.lang not in read:
        raise ValueError(_UNREAD.format(NAME, nlp.lang, ", ".join(read)))
    if not 0 <= min_score <= 1:
        raise ValueError(f"{name}: min_score is from 0 to 1, not {min_score}")
    finder = RecommendationFinder(spans_key, nlp.lang, model)
    finder.is_note, finder.moderator_attr = is_note, moderator_attr
    finder.min_score, finder.perhaps = min_score, perhaps
    return finder


class RecommendationFinder:
    """Fills ``doc.spans`` with the sentences that recommend something.

    These are the findings of :func:`reportgen.extract_texts` for the text of the Doc, with the same
    ids and scores, whatever else the pipeline holds. A span covers the tokens of the sentence; its
    label is the family, and ``span._.recommendation`` a :class:`Recommendation`, or None for spans
    of others.
    """

    def __init__(self, spans_key: str, language: str, model: str = DEFAULT_MODEL) -> None:
        self.spans_key, self.language, self.model = spans_key, language, model
        self.is_note = False
        self.min_score = 0.0
        self.perhaps = False
        self.moderator_attr: str | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that spans may have: the families of every language that is read."""
        families = [family.name for code in ("en", "fr") for family in rules(code).families]
        return tuple(dict.fromkeys((*families, *([FAMILY] if cue_lists() else []))))

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its recommendations marked."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = _BATCH) -> Iterator[Doc]:
        """Yield the Docs with their recommendations marked, many read in one go."""
        waiting = iter(stream)
        while docs := list(islice(waiting, batch_size)):
            segments = [self._segment(number, doc) for number, doc in enumerate(docs)]
            found = extract_apart(segments, model=self.model, language=self.language)
            for doc, findings in zip(docs, found, strict=True):
                doc.spans[self.spans_key] = [
                    _span(doc, one) for one in findings if self._wants(one)
                ]
                yield doc

    def _wants(self, finding: Finding) -> bool:
        return finding.score >= self.min_score and (self.perhaps or finding.level == "found")

    def _segment(self, number: int, doc: Doc) -> Segment:
        form: Form = "paragraph" if self.is_note else "turn"
        return text_segment(number, doc.text, form=form, is_moderator=self._is_moderator(doc))

    def _is_moderator(self, doc: Doc) -> bool:
        if self.moderator_attr is None:
            return False
        if not Doc.has_extension(self.moderator_attr):
            raise ValueError(_NO_ATTRIBUTE.format(NAME, self.moderator_attr))
        return bool(doc._.get(self.moderator_attr))


def _span(doc: Doc, finding: Finding) -> Span:
    """The tokens of a finding's sentence, with what is known of it."""
    evidence = finding.evidence
    place = (evidence.start, evidence.end)
    span = doc.char_span(*place, label=finding.family, alignment_mode="expand")
    if span is None:  # only where the text is not that of the tokens
        raise ValueError(f"{NAME}: characters {place} are not in the Doc")
    told = Recommendation(
        id=finding.id,
        level=finding.level,
        family=finding.family,
        polarity=finding.polarity,
        strength=finding.strength,
        addressee=finding.addressee,
        asked=finding.asked,
        action=finding.action,
        condition=finding.condition,
        deadline=finding.deadline,
        attributed_to=finding.attributed_to,
        score=finding.score,
        reasons=list(finding.reasons),
        start_char=evidence.start,
        end_char=evidence.end,
    )
    span._.set(EXTENSION, told)
    return span
