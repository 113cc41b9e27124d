"""Files become clean text, and nobody guesses."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reportgen.errors import InputError
from reportgen.places import clean, lines_of
from reportgen.readers.shared.text import read_text

ANY_TEXT = st.text(st.characters(), max_size=200)


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)[0]
    assert clean(once) == (once, ())


@given(ANY_TEXT)
def test_clean_text_fits_every_document(text: str) -> None:
    cleaned = clean(text)[0]
    element = etree.Element("t")
    element.text = cleaned
    assert etree.fromstring(etree.tostring(element)).text == (cleaned or None)
    cleaned.encode("utf-8")
    assert "\u202e" not in cleaned


@given(ANY_TEXT)
def test_lines_are_what_was_between_newlines(text: str) -> None:
    assert [line for _, line in lines_of(text)] == text.split("\n")


def test_cleaning_says_what_it_did() -> None:
    text, changes = clean("a\x07b\u202ec\x0cd\ud800")
    assert text == "a\ufffdbc d\ufffd"
    assert [(c.rule, c.offset) for c in changes] == [
        ("control-characters", 1),
        ("direction-marks", 3),
        ("page-breaks", 5),
    ]


def test_decomposed_hangul_and_accents_are_composed() -> None:
    assert clean("e\u0301 \u1112\u1161\u11ab")[0] == "é 한"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("Été 한국".encode(), "utf-8"),
        (codecs.BOM_UTF8 + "Été 한국".encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + "Été 한국".encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + "Été 한국".encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + "Été 한국".encode("utf-32-le"), "utf-32-le"),
    ],
)
def test_byte_order_marks_decide(tmp_path: Path, content: bytes, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    decoded = read_text(path, limit=100)
    assert (decoded.text, decoded.encoding) == ("Été 한국", encoding)


def test_utf16_without_mark_is_seen_by_its_nuls(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Good morning".encode("utf-16-le"))
    assert read_text(path, limit=100).text == "Good morning"


def test_a_legacy_encoding_stops_at_its_first_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Bonjour\nl'été".encode("cp1252"))
    with pytest.raises(InputError, match=r"a\.txt:2: byte 0xE9 \(number 11\) is not UTF-8"):
        read_text(path, limit=100)
    assert read_text(path, limit=100, encoding="cp1252").text == "Bonjour\nl'été"


@pytest.mark.parametrize("encoding", ["rot13", "zip", "nonsense"])
def test_only_encodings_of_text_may_be_stated(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc")
    with pytest.raises(InputError, match="is not known"):
        read_text(path, limit=100, encoding=encoding)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04rest", "Word, Excel"),
        (b"%PDF-1.7", "PDF"),
        (b"\x00\x01\x00\x00\x00\x00\xff", "binary"),
        (b"x" * 101, "split it"),
    ],
)
def test_other_files_are_named(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match=words):
        read_text(path, limit=100)


def test_folders_and_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a folder"):
        read_text(tmp_path, limit=100)
    with pytest.raises(InputError, match="cannot be read"):
        read_text(tmp_path / "missing", limit=100)
