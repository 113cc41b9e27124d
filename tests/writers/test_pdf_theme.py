"""The shipped theme names every style, and a wrong one says where it is wrong."""

from pathlib import Path
from typing import get_args

import pytest
import yaml

from reportgen.document import ParagraphStyle, TextStyle
from reportgen.errors import TemplateError
from reportgen.shipped import shipped
from reportgen.writers.pdf.fonts import FontSet
from reportgen.writers.pdf.theme import load_theme

SHIPPED = shipped("templates") / "theme.yaml"


def contrast(digits: str) -> float:
    """The contrast of a colour on white, as WCAG counts it."""
    channels = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)


def test_the_keys_of_the_theme_are_the_styles_of_the_tree() -> None:
    content = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    assert set(content["styles"]) == set(get_args(ParagraphStyle))
    assert set(content["text styles"]) == set(get_args(TextStyle))


def test_text_is_readable() -> None:
    theme = load_theme()
    assert all(contrast(theme.colors[style.color]) >= 4.5 for style in theme.styles.values())
    assert all(contrast(theme.colors[name]) >= 4.5 for name in ("accent", "muted", "ink"))
    assert all(style.size >= 8.5 for style in theme.styles.values())


def test_headings_have_twice_the_space_above() -> None:
    styles = load_theme().styles
    for level in (1, 2, 3, 4):
        heading = styles[f"Heading {level}"]
        assert heading.before >= 2 * heading.after


def test_fonts_come_with_their_licence() -> None:
    folder = shipped("templates") / "fonts"
    for font in folder.glob("*.ttf"):
        text = (folder / f"OFL-{font.stem.partition('-')[0]}.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert sum(font.stat().st_size for font in folder.glob("*.ttf")) < 4_500_000


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("size: A4", "size: A9", "A9"),
        ("left: 97", "left: 500", "margins"),
        ('accent: "1F4E79"', "accent: blue", "blue"),
        (
            "font: serif, face: regular, size: 10.5",
            "font: comic, face: regular, size: 10.5",
            "unknown font",
        ),
        ("  Strong:", "  Loud:", "Loud, Strong"),
        ("leading: 32", "leading: 3", "leading"),
        ("page:", "page: &a [*a]\nother:", "YAML"),
    ],
)
def test_a_wrong_theme_is_refused(old: str, new: str, message: str, tmp_path: Path) -> None:
    theme = tmp_path / "theme.yaml"
    theme.write_text(SHIPPED.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(TemplateError, match=message):
        load_theme(theme)


def test_a_font_that_is_none_is_refused(tmp_path: Path) -> None:
    theme = tmp_path / "theme.yaml"
    text = SHIPPED.read_text(encoding="utf-8").replace("NotoSans-Italic.ttf", "broken.ttf")
    theme.write_text(text, encoding="utf-8")
    with pytest.raises(TemplateError, match=r"broken\.ttf"):
        FontSet(load_theme(theme))
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "broken.ttf").write_bytes(b"OTTO" + b"\0" * 40)
    with pytest.raises(TemplateError, match=r"broken\.ttf"):
        FontSet(load_theme(theme))
