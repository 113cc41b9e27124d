"""Which scripts this installation can print in a PDF, and with which fonts."""

from dataclasses import dataclass
from pathlib import Path

from reportgen.writers.pdf.coverage import Coverage
from reportgen.writers.pdf.sources import in_order, table
from reportgen.writers.pdf.theme import load_theme


@dataclass(frozen=True, slots=True)
class PrintableScript:
    """A script, the fonts that print it (none if it cannot be printed), the extra that adds one."""

    name: str
    fonts: tuple[str, ...]
    extra: str


def printable_scripts(theme: Path | None = None) -> tuple[PrintableScript, ...]:
    """Return the scripts that forums need, those that the theme's own fonts print first.

    Raises:
        TemplateError: the theme or a font of it cannot be used.
    """
    look = load_theme(theme)
    return tuple(
        PrintableScript(
            row.name,
            _fonts(Coverage(look, [row.sample]), row.language),
            row.extra,
        )
        for row in table().scripts
    )


def _fonts(coverage: Coverage, language: str) -> tuple[str, ...]:
    if coverage.lacking():
        return ()
    used: list[str] = []
    wanted = coverage.beyond
    for source in in_order(coverage.used(), language):
        if wanted & source.characters:
            used.append(source.name)
            wanted -= source.characters
    return tuple(used) or ("the theme's own",)
