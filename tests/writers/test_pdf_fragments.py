"""No value is parsed, cut text loses nothing, and any text at all can be set."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.document import Inline, Inlines, Link, NoteRef, Paragraph, Text
from reportgen.document.numerals import roman
from reportgen.writers import write_pdf
from reportgen.writers.pdf.fonts import FontSet
from reportgen.writers.pdf.fragments import Known, Setter, portions, safe_target
from reportgen.writers.pdf.letters import UNSEEN, plain_text, settable
from reportgen.writers.pdf.theme import load_theme
from tests.writers.test_pdf import report

TEXT = st.text(st.characters(codec=None), max_size=60)
INLINE: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Text, TEXT, st.sampled_from([None, "Strong", "Emphasis", "Placeholder Text"])),
    st.builds(Link, TEXT, TEXT),
    st.builds(NoteRef, st.integers(1, 3)),
)


@pytest.fixture(scope="module")
def setter() -> Setter:
    theme = load_theme()
    return Setter(theme, FontSet(theme), Known({1, 2}))


@given(st.lists(INLINE, max_size=8).map(tuple), st.integers(5, 50))
def test_cutting_a_paragraph_keeps_every_word_and_anchor(inlines: Inlines, longest: int) -> None:
    cut = portions(inlines, longest)
    assert "".join(map(plain_text, cut)) == plain_text(inlines)
    anchors = [inline for portion in cut for inline in portion if isinstance(inline, NoteRef)]
    assert anchors == [inline for inline in inlines if isinstance(inline, NoteRef)]
    assert all(portion for portion in cut[1:])


def test_a_paragraph_is_cut_after_a_sentence_and_the_anchor_stays_before() -> None:
    first = "One two three. "
    cut = portions((Text(first + "Four five six."), NoteRef(1), Text(" Seven.")), 20)
    assert [plain_text(portion) for portion in cut] == [first, "Four five six.", " Seven."]
    assert NoteRef(1) in cut[1]


@settings(max_examples=25, deadline=None)
@given(st.lists(INLINE, max_size=6).map(tuple))
def test_any_text_can_be_set(inlines: Inlines) -> None:
    assert write_pdf(report(Paragraph(inlines))).startswith(b"%PDF")


@given(TEXT)
def test_what_is_set_has_nothing_invisible_but_what_shapes_it(text: str) -> None:
    shown = set(settable(text)) - UNSEEN
    assert not {"Cc", "Cf", "Cs"} & set(map(unicodedata.category, shown))
    assert settable(settable(text)) == settable(text)


def test_hangul_and_arrows_come_from_the_fallback_font(setter: Setter) -> None:
    runs = list(setter.fonts.runs("Han 한지원 → 漢", "serif", "semibold"))
    assert runs == [
        ("reportgen NotoSerif-SemiBold", "Han "),
        ("reportgen NotoSansKR-SemiBold", "한지원"),
        ("reportgen NotoSerif-SemiBold", " "),
        ("reportgen NotoSansKR-SemiBold", "→"),
        ("reportgen NotoSerif-SemiBold", " "),
        ("reportgen NotoSerif-SemiBold", "\ufffd"),
    ]


@pytest.mark.parametrize(
    ("target", "safe"),
    [
        ("https://example.org/a?b=c&d=<e>", False),
        ("https://example.org/a?b=c&d=e", True),
        ("HTTP://EXAMPLE.ORG", True),
        ("mailto:a@example.org", True),
        ("mailto:", False),
        (" https://example.org", False),
        ("https://example.org/\n", False),
        ("data:text/html,x", False),
        ("#note-1", False),
    ],
)
def test_which_targets_are_safe(target: str, *, safe: bool) -> None:
    assert safe_target(target) is safe


def test_roman_numbers() -> None:
    numbers = (1, 4, 9, 14, 40, 90, 1999)
    assert [roman(number) for number in numbers] == ["I", "IV", "IX", "XIV", "XL", "XC", "MCMXCIX"]
