"""What the words around a space mean to the tagger: its vectors, weighed for a boundary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray
    from spacy.tokens import Doc

    Vectors = NDArray[np.float32]

REACH = 3
"""Words on each side of a space whose vectors are looked at."""
WIDTH = 96
"""Numbers in a vector of the model that the weights were fitted with."""
GRAIN = 1000
"""Weights are kept as whole thousandths."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of units between the vectors and the chance of a boundary.

    ``into`` has a row for each number of the vectors, ``bias`` and ``out`` one weight a unit.
    """

    into: Vectors
    bias: Vectors
    out: Vectors

    def totals(self, vectors: Vectors) -> list[float]:
        """Return for each row of vectors what it adds to the log odds of a boundary."""
        import numpy as np

        units = np.maximum(0, vectors.astype(np.float32) @ self.into + self.bias)
        totals: list[float] = (units @ self.out).tolist()
        return totals


def layer_of(kept: Mapping[str, ArrayLike]) -> Layer:
    """Return the layer that is kept as whole numbers."""
    import numpy as np

    grain = np.float32(1 / GRAIN)
    into, bias, out = (np.array(kept[k], np.float32) * grain for k in ("into", "bias", "out"))
    return Layer(into, bias, out)


def has_vectors(doc: Doc) -> bool:
    """Return whether the document has vectors of the width that the weights know."""
    return bool(doc.tensor.shape == (len(doc), WIDTH))


def around_spaces(doc: Doc, first: Sequence[int], last: Sequence[int]) -> Vectors:
    """Return for each space between words the vectors around it, nearest first, those before first.

    ``first`` and ``last`` are the numbers of the first and last token of each word. Beyond the
    ends stand zeros.
    """
    import numpy as np

    nothing = np.zeros((REACH, WIDTH), np.float32)
    before = np.vstack([nothing, doc.tensor[list(last)], nothing])
    after = np.vstack([nothing, doc.tensor[list(first)], nothing])
    spaces = np.arange(1, len(first)) + REACH
    columns = [before[spaces - away] for away in range(1, REACH + 1)]
    columns += [after[spaces + away] for away in range(REACH)]
    return np.hstack(columns).astype(np.float32)
