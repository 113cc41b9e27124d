"""Pictures of strangers: nothing but what is seen gets into a report, and no file takes it down."""

import io
import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from reportgen.model import EncodedPicture
from reportgen.readers import ForumFile, read_forum
from reportgen.readers.forum.pictures import LARGEST_FILE

from .conftest import FORUM

GPS, ORIENTATION, ARTIST = 0x8825, 0x0112, 0x013B


def encoded(image: Image.Image, form: str = "JPEG", **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


def halves(width: int = 60, height: int = 40) -> Image.Image:
    """Red at the left, blue at the right."""
    image = Image.new("RGB", (width, height), (200, 20, 20))
    image.paste((20, 20, 200), (width // 2, 0, width, height))
    return image


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., ForumFile]:
    def reading(content: bytes = b"", file: str = "photos/a.jpg") -> ForumFile:
        (tmp_path / "photos").mkdir(exist_ok=True)
        if content:
            (tmp_path / "photos" / "a.jpg").write_bytes(content)
        text = f"{FORUM}photos:\n  - file: '{file}'\n    consent: given\n"
        (tmp_path / "forum.yaml").write_text(text, encoding="utf-8")
        return read_forum(tmp_path)

    return reading


def picture(read: ForumFile) -> EncodedPicture:
    assert [issue for issue in read.issues if issue.rule == "picture-not-usable"] == []
    (found,) = read.forum.pictures
    return found


def test_a_photograph_keeps_nothing_but_its_pixels(read: Callable[..., ForumFile]) -> None:
    exif = Image.Exif()
    exif[ARTIST] = "zebra photographer"
    exif[GPS] = {1: "N", 2: (37.0, 33.0, 1.0)}
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = encoded(halves(), exif=exif, icc_profile=profile, comment=b"zebra comment")
    assert b"zebra" in content
    found = picture(read(content))
    opened = Image.open(io.BytesIO(found.content))
    assert not opened.getexif()
    assert set(opened.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"zebra" not in found.content
    assert (found.kind, found.width, found.height) == ("jpeg", 60, 40)


def test_a_photograph_is_upright(read: Callable[..., ForumFile]) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    found = picture(read(encoded(halves(), exif=exif)))
    assert (found.width, found.height) == (40, 60)
    red, _, blue = Image.open(io.BytesIO(found.content)).getpixel((20, 5))  # type: ignore[misc]
    assert red > blue


def test_the_same_file_gives_the_same_bytes(read: Callable[..., ForumFile]) -> None:
    content = encoded(halves(900, 600))
    assert picture(read(content)).content == picture(read(content)).content


def test_a_large_picture_becomes_small(read: Callable[..., ForumFile]) -> None:
    found = picture(read(encoded(halves(4000, 2000))))
    assert (found.width, found.height) == (1600, 800)


def test_what_is_clear_becomes_white(read: Callable[..., ForumFile]) -> None:
    clear = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    found = picture(read(encoded(clear, "PNG")))
    assert Image.open(io.BytesIO(found.content)).getpixel((10, 10)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "P", "1", "CMYK", "I;16", "LA"])
def test_every_kind_of_pixel_is_read(read: Callable[..., ForumFile], mode: str) -> None:
    image = Image.new("I;16", (9, 9)) if mode == "I;16" else halves(9, 9).convert(mode)
    form = "JPEG" if mode == "CMYK" else "PNG"
    assert picture(read(encoded(image, form))).width == 9


def test_words_in_a_png_do_not_go_on(read: Callable[..., ForumFile]) -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "zebra")
    assert b"zebra" not in picture(read(encoded(halves(), "PNG", pnginfo=words))).content


def chunk(kind: bytes, body: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + body))
    return struct.pack(">I", len(body)) + kind + body + check


def with_chunk(kind: bytes, body: bytes) -> bytes:
    """A good PNG that says something more after its size."""
    whole = encoded(halves(), "PNG")
    return whole[:33] + chunk(kind, body) + whole[33:]


def test_what_a_picture_says_beside_its_pixels_may_be_broken(
    read: Callable[..., ForumFile],
) -> None:
    assert picture(read(with_chunk(b"eXIf", b"junk"))).width == 60


def bomb(width: int, height: int) -> bytes:
    """A PNG that claims to be larger than any memory."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1_000_000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


MUCH = zlib.compress(b"a" * 5_000_000)
REFUSED = {
    "a bomb of words": (with_chunk(b"zTXt", b"k\0\0" + MUCH), "damaged"),
    "a bomb of a profile": (with_chunk(b"iCCP", b"k\0\0" + MUCH), "damaged"),
    "a torn header": (b"\xff\xd8\xff\xe0\xff\xff", "damaged"),
    "a drawing that can run": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "neither JPEG nor"),
    "another kind": (encoded(halves(), "GIF"), "neither JPEG nor PNG"),
    "no picture": (b"words", "neither JPEG nor PNG"),
    "half a picture": (encoded(halves(900, 900))[:4000], "damaged"),
    "a bomb": (bomb(60_000, 60_000), "unpacks to far more"),
    "a smaller bomb": (bomb(9_000, 9_000), "unpacks to far more"),
    "an endless file": (b"\xff\xd8" + b"0" * LARGEST_FILE, "larger than 30 MB"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_picture_is_told_and_left_out(read: Callable[..., ForumFile], name: str) -> None:
    content, reason = REFUSED[name]
    found = read(content)
    assert found.forum.pictures == ()
    (issue,) = [issue for issue in found.issues if issue.rule == "picture-not-usable"]
    assert reason in issue.message
    assert issue.severity == "error"
    assert issue.where.line > 1


@pytest.mark.parametrize(
    "file",
    [
        "../a.jpg",
        "/etc/passwd",
        "photos/../../a.jpg",
        "photos",
        "none.jpg",
        "C:/a.jpg",
        "..\\a.jpg",
        "a" * 300 + ".jpg",
    ],
)
def test_a_path_that_leads_elsewhere_is_not_read(
    read: Callable[..., ForumFile], tmp_path: Path, file: str
) -> None:
    (tmp_path.parent / "a.jpg").write_bytes(encoded(halves()))
    found = read(file=file)
    assert found.forum.pictures == ()
    assert [issue.rule for issue in found.issues if issue.severity == "error"] == [
        "picture-not-usable"
    ]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_no_link_is_followed(read: Callable[..., ForumFile], tmp_path: Path) -> None:
    outside = tmp_path.parent / "outside.jpg"
    outside.write_bytes(encoded(halves()))
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").symlink_to(outside)
    found = read()
    assert found.forum.pictures == ()
    assert "link" in next(i.message for i in found.issues if i.rule == "picture-not-usable")


def test_a_logo_is_read_for_its_organization(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(encoded(halves(), "PNG"))
    text = FORUM.replace("name: Institute for Local Services}", "name: Institute, logo: logo.png}")
    (tmp_path / "forum.yaml").write_text(text, encoding="utf-8")
    found = picture(read_forum(tmp_path))
    assert (found.kind, found.file) == ("png", "logo.png")
