from collections.abc import Callable
from dataclasses import replace

import pytest

from reportgen.document import Citation
from reportgen.verification import (
    Printed,
    QuotedSource,
    count_printed,
    read_docx_text,
    unknown_quotations,
    verify_file,
)

MakeDocx = Callable[..., bytes]
SAID = "Well. Ministries should publish the data by 2027. Thank you."
QUOTE = "Ministries should publish the data by 2027."
CITATION = Citation(
    1, "quotation", QUOTE, "transcripts/one.vtt", "ab" * 32, "one#4", 6, 6 + len(QUOTE), 12, 751.5
)
SOURCES = {CITATION.source: QuotedSource(CITATION.source, "ab" * 32, {"one#4": SAID})}
TEXT = ("Key recommendations", f"1. {QUOTE}", f"Annex: “{QUOTE}”, 김신")
PRINTED = (Printed(CITATION, 2),)


def kinds(*args: object, **more: object) -> list[tuple[str, str]]:
    problems = verify_file(*args, **more)  # type: ignore[arg-type]
    return [(problem.kind, problem.message) for problem in problems]


def test_a_file_that_says_what_its_sources_say_is_proved() -> None:
    assert count_printed(TEXT, [CITATION]) == PRINTED
    assert verify_file(TEXT, PRINTED, SOURCES) == ()
    assert count_printed("\n".join(TEXT), [CITATION]) == PRINTED
    assert verify_file("\n".join(TEXT), PRINTED, SOURCES) == ()


@pytest.mark.parametrize("at", [6, 20, 47])
def test_one_changed_character_in_the_transcript_names_the_quote(at: int) -> None:
    changed = {"one#4": SAID[:at] + "#" + SAID[at + 1 :]}
    sources = {CITATION.source: QuotedSource(CITATION.source, "cd" * 32, changed)}
    assert kinds(TEXT, PRINTED, sources) == [
        (
            "quote not at its place",
            (
                f"transcripts/one.vtt:12 (0:12:31): the words “{QUOTE}” do not stand at characters "
                "6 to 49 of their source"
            ),
        )
    ]


def test_a_change_elsewhere_in_the_source_is_told_once() -> None:
    sources = {CITATION.source: QuotedSource(CITATION.source, "cd" * 32, {"one#4": SAID})}
    printed = [Printed(replace(CITATION, number=n), 2) for n in (1, 2)]
    ((kind, message),) = kinds(TEXT, printed, sources)
    assert kind == "source changed"
    assert "transcripts/one.vtt" in message
    assert QUOTE in message


@pytest.mark.parametrize(
    ("old", "new"), [("2027", "2028"), ("should", "must"), ("M", "m"), (" by", "  by,")]
)
def test_one_changed_quote_in_the_file_is_named(old: str, new: str) -> None:
    changed = (*TEXT[:2], TEXT[2].replace(old, new))
    ((kind, message),) = kinds(changed, PRINTED, SOURCES)
    assert kind == "quote missing in file"
    assert QUOTE in message
    assert "1 times instead of 2" in message
    assert [k for k, _ in kinds(changed, PRINTED, SOURCES, laid_out=True)] == [kind]


@pytest.mark.parametrize(
    "change",
    [{"segment": "one#5"}, {"start": 7}, {"end": 99}, {"start": -54}, {"start": 49, "end": 49}],
)
def test_a_quote_that_is_not_at_the_recorded_place(change: dict[str, object]) -> None:
    moved = Printed(replace(CITATION, **change), 2)  # type: ignore[arg-type]
    assert [kind for kind, _ in kinds(TEXT, [moved], SOURCES)] == ["quote not at its place"]


def test_a_source_that_is_gone() -> None:
    assert [kind for kind, _ in kinds(TEXT, PRINTED, {})] == ["source missing"]


def test_a_wording_is_held_to_its_line_of_the_journal_but_not_to_a_digest() -> None:
    wording = Citation(
        1, "wording", "Publish.", "decisions.jsonl", "", "decisions.jsonl#3", 0, 8, 3
    )
    for words, expected in (("Publish.", []), ("Publish!", ["quote not at its place"])):
        journal = QuotedSource("decisions.jsonl", "ef" * 32, {"decisions.jsonl#3": words})
        found = kinds(("Publish.",), [Printed(wording, 1)], {"decisions.jsonl": journal})
        assert [kind for kind, _ in found] == expected


def test_a_recorded_quote_must_be_printed_even_if_it_was_counted_nowhere() -> None:
    assert [k for k, _ in kinds(("",), [Printed(CITATION, 0)], SOURCES)] == [
        "quote missing in file"
    ]


def test_in_set_lines_a_quote_may_be_hyphenated_and_run_over_a_page() -> None:
    pages = (
        (
            "Key recommendations\n1. Ministries should pub-\nlish the\ndata by 2027.\n“Minis-\ntries "
            "should\n1 A footnote at the foot."
        ),
        "publish the data by\n2027.”",
    )
    assert verify_file(pages, PRINTED, SOURCES, laid_out=True) == ()
    assert verify_file(pages, PRINTED, SOURCES) != ()
    astray = (pages[0], "Other words. " * 20 + pages[1])
    assert verify_file(astray, PRINTED, SOURCES, laid_out=True) != ()


def test_print_may_use_ligatures_and_spaces_that_do_not_break() -> None:
    said = "The first of\u00a0five offices"
    citation = replace(CITATION, quote=said, start=0, end=len(said))
    sources = {CITATION.source: QuotedSource(CITATION.source, "ab" * 32, {"one#4": said})}
    text = ("The ﬁrst of ﬁve of\u00adﬁces",)
    assert verify_file(text, [Printed(citation, 1)], sources) == ()


def test_a_long_or_hostile_quote_is_shortened_and_cleaned_in_the_message() -> None:
    quote = "\x1b[2J\u202e" + "long " * 100
    citation = replace(CITATION, quote=quote, source="x\x1b[1m.vtt")
    ((_, message), *_) = kinds(("",), [Printed(citation, 1)], {})
    assert message.isprintable()
    assert len(message) < 250


def quote_paragraph(text: str) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr><w:r><w:t xml:space="preserve">{text}'
        "</w:t></w:r></w:p>"
    )


STYLES = '<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style>'


def test_an_invented_quotation_in_a_docx_is_named(make_docx: MakeDocx) -> None:
    invented = "“Ministries must resign.”"
    body = quote_paragraph(f"“{QUOTE}”") + quote_paragraph(invented)
    content = make_docx(body, styles=STYLES)
    (problem,) = unknown_quotations(content, PRINTED)
    assert (problem.kind, problem.quote) == ("unknown quotation", invented)
    assert invented in problem.message


@pytest.mark.parametrize("added", ["not ", "7", " He said."])
def test_words_added_to_a_quotation_make_it_unknown(make_docx: MakeDocx, added: str) -> None:
    content = make_docx(quote_paragraph(f"“{QUOTE}” {added}"), styles=STYLES)
    assert len(unknown_quotations(content, PRINTED)) == 1


def test_a_quotation_of_two_recorded_passages_is_known(make_docx: MakeDocx) -> None:
    content = make_docx(quote_paragraph(f"“{QUOTE}” […] “{QUOTE}”"), styles=STYLES)
    assert unknown_quotations(content, PRINTED) == ()


def test_a_quote_changed_in_word_is_named(make_docx: MakeDocx) -> None:
    for text, expected in ((QUOTE, 0), (QUOTE.replace("should", "will"), 1)):
        read = read_docx_text(make_docx(quote_paragraph(f"“{text}”"), styles=STYLES))
        assert len(verify_file(read, [Printed(CITATION, 1)], SOURCES)) == expected
