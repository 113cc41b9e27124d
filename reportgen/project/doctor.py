"""What this installation uses: versions, language model, fonts, templates."""

import hashlib
import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from reportgen.errors import PipelineError
from reportgen.extraction import DEFAULT_MODEL, model_facts
from reportgen.shipped import shipped

_PACKAGES = ("forum-reportgen", "spacy", "reportlab", "docxtpl", "python-docx")


@dataclass(frozen=True, slots=True)
class Symptom:
    """One thing looked at, its state in words, and whether it is as it should be."""

    name: str
    state: str
    good: bool = True


def examine(model: str | None = None) -> tuple[Symptom, ...]:
    """Return what is in use, in the order a person would ask."""
    return (
        Symptom("python", platform.python_version()),
        *(_package(name) for name in _PACKAGES),
        _model(model or DEFAULT_MODEL),
        *_shipped_files(),
    )


def _package(name: str) -> Symptom:
    try:
        return Symptom(name, version(name))
    except PackageNotFoundError:
        return Symptom(name, f"is not installed; run: pip install {name}", good=False)


def _model(name: str) -> Symptom:
    try:
        facts = model_facts(name)
    except PipelineError as missing:
        return Symptom("language model", str(missing), good=False)
    known = "the pinned one" if facts.expected else "not the pinned one: named by you"
    state = f"{facts.name} {facts.version}, weights sha256 {facts.sha256}, {known}"
    return Symptom("language model", state, good=facts.expected or name != DEFAULT_MODEL)


def _shipped_files() -> tuple[Symptom, ...]:
    templates = shipped("templates")
    fonts = sorted((templates / "fonts").glob("*.ttf"))
    digest = hashlib.sha256(b"".join(font.read_bytes() for font in fonts)).hexdigest()
    words = sorted(templates.glob("*/*.docx"))
    demo = shipped("example") / "forum.yaml"
    return (
        Symptom("fonts", f"{len(fonts)} faces, sha256 {digest[:16]}", good=bool(fonts)),
        Symptom("templates", f"{len(words)} Word templates in {templates}", good=bool(words)),
        Symptom("demo forum", str(demo.parent), good=demo.is_file()),
    )
