"""Puts a native chart into a Word file: the drawing, its chart part, and the workbook inside it."""

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from reportgen.document import Chart
from reportgen.writers.charts import draw_chart
from reportgen.writers.docx.body.drawings import inline_drawing
from reportgen.writers.docx.body.scope import PartScope
from reportgen.writers.docx.charts.part import chart_reference, chart_space
from reportgen.writers.docx.charts.workbook import workbook
from reportgen.writers.docx.package.markup import Element, serialized

_POINT = 20
"""Twentieths of a point."""

_ROOM = 24.0
"""Points around the bars that Word leaves empty."""


def compose_chart(chart: Chart, scope: PartScope) -> Element:
    """Return a run with a chart as wide as the text; its parts are added to the file."""
    key = scope.part.relate_to(_chart_part(chart, scope), RELATIONSHIP_TYPE.CHART)
    height = draw_chart(chart, scope.width / _POINT, scope.accent).height + _ROOM
    size = (scope.width, round(height * _POINT))
    return inline_drawing(scope, size, chart.description, chart_reference(key))


def _chart_part(chart: Chart, scope: PartScope) -> Part:
    package = scope.part.package
    name = package.next_partname("/word/charts/chart%d.xml")
    book_name = PackURI(f"/word/embeddings/{name.filename.replace('.xml', '.xlsx')}")
    book = Part(book_name, CONTENT_TYPE.SML_SHEET, workbook(chart), package)
    part = Part(name, CONTENT_TYPE.DML_CHART, b"", package)
    key = part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    part._blob = serialized(chart_space(chart, key, scope))  # noqa: SLF001
    return part
