"""A labelled file judged: by kind of text and type, strict and all, with who asks whom."""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.measures import NAIVE, score
from benchmarks.rows import Row
from reportgen.extraction import UNNAMED
from reportgen.extraction.identity import normalised
from reportgen.model import Finding

_RESAMPLES = 500
_READ = 1.5
_ARTICLE = re.compile(r"^(?:the|a|an|all|several|some|most|many) ")
_PRONOUNS = frozenset(
    {"", "i", "we", "you", "he", "she", "they", "it", "some", "others", "somebody", "people", "one"}
    | {"us", "them", "who", "everyone", "everybody", "someone", "many"}
)
Answers = Mapping[str, Sequence[bool]]


@dataclass(frozen=True, slots=True)
class Judged:
    """The rows of a file and the best finding in each."""

    rows: Sequence[Row]
    found: Mapping[int, Finding]

    @property
    def answers(self) -> Answers:
        """Return what each way to answer says of each row."""
        level = [self.found[n].level if n in self.found else "" for n in range(len(self.rows))]
        return {
            "found": [one == "found" for one in level],
            "found or perhaps": [bool(one) for one in level],
            "naive": [bool(NAIVE.search(row["text"])) for row in self.rows],
            "all yes": [True] * len(self.rows),
        }

    def lines(self) -> Iterator[str]:
        """Yield the figures, a line each."""
        strict = [n for n, row in enumerate(self.rows) if not row.get("ambiguous")]
        every = list(range(len(self.rows)))
        for name, answer in self.answers.items():
            for which, kept in (("strict", strict), ("all", every)):
                labels = self._labels(kept)
                low, high = self._interval(kept, answer)
                figures = score(labels, [answer[n] for n in kept])
                yield f"{name:17} {which:6} {figures}  (95% {low:.3f}-{high:.3f})"
        yield f"average precision, strict {self._average_precision(strict):.3f}"
        share, read = self._found_by_reading(strict)
        yield f"found when {read} rows are read ({_READ} times the recommendations): {share:.3f}"
        yield from self._by("genre", strict)
        yield from self._by_type(strict)
        yield from self._calibration()
        yield from self._parts()

    def _labels(self, kept: Sequence[int]) -> list[bool]:
        return [bool(self.rows[n]["label"]) for n in kept]

    def _interval(self, kept: Sequence[int], answer: Sequence[bool]) -> tuple[float, float]:
        """Return the middle 95 per cent of F1 over documents drawn anew; always the same ones."""
        chance, documents = random.Random(7), defaultdict(list)
        for n in kept:
            documents[str(self.rows[n].get("doc", n))].append(n)
        units, scores = list(documents.values()), []
        for _ in range(_RESAMPLES):
            drawn = [n for unit in chance.choices(units, k=len(units)) for n in unit]
            scores.append(score(self._labels(drawn), [answer[n] for n in drawn]).f1)
        scores.sort()
        return scores[int(0.025 * _RESAMPLES)], scores[int(0.975 * _RESAMPLES)]

    def _order(self, kept: Sequence[int]) -> list[int]:
        return sorted(kept, key=lambda n: -self.found[n].score if n in self.found else 0.0)

    def _average_precision(self, kept: Sequence[int]) -> float:
        right, total = 0, 0.0
        for place, n in enumerate(self._order(kept), 1):
            if self.rows[n]["label"]:
                right += 1
                total += right / place
        return total / max(1, right)

    def _found_by_reading(self, kept: Sequence[int]) -> tuple[float, int]:
        positive = sum(self._labels(kept))
        read = int(_READ * positive)
        return sum(self._labels(self._order(kept)[:read])) / max(1, positive), read

    def _by(self, key: str, kept: Sequence[int]) -> Iterator[str]:
        for value in sorted({str(self.rows[n].get(key)) for n in kept} - {"None"}):
            mine = [n for n in kept if str(self.rows[n].get(key)) == value]
            figures = score(self._labels(mine), [self.answers["found"][n] for n in mine])
            yield f"  {key} {value:12} {figures}  of {sum(self._labels(mine))}"

    def _by_type(self, kept: Sequence[int]) -> Iterator[str]:
        found, looked_at = self.answers["found"], self.answers["found or perhaps"]
        for value in sorted({str(self.rows[n].get("type")) for n in kept} - {"None"}):
            mine = [n for n in kept if str(self.rows[n].get("type")) == value]
            positive = bool(self.rows[mine[0]]["label"])
            hits, near = sum(found[n] for n in mine), sum(looked_at[n] for n in mine)
            told = "found" if positive else "wrongly found"
            yield f"  {value:18} {told} {hits} of {len(mine)}, with perhaps {near}"

    def _calibration(self) -> Iterator[str]:
        """Yield what a score meant: the share of the rows with such a score that are labelled."""
        for low in (0.0, 0.2, 0.4, 0.6, 0.8):
            here = [n for n, one in self.found.items() if low <= one.score < low + 0.2 + 1e-9]
            if here:
                share = sum(self._labels(here)) / len(here)
                yield f"  score {low:.1f}-{low + 0.2:.1f}: {len(here)} rows, right {share:.2f}"

    def _parts(self) -> Iterator[str]:
        yield self._part("addressee", "actor", lambda one: one.asked)
        yield self._part("source", "attributed_to", lambda one: one.attributed_to)
        named = [n for n, one in self.found.items() if one.attributed_to and one.level == "found"]
        wrong = [
            n
            for n in named
            if self.rows[n]["label"]
            and self.found[n].attributed_to != UNNAMED
            and not _same(self.found[n].attributed_to, str(self.rows[n].get("attributed_to") or ""))
        ]
        yield f"source named though another or none is stated: {len(wrong)} of {len(named)}"

    def _part(self, name: str, key: str, told: Callable[[Finding], str]) -> str:
        """Return how often a part is right, of the rows found that state one that is no pronoun."""
        stated = [
            n
            for n, row in enumerate(self.rows)
            if row["label"] and _bare(str(row.get(key) or "")) not in _PRONOUNS and n in self.found
        ]
        right = sum(_same(told(self.found[n]), str(self.rows[n][key])) for n in stated)
        return f"{name}: right in {right} of {len(stated)} found that state one"


def _same(one: str, other: str) -> bool:
    return _bare(one) == _bare(other)


def _bare(name: str) -> str:
    return _ARTICLE.sub("", normalised(name))
