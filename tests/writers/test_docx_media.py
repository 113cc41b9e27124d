"""Pictures of a template keep their pixels and nothing of who made them, where and with what."""

import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree
from PIL import Image, PngImagePlugin

from reportgen.errors import TemplateError
from reportgen.writers import check_template, write_docx
from reportgen.writers.docx.package.media import without_metadata
from tests.writers.sample import paragraph
from tests.writers.word_file import W, report, with_paragraphs

SECRET = b"jo.winter"
XMP = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>jo.winter@office.example</x:xmpmeta>"


def jpeg(orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x013B] = "jo.winter"
    exif[0x0112] = orientation
    made = BytesIO()
    Image.effect_noise((24, 16), 60).convert("RGB").save(
        made, "JPEG", exif=exif, comment=SECRET, dpi=(72, 72)
    )
    content = made.getvalue()
    iptc = b"Photoshop 3.0\x008BIM\x04\x04 By-line jo.winter"
    extra = b"".join(
        b"\xff" + mark + struct.pack(">H", len(body) + 2) + body
        for mark, body in ((b"\xe1", XMP), (b"\xed", iptc))
    )
    return content[:20] + extra + content[20:] + b"trailer of jo.winter's telephone"


def png() -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "jo.winter")
    told.add_itxt("XML:com.adobe.xmp", "jo.winter", zip=False)
    made = BytesIO()
    exif = Image.Exif()
    exif[0x013B] = "jo.winter"
    Image.new("RGBA", (8, 8), (200, 0, 0, 90)).save(made, "PNG", pnginfo=told, exif=exif)
    private = b"joWx" + SECRET
    chunk = struct.pack(">I", len(SECRET)) + private + struct.pack(">I", zlib.crc32(private))
    return made.getvalue()[:33] + chunk + made.getvalue()[33:] + SECRET


def saved(kind: str, mode: str = "RGB", **told: object) -> bytes:
    made = BytesIO()
    Image.new(mode, (8, 8)).save(made, kind, **told)
    return made.getvalue()


def emf() -> bytes:
    words = "Draw\0jo.winter\0\0".encode("utf-16-le")
    header = bytearray(88)
    struct.pack_into("<II", header, 0, 1, 88 + len(words))
    header[40:44] = b" EMF"
    struct.pack_into("<II", header, 60, len(words) // 2, 88)
    return bytes(header) + words


SVG = b"""<?xml version="1.0"?><!-- by jo.winter -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/namespaces/inkscape"
 i:export-filename="/home/jo.winter/logo.png"><metadata>jo.winter</metadata><path d="M0 0h9"/></svg>"""

_EXIF = Image.Exif()
_EXIF[0x013B] = "jo.winter"
PICTURES = {
    "jpeg": jpeg(),
    "png": png(),
    "gif": saved("GIF", "P", comment=SECRET),
    "tiff": saved("TIFF", tiffinfo={315: "jo.winter"}),
    "webp": saved("WEBP", exif=_EXIF, xmp=XMP, lossless=True),
}


@pytest.mark.parametrize("kind", PICTURES)
def test_pixels_stay_and_names_go(kind: str) -> None:
    assert SECRET in PICTURES[kind]
    plain = without_metadata(PICTURES[kind])
    assert SECRET not in plain
    before, after = (Image.open(BytesIO(content)) for content in (PICTURES[kind], plain))
    assert (before.mode, before.size, before.tobytes()) == (after.mode, after.size, after.tobytes())
    assert without_metadata(plain) == plain


def test_drawings_lose_the_names_of_files() -> None:
    assert "jo.winter" not in without_metadata(emf()).decode("utf-16-le", "replace")
    assert SECRET not in without_metadata(SVG)
    assert b"M0 0h9" in without_metadata(SVG)


def test_a_photograph_stays_upright() -> None:
    plain = Image.open(BytesIO(without_metadata(jpeg(orientation=6))))
    assert dict(plain.getexif()) == {0x0112: 6}
    assert dict(Image.open(BytesIO(without_metadata(jpeg()))).getexif()) == {}


@pytest.mark.parametrize("kind", ["jpeg", "png", "gif"])
def test_a_damaged_picture_is_refused(tmp_path: Path, kind: str) -> None:
    path = with_picture(tmp_path, kind)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content[:20] if "/media/" in name else content)
    with pytest.raises(TemplateError, match="damaged"):
        write_docx(report(paragraph("Text")), path)


def with_picture(folder: Path, kind: str) -> Path:
    path, picture = with_paragraphs(folder / "own.docx", "{{ parts.body }}"), folder / f"x.{kind}"
    picture.write_bytes(PICTURES[kind])
    word = docx.Document(str(path))
    word.add_paragraph().add_run().add_picture(str(picture))
    for element in word.element.body.iter("{*}docPr", "{*}cNvPr"):
        element.set("descr", r"C:\Users\jo.winter\Pictures\seal.png")
        element.set("name", "jo.winter-seal.png")
    field = (
        f'<w:p xmlns:w="{W[1:-1]}"><w:fldSimple w:instr=" AUTHOR "><w:r><w:t>jo.winter</w:t></w:r>'
        '</w:fldSimple><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>FILENAME \\p'
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>C:\\jo.winter'
        '</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    word.element.body.insert(0, etree.fromstring(field))
    word.save(str(path))
    return path


@pytest.mark.parametrize("kind", ["jpeg", "png", "gif", "tiff"])
def test_a_report_has_the_picture_and_no_name(tmp_path: Path, kind: str) -> None:
    path = with_picture(tmp_path, kind)
    found = {flaw.message for flaw in check_template(path) if flaw.rule == "left-out"}
    assert any("pictures" in message for message in found), found
    assert any("its author" in message for message in found), found
    with zipfile.ZipFile(BytesIO(write_docx(report(paragraph("Text")), path))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert [name for name in parts if name.startswith("word/media/")]
    assert [name for name, content in parts.items() if SECRET in content] == []
