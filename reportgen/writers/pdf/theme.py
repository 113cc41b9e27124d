"""The look of a PDF, read from a theme file."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import get_args

import yaml

from reportgen.colours import tint_of
from reportgen.document import SHIPPED_LOOK, Look, ParagraphStyle, TextStyle, Typeface
from reportgen.errors import TemplateError
from reportgen.shapes import WRITTEN, shaped
from reportgen.shipped import find_template

FACES = ("regular", "semibold", "italic", "semibold italic")
PAPER = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}
"""Width and height, in points."""

COLORS = ("ink", "accent", "muted", "tint", "line")
LARGE_PRINT = 18
"""Points of the smallest type in a document that asks for large print."""

_NARROW = 58
LARGEST_THEME = 100_000
"""Most bytes of a theme file, which is a page of text."""


@dataclass(frozen=True, slots=True)
class Page:
    """The paper and its margins, in points."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float

    @property
    def measure(self) -> float:
        """The width of a line of text, in points."""
        return self.width - self.left - self.right

    @property
    def turned(self) -> "Page":
        """The paper turned on its side; the margins keep their places."""
        return replace(self, width=self.height, height=self.width)


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set; all lengths are in points."""

    font: str
    face: str
    size: float
    leading: float
    color: str
    before: float = 0
    after: float = 0
    indent: float = 0


@dataclass(frozen=True, slots=True)
class TextLook:
    """What a character style changes; empty values change nothing."""

    face: str = ""
    color: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """A look: ``fonts`` by family and face, ``fallback`` by face, colours as hex digits."""

    page: Page
    colors: Mapping[str, str]
    fonts: Mapping[str, Mapping[str, Path]]
    fallback: tuple[Mapping[str, Path], ...]
    styles: Mapping[str, Style]
    text_styles: Mapping[str, TextLook]


class _Loader(yaml.SafeLoader):
    """A loader of plain YAML without aliases, which could expand without end."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not read")
        return super().compose_node(parent, index)


def load_theme(path: Path | None = None) -> Theme:
    """Return the theme in a file, the shipped one for None.

    Raises:
        TemplateError: the file is no theme, or a font of it is missing.
    """
    path = find_template("theme.yaml") if path is None else path
    try:
        return _parsed(path.read_bytes()[:LARGEST_THEME], path)
    except OSError as error:
        raise TemplateError(
            f"cannot be read ({error.strerror})", str(path), rule="not-readable"
        ) from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise TemplateError(
            f"this is not a theme ({error}); compare it with the shipped one",
            str(path),
            rule="unusable-theme",
        ) from error


def dressed(theme: Theme, look: Look) -> Theme:
    """Return the theme with a house's colours and fonts in place of its own."""
    if look == SHIPPED_LOOK:
        return theme
    theme = _sized(theme, look)
    wanted = {"accent": look.accent, "tint": look.tint or (look.accent and tint_of(look.accent))}
    families = {"serif": look.reading, "sans": look.headings}
    files = {name: _all_faces(face) for name, face in families.items() if face.files}
    return replace(
        theme,
        colors={**theme.colors, **{name: color for name, color in wanted.items() if color}},
        fonts={**theme.fonts, **files},
    )


def _sized(theme: Theme, look: Look) -> Theme:
    """Return the theme for a document that asks for one page, or for large print."""
    if not look.size:
        return theme
    page, title = theme.page, theme.styles["Title"]
    page = replace(
        page,
        left=min(page.left, _NARROW),
        right=min(page.right, _NARROW),
    )
    if look.size == "one page":
        body, cells = theme.styles["Body Text"], theme.styles["Table Text"]
        small = {
            "Title": replace(title, size=17, leading=22, after=3),
            "Body Text": replace(body, size=9.5, leading=12.5, after=3),
            "List Bullet": replace(theme.styles["List Bullet"], size=9.5, leading=12.5, after=2),
            "Table Text": replace(cells, size=8.8, leading=11.2, after=0.6),
            "Cover Line": replace(theme.styles["Cover Line"], size=10, leading=14, after=3),
        }
        return replace(theme, page=page, styles={**theme.styles, **small})
    styles = {name: _large(style) for name, style in theme.styles.items()}
    return replace(theme, page=page, styles=styles)


def _large(style: Style) -> Style:
    size = max(LARGE_PRINT, style.size)
    return replace(style, size=size, leading=size * style.leading / style.size, color="ink")


def _all_faces(typeface: Typeface) -> dict[str, Path]:
    """Return a font file for every face; a missing face is replaced by the nearest one."""
    files = {face: Path(file) for face, file in typeface.files}
    nearest = {
        "regular": ("regular",),
        "semibold": ("semibold", "regular"),
        "italic": ("italic", "regular"),
        "semibold italic": ("semibold italic", "semibold", "italic", "regular"),
    }
    return {
        face: next(files[other] for other in others if other in files)
        for face, others in nearest.items()
    }


@lru_cache(maxsize=8)
def _parsed(content: bytes, path: Path) -> Theme:
    """Return the theme in these bytes.

    Cached, since a build writes dozens of documents in one look.
    """
    return _theme(_read(content, path), path.parent)


def _read(raw: bytes, path: Path) -> object:
    try:
        content = yaml.load(raw.decode("utf-8"), _Loader)  # noqa: S506 (a safe loader)
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        reason = " ".join(str(error).split())
        raise TemplateError(
            f"cannot be read as YAML ({reason})", str(path), rule="not-yaml"
        ) from error
    if not isinstance(content, dict):
        raise TemplateError("is empty; compare it with the shipped theme", str(path), rule="empty")
    return content


@dataclass(frozen=True, slots=True)
class _Paper:
    """The paper by its name, and its margins in points."""

    size: str
    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True, slots=True)
class _Written:
    """A theme as its file has it."""

    page: _Paper
    colors: Mapping[str, str | int]
    fonts: Mapping[str, Mapping[str, str]]
    styles: Mapping[str, Style]
    text_styles: Mapping[str, TextLook] = field(metadata={WRITTEN: "text styles"})
    fallback: tuple[Mapping[str, str], ...] = ()


def _theme(content: object, folder: Path) -> Theme:
    written = shaped(content, _Written)
    _complete(written.styles, ParagraphStyle)
    _complete(written.text_styles, TextStyle)
    return Theme(
        page=_page(written.page),
        colors=_colors(written.colors),
        fonts={name: _files(written.fonts[name], folder) for name in ("serif", "sans")},
        fallback=tuple(_files(faces, folder) for faces in written.fallback),
        styles={name: _sound(style, name) for name, style in written.styles.items()},
        text_styles=written.text_styles,
    )


def _complete(section: Mapping[str, object], kind: object) -> None:
    if set(section) != set(get_args(kind)):
        odd = ", ".join(sorted(set(section) ^ set(get_args(kind))))
        raise ValueError(f"styles missing or unknown: {odd}")


def _page(paper: _Paper) -> Page:
    width, height = PAPER[paper.size]
    page = Page(width, height, paper.top, paper.right, paper.bottom, paper.left)
    if page.measure < 150 or height - page.top - page.bottom < 200:
        raise ValueError("the margins leave no room for text")
    return page


def _colors(section: Mapping[str, str | int]) -> dict[str, str]:
    colors = {name: str(section[name]) for name in COLORS}
    for digits in colors.values():
        int(digits, 16)
    return colors


def _files(section: Mapping[str, str], folder: Path) -> dict[str, Path]:
    strange = [name for name in section.values() if Path(name).name != name]
    if strange:
        raise ValueError(f"{strange[0]!r} is no file name in the folder fonts")
    return {
        face: find_template(f"fonts/{section[face]}", (folder,))
        for face in FACES
        if face in section
    }


def _sound(style: Style, name: str) -> Style:
    if style.font not in ("serif", "sans") or style.face not in FACES or style.color not in COLORS:
        raise ValueError(f"{name}: unknown font, face or color")
    if not 4 <= style.size <= style.leading <= 100:
        raise ValueError(f"{name}: size and leading do not fit")
    return style
