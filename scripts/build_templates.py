"""Build the Word templates of the shipped profiles: the same parts every time.

Run from the repository root, where reportgen is installed:

    python scripts/build_templates.py [FOLDER ...]

The templates open in Word and can be changed there; `reportgen templates copy` gives people their
own. Body text is set in Cambria, headings, tables and labels in Calibri, Korean in Malgun Gothic:
fonts that come with Word on Windows and macOS.
"""

import sys
import zipfile
from io import BytesIO
from pathlib import Path

from lxml import etree
from template_styles import (
    ACCENT,
    HAIRLINE,
    INK,
    KOREAN,
    MARGINS,
    MUTED,
    PAGE,
    SANS,
    SERIF,
    styles,
)

from reportgen.writers.docx.body.footnotes import empty_footnotes
from reportgen.writers.docx.body.numbering import list_definition
from reportgen.writers.docx.package.markup import RELATIONSHIPS, Element, serialized, w, words
from reportgen.writers.docx.package.properties import repack

TARGET = Path(__file__).resolve().parents[1] / "templates"
PROFILES = ("project-report", "un-formal")
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
REPORTS = {"concept_note": 0, "speaker_brief": 0, "outcome_report": 3000, "outcome_summary": 0}
"""The templates, and the space above the title: a report's cover has a page of its own."""
DENSE = frozenset({"outcome_summary"})
"""Templates of one page that has to hold much."""


# --- pages ------------------------------------------------------------------------------------


def _paragraph(text: str, style: str, *more: Element) -> Element:
    return w("p", w("pPr", w("pStyle", val=style)), w("r", words(text)), *more)


def _field(instruction: str) -> list[Element]:
    marks = {kind: w("r", w("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")}
    code = w("r", words(f" {instruction} ", "instrText"))
    return [marks["begin"], code, marks["separate"], w("r", words("1")), marks["end"]]


def _only_if(field: str, style: str) -> list[Element]:
    lines = (f"{{%p if {field} %}}", f"{{{{ {field} }}}}", "{%p endif %}")
    return [_paragraph(line, style) for line in lines]


def headers() -> tuple[Element, Element]:
    """Return the head of the first page, which holds nothing but a notice, and of the others."""
    first = w("hdr", _paragraph("{{ furniture.notice }}", "Header"))
    tab = (w("r", w("tab")), w("r", words("{{ furniture.document_type }}")))
    running = w("hdr", _paragraph("{{ furniture.event }}", "Header", *tab))
    running.extend(_only_if("furniture.notice", "Header"))
    return first, running


def footer() -> Element:
    """Return the foot of every page: status and date, page and number of pages."""
    between = "{% if furniture.status and furniture.date %} · {% endif %}"
    status = f"{{{{ furniture.status }}}}{between}{{{{ furniture.date }}}}"
    said = {
        at: w("r", words(f"{{{{ furniture.page_{at} }}}}")) for at in ("before", "between", "after")
    }
    page = [w("r", w("tab")), said["before"], *_field("PAGE")]
    pages = [said["between"], *_field("NUMPAGES"), said["after"]]
    return w("ftr", _paragraph(status, "Footer", *page, *pages))


def text() -> Element:
    """Return the text of a template: the places of cover and body, and the page."""
    section = w("sectPr", *(_reference(name) for name in FURNITURE))
    section.append(w("pgSz", w=PAGE[0], h=PAGE[1]))
    section.append(w("pgMar", **MARGINS, header=709, footer=709, gutter=0))
    section.append(w("titlePg"))
    places = (_paragraph(f"{{{{ parts.{part} }}}}", "BodyText") for part in ("cover", "body"))
    return w("document", w("body", *places, section))


FURNITURE = {"header1": "first", "header2": "default", "footer1": "first", "footer2": "default"}
"""Heads and feet, and the pages they stand on."""


def _reference(name: str) -> Element:
    reference = w(f"{name[:6]}Reference", type=FURNITURE[name])
    reference.set(f"{{{RELATIONSHIPS}}}id", name)
    return reference


# --- the package ------------------------------------------------------------------------------


def settings() -> Element:
    """Return the settings: a document of today's Word, footnotes, no compatibility mode."""
    word = "http://schemas.microsoft.com/office/word"
    mode = w("compatSetting", name="compatibilityMode", uri=word, val=15)
    separators = w("footnotePr", w("footnote", id=-1), w("footnote", id=0))
    zoom, stops = w("zoom", percent=100), w("defaultTabStop", val=709)
    return w("settings", zoom, stops, separators, w("compat", mode))


def numbering() -> Element:
    """Return the lists that the list styles belong to, and the one with roman numerals."""
    root = w(
        "numbering",
        list_definition("bullet", 0, "ListBullet"),
        list_definition("decimal", 1, "ListNumber"),
        list_definition("roman", 2),
    )
    root.extend(w("num", w("abstractNumId", val=n), numId=n + 1) for n in range(3))
    return root


def font_table() -> Element:
    """Return the fonts that the styles name, with what to take where one is missing."""
    kinds = {
        SERIF: ("Caladea", "roman"),
        SANS: ("Carlito", "swiss"),
        KOREAN: ("맑은 고딕", "swiss"),
    }
    return w(
        "fonts",
        *(
            w("font", w("altName", val=other), w("family", val=family), name=name)
            for name, (other, family) in kinds.items()
        ),
    )


def theme() -> Element:
    """Return the theme: the colours and fonts that Word offers first in its menus."""
    colors = {"dk1": INK, "lt1": "FFFFFF", "dk2": MUTED, "lt2": "E8EEF5", "hlink": ACCENT}
    accents = (ACCENT, MUTED, "2E75B6", "7F7F7F", "9DB8D2", HAIRLINE)
    colors |= {f"accent{n}": color for n, color in enumerate(accents, 1)} | {"folHlink": MUTED}
    order = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
    swatches = "".join(f'<a:{n}><a:srgbClr val="{colors[n]}"/></a:{n}>' for n in order)
    faces = "".join(
        f'<a:{kind}Font><a:latin typeface="{font}"/><a:ea typeface="{KOREAN}"/>'
        f'<a:cs typeface="{font}"/></a:{kind}Font>'
        for kind, font in (("major", SANS), ("minor", SERIF))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    plain = {
        "fillStyleLst": fill,
        "lnStyleLst": f'<a:ln w="9525">{fill}</a:ln>',
        "effectStyleLst": "<a:effectStyle><a:effectLst/></a:effectStyle>",
        "bgFillStyleLst": fill,
    }
    formats = "".join(f"<a:{name}>{style * 3}</a:{name}>" for name, style in plain.items())
    return etree.fromstring(
        f'<a:theme xmlns:a="{DRAWING}" name="Report"><a:themeElements>'
        f'<a:clrScheme name="Report">{swatches}</a:clrScheme>'
        f'<a:fontScheme name="Report">{faces}</a:fontScheme>'
        f'<a:fmtScheme name="Report">{formats}</a:fmtScheme></a:themeElements></a:theme>'
    )


def trees(title_space: int, *, dense: bool = False) -> dict[str, Element]:
    """Return the parts of a template by name."""
    first, running = headers()
    return {
        "document": text(),
        "header1": first,
        "header2": running,
        "footer1": footer(),
        "footer2": footer(),
        "footnotes": empty_footnotes(),
        "numbering": numbering(),
        "settings": settings(),
        "styles": styles(title_space, dense=dense),
        "fontTable": font_table(),
        "theme": theme(),
    }


def _content_types(names: list[str]) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_content_type(name)}"/>'
        for name in names
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _content_type(name: str) -> str:
    if name == "theme":
        return "application/vnd.openxmlformats-officedocument.theme+xml"
    return f"{KIND}.{_kind(name)}+xml"


def _kind(name: str) -> str:
    return "document.main" if name == "document" else name.rstrip("12")


def _relationships(targets: dict[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONSHIPS}/{kind}" Target="{key}.xml"/>'
        for key, kind in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def template(title_space: int, *, dense: bool = False) -> bytes:
    """Return a template as a file."""
    parts = trees(title_space, dense=dense)
    others = {name: _kind(name) for name in parts if name != "document"}
    draft, final = BytesIO(), BytesIO()
    with zipfile.ZipFile(draft, "w") as archive:
        archive.writestr("[Content_Types].xml", DECLARATION + _content_types(list(parts)))
        main = _relationships({"document": "officeDocument"})
        main = main.replace('Target="', 'Target="word/')
        archive.writestr("_rels/.rels", DECLARATION + main)
        archive.writestr("word/_rels/document.xml.rels", DECLARATION + _relationships(others))
        for name, tree in parts.items():
            archive.writestr(f"word/{name}.xml", serialized(tree))
    repack(draft, final)
    return final.getvalue()


def main(folder: Path) -> None:
    """Write every template into the folder of a profile."""
    for name, title_space in REPORTS.items():
        (folder / f"{name}.docx").write_bytes(template(title_space, dense=name in DENSE))


if __name__ == "__main__":
    folders = [Path(name) for name in sys.argv[1:]] or [TARGET / name for name in PROFILES]
    for profile in folders:
        main(profile)
