"""The same words through one library alone, as its manual shows it."""

from html import escape
from io import BytesIO
from typing import Any

import docx
import pypdfium2
from docxtpl import DocxTemplate
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from reportgen.document import Block, Document, Heading, Inline, Inlines, List
from reportgen.document import Paragraph as TextParagraph
from reportgen.document import Table as TextTable
from reportgen.shipped import find_template

Line = dict[str, Any]
FONT = "bare"


def pages(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    return len(pypdfium2.PdfDocument(pdf))


def lines(document: Document) -> list[Line]:
    """Return the document as plain values: kind, text, and the rows of tables."""
    return [line for block in document.body for line in _lines(block)]


def _lines(block: Block) -> list[Line]:
    match block:
        case Heading():
            return [{"kind": f"h{block.level}", "text": _text(block.inlines)}]
        case TextParagraph():
            return [{"kind": "p", "text": _text(block.inlines)}]
        case List():
            words = [_text(item.paragraphs[0].inlines) for item in block.items]
            return [{"kind": "li", "text": text} for text in words]
        case TextTable():
            rows = [[_text(c.paragraphs[0].inlines) for c in row.cells] for row in block.rows]
            return [{"kind": "table", "text": "", "rows": rows}]
        case _:
            return []


def _text(inlines: Inlines) -> str:
    return "".join(map(_words, inlines))


def _words(inline: Inline) -> str:
    return str(getattr(inline, "text", ""))


# --- Word -------------------------------------------------------------------------------------


def docxtpl_template() -> bytes:
    """Return a Word template that loops over the lines."""
    word = docx.Document()
    word.add_paragraph("{%p for line in lines %}")
    for kind, style in (
        ("h1", "Heading 1"),
        ("h2", "Heading 2"),
        ("p", "Normal"),
        ("li", "List Bullet"),
    ):
        word.add_paragraph(f"{{%p if line.kind == '{kind}' %}}")
        word.add_paragraph("{{ line.text }}", style)
        word.add_paragraph("{%p endif %}")
    word.add_paragraph("{%p if line.kind == 'table' %}")
    table = word.add_table(3, 3)
    table.cell(0, 0).text = "{%tr for row in line.rows %}"
    for column in range(3):
        table.cell(1, column).text = f"{{{{ row[{column}] }}}}"
    table.cell(2, 0).text = "{%tr endfor %}"
    word.add_paragraph("{%p endif %}")
    word.add_paragraph("{%p endfor %}")
    return _saved(word)


def with_docxtpl(document: Document, template: bytes) -> bytes:
    """Return the document as a Word file, its template filled by docxtpl."""
    word = DocxTemplate(BytesIO(template))
    word.render({"lines": lines(document)}, autoescape=True)
    return _saved(word)


def with_python_docx(document: Document) -> bytes:
    """Return the document as a Word file, put together by python-docx."""
    word = docx.Document()
    styles = {"h1": "Heading 1", "h2": "Heading 2", "p": "Normal", "li": "List Bullet"}
    for line in lines(document):
        if line["kind"] == "table":
            table = word.add_table(0, 3)
            for row in line["rows"]:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        else:
            word.add_paragraph(line["text"], styles[line["kind"]])
    return _saved(word)


def _saved(word: Any) -> bytes:  # noqa: ANN401
    target = BytesIO()
    word.save(target)
    return target.getvalue()


# --- PDF --------------------------------------------------------------------------------------


def with_reportlab(document: Document) -> bytes:
    """Return the document as an untagged PDF in the font of ours."""
    registerFont(TTFont(FONT, str(find_template("fonts/NotoSerif-Regular.ttf"))))
    style = ParagraphStyle("p", fontName=FONT, fontSize=10.5, leading=15, spaceAfter=7)
    head = ParagraphStyle("h", parent=style, fontSize=16, leading=21, keepWithNext=1)
    story: list[Flowable] = []
    for line in lines(document):
        if line["kind"] == "table":
            cells = [[Paragraph(escape(text), style) for text in row] for row in line["rows"]]
            story.append(Table(cells, colWidths=[60, 250, 110], repeatRows=1))
        else:
            look = head if line["kind"].startswith("h") else style
            story.append(Paragraph(escape(line["text"]), look))
    target = BytesIO()
    SimpleDocTemplate(target, initialFontName=FONT).build(story)
    return target.getvalue()


def with_typst(document: Document) -> bytes:
    """Return the document as a PDF/UA by Typst."""
    import typst

    marks = {"h1": "= ", "h2": "== ", "p": "", "li": "- "}
    source = [f'#set document(title: "{document.properties.title}")', '#set text(lang: "en")']
    for line in lines(document):
        if line["kind"] == "table":
            head, *rows = line["rows"]
            cells = "".join(f"[{_typst(text)}], " for row in rows for text in row)
            heads = ", ".join(f"[{_typst(text)}]" for text in head)
            source.append(f"#table(columns: 3, table.header({heads}), {cells})")
        else:
            source.append(marks[line["kind"]] + _typst(line["text"]))
        if line["kind"] != "li":
            source.append("")
    made = typst.compile("\n".join(source).encode(), format="pdf", pdf_standards=["ua-1"])
    return bytes(made)


def _typst(text: str) -> str:
    return "".join(f"\\{c}" if c in "\\#$*_`<>@[]" else c for c in text)


def with_weasyprint(document: Document) -> bytes:
    """Return the document as a PDF/UA by WeasyPrint."""
    from weasyprint import HTML

    body = "".join(map(_html, lines(document)))
    title = escape(document.properties.title)
    page = f'<html lang="en"><head><title>{title}</title></head><body>{body}</body></html>'
    return bytes(HTML(string=page).write_pdf(pdf_variant="pdf/ua-1"))


def _html(line: Line) -> str:
    if line["kind"] == "table":
        head, *rows = line["rows"]
        made = ["".join(f"<td>{escape(text)}</td>" for text in row) for row in rows]
        heads = "".join(f"<th>{escape(text)}</th>" for text in head)
        return f"<table><tr>{heads}</tr><tr>{'</tr><tr>'.join(made)}</tr></table>"
    tag = "p" if line["kind"] == "li" else line["kind"]
    return f"<{tag}>{escape(line['text'])}</{tag}>"
