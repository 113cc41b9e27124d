"""Nothing of a template that a reader does not see, and no trace of its authors, gets into a file."""

import re
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree

from reportgen.writers import check_template, write_docx
from reportgen.writers.docx.template.opening import clean_template
from tests.writers.sample import paragraph, sample_document
from tests.writers.word_file import TEMPLATES, W, report, with_paragraphs

NAMESPACE = f'xmlns:w="{W[1:-1]}"'
BY = 'w:author="jo.winter@office.example" w:date="2026-03-01T09:00:00Z" w:initials="JWX"'
SECRET = "zebra"
TRACES = (
    *(SECRET, "jo.winter", "2026-03-01", "JWX", "rsid", "Change\\b", "trackRevisions"),
    *(
        "<w:del\\b",
        "<w:ins\\b",
        "<w:r><w:rPr>(?:(?!</w:rPr>).)*<w:vanish",
        "<w:move",
        "<w:perm",
        "<w:delText",
    ),
)
DELETED = "<w:del w:id='9' {by}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def deleted(text: str) -> str:
    return DELETED.format(by=BY, text=text)


def line(*content: str, properties: str = "") -> str:
    return f"<w:p w:rsidR='00AB12CD'><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


KINDS = {
    "a deletion": line(run("Kept "), deleted(SECRET), run("words")),
    "an insertion": line(f"<w:ins w:id='1' {BY}>{run('Kept words')}</w:ins>"),
    "a move away": line(f"<w:moveFrom w:id='1' {BY}>{run(SECRET)}</w:moveFrom>", run("Kept words")),
    "a move here": line(
        f"<w:moveToRangeStart w:id='2' w:name='m' {BY}/>"
        f"<w:moveTo w:id='1' {BY}>{run('Kept words')}</w:moveTo><w:moveToRangeEnd w:id='2'/>"
    ),
    "a change of looks": line(
        run("Kept words", f"<w:b/><w:rPrChange w:id='1' {BY}><w:rPr/></w:rPrChange>"),
        properties=f"<w:pPrChange w:id='2' {BY}><w:pPr/></w:pPrChange>",
    ),
    "hidden words": line(run("Kept "), run(SECRET, "<w:vanish/>"), run("words")),
    "a hidden index entry": line(
        run("Kept words"),
        "<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType='begin'/></w:r>",
        f'<w:r><w:rPr><w:vanish/></w:rPr><w:instrText>XE "{SECRET}"</w:instrText></w:r>',
        "<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType='end'/></w:r>",
    ),
    "a permission": line(
        "<w:permStart w:id='5' w:ed='jo.winter@office.example'/>",
        run("Kept words"),
        "<w:permEnd w:id='5'/>",
    ),
    "a deleted tag": line(run("Kept "), deleted("{{ forum." + SECRET + " }}"), run("words")),
    "half a tag": line(run("{{ forum."), deleted(SECRET), run("title }}")),
    "a deleted end": line(
        run("Kept "), deleted(SECRET), properties=f"<w:rPr><w:del w:id='3' {BY}/></w:rPr>"
    )
    + line(run("words")),
    "a deleted row": (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"
        f"<w:tr><w:trPr><w:del w:id='1' {BY}/></w:trPr><w:tc>{line(run(SECRET))}</w:tc></w:tr>"
        f"<w:tr><w:trPr><w:ins w:id='1' {BY}/></w:trPr><w:tc>{line(run('Kept words'))}</w:tc></w:tr>"
        "</w:tbl>"
    ),
    "a deleted table": (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"
        f"<w:tr><w:trPr><w:del w:id='1' {BY}/></w:trPr><w:tc>{line(run(SECRET))}</w:tc></w:tr>"
        f"</w:tbl>{line(run('Kept words'))}"
    ),
}


def elements(written: str) -> list[etree._Element]:
    return list(etree.fromstring(f"<w:body {NAMESPACE}>{written}</w:body>"))


def in_text(word: docx.document.Document, written: str) -> None:
    for number, element in enumerate(elements(written)):
        word.element.body.insert(number, element)


def in_header(word: docx.document.Document, written: str) -> None:
    header = word.sections[0].header
    for element in elements(written):
        header._element.append(element)
    header._element.append(elements(line())[0])


def in_a_cell(word: docx.document.Document, written: str) -> None:
    cell = word.add_table(1, 1).cell(0, 0)._tc
    for element in elements(written):
        cell.append(element)
    cell.append(elements(line())[0])


PLACES = {"text": in_text, "header": in_header, "cell": in_a_cell}
Put = Callable[[docx.document.Document, str], None]


def template(path: Path, put: Put, written: str) -> Path:
    with_paragraphs(path, "{{ parts.body }}")
    word = docx.Document(str(path))
    put(word, written)
    word.save(str(path))
    return path


def parts(content: bytes) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name).decode("utf-8", "replace")


def traces(content: bytes) -> list[str]:
    """What of a template's makers is in any part of a file."""
    return [
        f"{name}: {trace}"
        for name, text in parts(content)
        for trace in TRACES
        if re.search(trace, text)
    ]


def shown(content: bytes) -> str:
    texts = (text for name, text in parts(content) if re.match(r"word/(document|header)", name))
    return " ".join("".join(re.findall(r"<w:t[ >][^<]*|</w:p>", text)) for text in texts)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_a_reader_sees_is_all_that_stays(tmp_path: Path, kind: str, place: str) -> None:
    path = template(tmp_path / "own.docx", PLACES[place], KINDS[kind])
    assert traces(path.read_bytes()), "the template is not what the test needs"
    content = write_docx(report(paragraph("Text")), path)
    assert traces(content) == []
    kept = re.sub(r"<[^>]*>", "", shown(content).replace("</w:p>", "|"))
    assert ("A &amp; B" if kind == "half a tag" else "Kept words") in kept


@pytest.mark.parametrize("kind", ["a deletion", "hidden words", "a deleted tag"])
def test_the_check_says_what_is_not_taken_over(tmp_path: Path, kind: str) -> None:
    path = template(tmp_path / "own.docx", in_text, KINDS[kind])
    found = {flaw.message for flaw in check_template(path) if flaw.rule == "left-out"}
    wanted = "hidden text" if kind.startswith("hidden") else "text that is deleted"
    assert any(wanted in message for message in found), found
    assert not [flaw for flaw in check_template(path) if flaw.severity == "error"]


def test_a_style_hides_and_its_run_can_show_again(tmp_path: Path) -> None:
    def put(word: docx.document.Document, written: str) -> None:
        styles = word.styles.element
        for name, base in (("Remark", ""), ("Aside", "<w:basedOn w:val='Remark'/>")):
            hides = "" if base else "<w:rPr><w:vanish/></w:rPr>"
            styles.extend(
                elements(
                    f"<w:style w:type='character' w:styleId='{name}'>"
                    f"<w:name w:val='{name}'/>{base}{hides}</w:style>"
                )
            )
        in_text(word, written)

    written = line(
        run(SECRET, "<w:rStyle w:val='Remark'/>"),
        run(SECRET, "<w:rStyle w:val='Aside'/>"),
        run("Kept words", "<w:rStyle w:val='Aside'/><w:vanish w:val='0'/>"),
    )
    content = write_docx(report(paragraph("Text")), template(tmp_path / "own.docx", put, written))
    assert SECRET not in "".join(text for _, text in parts(content))
    assert "Kept words" in shown(content)


def test_a_picture_and_a_link_of_deleted_words_go_with_them(tmp_path: Path) -> None:
    path = with_paragraphs(tmp_path / "own.docx", "{{ parts.body }}")
    word = docx.Document(str(path))
    picture = tmp_path / "seal.png"
    picture.write_bytes(_png())
    added = word.add_paragraph()
    added.add_run().add_picture(str(picture))
    key = word.part.relate_to("https://zebra.example/", f"{REL}/hyperlink", is_external=True)
    link = etree.SubElement(added._p, f"{W}hyperlink")
    link.set(f"{{{REL}}}id", key)
    link.append(elements(line(run("x")))[0][1])
    wrapper = etree.Element(f"{W}del")
    body = added._p
    for child in list(body):
        if child.tag != f"{W}pPr":
            wrapper.append(child)
    body.append(wrapper)
    word.save(str(path))
    content = write_docx(report(paragraph("Text")), path)
    names = [name for name, _ in parts(content)]
    assert not [name for name in names if name.startswith("word/media/")]
    assert SECRET not in "".join(text for _, text in parts(content))


def test_the_properties_of_the_office_do_not_go_along(tmp_path: Path) -> None:
    path = with_paragraphs(tmp_path / "own.docx", "{{ parts.body }}")
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    office = "http://schemas.openxmlformats.org/officeDocument/2006"
    core = "http://schemas.openxmlformats.org/package/2006"
    kept["docProps/app.xml"] = (
        f'<Properties xmlns="{office}/extended-properties"><Template>{SECRET}.dotm</Template>'
        f"<Manager>{SECRET}</Manager><Company>{SECRET}</Company></Properties>"
    )
    kept["docProps/core.xml"] = (
        f'<c:coreProperties xmlns:c="{core}/metadata/core-properties">'
        "<c:lastPrinted>2026-03-01T09:00:00Z</c:lastPrinted></c:coreProperties>"
    )
    kinds = {
        "app": (
            f"{office}/relationships/extended-properties",
            "officedocument.extended-properties",
        ),
        "core": (f"{core}/relationships/metadata/core-properties", "package.core-properties"),
    }
    for name, (relation, kind) in kinds.items():
        kept["_rels/.rels"] = kept["_rels/.rels"].replace(
            "</Relationships>",
            f'<Relationship Id="{name}" Type="{relation}" Target="docProps/{name}.xml"/>'
            "</Relationships>",
        )
        kept["[Content_Types].xml"] = kept["[Content_Types].xml"].replace(
            "</Types>",
            f'<Override PartName="/docProps/{name}.xml" '
            f'ContentType="application/vnd.openxmlformats-{kind}+xml"/></Types>',
        )
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in kept.items():
            archive.writestr(name, text)
    assert traces(write_docx(report(paragraph("Text")), path)) == []


REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _png() -> bytes:
    from PIL import Image

    made = BytesIO()
    Image.new("RGB", (8, 8), "red").save(made, "PNG")
    return made.getvalue()


@pytest.mark.parametrize("name", sorted(path.name for path in TEMPLATES.glob("*.docx")))
def test_shipped_templates_and_their_reports_carry_no_trace(name: str) -> None:
    content = (TEMPLATES / name).read_bytes()
    assert traces(clean_template(content, name)) == []
    assert traces(write_docx(sample_document(), TEMPLATES / name)) == []
