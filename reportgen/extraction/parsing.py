"""Sentences parsed by the one installed model; the only module that imports spaCy."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from reportgen.errors import PipelineError
from reportgen.extraction.installed import model_version

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 64
_UNUSED = ("ner", "senter")


@lru_cache(maxsize=2)
def load_model(model: str) -> Language:
    """Return the pipeline of the named model with tagger, parser and lemmatizer only.

    Raises:
        PipelineError: if the model is not installed or has no parser.
    """
    model_version(model)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy  # over half a second, which only extracting costs

        try:
            nlp = spacy.load(model, exclude=list(_UNUSED))
        except (OSError, ValueError, ImportError) as error:
            message = f"language model {model!r} cannot be loaded: {error}; reinstall it"
            raise PipelineError(message) from error
    if "parser" not in nlp.pipe_names:
        raise PipelineError(f"language model {model!r} has no parser; name one that has")
    return nlp


def parse(texts: Iterable[str], model: str) -> Iterator[Doc]:
    """Yield the parsed texts in their order.

    Raises:
        PipelineError: if the model is not installed.
    """
    yield from load_model(model).pipe(texts, batch_size=BATCH)
