import io
import os
import random
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.errors import InputError
from reportgen.verification import every_string, read_docx_text, read_file, read_pdf_text

MakeDocx = Callable[..., bytes]
BODY = "<w:p><w:r><w:t>Ministries should publish the data.</w:t></w:r></w:p>"


def repacked(content: bytes, change: Callable[[zipfile.ZipFile], None]) -> bytes:
    stream = io.BytesIO(content)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        change(archive)
    return stream.getvalue()


def refused(content: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_docx_text(content)


def test_a_bomb_is_refused(make_docx: MakeDocx) -> None:
    bomb = repacked(make_docx(BODY), lambda a: a.writestr("word/x.xml", b" " * 60_000_000))
    refused(bomb, "unpacks to far more")


def test_a_bomb_of_many_parts_is_refused(make_docx: MakeDocx) -> None:
    def fill(archive: zipfile.ZipFile) -> None:
        for number in range(40):
            archive.writestr(f"word/{number}.xml", b" " * 900_000)

    refused(repacked(make_docx(BODY), fill), "unpacks to far more")


def test_too_many_parts_are_refused(make_docx: MakeDocx) -> None:
    def fill(archive: zipfile.ZipFile) -> None:
        for number in range(2_001):
            archive.writestr(f"word/{number}.xml", b"")

    refused(repacked(make_docx(BODY), fill), "too many parts")


def test_two_parts_of_one_name_are_refused(make_docx: MakeDocx) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        twice = repacked(make_docx(BODY), lambda a: a.writestr("word/Document.xml", b"<x/>"))
    refused(twice, "two parts of one name")


@pytest.mark.parametrize(
    "doctype",
    ['<!DOCTYPE x [<!ENTITY a "hidden">]>', "<!DOCTYPE x>", '<!DOCTYPE x SYSTEM "file:///etc/x">'],
)
def test_a_doctype_is_refused(doctype: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("_rels/.rels", doctype + "<x/>")
    refused(stream.getvalue(), "DOCTYPE")


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"%PDF-1.7", b"PK\x05\x06" + bytes(18), b"\0" * 99]
)
def test_what_is_no_docx_is_our_error(content: bytes) -> None:
    refused(content, "DOCX|unpack|readable")


def test_broken_xml_names_the_part(make_docx: MakeDocx) -> None:
    refused(make_docx("<w:p>"), r"word/document\.xml: broken XML")


def test_damaged_files_raise_only_our_error(make_docx: MakeDocx) -> None:
    content, chance = make_docx(BODY, styles="<w:style/>"), random.Random(7)
    for _ in range(400):
        damaged = bytearray(content)
        for _ in range(chance.randrange(1, 6)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            read_docx_text(bytes(damaged))
            list(every_string(bytes(damaged), ".docx"))
        except InputError:
            continue


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"%PDF-1.7\n%%EOF" * 9])
def test_what_is_no_pdf_is_our_error(content: bytes) -> None:
    with pytest.raises(InputError, match="not a readable PDF"):
        read_pdf_text(content)


def test_only_regular_files_are_read(tmp_path: Path) -> None:
    places = [tmp_path, tmp_path / "missing"]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        places += [tmp_path / "pipe", Path("/dev/zero")]
    for place in places:
        with pytest.raises(InputError):
            read_file(place)
    (tmp_path / "file").write_bytes(b"x")
    assert read_file(tmp_path / "file") == b"x"
