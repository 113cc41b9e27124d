"""Links with fields in their addresses, and numbered lists inside loops."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from reportgen.document import Value
from reportgen.errors import TemplateError
from reportgen.writers import check_template, write_docx
from reportgen.writers.docx.package.markup import set_property, w
from reportgen.writers.docx.template.checking import find_flaws
from tests.writers.sample import paragraph
from tests.writers.word_file import W, report, with_paragraphs

REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FIELDS: dict[str, Value] = {
    "forum": {
        "title": "Harbour & Tide",
        "id": "harbour-2026",
        "page": "https://harbour.example/a?b=1&c=2",
    },
    "sessions": [
        {"title": "Locks", "slots": [{"title": "Silt"}, {"title": "Gates"}]},
        {"title": "Nets", "slots": [{"title": "Cod"}, {"title": "Eel"}]},
    ],
}


def made(path: Path) -> docx.document.Document:
    document = replace(report(paragraph("Text")), fields=FIELDS)
    return docx.Document(BytesIO(write_docx(document, path)))


# --- addresses --------------------------------------------------------------------------------


def linked(path: Path, *addresses: str) -> Path:
    with_paragraphs(path, "{{ parts.cover }}", "{{ parts.body }}")
    word = docx.Document(str(path))
    for address in addresses:
        link = etree.SubElement(word.add_paragraph()._p, f"{W}hyperlink")
        link.set(f"{{{REL}}}id", word.part.relate_to(address, f"{REL}/hyperlink", is_external=True))
        etree.SubElement(etree.SubElement(link, f"{W}r"), f"{W}t").text = "page"
    word.save(str(path))
    return path


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://a.example/{{ forum.id }}", "https://a.example/harbour-2026"),
        ("https://a.example/%7B%7B%20forum.id%20%7D%7D/x", "https://a.example/harbour-2026/x"),
        (
            "https://a.example/?t={{ forum.title }}&u=1",
            "https://a.example/?t=Harbour%20%26%20Tide&u=1",
        ),
        ("mailto:{{ forum.id }}@a.example", "mailto:harbour-2026@a.example"),
        (
            "https://a.example/{{ forum.id }}/{{ forum.id }}",
            "https://a.example/harbour-2026/harbour-2026",
        ),
    ],
)
def test_a_field_in_an_address_is_filled(tmp_path: Path, typed: str, address: str) -> None:
    word = made(linked(tmp_path / "own.docx", typed))
    assert address in {rel.target_ref for rel in word.part.rels.values() if rel.is_external}


def test_a_wrong_field_in_an_address_is_named_by_check_and_build(tmp_path: Path) -> None:
    path = linked(tmp_path / "outcome_report.docx", "https://a.example/{{ forum.titel }}")
    found = [flaw for flaw in check_template(path) if flaw.severity == "error"]
    assert [(flaw.rule, flaw.near, flaw.paragraph) for flaw in found] == [
        ("unknown-field", "forum.title", 3)
    ]
    with pytest.raises(TemplateError, match="there is no field 'titel'"):
        made(path)


def test_what_a_loop_goes_over_is_not_known_in_an_address(tmp_path: Path) -> None:
    path = linked(tmp_path / "outcome_report.docx", "https://a.example/{{ session.title }}")
    (found,) = [flaw for flaw in check_template(path) if flaw.severity == "error"]
    assert "not what a loop goes over" in found.message


def test_an_address_in_a_header_is_filled(tmp_path: Path) -> None:
    path = with_paragraphs(tmp_path / "own.docx", "{{ parts.body }}", header="{{ forum.title }}")
    word = docx.Document(str(path))
    header = word.sections[0].header
    key = header.part.relate_to(
        "https://a.example/{{ forum.id }}", f"{REL}/hyperlink", is_external=True
    )
    link = etree.SubElement(header.paragraphs[0]._p, f"{W}hyperlink")
    link.set(f"{{{REL}}}id", key)
    word.save(str(path))
    targets = [r.target_ref for p in made(path).part.package.iter_parts() for r in p.rels.values()]
    assert "https://a.example/harbour-2026" in targets
    assert not [target for target in targets if "{{" in str(target)]


def test_a_value_cannot_make_an_address_run(tmp_path: Path) -> None:
    path = linked(tmp_path / "own.docx", "https:{{ forum.id }}")
    assert "https:harbour-2026" in {r.target_ref for r in made(path).part.rels.values()}


# --- lists ------------------------------------------------------------------------------------


def in_lists(path: Path, *lines: tuple[str, int]) -> Path:
    """A template whose lines stand in lists by their ids, 0 for none."""
    with_paragraphs(path)
    word = docx.Document(str(path))
    for text, number in lines:
        added = word.add_paragraph(text)
        if number:
            set_property(added._p, w("numPr", w("ilvl", val=0), w("numId", val=number)))
    word.add_paragraph("{{ parts.body }}")
    word.save(str(path))
    return path


def numbered(path: Path) -> list[tuple[str, int]]:
    """The words of each numbered paragraph with what Word counts for it."""
    word = made(path)
    numbering = word.part.numbering_part.element
    abstract = {n.numId: n.abstractNumId.val for n in numbering.num_lst}
    begins = {n.numId: bool(n.findall(qn("w:lvlOverride"))) for n in numbering.num_lst}
    counts: dict[int, int] = {}
    met: set[int] = set()
    shown = []
    for one in word.paragraphs:
        found = one._p.find(f"{W}pPr/{W}numPr/{W}numId")
        if found is None or one.text == "Text":
            continue
        number = int(found.get(f"{W}val") or 0)
        if number not in met and begins[number]:
            counts[abstract[number]] = 0
        met.add(number)
        counts[abstract[number]] = counts.get(abstract[number], 0) + 1
        shown.append((one.text, counts[abstract[number]]))
    return shown


@pytest.fixture
def number(tmp_path: Path) -> int:
    """The id of a numbered list that the shipped template has."""
    word = docx.Document(str(with_paragraphs(tmp_path / "any.docx")))
    numbering = word.part.numbering_part.element
    wanted = {
        one.get(qn("w:abstractNumId"))
        for one in numbering.findall(qn("w:abstractNum"))
        if one.find(f"{qn('w:lvl')}/{qn('w:numFmt')}").get(qn("w:val")) == "decimal"
    }
    return next(int(n.numId) for n in numbering.num_lst if str(n.abstractNumId.val) in wanted)


def test_a_list_of_each_session_begins_at_one(tmp_path: Path, number: int) -> None:
    path = in_lists(
        tmp_path / "own.docx",
        ("{%p for session in sessions %}", 0),
        ("{{ session.title }}", 0),
        ("{%p for slot in session.slots %}", 0),
        ("{{ slot.title }}", number),
        ("{%p endfor %}", 0),
        ("{%p endfor %}", 0),
    )
    assert numbered(path) == [("Silt", 1), ("Gates", 2), ("Cod", 1), ("Eel", 2)]


def test_two_fixed_entries_begin_anew_in_each_round(tmp_path: Path, number: int) -> None:
    path = in_lists(
        tmp_path / "own.docx",
        ("{%p for session in sessions %}", 0),
        ("Aim of {{ session.title }}", number),
        ("Outcome", number),
        ("{%p endfor %}", 0),
    )
    assert [count for _, count in numbered(path)] == [1, 2, 1, 2]


def test_one_entry_counts_the_rounds(tmp_path: Path, number: int) -> None:
    path = in_lists(
        tmp_path / "own.docx",
        ("{%p for session in sessions %}", 0),
        ("{{ session.title }}", number),
        ("{%p endfor %}", 0),
    )
    assert numbered(path) == [("Locks", 1), ("Nets", 2)]


def test_no_mark_of_a_loop_stays(tmp_path: Path, number: int) -> None:
    path = in_lists(
        tmp_path / "own.docx",
        ("{%p for session in sessions %}", 0),
        ("{{ session.title }}", number),
        ("{{ session.title }}", number),
        ("{%p endfor %}", 0),
    )
    assert made(path).element.body.findall(f".//{W}proofErr") == []
    flaws = find_flaws(path.read_bytes(), path.name, "outcome-report")
    assert not [flaw for flaw in flaws if flaw.severity == "error"]
