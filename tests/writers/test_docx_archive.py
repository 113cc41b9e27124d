"""Zip files written part by part: any program reads them, and the same parts are the same bytes."""

import zipfile
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from reportgen.writers.docx.package.archive import zipped

LARGE = bytes(range(256)) * 1000
NAMES = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=12)


def by_zipfile(name: str, content: bytes) -> bytes:
    """Return what the standard library makes of one part."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        part.compress_type, part.create_system = zipfile.ZIP_DEFLATED, 0
        archive.writestr(part, content)
    return target.getvalue()


@given(NAMES, st.sampled_from([b"", b"<w:p/>" * 9, LARGE]) | st.binary(max_size=300))
def test_a_part_is_written_as_the_standard_library_writes_it(name: str, content: bytes) -> None:
    assert zipped({name: content}) == by_zipfile(name, content)


@given(st.dictionaries(NAMES, st.binary(max_size=300), max_size=9))
def test_every_part_is_read_back_in_one_order(contents: dict[str, bytes]) -> None:
    made = zipped(contents)
    assert made == zipped(dict(reversed(contents.items())))
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == contents


def test_the_types_of_a_package_come_first() -> None:
    made = zipped({"#first": b"1", "[Content_Types].xml": b"2"})
    assert zipfile.ZipFile(BytesIO(made)).namelist() == ["[Content_Types].xml", "#first"]
