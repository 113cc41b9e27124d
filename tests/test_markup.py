"""What people type is understood as Markdown, or remarked on at its line; nothing prints as a mark."""

import pytest

from reportgen.markup import dialect, mended, typed_marks


def html(text: str) -> str:
    return str(dialect().render(mended(text))).strip()


@pytest.mark.parametrize(
    ("typed", "bold"),
    [
        ("**重点：“航道安全”。**这句话。", ["重点：“航道安全”。"]),
        ("前**注意：**请安静。**完毕！**好。", ["注意：", "完毕！"]),
        ("**“안전”**은 중요하다.", ["“안전”"]),
        ("これは**「重要」**です。", ["「重要」"]),
        ("**Note:**read this first.", ["Note:"]),
        ('see**"Annex"**below', ['"Annex"']),
        ("<b>bold</b> and <STRONG>more</STRONG>", ["bold", "more"]),
        ("H**2**O", ["2"]),
    ],
)
def test_bold_type_is_understood(typed: str, bold: list[str]) -> None:
    shown = html(typed)
    assert [
        part.split("</strong>")[0].replace("&quot;", '"') for part in shown.split("<strong>")[1:]
    ] == bold
    assert "*" not in shown


@pytest.mark.parametrize(
    "typed", ["2 ** 3 = 8", "2 * 3 * 4", "a*b", "snake_case_name", "5 * 6", "** alone"]
)
def test_what_is_no_emphasis_stays(typed: str) -> None:
    assert "<em>" not in html(typed)
    assert "<strong>" not in html(typed)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("##Way forward", "<h2>Way forward</h2>"),
        ("###1. Silt", "<h3>1. Silt</h3>"),
        ("H<sub>2</sub>O and 10 m<sup>3</sup>", "<p>H₂O and 10 m³</p>"),
        ("<i>Marine</i> law", "<p><em>Marine</em> law</p>"),
        ("one<br>\ntwo", "<p>one<br />\ntwo</p>"),
        ("-First\n-Second", "<ul>\n<li>First</li>\n<li>Second</li>\n</ul>"),
        ("1.First\n2.Second", "<ol>\n<li>First</li>\n<li>Second</li>\n</ol>"),
        ("- one\n** deeper", "<ul>\n<li>one\n<ul>\n<li>deeper</li>\n</ul>\n</li>\n</ul>"),
        ("(a) one\n(b) two", "<p>(a) one<br />\n(b) two</p>"),
        ("a. one\nb. two\nc. three", "<p>a. one<br />\nb. two<br />\nc. three</p>"),
        ("→ one\n→ two", "<p>→ one<br />\n→ two</p>"),
        ("Heading\n=====", "<h1>Heading</h1>"),
        ("**Lead**\nText.", "<p><strong>Lead</strong><br />\nText.</p>"),
        ("words go on\nin the next line", "<p>words go on\nin the next line</p>"),
        ("```\n##code\n```", "<pre><code>##code\n</code></pre>"),
    ],
)
def test_what_is_almost_markdown_is_markdown(typed: str, shown: str) -> None:
    assert html(typed) == shown


@pytest.mark.parametrize(
    ("typed", "marks"),
    [
        ("First line\nthen ~~struck~~ words", [(2, "~~")]),
        ("**bullet without end", [(1, "**")]),
        ("x<sub>max</sub>", [(1, "<sub>"), (1, "</sub>")]),
        ("a <u>line</u>", [(1, "<u>"), (1, "</u>")]),
        ("#Heading", [(1, "#")]),
        ("*starred", [(1, "*")]),
        ("[[page]]", [(1, "[[")]),
        ("==marked==", [(1, "==")]),
        ("-single point", [(1, "-")]),
        ("- [ ] to do", [(1, "[ ]")]),
        ("x^2^ and H~2~O", [(1, "^2^")]),
        ("fine :smile:", [(1, ":smile:")]),
        ("at 10:30: start, ratio 3:4:5, [1] and [x]", []),
        ("| a |\n|---|\n| ~~b~~ |", [(3, "~~")]),
        ("`~~code~~` and 3 < 4, x > y, a~b, #1, -5 degrees, A* and 2*3", []),
        ("Rates fell by 2–3%; see https://a.example/x__y_~z", []),
    ],
)
def test_what_is_left_is_told_at_its_line(typed: str, marks: list[tuple[int, str]]) -> None:
    found = list(typed_marks(dialect().parse(mended(typed))))
    assert [one for one in found if one in marks] == marks or found == marks
    assert bool(found) == bool(marks)


def test_lines_stay_the_same_lines() -> None:
    text = "##A\n\n-b\n-c\n\n<br>\nd<br/>\n** e\n"
    assert mended(text).count("\n") == text.count("\n")
