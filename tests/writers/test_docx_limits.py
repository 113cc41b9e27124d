"""A hostile template ends in one of our errors, within ten seconds and half a gigabyte."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from reportgen.document import Value
from reportgen.errors import TemplateError
from reportgen.writers import Flaw, check_template, write_docx
from reportgen.writers.docx.template import filling, limits
from reportgen.writers.docx.template.checking import find_flaws
from reportgen.writers.docx.template.filling import is_shipped
from reportgen.writers.docx.template.opening import clean_template
from tests.writers.sample import paragraph
from tests.writers.word_file import TEMPLATES, W, names, part, report, with_paragraphs

BODY = "{{ parts.body }}"
MANY: dict[str, Value] = {"sessions": [{"title": "S" * 200}] * 2_000}
RUNNING = (
    "{{ 'a'*10**9 }}",
    "{{ lipsum(100000) }}",
    "{{ range(10**9)|join }}",
    "{{ forum.__class__.__mro__ }}",
    "{{ ''|attr('__class__') }}",
    "{{ forum['__init__']['__globals__'] }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ self._TemplateReference__context }}",
    "{% for x in forum recursive %}{{ loop(x) }}{% endfor %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% set ns = namespace(n=0) %}",
    "{{ 9**9**9 }}",
    "{{ '%999999999d' % 1 }}",
    "{{ '{:999999999}'.format(1) }}",
    "{{ joiner() }}",
    "{% include 'word/document.xml' %}",
    "{% import 'os' as os %}",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "own.docx"


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """No child process, for what is not about limits."""
    monkeypatch.setattr(filling, "is_shipped", lambda _: True)


@pytest.fixture
def one_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """A shorter limit, so that the tests do not wait for the real one."""
    monkeypatch.setattr(limits, "SECONDS", 1)


def flaws(path: Path) -> list[Flaw]:
    """What is wrong with a file, found in this process."""
    return list(find_flaws(path.read_bytes(), path.name, path.stem))


def fails(path: Path, fields: Mapping[str, Value] | None = None) -> str:
    """What the error says."""
    document = report(paragraph("Text"))
    document = replace(document, fields=fields or document.fields)
    with pytest.raises(TemplateError) as caught:
        write_docx(document, path)
    assert str(caught.value).startswith("own.docx")
    return str(caught.value)


def test_half_a_gigabyte_is_never_held() -> None:
    assert limits.MEMORY < 512 * 1024 * 1024
    assert limits.SECONDS < 10


def test_no_tag_runs_anything(path: Path) -> None:
    """All of them in one file: each is named by the check, the first one stops a report."""
    with_paragraphs(path, *RUNNING, BODY)
    assert "own.docx, text, paragraph 1: " in fails(path)
    errors = [flaw for flaw in check_template(path) if flaw.severity == "error"]
    assert {flaw.paragraph for flaw in errors} == set(range(1, len(RUNNING) + 1))


@pytest.mark.parametrize("tag", RUNNING[1:])
def test_each_tag_is_refused(tag: str) -> None:
    from reportgen.writers.docx.template.fields import render_fields

    made = BytesIO()
    word = docx.Document()
    word.add_paragraph(tag)
    word.save(made)
    values: dict[str, Value] = {"forum": {"title": "A"}, "parts": {}}
    with pytest.raises(TemplateError):
        render_fields(made.getvalue(), values, "own.docx")


@pytest.mark.parametrize("printed", ["{{ a.title }}", ""])
@pytest.mark.usefixtures("one_second")
def test_nested_loops_over_long_lists_end(path: Path, printed: str) -> None:
    loops = "{% for a in sessions %}{% for b in sessions %}{% for c in sessions %}"
    with_paragraphs(path, f"{loops}{printed}{'{% endfor %}' * 3}", BODY)
    assert "more than 1 seconds of computing" in fails(path, MANY)


def test_the_memory_that_a_template_takes_is_named_as_such(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MEMORY", 200 * 1024 * 1024)
    with_paragraphs(
        path, "{{ forum.title }}" + "{% for a in sessions %}x{{ a.title }}{% endfor %}", BODY
    )
    many: dict[str, Value] = {**MANY, "forum": {"title": "T" * 30_000_000}}
    assert "more than 200 MB of memory" in fails(path, many)


def test_a_busy_machine_refuses_no_template(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three other programs want the same processor; what is judged is the template's own time."""
    monkeypatch.setattr(limits, "SECONDS", 3)
    processor = min(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 0
    code = f"import os\nos.sched_setaffinity(0, [{processor}])\nwhile True: pass"
    if not hasattr(os, "sched_setaffinity"):
        pytest.skip("this system cannot put programs on one processor")
    before = os.sched_getaffinity(0)
    busy = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(3)]
    os.sched_setaffinity(0, {processor})
    try:
        assert write_docx(report(paragraph("Text")), with_paragraphs(path, BODY))
    finally:
        os.sched_setaffinity(0, before)
        for one in busy:
            one.kill()
            one.wait()


@pytest.mark.parametrize("text", ["{" * 60_000, "}" * 60_000])
@pytest.mark.usefixtures("one_second")
def test_braces_without_end_are_refused(path: Path, text: str) -> None:
    """docxtpl's patterns take time that grows with the square of such a text."""
    with_paragraphs(path, text, BODY)
    fails(path)


def test_no_module_of_the_working_folder_is_run(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docx.py").write_text("raise SystemExit(1)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert write_docx(report(paragraph("Text")), with_paragraphs(path, BODY))


def test_a_copy_of_a_shipped_template_needs_no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    content = (TEMPLATES / "outcome_report.docx").read_bytes()
    assert is_shipped(content)
    assert not is_shipped(content + b"\x00")
    monkeypatch.setattr(limits, "ask_child", None)
    assert write_docx(report(paragraph("Text")), TEMPLATES / "outcome_report.docx")


# --- files ------------------------------------------------------------------------------------


def repacked(path: Path, changed: dict[str, bytes]) -> Path:
    """The file with some of its parts replaced or added."""
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (kept | changed).items():
            archive.writestr(name, content)
    return path


def test_a_bomb_that_is_just_within_the_ratio_ends(path: Path) -> None:
    """Thirty megabytes of elements, which a tree of them would make into gigabytes."""
    element = b"<w:p><w:r><w:t>%d</w:t></w:r></w:p>"
    rows = b"".join(element % (number * 7919) for number in range(900_000))
    text = b'<w:document xmlns:w="%s"><w:body>%s</w:body></w:document>'
    with_paragraphs(path, BODY)
    repacked(path, {"word/document.xml": text % (W[1:-1].encode(), rows)})
    fails(path)


RELATED: dict[str, tuple[str, str, bool]] = {
    "macros": ("vbaProject", "vbaProject.bin", False),
    "an embedded object": ("oleObject", "embeddings/oleObject1.bin", False),
    "another document": ("aFChunk", "afchunk.mht", False),
    "an ActiveX control": ("control", "activeX/activeX1.xml", False),
    "refers to ": ("hyperlink", r"\\host\share\x.docx", True),
    "refers to 'file": ("hyperlink", "file:///c:/x.docx", True),
    "refers to 'http": ("image", "http://tracker.example/x.png", True),
}


@pytest.mark.parametrize("words", RELATED)
def test_what_runs_or_fetches_is_refused_and_named_at_once(path: Path, words: str) -> None:
    kind, target, external = RELATED[words]
    with_paragraphs(path, BODY)
    relate(path, kind, target, external=external)
    with pytest.raises(TemplateError, match=words):
        clean_template(path.read_bytes(), path.name)
    assert [flaw.rule for flaw in flaws(path) if flaw.severity == "error"] == ["refused"]


def relate(path: Path, kind: str, target: str, *, external: bool) -> None:
    word = docx.Document(str(path))
    base = RELATIONSHIP_TYPE.HYPERLINK.rsplit("/", 1)[0]
    if external:
        word.part.relate_to(target, f"{base}/{kind}", is_external=True)
    else:
        uri = PackURI(f"/word/{target}")
        made = Part(uri, "application/octet-stream", b"<x/>", word.part.package)
        word.part.relate_to(made, f"{base}/{kind}")
    word.save(str(path))


@pytest.mark.usefixtures("in_process")
@pytest.mark.parametrize(
    "kind", ["customXml", "comments", "people", "glossaryDocument", "webextensiontaskpanes"]
)
def test_what_no_report_needs_does_not_survive(path: Path, kind: str) -> None:
    with_paragraphs(path, BODY)
    relate(path, kind, "secret.xml", external=False)
    content = write_docx(report(paragraph("Text")), path)
    assert "word/secret.xml" not in names(content)
    kinds = {r.get("Type", "").rsplit("/", 1)[-1] for r in part(content, RELS)}
    assert kind not in kinds


RELS = "word/_rels/document.xml.rels"


@pytest.mark.usefixtures("in_process")
def test_the_link_to_another_template_does_not_survive(path: Path) -> None:
    with_paragraphs(path, BODY)
    kind = f"{RELATIONSHIP_TYPE.HYPERLINK.rsplit('/', 1)[0]}/attachedTemplate"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="http://x.example/t.dotm" '
        'TargetMode="External"/></Relationships>'
    )
    settings = (
        f'<w:settings xmlns:w="{W[1:-1]}" xmlns:r="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships"><w:attachedTemplate r:id="rId1"/><w:linkStyles/>'
        "</w:settings>"
    )
    made = {"word/_rels/settings.xml.rels": rels.encode(), "word/settings.xml": settings.encode()}
    content = write_docx(report(paragraph("Text")), repacked(path, made))
    assert "word/_rels/settings.xml.rels" not in names(content)
    assert [element.tag for element in part(content, "word/settings.xml")] == []
    notes = [flaw.message for flaw in flaws(path) if flaw.rule == "left-out"]
    assert notes == ["not taken over: the link to another template"]


FIELDS: dict[str, Callable[[], str]] = {
    "in one run": lambda: _field(" DDEAUTO cmd "),
    "over runs": lambda: _field(" DD", "EAU", "TO cmd "),
    "in small letters": lambda: _field(" includepicture http://x.example/x.png "),
    "computed": lambda: f"{_mark('begin')}{_field(' QUOTE 68 68 69 ')} cmd{_mark('end')}",
    "a link to a file": lambda: _field(' HYPERLINK "file:///c:/x.docx" '),
    "a macro": lambda: _field(" MACROBUTTON Run me "),
    "simple": lambda: '<w:fldSimple w:instr=" INCLUDETEXT c:/x.txt "/>',
}


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _field(*instruction: str) -> str:
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in instruction)
    return f"{_mark('begin')}{runs}{_mark('end')}"


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_that_fetches_or_runs_is_refused(path: Path, name: str) -> None:
    header = f'<w:hdr xmlns:w="{W[1:-1]}"><w:p>{FIELDS[name]()}</w:p></w:hdr>'
    with_paragraphs(path, BODY)
    repacked(path, {"word/header1.xml": header.encode()})
    with pytest.raises(TemplateError, match=r"own\.docx: a field in word/header1\.xml"):
        clean_template(path.read_bytes(), path.name)


@pytest.mark.usefixtures("in_process")
def test_a_dotx_under_the_name_of_a_docx_is_taken(path: Path) -> None:
    with_paragraphs(path, BODY)
    with zipfile.ZipFile(path) as archive:
        types = archive.read("[Content_Types].xml")
    repacked(path, {"[Content_Types].xml": types.replace(b"document.main", b"template.main")})
    content = write_docx(report(paragraph("Text")), path)
    assert docx.Document(BytesIO(content)).paragraphs[-1].text == "Text"


@pytest.mark.usefixtures("in_process")
def test_a_strict_document_is_named(path: Path) -> None:
    strict = b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
    with_paragraphs(path, BODY)
    assert "Strict Open XML" in fails(repacked(path, {"word/document.xml": strict}))
