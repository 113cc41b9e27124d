"""What both example forums must give: proven, withheld, alike in all formats, repeatable."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from reportgen.document import Chart, Contents, Document, Table
from reportgen.project import (
    build_folder,
    compose,
    read_folder,
    render,
    request_for,
    verify_folder,
)
from reportgen.verification import (
    every_string,
    leaks,
    read_docx,
    read_docx_text,
    read_html_text,
    read_pdf_text,
)
from reportgen.writers import write_text
from reportgen.writers.text import inline_text
from tests.comparing import Difference, compare_texts
from tests.project.conftest import BuiltForum, furniture_of
from tests.writers.tagged_file import TaggedFile
from tests.writers.test_pdf_scripts import spoken

pytestmark = pytest.mark.model
RUN = """
import sys
from reportgen.cli.main import run
for forum, output in zip(sys.argv[1::2], sys.argv[2::2]):
    if code := run(["build", forum, "-o", output]):
        sys.exit(code)
"""


@pytest.fixture(scope="module")
def planted(root: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(
        (root / "tests/labels/planted.json").read_text(encoding="utf-8")
    )
    return loaded


def copied(forum: BuiltForum, folder: Path) -> tuple[Path, Path]:
    """Copies of the forum folder and of its outputs, free to be changed."""
    source = shutil.copytree(forum.source, folder / "forum")
    shutil.copytree(forum.output, folder / "out")
    return source, folder / "out"


def test_every_quotation_is_verified(forum: BuiltForum) -> None:
    result = verify_folder(forum.source, forum.output)
    assert result.problems == ()
    assert len(result.files) == len(forum.names(".docx", ".pdf"))


def test_the_demo_prints_many_quotations(demo: BuiltForum) -> None:
    counted = {Path(f.path).name: f.quotes for f in verify_folder(demo.source, demo.output).files}
    assert counted["outcome-report-working.docx"] > 100
    assert counted["outcome-report-public.pdf"] > 20


def test_a_changed_character_in_a_transcript_is_named(demo: BuiltForum, tmp_path: Path) -> None:
    source, out = copied(demo, tmp_path)
    quote = next(
        c.quote
        for c in demo.documents["outcome-report-working"].citations
        if c.source == "transcripts/session-1.vtt" and c.kind == "quotation"
    )
    start = " ".join(quote.split()[:4])
    path = source / "transcripts" / "session-1.vtt"
    text = path.read_text(encoding="utf-8")
    assert start in text
    path.write_text(text.replace(start, "Q" + start[1:], 1), encoding="utf-8", newline="")
    result = verify_folder(source, out)
    assert not result.verified
    assert any(quote[:30] in problem.quote for problem in result.problems)


def test_a_changed_quote_in_a_document_is_named(demo: BuiltForum, tmp_path: Path) -> None:
    source, out = copied(demo, tmp_path)
    path = next(out.rglob("outcome-report-working.docx"))
    quotes = [
        c.quote
        for c in demo.documents["outcome-report-working"].citations
        if c.kind == "quotation" and len(c.quote) > 60
    ]
    word = docx.Document(str(path))
    run, quote = next(
        (run, quote)
        for paragraph in word.paragraphs
        for run in paragraph.runs
        for quote in quotes
        if quote in run.text
    )
    run.text = run.text.replace(quote, quote.replace(quote.split()[3], "never", 1))
    word.save(str(path))
    result = verify_folder(source, out, [path])
    assert any(quote[:30] in problem.quote for problem in result.problems)


def without_contents(document: Document) -> Document:
    """The document without its table of contents, whose page numbers only a PDF knows."""
    parts = tuple(
        replace(part, blocks=tuple(b for b in part.blocks if not isinstance(b, Contents)))
        for part in document.parts
    )
    cover = tuple(block for block in document.cover if not isinstance(block, Contents))
    return replace(document, parts=parts, cover=cover)


def header_rows(document: Document) -> list[str]:
    """The header rows of the document's tables, which a PDF repeats on the next page."""
    tables = (b.table if isinstance(b, Chart) else b for b in document.body)
    rows = [row for table in tables if isinstance(table, Table) for row in table.rows]
    return [
        " ".join(inline_text(p.inlines) for cell in row.cells for p in cell.paragraphs)
        for row in rows
        if row.kind == "header"
    ]


def test_all_writers_say_the_same(forum: BuiltForum) -> None:
    for stem, built in forum.documents.items():
        if without_contents(built) == built:
            made = {
                kind: (forum.folder / f"{stem}.{kind}").read_bytes() for kind in ("docx", "pdf")
            }
            made["html"] = render(built, "html", forum.profile, request_for())
            assert said_otherwise(built, made) == [], stem
        else:
            document = without_contents(built)
            assert said_otherwise(document, build_files(document, forum.profile)) == [], stem


def said_otherwise(document: Document, made: dict[str, bytes]) -> list[Difference]:
    """Where Word file, page and PDF of a document without contents do not say what its text says."""
    text = write_text(document).replace(" | ", "\n")
    shown = read_docx(made["docx"], note_mark="[{}]")
    word = "\n".join(f"{one.marker} {one.text}".strip() for one in shown)
    page = "\n".join(read_html_text(made["html"], note_mark="[{}]"))
    plain = "\n".join(read_docx_text(made["docx"], note_mark="{}"))
    if document.properties.language == "ar":
        # Where letters stand does not tell the order of lines that run both ways, nor their spaces.
        plain, pdf = (spaceless(text) for text in (plain, spoken(TaggedFile(made["pdf"]).root)))
    else:
        repeated = header_rows(document)
        pdf = "\n".join(read_pdf_text(made["pdf"], furniture_of(document), 8.6, repeated))
    compared = (
        compare_texts(in_lines(text), in_lines(word)),
        compare_texts(in_lines(text), in_lines(page)),
        compare_texts(plain, pdf),
    )
    return [difference for difference in compared if difference]


def spaceless(text: str) -> str:
    """The letters and signs of a text in their order, without bullets, spaces and turned brackets."""
    return re.sub(r"[\s\u200b•()]", "", text)


def in_lines(text: str) -> str:
    """Text with the mark between the lines of a cell as a line end."""
    return text.replace(" / ", "\n")


def build_files(document: Document, profile: str) -> dict[str, bytes]:
    return {
        "docx": render(document, "docx", profile, request_for()),
        "pdf": render(document, "pdf", profile, request_for()),
        "html": render(document, "html", profile, request_for()),
    }


def test_pages_are_verified_and_withhold_what_was_withheld(
    demo: BuiltForum, planted: dict[str, Any], tmp_path: Path
) -> None:
    source, out = copied(demo, tmp_path)
    request = request_for(formats=["html"])
    built = build_folder(source, out, request, model=None, tell=lambda text: None)
    pages = [file.path for file in built.files if file.path.suffix == ".html"]
    assert len(pages) == len(demo.names(".docx"))
    result = verify_folder(source, out, pages)
    assert result.problems == ()
    assert sum(file.quotes for file in result.files) > 100
    phrases = planted["off_record"] + planted["break_talk"]
    for path in pages:
        assert leaks(every_string(path.read_bytes(), ".html"), phrases) == (), path.name


def test_a_changed_quote_in_a_page_is_named(demo: BuiltForum, tmp_path: Path) -> None:
    source, out = copied(demo, tmp_path)
    request = request_for(["outcome-report"], ["html"], ["public"])
    page = build_folder(source, out, request, model=None, tell=lambda text: None).files[0].path
    citations = demo.documents["outcome-report-public"].citations
    text = page.read_text(encoding="utf-8")
    quote = next(c.quote for c in citations if c.quote in text and len(c.quote) > 60)
    changed = text.replace(quote, quote.replace(quote.split()[3], "never", 1))
    page.write_text(changed, encoding="utf-8", newline="")
    problems = verify_folder(source, out, [page]).problems
    assert any(problem.quote == quote for problem in problems)


def test_what_was_withheld_is_nowhere(demo: BuiltForum, planted: dict[str, Any]) -> None:
    phrases = planted["off_record"] + planted["break_talk"]
    for path in (path for path in demo.folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        if path.suffix == ".docx":
            strings = list(every_string(content, ".docx"))
        elif path.suffix == ".pdf":
            strings = list(every_string(content, ".pdf"))
        elif path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as archive:
                strings = [archive.read(name).decode() for name in archive.namelist()]
        else:
            strings = [content.decode()]
        assert leaks(strings, phrases) == (), path.name


def test_the_planted_phrases_are_in_the_sources(demo: BuiltForum, planted: dict[str, Any]) -> None:
    sources = [p for p in demo.source.rglob("*") if p.suffix in (".md", ".vtt", ".srt", ".txt")]
    words = " ".join(" ".join(p.read_text(encoding="utf-8").split()) for p in sources)
    spoken = " ".join(line for line in words.split() if line)
    for phrase in planted["off_record"]:
        assert phrase.split()[0] in spoken


def test_the_absent_speaker_is_only_said_to_be_absent(
    demo: BuiltForum, planted: dict[str, Any]
) -> None:
    words = demo.words("outcome-report-public.docx")
    surname = planted["absent"].split()[-1]
    for place in _occurrences(words, surname):
        around = words[max(0, place - 160) : place + 220]
        assert "did not attend" in around, around


def test_dissent_prints_only_as_point_without_consensus(
    demo: BuiltForum, planted: dict[str, Any]
) -> None:
    words = demo.words("outcome-report-public.docx")
    assert words.count(planted["dissent"]) == 1
    assert planted["dissent_in_transcript"] not in words
    assert planted["rejected_proposal"] not in words


def test_people_with_one_surname_are_never_confused(
    demo: BuiltForum, planted: dict[str, Any]
) -> None:
    surname = planted["same_surname"][0].split()[-1]
    given = [name.split()[0] for name in planted["same_surname"]]
    words = demo.words("outcome-report-working.docx").split()
    for place, word in enumerate(words):
        heard_and_quoted = word.startswith("“")
        if word.strip(".,;:’'()”") == surname and not heard_and_quoted:
            around = words[max(0, place - 2) : place + 3]
            assert any(name in " ".join(around) for name in given), " ".join(around)


def _occurrences(words: str, part: str) -> Iterator[int]:
    place = words.find(part)
    while place >= 0:
        yield place
        place = words.find(part, place + 1)


@pytest.fixture(scope="module")
def built_elsewhere(
    demo: BuiltForum,
    kipa: BuiltForum,
    formal: BuiltForum,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[Path, Path]:
    """Where each forum was built by another process, hash seed, time zone and working folder."""
    environment = os.environ | {"PYTHONHASHSEED": "7", "TZ": "America/Lima"}
    work = tmp_path_factory.mktemp("elsewhere")
    made = {forum.source: work / str(n) for n, forum in enumerate((demo, kipa, formal))}
    words = [str(path) for pair in made.items() for path in pair]
    command = [sys.executable, "-c", RUN, *words]
    subprocess.run(command, check=True, env=environment, cwd=work, capture_output=True)
    return made


def test_second_build_has_the_same_bytes(
    forum: BuiltForum, built_elsewhere: dict[Path, Path]
) -> None:
    again = built_elsewhere[forum.source] / forum.folder.name
    names = forum.names(".docx", ".pdf", ".xlsx", ".md")
    different = [n for n in names if (again / n).read_bytes() != (forum.folder / n).read_bytes()]
    assert names
    assert different == []


def test_unchanged_files_are_not_written_again(demo: BuiltForum, tmp_path: Path) -> None:
    source, out = copied(demo, tmp_path)
    told: list[str] = []
    built = build_folder(source, out, request_for(), model=None, tell=told.append)
    assert len(told) == 1
    assert {file.state for file in built.files} == {"unchanged"}


LOADED = """
import sys
from pathlib import Path
from reportgen.project import build_folder, request_for
source, out = map(Path, sys.argv[1:])
build_folder(source, out, request_for(), model=None, tell=lambda text: None)
heavy = ("docx", "docxtpl", "lxml", "openpyxl", "pypdfium2", "reportlab", "spacy")
print(*(name for name in heavy if name in sys.modules))
"""


def test_an_unchanged_build_waits_for_nothing_that_reads_or_writes(
    demo: BuiltForum, tmp_path: Path
) -> None:
    source, out = copied(demo, tmp_path)
    command = [sys.executable, "-c", LOADED, str(source), str(out)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout.split() == []


def test_before_anything_was_said_no_outcome_report_is_made(kipa: BuiltForum) -> None:
    assert not [name for name in kipa.documents if name.startswith("outcome-report")]
    asked = compose(read_folder(kipa.source).proceedings, request_for(["outcome-report"]))
    public = next(made for made in asked if made.edition == "public")
    assert public.document.citations == ()
    assert "Executive summary: [to be written]" in public.unfit
