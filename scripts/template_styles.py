"""The styles of the shipped Word templates, as data; build_templates.py puts them into files."""

from dataclasses import dataclass, replace

from reportgen.writers.docx.package.markup import NAMESPACE, Element, w

SERIF, SANS, KOREAN = "Cambria", "Calibri", "Malgun Gothic"
ACCENT, INK, MUTED, HAIRLINE = "1F4E79", "1C1F24", "5A6270", "B4BECA"
TINT = "E8EEF5"
READING_SIZE = 12
"""Points; Cambria is about as wide at this size as Noto Serif of the PDF at 10.5."""

PAGE = (11906, 16838)  # A4, in twentieths of a point like every length here
MARGINS = {"top": 1417, "right": 1900, "bottom": 1417, "left": 2000}
"""At the sides a little more than in theme.yaml: a full line has 76 characters in both files."""

TEXT_WIDTH = PAGE[0] - MARGINS["left"] - MARGINS["right"]
CUSTOM = {"Cover Line", "Recommendation", "Label", "Key Fact", "Notice", "Report Table"}
"""Names that Word does not have of its own."""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style; sizes in points, lengths in twentieths of a point.

    ``line`` is the height of a line in 240ths of the font's own; ``tabs`` are right tab stops;
    ``stacked`` paragraphs of the style have no space between them.
    """

    name: str
    font: str = SERIF
    size: float = READING_SIZE
    bold: bool = False
    color: str = INK
    before: int = 0
    after: int = 0
    line: int = 264
    left: int = 0
    right: int = 0
    hanging: int = 0
    keep_next: bool = False
    keep_lines: bool = False
    stacked: bool = False
    outline: int = 0
    list_number: int = 0
    tabs: tuple[int, ...] = ()
    next: str = ""
    shown: bool = True

    @property
    def id(self) -> str:
        """Return the id: the name without spaces."""
        return style_id(self.name)


def style_id(name: str) -> str:
    """Return the id of a style: its name without spaces."""
    return name.title().replace(" ", "")


def _heading(level: int, size: float, before: int, after: int) -> Style:
    return Style(
        f"heading {level}",
        SANS,
        size,
        bold=True,
        color=ACCENT if level < 3 else INK,
        before=before,
        after=after,
        line=252,
        keep_next=True,
        keep_lines=True,
        outline=level,
        next="Body Text",
    )


def _contents_line(level: int) -> Style:
    return Style(
        f"toc {level}",
        SANS,
        10.5 if level == 1 else 10,
        bold=level == 1,
        before=100 if level == 1 else 0,
        after=40,
        line=259,
        left=(level - 1) * 284,
        right=567,
        tabs=(TEXT_WIDTH,),
        shown=False,
    )


LABEL = Style("Label", SANS, 9.5, color=MUTED, before=80, after=120, line=259, stacked=True)
RUNNING = Style("header", SANS, 8.5, color=MUTED, line=252, tabs=(TEXT_WIDTH,), shown=False)

STYLES = (
    Style("Title", SANS, 24, bold=True, color=ACCENT, after=120, line=245, keep_next=True),
    Style("Subtitle", SANS, 14, color=INK, after=200, line=259, keep_next=True),
    Style("Cover Line", SANS, 11, after=40, line=266, keep_lines=True),
    _heading(1, 16, 440, 160),
    _heading(2, 13, 300, 120),
    _heading(3, 11, 220, 80),
    replace(_heading(4, 10, 180, 60), bold=False),
    replace(_heading(1, 16, 440, 160), name="TOC Heading", outline=0),
    Style("Body Text", after=140),
    Style("List Bullet", after=80, list_number=1),
    Style("List Number", after=80, list_number=2),
    Style("Recommendation", bold=True, before=120, after=60, keep_lines=True, next="Body Text"),
    Style("Quote", before=60, after=40, left=425, right=425, keep_lines=True, next="Label"),
    LABEL,
    Style("Key Fact", SANS, 14, bold=True, color=ACCENT, after=80, line=252, keep_lines=True),
    Style("Notice", SANS, 9.5, bold=True, color=ACCENT, before=160, after=160, line=259),
    Style("caption", SANS, 9.5, bold=True, before=240, after=80, line=252, keep_next=True),
    Style("Table Heading", SANS, 9.5, bold=True, after=20, line=252),
    Style("Table Text", SANS, 9.5, after=20, line=252),
    Style("footnote text", SERIF, 8.5, after=40, line=252),
    Style("annotation text", SANS, 9, after=40, line=252),
    _contents_line(1),
    _contents_line(2),
    _contents_line(3),
    RUNNING,
    replace(RUNNING, name="footer"),
)
"""What the shipped templates look like; the names are those of the document tree."""


def _dense(style: Style) -> Style:
    """Return a style for a page that has to hold much."""
    smaller = round(max(min(style.size, 9), style.size * 0.84) * 2) / 2
    closer = {"before": round(style.before * 0.5), "after": round(style.after * 0.5)}
    return replace(style, size=smaller, line=min(style.line, 250), **closer)


def styles(title_space: int, *, dense: bool = False) -> Element:
    """Return the styles part; ``title_space`` stands above the title."""
    root = w("styles", _defaults(), _normal())
    for style in map(_dense, STYLES) if dense else STYLES:
        moved = replace(style, before=title_space) if style.name == "Title" else style
        root.append(_paragraph_style(moved))
    root.append(_character("Default Paragraph Font", default=1))
    root.append(_character("Strong", w("b"), w("bCs")))
    root.append(_character("Emphasis", w("i"), w("iCs")))
    root.append(_character("Placeholder Text", w("i"), w("iCs"), w("color", val="6B6B6B")))
    root.append(_character("Hyperlink", w("color", val=ACCENT), w("u", val="single")))
    root.append(_character("footnote reference", w("vertAlign", val="superscript")))
    root.append(_character("annotation reference", w("sz", val=16), w("szCs", val=16)))
    root.append(_table_normal())
    root.append(_report_table())
    return root


def _defaults() -> Element:
    language = w("lang", val="en-GB", eastAsia="ko-KR", bidi="ar-SA")
    run = w("rPr", _fonts(SERIF), *_size(READING_SIZE), language)
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault"))


def _size(points: float) -> tuple[Element, Element]:
    half_points = round(points * 2)
    return w("sz", val=half_points), w("szCs", val=half_points)


def _fonts(name: str) -> Element:
    return w("rFonts", ascii=name, hAnsi=name, eastAsia=KOREAN, cs=name)


def _normal() -> Element:
    body = w("pPr", w("widowControl"), w("spacing", after=0, line=264, lineRule="auto"))
    named = (w("name", val="Normal"), w("qFormat"))
    return w("style", *named, body, type="paragraph", default=1, styleId="Normal")


def _paragraph_style(style: Style) -> Element:
    element = w("style", w("name", val=style.name), type="paragraph", styleId=style.id)
    if style.name in CUSTOM:
        element.set(f"{{{NAMESPACE}}}customStyle", "1")
    element.append(w("basedOn", val="Normal"))
    if style.next:
        element.append(w("next", val=style_id(style.next)))
    if style.shown:
        element.append(w("qFormat"))
    element.extend((_paragraph_properties(style), _run_properties(style)))
    return element


def _paragraph_properties(style: Style) -> Element:
    properties = w("pPr")
    for wanted, name in ((style.keep_next, "keepNext"), (style.keep_lines, "keepLines")):
        properties.extend([w(name)] if wanted else [])
    if style.list_number:
        properties.append(w("numPr", w("numId", val=style.list_number)))
    if style.tabs:
        properties.append(w("tabs", *(w("tab", val="right", pos=stop) for stop in style.tabs)))
    spacing = w("spacing", before=style.before, after=style.after, line=style.line, lineRule="auto")
    properties.append(spacing)
    if style.left or style.right:
        properties.append(w("ind", left=style.left, right=style.right))
    if style.stacked:
        properties.append(w("contextualSpacing"))
    if style.outline:
        properties.append(w("outlineLvl", val=style.outline - 1))
    return properties


def _run_properties(style: Style) -> Element:
    properties = w("rPr", _fonts(style.font))
    if style.bold:
        properties.extend((w("b"), w("bCs")))
    properties.append(w("color", val=style.color))
    properties.extend(_size(style.size))
    return properties


def _character(name: str, *properties: Element, default: int = 0) -> Element:
    element = w("style", w("name", val=name), type="character", styleId=style_id(name))
    if default:
        element.set(f"{{{NAMESPACE}}}default", "1")
        element.append(w("semiHidden"))
        return element
    element.extend((w("basedOn", val="DefaultParagraphFont"), w("qFormat"), w("rPr", *properties)))
    return element


def _table_normal() -> Element:
    properties = w("tblPr", w("tblInd", w=0, type="dxa"), _cell_margins(0, 108))
    named = (w("name", val="Normal Table"), w("semiHidden"))
    return w("style", *named, properties, type="table", default=1, styleId="TableNormal")


def _report_table() -> Element:
    sides = ("top", "bottom", "insideH")
    borders = w("tblBorders", *(_line(side, 4, HAIRLINE) for side in sides))
    under_head = w("tcPr", w("tcBorders", _line("bottom", 8, ACCENT)))
    element = w("style", w("name", val="Report Table"), w("basedOn", val="TableNormal"))
    element.extend((w("qFormat"), w("tblPr", borders, _cell_margins(45, 85))))
    element.append(w("tblStylePr", under_head, type="firstRow"))
    band = w("tcPr", w("shd", val="clear", color="auto", fill=TINT))
    element.append(w("tblStylePr", band, type="band1Horz"))
    for name, value in (("type", "table"), ("customStyle", "1"), ("styleId", "ReportTable")):
        element.set(f"{{{NAMESPACE}}}{name}", value)
    return element


def _line(side: str, eighths: int, color: str) -> Element:
    return w(side, val="single", sz=eighths, space=0, color=color)


def _cell_margins(upright: int, sideways: int) -> Element:
    widths = {"top": upright, "left": sideways, "bottom": upright, "right": sideways}
    return w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in widths.items()))
