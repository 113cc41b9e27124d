"""Writes reportgen/extraction/boundaries.json: where sentences begin in words without marks.

Usage: ``python -m scripts.fit_boundaries`` with REPORTGEN_SHARED naming the folder of the data.
"""

import json
from collections import defaultdict

import numpy as np

from benchmarks.boundary_fit import (
    FEWEST_DOCUMENTS,
    KEPT,
    Spaces,
    best_cut,
    documents,
    fit,
    spaces,
)
from benchmarks.examples import data_folder
from reportgen.extraction.boundaries import WEIGHTS

CDCP = (
    "Cornell eRulemaking Corpus CDCP, training part: public comments on a rule (Park and Cardie, "
    "2018). Open Database License 1.0; these weights are a work produced from it, with attribution."
)
STATEMENT = {
    "what": (
        "Weights, in tenths, of a logistic regression over words, word classes and the parser's "
        "arcs around a space. No sentence is in them: runs of at most three words, each seen in "
        f"{FEWEST_DOCUMENTS} documents or more."
    ),
    "fit": f"scripts/fit_boundaries.py; the {KEPT} observations that tell most",
    "cut": "F1 near its best on a sixth of the documents, held back; then fitted on all",
    "data": [
        "AMI Meeting Corpus, every other meeting (Carletta, 2006). CC BY 4.0.",
        CDCP,
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
    cut, f1 = _cut_held_out(examples)
    fitted = fit(examples)
    groups: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for name, weight in sorted(fitted.weights.items()):
        kind, seen = name.split(" ", 1)
        groups[kind][seen] = weight
    lines = [f"{json.dumps(kind)}: {_line(group)}" for kind, group in groups.items()]
    head = {"statement": STATEMENT, "spaces": sum(len(e.seen) for e in examples)}
    head |= {"held_back_f1": round(f1, 3), "cut": cut, "intercept": fitted.intercept}
    text = json.dumps(head, indent=1, ensure_ascii=False).removesuffix("\n}")
    text += ',\n "weights": {\n' + ",\n".join(lines) + "\n }\n}\n"
    WEIGHTS.write_text(text, encoding="utf-8", newline="\n")


def _cut_held_out(examples: list[Spaces]) -> tuple[float, float]:
    """Return the best cut of weights fitted without a sixth of the documents, and its F1."""
    fitted = fit([e for e in examples if e.document.fold])
    held = [e for e in examples if not e.document.fold]
    chances = np.concatenate([fitted.chances(e.seen) for e in held])
    begins = np.array([begins for e in held for begins in e.begins])
    return best_cut(chances, begins)


def _line(group: dict[str, int]) -> str:
    return json.dumps(group, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
