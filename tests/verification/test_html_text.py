"""The words of a page are read as a person sees them."""

import pytest

from reportgen.errors import InputError
from reportgen.verification import every_string, leaks, read_html_text


def page(main: str) -> bytes:
    return (
        f"<!DOCTYPE html><html><body><header>H</header><main>{main}</main></body></html>".encode()
    )


def test_paragraphs_cells_and_captions_are_lines() -> None:
    table = "<table><caption>T</caption><tr><th>A</th><td><p>b</p><p>c</p></td></tr></table>"
    assert read_html_text(page(f"<h1>One\n two</h1><p></p>{table}<p>x<br>y</p>")) == (
        *("One two", "T", "A", "b", "c"),
        "x\ny",
    )


def test_lists_carry_their_markers() -> None:
    lists = (
        "<ul><li><p>a</p><p>b</p></li></ul><ol start=9><li>c</li><li>d</li></ol>"
        "<ol type=I start=4><li>e</li></ol><ol type=a class=letters><li>f</li></ol>"
        "<ol><li>g<ol type=i><li>h</li></ol></li><li value=7>i</li><li>j</li></ol>"
    )
    marked = ("• a", "b", "9. c", "10. d", "IV. e", "(a) f", "1. g", "i. h", "7. i", "8. j")
    assert read_html_text(page(lists)) == marked
    assert read_html_text(page(lists), markers=False) == tuple("abcdefghij")


def test_notes_are_numbered_as_asked() -> None:
    main = (
        "<p>text<sup class=note><a href=#note-1>1</a></sup>, on</p><section role=doc-endnotes>"
        "<h2>Notes</h2><ol><li value=1>words <a role=doc-backlink>up</a></li></ol></section>"
    )
    assert read_html_text(page(main), note_mark="[{}]") == ("text[1], on", "[1] words")
    assert read_html_text(page(main), note_mark="") == ("text, on", "words")


def test_what_leads_through_the_page_or_is_not_seen_is_left_out() -> None:
    main = (
        "<nav>way</nav><p>a<!-- no -->b<?no?>c<span class='x spoken'>said</span>d</p>"
        "<script>no</script><style>no</style><template>no</template><p hidden>no</p>tail"
    )
    assert read_html_text(page(main)) == ("abcd", "tail")


@pytest.mark.parametrize("content", [b"", b"<p>no main part</p>", b"\x00\xff", b"%PDF-1.7"])
def test_what_is_no_page_of_ours_is_refused(content: bytes) -> None:
    with pytest.raises(InputError, match=r"mine\.html: "):
        read_html_text(content, name="mine.html")


def test_a_page_that_cannot_be_read_to_its_end_is_refused() -> None:
    with pytest.raises(InputError, match="cannot be read to its end"):
        read_html_text(page("<div>" * 10_000 + "words"))


def test_a_phrase_is_found_in_attributes_comments_and_over_tags() -> None:
    content = page("<!-- one secret --><p title='two &amp; secret'>thr<b>ee</b></p><p>secret</p>")
    phrases = ["one secret", "two & secret", "three secret", "four"]
    assert leaks(every_string(content, ".html"), phrases) == tuple(phrases[:3])
