"""A house look is read with its mistakes told, and no colour is taken that cannot be read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.colours import contrast, darker, lighter, tint_of
from reportgen.document import SHIPPED_LOOK, Look, Typeface
from reportgen.errors import InputError
from reportgen.readers import read_look


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], Look]:
    def reading(text: str) -> Look:
        path = tmp_path / "look.yaml"
        path.write_text(text, encoding="utf-8")
        return read_look(path)

    return reading


def test_what_is_not_said_stays_as_shipped(read: Callable[[str], Look]) -> None:
    assert read("accent:\n") == SHIPPED_LOOK


def test_colours_and_fonts(read: Callable[[str], Look]) -> None:
    look = read("accent: '#7a1f3d'\ntint: F6ECEF\nreading: {name: Georgia}\n")
    assert look == Look("7A1F3D", "F6ECEF", Typeface("Georgia"))


def test_font_files_are_found_among_the_shipped_ones(read: Callable[[str], Look]) -> None:
    look = read("reading: {name: Noto Sans, regular: NotoSans-Regular.ttf}\n")
    ((face, file),) = look.reading.files
    assert face == "regular"
    assert Path(file).name == "NotoSans-Regular.ttf"
    assert Path(file).is_file()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("accent: blue\n", "look.yaml:1:9: accent 'blue' is no colour"),
        ("accent: E0A030\n", "a contrast of 2.3 with white, too little to be read; "),
        ("tint: 334455\n", "words on tint 334455 have a contrast of "),
        ("accnt: 7A1F3D\n", "did you mean 'accent'?"),
        ("reading: {name: 'x; } body {'}\n", "is no name of a font"),
        ("reading: {name: Arial, regular: ../a.ttf}\n", "is no file name in the folder fonts"),
        ("reading: {name: Arial, regular: None.ttf}\n", "there is no file 'None.ttf'"),
        ("reading: {name: Arial, italic: NotoSans-Italic.ttf}\n", "needs a file for regular"),
    ],
)
def test_mistakes_are_told_with_their_place(
    read: Callable[[str], Look], text: str, told: str
) -> None:
    with pytest.raises(InputError) as raised:
        read(text)
    assert told in str(raised.value)
    assert "look.yaml:1:" in str(raised.value)


def test_the_colour_that_is_offered_would_do(read: Callable[[str], Look]) -> None:
    with pytest.raises(InputError) as raised:
        read("accent: E0A030\n")
    offered = str(raised.value).split("; ")[-1].split()[0]
    assert read(f"accent: {offered}\n").accent == offered


def test_colours_are_made_as_light_as_is_wanted() -> None:
    assert contrast(darker("E0A030", 4.5), "FFFFFF") == pytest.approx(4.5, abs=0.1)
    assert contrast(lighter("7A1F3D", 4.5, "15181D"), "15181D") == pytest.approx(4.5, abs=0.1)
    assert contrast(tint_of("7A1F3D"), "1C1F24") > 10
    assert lighter("9CC4EC", 4.5, "15181D") == "9CC4EC"
