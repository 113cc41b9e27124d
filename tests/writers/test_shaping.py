"""Text in any script: its order judged by another implementation, its breaks, its glyphs."""

import itertools
import unicodedata
from dataclasses import dataclass

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from reportgen.writers.pdf.sources import sources
from reportgen.writers.shaping.bidi import levels, seen
from reportgen.writers.shaping.breaks import breaks, clusters
from reportgen.writers.shaping.direction import (
    begins_backward,
    runs_backward,
    words_backward,
)
from reportgen.writers.shaping.scripts import is_plain
from reportgen.writers.shaping.shapes import Shaper
from tests.writers.scripts_sample import SAID, Words

MIXED = st.text('abאבגعر12٣٤ ()[]{}<>«»,.:-+%$ً־"!/', max_size=24)


@dataclass
class Letter:
    text: str
    level: int


def displayed(text: str, base: int) -> str:
    """The text from left to right, spaces at its end as the paragraph runs (rule L1)."""
    found = levels(text, base)
    end = len(text)
    while end and unicodedata.bidirectional(text[end - 1]) in {"WS", "S", "B"}:
        end -= 1
        found[end] = base
    return "".join(letter.text for letter in seen([*map(Letter, text, found)]))


@given(MIXED, st.sampled_from([0, 1]))
def test_mixed_text_is_ordered_as_another_program_orders_it(text: str, base: int) -> None:
    assert displayed(text, base) == get_display(text, base_dir="LR"[base])


@pytest.mark.parametrize("words", SAID.values(), ids=lambda words: words.language)
@pytest.mark.parametrize("base", [0, 1])
def test_sentences_are_ordered_as_another_program_orders_them(words: Words, base: int) -> None:
    text = f"Ms. Han: {words.long} ({words.name}) 12.5 %"
    assert displayed(text, base) == get_display(text, base_dir="LR"[base])


def test_a_quotation_runs_its_own_way_whatever_stands_around_it() -> None:
    text = "she said “שלום.” twice"
    start = text.index("ש")
    apart = levels(text, 0, [(start, start + 5)])
    assert apart[start : start + 5] == [1] * 5  # the full stop too, so that it stands at the left
    assert levels(text, 0)[start + 4] == 0
    assert set(apart[:start] + apart[start + 5 :]) == {0}


def test_an_acronym_in_an_arabic_sentence_keeps_its_order() -> None:
    text = "هيئة SIDA (2027)"
    found = levels(text, 1)
    assert found[text.index("S") : text.index("S") + 4] == [2] * 4
    assert found[text.index("2") : text.index("2") + 4] == [2] * 4
    assert displayed(text, 1) == "SIDA (2027) ةئيه"


def test_languages_and_texts_have_a_direction() -> None:
    assert [runs_backward(tag) for tag in ("ar", "he-IL", "fa", "ur-PK")] == [True] * 4
    assert [runs_backward(tag) for tag in ("", "en-GB", "ko", "art")] == [False] * 4
    assert begins_backward("(שלום) Hello")
    assert not begins_backward("Hello שלום")


def test_a_paragraph_runs_as_all_of_its_letters_do_else_as_its_document() -> None:
    for of_document in (False, True):
        assert not words_backward("2026 Seomaru Forum!", of_document)
        assert words_backward("(2026) שלום 12.", of_document)
        for text in ("", "14:00–15:00", "UNESCO تعمل.", "الجلسة II"):
            assert words_backward(text, of_document) == of_document


def test_what_reportlab_sets_right_is_left_to_it() -> None:
    assert all(is_plain(SAID[tag].long) for tag in ("el", "ru", "ko"))
    assert not any(is_plain(SAID[tag].long) for tag in ("zh", "ja", "ar", "he", "th", "hi"))


# --- breaks -----------------------------------------------------------------------------------


def parts(text: str) -> list[str]:
    places = [0, *breaks(text), len(text)]
    return [text[start:end] for start, end in itertools.pairwise(places)]


def test_lines_end_between_ideographs_but_never_before_what_closes() -> None:
    assert parts("论坛（上海），2026年。") == ["论", "坛", "（上", "海），", "2026", "年。"]
    assert parts("「会議」だった。") == ["「会", "議」", "だっ", "た。"]


def test_lines_end_between_thai_words() -> None:
    words = parts(SAID["th"].long)
    assert len(words) > 12
    assert "ทะเบียน" in words
    assert all(unicodedata.category(word[0])[0] != "M" for word in words)


def test_korean_and_western_words_stay_whole() -> None:
    assert parts("서울 포럼 well-known") == ["서울 ", "포럼 ", "well-known"]
    assert breaks("2027\xa0년") == []


@given(st.text(max_size=40))
def test_no_mark_ever_begins_a_line(text: str) -> None:
    for place in clusters(text):
        assert unicodedata.category(text[place])[0] != "M"


# --- glyphs -----------------------------------------------------------------------------------


def shaper(text: str) -> Shaper:
    wanted = frozenset(map(ord, text)) | {0x20}
    able = [source for source in sources() if wanted - source.characters <= {0x200C, 0x200D}]
    assert able, f"no font for {text!r}; install the extras of the developers"
    return Shaper(able[0].face("regular", wanted & able[0].characters))


@pytest.mark.parametrize("word", ["سجلاً", "الأمين", "נועה", "วงศ์คำ", "श्रीवास्तव", "可以"])
def test_the_glyphs_of_a_word_are_read_as_the_word(word: str) -> None:
    backward = begins_backward(word)
    glyphs = shaper(word).shape(word, backward=backward).glyphs
    assert all(glyph.number for glyph in glyphs), "a box for a letter"
    read = "".join(glyph.text for glyph in glyphs)
    assert (read[::-1] if backward else read) == word


def test_brackets_are_turned_where_text_runs_from_right_to_left() -> None:
    hebrew = shaper("(א)")
    forward = [glyph.number for glyph in hebrew.shape("(", backward=False).glyphs]
    backward = hebrew.shape(")", backward=True).glyphs
    assert [glyph.number for glyph in backward] == forward
    assert backward[0].text == "("


def test_a_joiner_decides_the_shape_and_is_read() -> None:
    persian = shaper("می خواهد")
    joined, apart = (persian.shape(each, backward=True).glyphs for each in ("میخ", "می\u200cخ"))
    assert [glyph.number for glyph in joined] != [glyph.number for glyph in apart]
    assert "\u200c" in "".join(glyph.text for glyph in apart)
