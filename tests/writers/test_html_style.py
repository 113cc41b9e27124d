"""The style sheet of a page is the user's own, loads nothing, and can be read by everybody."""

import re
from pathlib import Path

import pytest
import yaml

from reportgen.errors import TemplateError
from reportgen.shipped import shipped
from reportgen.writers import write_html
from tests.writers.sample import sample_document


def style_of(tmp_path: Path, rules: str) -> Path:
    path = tmp_path / "style.css"
    path.write_text(rules, encoding="utf-8")
    return path


def test_a_style_sheet_of_ones_own_is_written_into_the_page(tmp_path: Path) -> None:
    page = write_html(sample_document(), style_of(tmp_path, "/* mine */\np { margin: 0; }\n"))
    assert "<style>\np { margin: 0; }\n@media print" in page


@pytest.mark.parametrize(
    "rules",
    [
        "@import 'x';",
        "p { background: url(https://x.org) }",
        "</style><script>",
        "p { color: URL (x) }",
    ],
)
def test_a_style_sheet_that_loads_something_is_refused(tmp_path: Path, rules: str) -> None:
    with pytest.raises(TemplateError, match=r"style\.css.*loads nothing from elsewhere; take"):
        write_html(sample_document(), style_of(tmp_path, rules))


def test_a_style_sheet_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"style\.css: cannot be read"):
        write_html(sample_document(), tmp_path / "style.css")
    (tmp_path / "style.css").write_bytes(b"\xff\xfe p {}")
    with pytest.raises(TemplateError, match=r"style\.css: is not UTF-8"):
        write_html(sample_document(), tmp_path / "style.css")


def rules_of_colours() -> list[dict[str, str]]:
    """The colours by day and by night."""
    rules = (shipped("templates") / "html" / "style.css").read_text(encoding="utf-8")
    found = re.findall(r"--(\w+): #([0-9A-F]{6});", rules)
    assert len(found) == 12
    return [dict(found[:6]), dict(found[6:])]


def luminance(digits: str) -> float:
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    dark, light = sorted([luminance(one), luminance(two)])
    return (light + 0.05) / (dark + 0.05)


def test_the_colours_are_those_of_the_theme_and_can_be_read() -> None:
    theme = yaml.safe_load((shipped("templates") / "theme.yaml").read_text(encoding="utf-8"))
    by_day, by_night = rules_of_colours()
    assert {name: by_day[name] for name in theme["colors"]} == theme["colors"]
    for colours in (by_day, by_night):
        for text in ("ink", "accent", "muted"):
            for ground in ("paper", "tint"):
                assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
