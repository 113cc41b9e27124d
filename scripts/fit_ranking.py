"""Writes models/ranking.json: the weights of the ranking, fitted on labelled data.

Usage: ``python -m scripts.fit_ranking`` with REPORTGEN_SHARED naming the folder of the data.
"""

import json
from pathlib import Path

from benchmarks.examples import WEIGHTS, all_examples
from benchmarks.ranking_fit import FEWEST, PENALTY, fit

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "reportgen" / "extraction" / "models" / "ranking.json"
CDCP = (
    "Cornell eRulemaking Corpus CDCP, training part: public comments on a rule (Park and Cardie, "
    "2018). Open Database License 1.0; these weights are a work produced from it, with attribution."
)
GOLD = (
    "forum_gold_open: policy speech of parliaments and the United Nations, public records, "
    "labelled by the project's guidelines."
)
STATEMENT = {
    "what": "Weights of a logistic regression over observations; no sentence is in them.",
    "fit": f"scripts/fit_ranking.py, ridge penalty {PENALTY}, at least {FEWEST} sentences each",
    "cuts": "best F1 on the same data, within fixed bounds",
    "data": [
        CDCP,
        GOLD,
        "brrr_2021: reports of parliamentary committees, MIT License.",
        "upr_cycles_2_3: reports of the UN universal periodic review, public documents.",
        "seomaru-forum-2026: the invented forum of this package with its hand labels.",
    ],
    "not used": "SemEval-2019 task 9 (non-commercial licence).",
}


def main() -> None:
    """Fit the weights on all data of this machine and write them."""
    examples, files = all_examples()
    missing = [data for data in WEIGHTS if data != "demo" and data not in files]
    if missing:
        raise SystemExit(f"data missing: {', '.join(missing)}; set REPORTGEN_SHARED")
    fitted = fit(examples)
    kept = {
        "statement": STATEMENT,
        "examples": len(examples),
        "cut_speech": fitted.cut_speech,
        "cut_items": fitted.cut_items,
        "cut_listed": fitted.cut_listed,
        "intercept": fitted.intercept,
        "weights": dict(sorted(fitted.weights.items())),
    }
    text = json.dumps(kept, indent=1, ensure_ascii=False) + "\n"
    OUT.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
