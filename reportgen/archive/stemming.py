"""The words by which points are found: stems of English and French, pairs of letters elsewhere.

A word of Chinese has one or two letters and no blank around it, so the texts of Chinese, Japanese,
Korean and Thai are found by pairs of neighbouring letters. Arabic words are stemmed.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

from reportgen.people import fold

_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]+"
)
_ARABIC = re.compile("[\u0600-\u06ff]")
_PLAIN_WORDS = """
a an and are as at be by for from in is it of on or should shall must that the their this to was
were will with au aux ce ces dans de des devrait devraient doit doivent du en et est la le les leur
leurs l d ou par pour que qui sur un une
"""
_PLAIN = frozenset(_PLAIN_WORDS.split())
"""Words that most points have, so that they find nothing."""


def tokens_of(text: str) -> str:
    """Return the tokens under which a text is kept, each word by its stems, with blanks between."""
    return " ".join(token for word in _words(text) for token in dict.fromkeys(_forms(word)))


def query_of(words: str, column: str = "", *, every: bool = True) -> str:
    """Return what the index is asked for: every word of these, or any, in a column.

    Empty if there is nothing to ask for. What somebody types is never a command of the index.
    """
    asked = [word for word in _words(words) if word not in _PLAIN] or list(_words(words))
    alternatives = (dict.fromkeys(_forms(word, asking=True)) for word in asked)
    each = [" OR ".join(f'"{form}"' for form in forms) for forms in alternatives if forms]
    joined = (" AND " if every else " OR ").join(f"({one})" for one in dict.fromkeys(each))
    return f"{{{column}}} : ({joined})" if column and joined else joined


def _words(text: str) -> Iterator[str]:
    """Yield words; an unbroken line of letters without blanks between words is one."""
    for match in _WORD.finditer(unicodedata.normalize("NFC", text.casefold())):
        at = 0
        for run in _UNSPACED.finditer(match[0]):
            yield from filter(None, (match[0][at : run.start()], run[0]))
            at = run.end()
        if rest := match[0][at:]:
            yield rest


def _forms(word: str, *, asking: bool = False) -> Iterator[str]:
    """Yield the tokens of a word; of a single letter that is asked for, itself."""
    if _UNSPACED.match(word):
        word = fold(word)
        pairs = [first + second for first, second in pairwise(word)]
        if asking and len(pairs) > 1:
            yield " ".join(pairs)
        else:
            yield from pairs
        if not asking or not pairs:
            yield from word
        return
    yield from _stems(word)


@lru_cache(maxsize=1 << 16)
def _stems(word: str) -> tuple[str, ...]:
    if not word.isalpha():
        return (fold(word),)
    languages = ("arabic",) if _ARABIC.match(word) else ("english", "french")
    spelled = (word, fold(word))  # a stem hangs on accents, which not everybody types
    return tuple(
        dict.fromkeys(
            fold(_stemmer(name)(one) or one) for name in languages for one in dict.fromkeys(spelled)
        )
    )


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    import snowballstemmer  # what looks nothing up need not wait for it

    stem: Callable[[str], str] = snowballstemmer.stemmer(language).stemWord
    return stem
