from collections.abc import Callable

import pytest

from reportgen.verification import read_docx, read_docx_text

MakeDocx = Callable[..., bytes]


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def test_paragraphs_and_cells_come_in_order(make_docx: MakeDocx) -> None:
    table = (
        f"<w:tbl><w:tr><w:tc>{p(r('a'))}</w:tc><w:tc>{p(r('b'))}{p(r('c'))}</w:tc></w:tr></w:tbl>"
    )
    content = make_docx(p(r("One "), r("&amp; two")) + table + p() + p(r("김신")))
    assert read_docx_text(content) == ("One & two", "a", "b", "c", "김신")


def test_insertions_count_and_deletions_do_not(make_docx: MakeDocx) -> None:
    content = make_docx(
        p(
            r("We "),
            f"<w:ins>{r('should ')}</w:ins>",
            "<w:del><w:r><w:delText>must </w:delText></w:r></w:del>",
            f"<w:moveFrom>{r('gone')}</w:moveFrom><w:moveTo>{r('act')}</w:moveTo>",
        )
        + f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p(r('row'))}</w:tc></w:tr></w:tbl>"
        + p(r("joined "), properties="<w:rPr><w:del/></w:rPr>")
        + p(r("words"))
    )
    assert read_docx_text(content) == ("We should act", "joined words")


def test_what_word_shows_otherwise(make_docx: MakeDocx) -> None:
    box = f"<wps:txbx><w:txbxContent>{p(r('in a box'))}</w:txbxContent></wps:txbx>"
    content = make_docx(
        p(r("hidden", "<w:vanish/>"), r("seen", '<w:vanish w:val="0"/>'))
        + f"<w:sdt><w:sdtPr/><w:sdtContent>{p(r('in a control'))}</w:sdtContent></w:sdt>"
        + p(f"<w:sdt><w:sdtContent>{r('inline')}</w:sdtContent></w:sdt>")
        + p(
            r("host"),
            f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
            f"<mc:Fallback><v:textbox><w:txbxContent>{p(r('twice'))}</w:txbxContent></v:textbox>"
            "</mc:Fallback></mc:AlternateContent></w:r>",
        )
        + p("<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>")
        + p('<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:br w:type="page"/></w:r>')
        + p('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>', r("7"))
        + p("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>")
        + p(
            "<w:r><w:t>public</w:t><w:noBreakHyphen/><w:t>pri</w:t><w:softHyphen/><w:t>vate</w:t></w:r>"
        )
        + "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>"
        + f"{p(r('under a merged cell'))}</w:tc></w:tr></w:tbl>"
    )
    assert read_docx_text(content) == (
        "seen", "in a control", "inline", "host", "in a box", "link", "a\tb\nc", "7", "x",
        "public\N{NON-BREAKING HYPHEN}private",
    )  # fmt: skip


def test_footnotes_follow_in_the_order_of_their_anchors(make_docx: MakeDocx) -> None:
    def anchor(note: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{note}"/></w:r>'

    notes = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>' + "".join(
        f'<w:footnote w:id="{n}">{p("<w:r><w:footnoteRef/></w:r>", r(f" Note {n}"))}</w:footnote>'
        for n in (1, 2, 3)
    )
    content = make_docx(p(r("b"), anchor(2)) + p(r("a"), anchor(1)), footnotes=notes)
    assert read_docx_text(content) == ("b1", "a2", "1 Note 2", "2 Note 1")
    assert read_docx_text(content, note_mark="[{}]")[0] == "b[1]"
    assert read_docx_text(content, note_mark="") == ("b", "a", " Note 2", " Note 1")


def level(depth: int, form: str, text: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def of_list(number: int, depth: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{level(0, "upperRoman", "%1.")}'
    f"{level(1, 'decimal', '%1.%2')}{level(2, 'lowerLetter', '(%3)')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", chr(0xF0B7))}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="4"/></w:lvlOverride></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="LB"><w:name w:val="list bullet"/>'
    f"<w:pPr>{of_list(2)}</w:pPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="LB2"><w:basedOn w:val="LB"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Round"><w:basedOn w:val="Round"/></w:style>'
)


def test_list_markers_are_computed_as_word_does(make_docx: MakeDocx) -> None:
    listed = [
        of_list(1), of_list(1), of_list(1, 1), of_list(1, 1), of_list(1, 2), of_list(1),
        of_list(1, 1), of_list(2), of_list(3), of_list(3), of_list(99), of_list(1, 8),
        '<w:pStyle w:val="LB2"/>', '<w:pStyle w:val="LB"/><w:numPr><w:numId w:val="0"/></w:numPr>',
        '<w:pStyle w:val="Round"/>',
    ]  # fmt: skip
    body = "".join(p(r("x"), properties=properties) for properties in listed)
    content = make_docx(body, numbering=NUMBERING, styles=STYLES)
    assert [shown.marker for shown in read_docx(content)] == [
        "I.", "II.", "II.1", "II.2", "(a)", "III.", "III.1", "•", "IV.", "V.", "", "", "•", "", "",
    ]  # fmt: skip
    assert read_docx_text(content)[:2] == ("I. x", "II. x")
    assert read_docx_text(content, markers=False)[0] == "x"


def test_styles_are_named_as_word_names_them(make_docx: MakeDocx) -> None:
    body = p(r("x"), properties='<w:pStyle w:val="LB"/>') + p(r("y"))
    content = make_docx(body, styles=STYLES)
    assert [shown.style for shown in read_docx(content)] == ["List bullet", "Normal"]


@pytest.mark.parametrize("depth", [10, 150])
def test_nested_tables_are_read_to_any_depth_lxml_takes(make_docx: MakeDocx, depth: int) -> None:
    depth //= 3
    body = "<w:tbl><w:tr><w:tc>" * depth + p(r("deep")) + "</w:tc></w:tr></w:tbl>" * depth
    assert read_docx_text(make_docx(body)) == ("deep",)
