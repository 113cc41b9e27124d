"""A chart of every kind, for the tests of all writers."""

from reportgen.document import Chart, Column, Row, Series, Table
from tests.writers.sample import cell, inlines


def table(*rows: tuple[str, ...]) -> Table:
    """A table whose first row is its header and whose numbers stand at the right."""
    count = len(rows[0]) - 1
    return Table(
        (Column(0.5), *(Column(0.5 / count, "right") for _ in range(count))),
        tuple(
            Row(
                tuple(cell(text, style="Table Text" if n else "Table Heading") for text in row),
                "plain" if n else "header",
                keep_with_next=n < len(rows) - 1,
            )
            for n, row in enumerate(rows)
        ),
        "The numbers of the chart",
    )


COUNTRIES = ("Republic of Korea (한국)", "Côte d’Ivoire", "Islands of the Very Long Winding Name")
ANSWERS = ("Fully agree", "Agree", "Neither", "Disagree", "Fully disagree")

BAR = Chart(
    "bar",
    inlines("Participants by country. Source: registration; n = 1,351"),
    COUNTRIES,
    (Series("Participants", (143, 4, 1204)),),
    table(
        ("Country", "Participants"),
        (COUNTRIES[0], "143"),
        (COUNTRIES[1], "4"),
        (COUNTRIES[2], "1,204"),
    ),
    "Bar chart: Republic of Korea 143, Côte d’Ivoire 4, the islands 1,204",
)
STACKED = Chart(
    "stacked",
    inlines("Answers to two questions. Source: evaluation form; n = 65"),
    ("The forum met its objectives", "The interpretation was good"),
    tuple(
        Series(name, values)
        for name, values in zip(
            ANSWERS, ((30.0, 12.0), (28.0, 25.0), (5.0, 8.0), (2.0, 1.0), (0.0, 3.0)), strict=True
        )
    ),
    table(
        ("Question", *ANSWERS),
        ("The forum met its objectives", "30", "28", "5", "2", "0"),
        ("The interpretation was good", "12", "25", "8", "1", "3"),
    ),
    "Stacked bars: most fully agree or agree",
)
COLUMN = Chart(
    "column",
    inlines("Participants by gender as declared"),
    ("Women", "Men", "Not declared"),
    (Series("Participants", (92, 104, 18.5)),),
    table(("Gender", "Number"), ("Women", "92"), ("Men", "104"), ("Not declared", "18.5")),
    "Column chart: women 92, men 104, not declared 18.5",
)
LINE = Chart(
    "line",
    inlines("Attendance over time"),
    ("14:00", "15:00", "16:00"),
    (Series("Meeting room", (101, 163, 88)), Series("Live stream", (40, 63, 38))),
    table(
        ("Time", "Meeting room", "Live stream"),
        ("14:00", "101", "40"),
        ("15:00", "163", "63"),
        ("16:00", "88", "38"),
    ),
    "Line chart: 101, 163 and 88 in the room; 40, 63 and 38 on the stream",
)
TIMELINE = Chart(
    "timeline",
    inlines("The day as it happened"),
    ("Opening", "Session I", "Closing"),
    (Series("Minutes", (13, 62, 9)),),
    table(
        ("Part", "Time", "Minutes"),
        ("Opening", "14:02–14:15", "13"),
        ("Session I", "14:15–15:17", "62"),
        ("Closing", "15:20–15:29", "9"),
    ),
    "Timeline: the opening began at 14:02, the closing ended at 15:29",
    "min",
    (842, 855, 920),
)
CHARTS = {chart.kind: chart for chart in (BAR, STACKED, COLUMN, LINE, TIMELINE)}
