"""The HTML writer makes one page that stands alone, says all of the tree, and runs nothing."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from reportgen.document import (
    Block,
    Cell,
    Cited,
    Column,
    Contents,
    Document,
    Furniture,
    Heading,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    NoteRef,
    PageBreak,
    Paragraph,
    Properties,
    Quote,
    Row,
    Table,
    Text,
    WayfindingWords,
)
from reportgen.verification import every_string, leaks, read_html_text
from reportgen.writers import write_html, write_text
from tests.comparing import compare_texts
from tests.writers.sample import cell, inlines, paragraph, sample_document
from tests.writers.word_file import report

ITEMS = (ListItem((paragraph("one"), paragraph("goes on"))), ListItem((paragraph("two"),)))
TWO = (Column(0.25), Column(0.75, "right"))
HOSTILE = (
    "Smith & Co <b> Y",
    "</style><script>alert(1)</script>",
    "<!-- the rest -->",
    "]]> &amp; &#65; <?xml?>",
    "\" onload='x' \\",
    "}} @import url(x); {",
    "T" * 300,
    "한국어 Ελένη Łucja ̈",
    "lone \ud800 half \x00\x1b[31m \ufdd0",
    "\u202egnirts\u2066",
    "one\ntwo\r\nthree\tfour\u2028five",
)

EXPECTED: dict[str, tuple[tuple[Block, ...], str]] = {
    "headings": (
        (
            Heading(1, inlines("A & B", NoteRef(9)), "a b"),
            Heading(3, inlines("Deep"), "a-b"),
            Heading(2, inlines("Wide"), "w", "A."),
            Heading(2, inlines(" "), "empty"),
        ),
        (
            '<h2 id="heading-a-b">A &amp; B<sup class="note">9</sup></h2>\n'
            '<h3 id="heading-a-b-2">Deep</h3>\n'
            '<h3 id="heading-w"><span class="counted">A.</span> Wide</h3>'
        ),
    ),
    "inlines": (
        (
            Paragraph(
                (
                    Text("b", "Strong"),
                    Text("i", "Emphasis"),
                    Text("[?]", "Placeholder Text"),
                    Text("서울", None, "ko"),
                    Text("سلام", "Strong", "ar"),
                    Text("odd", None, 'x" y'),
                    Cited("said", 1),
                    LineBreak(),
                    Link("here", "https://example.org/a?b=1&c=2"),
                )
            ),
        ),
        (
            "<p><strong>b</strong><em>i</em>"
            '<span class="placeholder">[?]</span><span lang="ko">서울</span>'
            '<strong lang="ar" dir="rtl">سلام</strong>oddsaid<br>'
            '<a href="https://example.org/a?b=1&amp;c=2">here</a></p>'
        ),
    ),
    "styles": (
        (
            paragraph("Where", style="Label"),
            Paragraph(inlines("x"), "Key Fact", True),
            Paragraph(()),
        ),
        '<p class="label">Where</p>\n<p class="key-fact kept">x</p>',
    ),
    "bullets": (
        (List(ITEMS),),
        "<ul>\n<li><p>one</p><p>goes on</p></li>\n<li><p>two</p></li>\n</ul>",
    ),
    "numbers": (
        (List(ITEMS[1:], "decimal", 9),),
        '<ol start="9">\n<li><p>two</p></li>\n</ol>',
    ),
    "numerals": ((List(ITEMS[1:], "roman"),), '<ol type="I">\n<li><p>two</p></li>\n</ol>'),
    "numbered paragraphs": (
        (List(ITEMS[1:], "paragraph", 4),),
        '<ol start="4" class="paragraphs">\n<li><p>two</p></li>\n</ol>',
    ),
    "letters": (
        (List(ITEMS[1:], "letter"),),
        '<ol type="a" class="letters">\n<li><p>two</p></li>\n</ol>',
    ),
    "quotation": (
        (Quote(inlines("“Yes.”"), inlines("Ms. A, 14:05")),),
        (
            '<figure class="quotation">\n<blockquote><p>“Yes.”</p></blockquote>\n'
            "<figcaption>Ms. A, 14:05</figcaption>\n</figure>"
        ),
    ),
    "table": (
        (
            Table(
                TWO,
                (
                    Row((cell("Time"), cell("")), "header"),
                    Row((cell("9:00 Opening", span=2),), "block", True),
                    Row((cell("Moderator: A", span=7),), "sub"),
                    Row((cell("Where", style="Table Heading"), cell("1", "2"))),
                    Row((cell("10:00 Closing"),), "block"),
                ),
                "What happened",
                inlines("Table 1"),
            ),
        ),
        (
            '<div class="table">\n<table>\n'
            '<caption id="table-1">Table 1<span class="spoken"> (What happened)</span></caption>\n'
            '<colgroup><col style="width: 25%"><col style="width: 75%"></colgroup>\n'
            '<thead>\n<tr class="header"><th scope="col">Time</th><td class="number"></td></tr>\n</thead>\n'
            '<tbody>\n<tr class="block kept"><th scope="rowgroup" colspan="2">9:00 Opening</th></tr>\n'
            '<tr class="sub"><td colspan="2">Moderator: A</td></tr>\n'
            '<tr><th scope="row">Where</th><td class="number"><p>1</p><p>2</p></td></tr>\n</tbody>\n'
            '<tbody>\n<tr class="block"><th scope="rowgroup">10:00 Closing</th><td></td></tr>\n</tbody>\n'
            "</table>\n</div>"
        ),
    ),
    "nothing": ((Contents("Contents"), Table(TWO, (), ""), List(())), ""),
    "page break": ((PageBreak(), paragraph("x")), '<div class="page-break"></div>\n<p>x</p>'),
}


def main_of(page: str) -> str:
    """The text between the marks of the main part."""
    return page.split('<main id="text" tabindex="-1">')[1].split("</main>")[0].strip()


def tree(page: str) -> etree._Element:
    """The page as parsed; a page with a tag out of place is an error."""
    root = etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8"))
    voids = re.sub(r"<(meta|col|br)\b([^>]*)>", r"<\1\2/>", page.split("\n", 1)[1])
    etree.fromstring(voids.replace("&nbsp;", " "))
    return root


def every(root: etree._Element, path: str) -> list[etree._Element]:
    return list(root.iterfind(f".//{path}"))


@pytest.mark.parametrize("name", EXPECTED)
def test_markup_of_blocks(name: str) -> None:
    blocks, expected = EXPECTED[name]
    assert main_of(write_html(report(*blocks))) == expected


@pytest.mark.parametrize("cover_page", [True, False])
def test_the_page_says_what_the_text_says(cover_page: bool) -> None:
    document = sample_document(cover_page=cover_page)
    text = write_text(document).replace(" | ", "\n").replace(" / ", "\n")
    shown = read_html_text(write_html(document).encode(), note_mark="[{}]")
    assert compare_texts(text, "\n".join(shown)) is None


def test_counting_is_read_as_shown() -> None:
    lists = [List(ITEMS, "letter", 25), List(ITEMS, "paragraph", 3), List(ITEMS, "roman", 9)]
    document = report(*lists, Heading(1, inlines("Words"), "w", "I."))
    shown = read_html_text(write_html(document).encode())
    assert compare_texts(write_text(document), "\n".join(shown)) is None


def test_landmarks_and_headings() -> None:
    root = tree(write_html(sample_document()))
    assert [len(every(root, tag)) for tag in ("header", "main", "nav", "footer", "h1")] == [1] * 5
    ranks = [int(e.tag[1]) for e in root.iter() if re.fullmatch(r"h[1-6]", str(e.tag))]
    assert ranks[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(ranks))
    title = every(root, "h1")[0]
    assert title.text == "Third Seomaru Forum on Services That Reach Everyone"


@given(st.lists(st.sampled_from([1, 2, 3]), max_size=12))
def test_no_heading_skips_a_rank(levels: list[int]) -> None:
    blocks = [Heading(level, inlines("w"), "same") for level in levels]  # type: ignore[arg-type]
    root = tree(write_html(report(Contents("Contents", 3), *blocks)))
    ranks = [1, *(int(e.tag[1]) for e in every(root, "*[@id]") if re.match("h[2-6]", str(e.tag)))]
    assert all(below <= above + 1 for above, below in pairwise(ranks))
    assert len(every(root, "nav//a")) == len(levels)


def test_a_page_without_a_cover_title_is_headed_in_the_header() -> None:
    root = tree(write_html(report(paragraph("x"))))
    assert [e.text for e in every(root, "header/h1")] == ["Third Seomaru Forum: outcome report"]
    assert every(root, "main//h1") == []


def test_every_address_in_the_page_is_there_once() -> None:
    root = tree(write_html(sample_document()))
    addresses = [str(e.get("id")) for e in every(root, "*[@id]")]
    assert len(addresses) == len(set(addresses))
    links = [str(e.get("href")) for e in every(root, "a")]
    assert {link[1:] for link in links if link.startswith("#")} <= set(addresses)
    assert {link.split(":")[0] for link in links if link[0] != "#"} == {"https", "mailto"}
    references = {str(e.get("aria-labelledby")) for e in every(root, "*[@aria-labelledby]")}
    assert references <= set(addresses)


def test_notes_lead_there_and_back() -> None:
    blocks = (paragraph("a", NoteRef(1), "b", NoteRef(2), "c", NoteRef(1)),)
    root = tree(write_html(report(*blocks, notes=("first", "second"))))
    anchors = every(root, "a[@role='doc-noteref']")
    assert [a.get("href") for a in anchors] == ["#note-1", "#note-2", "#note-1"]
    assert [a.get("id") for a in anchors] == ["ref-1", "ref-2", "ref-1-2"]
    notes = every(root, "section[@role='doc-endnotes']/ol/li")
    assert [note.get("id") for note in notes] == ["note-1", "note-2"]
    back = [[a.get("href") for a in note.iter("a")] for note in notes]
    assert back == [["#ref-1", "#ref-1-2"], ["#ref-2"]]


def test_status_date_and_notice_stand_on_the_page_and_on_paper() -> None:
    page = write_html(sample_document())
    root = tree(page)
    for landmark in ("header", "footer"):
        words = " ".join("".join(map(str, every(root, landmark)[0].itertext())).split())
        for shown in ("Draft", "20 May 2026", "Reconstructed example", "Outcome report"):
            assert shown in words
    assert r'@bottom-left { content: "Draft \b7  20 May 2026"; }' in page


@pytest.mark.parametrize("said", HOSTILE)
def test_a_text_is_shown_and_never_read_as_markup(said: str) -> None:
    table = Table((Column(1),) * 3, (Row((Cell((paragraph(said),)),)),), said, inlines(said))
    document = replace(
        report(
            Contents(said, 3),
            Heading(1, inlines(said), said, "I."),
            Paragraph((Text(said, "Strong", said), Cited(said, 1), Link(said, said))),
            Quote(inlines(said), inlines(said)),
            table,
            Paragraph((NoteRef(1),)),
            notes=(said,),
        ),
        furniture=Furniture(said, said, said, said, said),
        properties=replace(
            sample_document().properties,
            title=said,
            subject=said,
            author=said,
            language=said,
            keywords=(said,),
        ),
    )
    page = write_html(document)
    root = tree(page)
    plain = tree(write_html(relabelled(document)))
    assert [e.tag for e in root.iter()] == [e.tag for e in plain.iter()]
    assert len(every(root, "style")) == 1
    assert (
        compare_texts(
            write_text(document).replace(" / ", "\n"),
            "\n".join(read_html_text(page.encode(), note_mark="[{}]")),
        )
        is None
    )


def relabelled(document: Document) -> Document:
    """The document of the test above with harmless words."""
    word = "word"
    table = Table((Column(1),) * 3, (Row((Cell((paragraph(word),)),)),), word, inlines(word))
    made = report(
        Contents(word, 3),
        Heading(1, inlines(word), word, "I."),
        Paragraph((Text(word, "Strong"), Cited(word, 1), Link(word, word))),
        Quote(inlines(word), inlines(word)),
        table,
        Paragraph((NoteRef(1),)),
        notes=(word,),
    )
    return replace(
        made, furniture=Furniture(word, word, word, word, word), properties=document.properties
    )


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", " JavaScript:x", "java\nscript:x", "data:text/html,x", "//x.org", "#top",
     "vbscript:x", "http:", "https://[", "file:///etc/passwd", "", "\x01javascript:x"],
)  # fmt: skip
def test_only_addresses_that_may_be_followed_are_links(target: str) -> None:
    page = write_html(report(Paragraph((Link("words", target),))))
    assert main_of(page) == "<p>words</p>"


@given(st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_a_page_that_says_it(words: str, target: str) -> None:
    document = report(Paragraph((Text(words), Link(words, target)), "Label"))
    page = write_html(document)
    tree(page)
    shown = read_html_text(page.encode("utf-8"))
    assert compare_texts(write_text(document), "\n".join(shown)) is None


def test_nothing_runs_and_nothing_is_loaded() -> None:
    page = write_html(sample_document())
    root = tree(page)
    policy = every(root, "meta[@http-equiv='Content-Security-Policy']")[0].get("content")
    assert "default-src 'none'; style-src 'unsafe-inline'" in str(policy)
    tags = {str(e.tag) for e in root.iter()}
    assert tags.isdisjoint({"script", "link", "img", "iframe", "object", "form", "base", "svg"})
    names = {str(name) for e in root.iter() for name in e.attrib}
    assert names.isdisjoint({"src", "srcset", "action", "ping", "target"})
    assert not any(name.startswith("on") for name in names)


def test_language_and_facts_of_the_file() -> None:
    root = tree(write_html(sample_document()))
    assert root.get("lang") == "en-GB"
    assert every(root, "title")[0].text == "Third Seomaru Forum: outcome report"
    facts = {m.get("name"): m.get("content") for m in every(root, "meta[@name]")}
    assert facts["author"] == "Seomaru Institute"
    assert facts["description"] == "Outcome report"
    assert facts["dcterms.created"] == "2026-05-20T09:30:00+00:00"


@pytest.mark.parametrize(
    ("language", "direction", "notes"),
    [("ko", None, "주석"), ("fr-CA", None, "Notes"), ("ar", "rtl", "ملاحظات")],
)
def test_the_page_has_words_in_its_language(
    language: str, direction: str | None, notes: str
) -> None:
    document = report(paragraph("x", NoteRef(1)), notes=("y",))
    document = replace(
        document,
        properties=replace(document.properties, language=language),
        labels=WayfindingWords(notes=notes),
    )
    root = tree(write_html(document))
    heading = every(root, "h2[@id='notes']")[0]
    assert (root.get("lang"), root.get("dir")) == (language, direction)
    assert heading.text == notes


def test_wide_tables_can_be_moved_with_a_keyboard_and_have_names_of_their_own() -> None:
    columns = (Column(0.3),) * 3
    rows = (Row((cell("a"), cell("b"), cell("c"))),)
    tables = [Table(columns, rows, name) for name in ("One", "Two", "Two", "")]
    moved = every(tree(write_html(report(*tables))), "div[@tabindex]")
    assert [m.get("role") for m in moved] == ["region", "region", "group", "group"]
    assert [m.get("aria-labelledby") for m in moved] == ["table-1", "table-2", "table-3", None]


def test_the_same_document_gives_the_same_page() -> None:
    assert write_html(sample_document()) == write_html(sample_document(cover_page=True))


def test_what_is_in_a_page_is_found_however_it_is_marked_up() -> None:
    words = inlines("The ", Text("pump & the", "Strong"), " well")
    content = write_html(report(Paragraph(words))).encode()
    strings = list(every_string(content, ".html"))
    assert leaks(strings, ["pump & the well", "never said"]) == ("pump & the well",)


def test_properties_may_be_empty() -> None:
    empty = Properties("", "", "", "", sample_document().properties.created)
    document = replace(sample_document(), properties=empty, furniture=Furniture("F", "R", "", ""))
    document = replace(document, cover=(), notes=(Note(1, ()),))
    root = tree(write_html(document))
    assert every(root, "title")[0].text == every(root, "h1")[0].text == "F"
