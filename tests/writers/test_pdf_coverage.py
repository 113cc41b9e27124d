"""What is asked of fonts before anything is set agrees with what sets it."""

import subprocess
import sys

import pytest

from reportgen.errors import TemplateError
from reportgen.writers.pdf import fonts
from reportgen.writers.pdf.coverage import Coverage
from reportgen.writers.pdf.fonts import FontSet
from reportgen.writers.pdf.sources import letters_of
from reportgen.writers.pdf.theme import load_theme

END_OF_TABLE = 0xFFFF
"""A mark in the fonts' tables and no character."""

ASK = """
import sys
from reportgen.writers import lettering
from tests.writers.sample import sample_document
assert lettering(sample_document()).missing == ()
assert "reportlab" not in sys.modules
"""


def test_a_theme_has_the_letters_that_reportlab_can_set() -> None:
    theme = load_theme()
    paths = {path for faces in (*theme.fonts.values(), *theme.fallback) for path in faces.values()}
    for path in paths:
        assert letters_of(path) == fonts._register(path).characters - {END_OF_TABLE}


def test_a_font_whose_letters_cannot_all_be_set_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fonts, "letters_of", lambda _: frozenset({0x1F600}))
    with pytest.raises(TemplateError, match="cannot take from it"):
        FontSet(load_theme())


def test_what_the_theme_lacks_is_told() -> None:
    coverage = Coverage(load_theme(), ["a\u0e01", "가\u200d\ue123"])
    assert coverage.beyond == {0x0E01, 0xE123}
    assert "\ue123" in coverage.lacking()
    assert Coverage(load_theme(), ["abc"]).used() == ()


def test_asking_does_not_wait_for_reportlab() -> None:
    subprocess.run([sys.executable, "-c", ASK], check=True)
