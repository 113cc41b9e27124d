import pytest

from reportgen.verification import normalise
from tests.comparing import compare_texts


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["One two three."], ["One two\nthree."]),
        (["One", "two"], ["One two"]),
        (["13:30–15:00 (Seoul)"], ["13:30–\n15:00 (Seoul)"]),
        (["public-private"], ["public-\nprivate"]),
        (["recommendation"], ["recommen-\ndation"]),
        (["recommendation"], ["recommen\u00ad\ndation"]),
        (["recommendation"], ["recommen\ufffe\ndation"]),
        (["recommendation"], ["recommen\x02dation"]),
        (["I. First", "II. Second"], ["I. First\nII. Second"]),
        (["of five"], ["of\u00a0ﬁve"]),
        (["a\tb"], ["a b"]),
        (["", "a", ""], ["a"]),
        (["e\u0301"], ["é"]),
    ],
)
def test_the_same_words_set_otherwise_are_the_same(first: list[str], second: list[str]) -> None:
    assert compare_texts(first, second) is None
    assert compare_texts(second, first) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["One two three."], ["One two tree."]),
        (["One two"], ["Onetwo"]),
        (["I. First"], ["First"]),
        (["• First"], ["– First"]),
        (["a"], ["a", "b"]),
        (["a-b"], ["ab"]),
        (["public-private"], ["public private"]),
        ([], ["a"]),
        (["“a”"], ['"a"']),
    ],
)
def test_other_words_are_a_difference_both_ways(first: list[str], second: list[str]) -> None:
    assert compare_texts(first, second) is not None
    assert compare_texts(second, first) is not None


def test_a_difference_says_where_and_what() -> None:
    difference = compare_texts(["We should\nact in 2027."], ["We should act in 2028."])
    assert str(difference) == "after 'We should act in 202': '7.' is not '8.'"


def test_normal_text_keeps_letters_case_and_punctuation() -> None:
    assert normalise(" A\u00a0“B”\u2060 c\u2011d\r\n\te\u00adf — ﬃ² ") == "A “B” c-d ef — ffi²"
