"""Names that are nearly the same are found as if each were compared with every other."""

import random
import time
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from reportgen.checks.alike import NEAR, near_pairs


def made_names(count: int, seed: int = 1) -> list[str]:
    """Return names of two or three words, some with a letter changed, lost or moved."""
    chance = random.Random(seed)
    parts = ["".join(chance.choices("abdeiklmnorstu", k=chance.randint(3, 10))) for _ in range(200)]
    names = [" ".join(sorted(chance.choices(parts, k=chance.randint(2, 4)))) for _ in range(count)]
    for place in range(0, count, 4):
        letters = list(names[place - 1])
        at = chance.randrange(len(letters) - 1)
        match chance.randrange(3):
            case 0:
                letters[at] = "x"
            case 1:
                letters[at], letters[at + 1] = letters[at + 1], letters[at]
            case _:
                del letters[at]
        names[place] = "".join(letters)
    return names


def test_pairs_are_those_of_comparing_all() -> None:
    names = made_names(400)
    alike = DamerauLevenshtein.normalized_similarity
    every = combinations(range(len(names)), 2)
    expected = [(one, two) for one, two in every if alike(names[one], names[two]) >= NEAR]
    assert len(expected) > 60
    assert near_pairs(names) == expected


def test_twice_as_many_names_take_about_twice_as_long() -> None:
    spent = []
    for count in (1000, 2000):
        names = [f"{name} {place}" for place, name in enumerate(made_names(count))]
        runs = []
        for _ in range(3):  # the quickest: what else the machine does is not ours
            start = time.process_time()
            near_pairs(names)
            runs.append(time.process_time() - start)
        spent.append(min(runs))
    assert spent[1] < 2
    assert spent[1] < 3 * spent[0] + 0.2
