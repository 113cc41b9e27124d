"""Stems of words, and which words carry meaning."""

import re
from functools import lru_cache

from reportgen.extraction.identity import normalised

_PLAIN_WORDS = """
a an the and or but so of to in on at by for with from as that this these those it its is are be
been being was were i we you he she they them us our my your their me also just really very well
now then there here do does did have has had will would can could think believe say thing should
must need ought shall please again some any more first second third finally therefore however
going got get let about into which who what
"""
PLAIN = frozenset(_PLAIN_WORDS.split())
"""Words that say nothing about what is asked for, apart from refusals."""
_EMPTY_WORDS = """
whoever whose when where how if than not no nor never
own each every all both only even still too such least one ones other another make made making
dont doesnt shouldnt mustnt without im ive id were theyre lets up down out over after before while
"""
EMPTY = PLAIN.union(_EMPTY_WORDS.split())
"""Words that carry no meaning of their own."""
_ENDING_LETTERS = """
ational ations ation ities ity ments ment ness ings ing ized ises izes ers er ies ied ed es ly al s
y e
"""
_ENDINGS = tuple(_ENDING_LETTERS.split())
_SHORTEST = 3
_COUNTED = "two three four five six seven eight nine ten eleven twelve"
_FIGURES = {word: str(number) for number, word in enumerate(_COUNTED.split(), 2)}
_FIGURES |= {"twice": "2", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50"}
_PARTS = re.compile(r"\b(?:half|(?:a|one|two|three) (?:third|quarter|fifth|tenth)s?)\b")
_FIGURES |= {"sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "hundred": "100"}


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the word without case and common English endings; at least three letters stay."""
    word = word.casefold()
    for _ in range(2):
        fits = (e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _SHORTEST)
        ending = next(fits, "")
        word = word.removesuffix(ending)
    return word[:-1] if len(word) > _SHORTEST and word[-1] == word[-2] else word


def content_stems(text: str) -> tuple[str, ...]:
    """Return the distinct stems of the words that carry meaning, in their order."""
    words = normalised(text).split()
    return tuple(dict.fromkeys(stem(word) for word in words if word not in EMPTY))


def numbers_in(text: str) -> frozenset[str]:
    """Return the numbers and shares a text states; of the numbers in words only those from two on.

    Numbers are in figures ("2"), shares in words ("a third").
    """
    plain = normalised(text)
    words = (_FIGURES.get(word, word) for word in _PARTS.sub(" ", plain).split())
    return frozenset(word for word in words if word.isdecimal()).union(_PARTS.findall(plain))
