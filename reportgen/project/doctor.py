"""What this installation uses: versions, language model, fonts, templates; scripts it prints."""

import hashlib
import platform
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version

from reportgen.errors import PipelineError
from reportgen.extraction import (
    DEFAULT_MODEL,
    FRENCH_MODEL,
    INSTALL_FRENCH,
    is_installed,
    model_facts,
)
from reportgen.shipped import shipped
from reportgen.writers import PrintableScript, printable_scripts

_PACKAGES = ("forum-reportgen", "spacy", "reportlab", "docxtpl", "python-docx")


@dataclass(frozen=True, slots=True)
class Symptom:
    """Something that was looked at, its state in words, and whether that is good.

    Where something that is not ``needed`` is missing, nothing is wrong.
    """

    name: str
    """What was looked at."""
    state: str
    """How it is, in words."""
    good: bool = True
    """Whether it is as it should be."""
    needed: bool = True
    """Whether something must be done where it is not."""

    @property
    def bad(self) -> bool:
        """Whether something must be done."""
        return self.needed and not self.good


def examine(model: str | None = None) -> tuple[Symptom, ...]:
    """Return what is in use, in the order a person would ask."""
    return (
        Symptom("python", platform.python_version()),
        *(_package(name) for name in _PACKAGES),
        _model(model or DEFAULT_MODEL),
        *(() if model == FRENCH_MODEL else (_french(),)),
        *_shipped_files(),
        *map(_script, printable_scripts()),
    )


def _script(script: PrintableScript) -> Symptom:
    name = f"{script.name} in PDF"
    if script.fonts:
        return Symptom(name, ", ".join(script.fonts))
    remedy = f"pip install 'forum-reportgen[{script.extra}]'"
    state = f"no font; run: {remedy}" if script.extra else "no font; add one to the theme"
    return Symptom(name, state, good=False, needed=False)


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
    ours = name in {DEFAULT_MODEL, FRENCH_MODEL}
    return Symptom("language model", state, good=facts.expected or not ours)


def _french() -> Symptom:
    """Return the state of the French model, which need not be there."""
    if is_installed(FRENCH_MODEL):
        return replace(_model(FRENCH_MODEL), name="model for French")
    state = f"not installed, so French is read by a list of words only; run: {INSTALL_FRENCH}"
    return Symptom("model for French", state)


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
