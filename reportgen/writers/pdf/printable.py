"""What this installation can print in a PDF: script by script, with which font."""

from dataclasses import dataclass
from pathlib import Path

from reportgen.writers.pdf.coverage import Coverage
from reportgen.writers.pdf.sources import in_order, table
from reportgen.writers.pdf.theme import load_theme


@dataclass(frozen=True, slots=True)
class PrintableScript:
    """A script, the fonts that print it (none where it cannot be), the extra that brings one."""

    name: str
    fonts: tuple[str, ...]
    extra: str


def printable_scripts(theme: Path | None = None) -> tuple[PrintableScript, ...]:
    """Return the scripts that a forum may need; those of a theme's own fonts come first.

    Raises:
        TemplateError: the theme or a font of it cannot be used.
    """
    look = load_theme(theme)
    return tuple(
        PrintableScript(
            row["name"],
            _fonts(Coverage(look, [row["sample"]]), row.get("language", "")),
            row.get("extra", ""),
        )
        for row in table()["scripts"]
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
