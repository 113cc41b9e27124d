"""Sentences parsed by the model of their language, with our component at its end."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from reportgen.errors import PipelineError
from reportgen.extraction.models.installed import BLANK, model_version
from reportgen.extraction.models.lean_import import without_command_line

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from reportgen.extraction.proposal import Setting
    from reportgen.extraction.seen import Seen

BATCH = 64
_UNUSED = ("ner", "senter")


@lru_cache(maxsize=9)
def load_model(model: str) -> Language:
    """Return the pipeline of the named model with tagger, parser and lemmatizer only.

    Under "blank:" and a language it is one that only splits words, for a list of cues.

    Raises:
        PipelineError: if the model is not installed or has no parser.
    """
    with without_command_line():
        import spacy  # noqa: F401 - over half a second, which only extracting costs
    nlp = _blank(model.removeprefix(BLANK)) if model.startswith(BLANK) else _trained(model)
    from reportgen.extraction.models.sentence_reader import NAME  # its import registers it

    if NAME not in nlp.pipe_names:
        try:
            nlp.add_pipe(NAME)
        except ValueError as error:
            raise PipelineError(
                f"language model {model!r}: {error}; name another", rule="language-model-unusable"
            ) from error
    return nlp


def _blank(language: str) -> Language:
    import spacy

    # The tokenizers for Korean and Chinese need packages that a list of cues does not.
    plain = {"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}}
    return spacy.blank(language, config=plain if language in {"ko", "zh"} else {})


def _trained(model: str) -> Language:
    model_version(model)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy

        try:
            nlp = spacy.load(model, exclude=list(_UNUSED))
        except (OSError, ValueError, ImportError) as error:
            message = f"language model {model!r} cannot be loaded: {error}; reinstall it"
            raise PipelineError(message, rule="language-model-unusable") from error
    if "parser" not in nlp.pipe_names:
        raise PipelineError(
            f"language model {model!r} has no parser; name one that has",
            rule="language-model-unusable",
        )
    return nlp


def parse(texts: Iterable[str], model: str) -> Iterator[Doc]:
    """Yield the parsed texts in their order, not read for recommendations.

    Raises:
        PipelineError: if the model is not installed.
    """
    yield from load_model(model).pipe(texts, batch_size=BATCH, disable=["reportgen_sentence"])


def mark(settled: Iterable[tuple[str, Setting]], model: str) -> Iterator[Seen]:
    """Yield for each sentence with its setting what the component sees in it.

    Raises:
        PipelineError: if the model is not installed.
    """
    nlp = load_model(model)
    for doc in nlp.pipe(_sentence_docs(settled, nlp), batch_size=BATCH):
        seen: Seen = doc.user_data["reportgen_seen"]
        yield seen


def _sentence_docs(settled: Iterable[tuple[str, Setting]], nlp: Language) -> Iterator[Doc]:
    for text, setting in settled:
        doc = nlp.make_doc(text)
        doc.user_data["reportgen_setting"] = setting
        yield doc
