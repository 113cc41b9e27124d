"""Writes models/ranking.json: the weights that decide what is a recommendation.

Usage: ``python -m research.fit_recommendations`` with REPORTGEN_SHARED naming the folder of the
data. Prints F1 on documents held out in turn, by data set; the closed documents are not touched.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict

from benchmarks.measures import score
from benchmarks.rows import Row
from reportgen.extraction.models.ranking import WEIGHTS as OUT
from reportgen.extraction.models.ranking import Cuts
from research.examples import WEIGHTS, all_examples
from research.ranking_fit import (
    FEWEST,
    LEAST,
    PENALTY,
    Told,
    cuts_of,
    fit,
    held_out,
    level_of,
)

STATEMENT = {
    "what": "Weights of a logistic regression over observations; no sentence is in them.",
    "fit": f"research/fit_recommendations.py, ridge penalty {PENALTY}, observations in at least "
    f"{FEWEST} sentences, weights under {LEAST} left out; ambiguous sentences count half",
    "cuts": "from sums on documents held out in turn",
    "data": [
        (
            "forum_gold3_open without the documents of benchmarks/closed_documents.txt: public "
            "meetings and records. Digital Rights Watch and Changelog transcripts (CC BY-SA 4.0), "
            "Polis open data and Research Software Alliance (CC BY 4.0), UK Open Standards Board "
            "and UK Covid-19 Inquiry (Open Government Licence v3), Rust, OpenJS, Node.js and "
            "bitcointranscripts (MIT), ICSI corpus (CC BY 4.0) through QMSum (MIT), W3C (document "
            "licence), IETF (Trust notice), NASA TOPS and US government works (public domain), "
            "City of Winnipeg and New York State Senate (public records), United Nations "
            "statements (public records), European Parliament (reuse notice)."
        ),
        (
            "Cornell eRulemaking Corpus CDCP, training part: public comments on a rule (Park and "
            "Cardie, 2018). Open Database License 1.0; these weights are a work produced from it, "
            "with attribution."
        ),
        "forum_gold_open: policy speech of parliaments and the United Nations, public records.",
        "brrr_2021: reports of parliamentary committees, MIT License.",
        "upr_cycles_2_3: reports of the UN universal periodic review, public documents.",
        "benchmarks/labelled: sentences written for this project, one half of each file.",
    ],
    "not used": "SemEval-2019 task 9 (non-commercial licence); UN paragraphs (licence not known).",
}


def main() -> None:
    """Fit the weights on all data of this machine and write them."""
    examples, files = all_examples()
    missing = [data for data in WEIGHTS if data not in files]
    if missing:
        raise SystemExit(f"data missing: {', '.join(missing)}; set REPORTGEN_SHARED")
    told = held_out(examples)
    cuts = cuts_of(told)
    for data, rows in files.items():
        print(_figure(data, rows, told, cuts))
    intercept, weights = fit(examples)
    kept = {
        "statement": STATEMENT,
        "examples": len(examples),
        "cuts": {kind: asdict(one) for kind, one in cuts.items()},
        "intercept": round(intercept, 3),
        "weights": {name: round(weight, 3) for name, weight in sorted(weights.items())},
    }
    text = json.dumps(kept, indent=1, ensure_ascii=False) + "\n"
    OUT.write_text(text, encoding="utf-8", newline="\n")
    print(len(weights), "weights;", *cuts.items(), sep="\n")


def _figure(data: str, rows: Sequence[Row], told: Sequence[Told], cuts: dict[str, Cuts]) -> str:
    levels = {(e.data, e.row): level_of(e, total, cuts) for e, total in told}
    strict = [n for n, row in enumerate(rows) if not row.get("ambiguous")]
    line = f"{data:18}"
    for name, kept in (("strict", strict), ("all", list(range(len(rows))))):
        labels = [bool(rows[n]["label"]) for n in kept]
        line += f" {name} {score(labels, [levels.get((data, n)) == 'found' for n in kept])}"
    seen = [(data, n) in levels and levels[data, n] != "" for n in strict]
    labels = [bool(rows[n]["label"]) for n in strict]
    return f"{line}; with perhaps R {score(labels, seen).recall:.3f} of {sum(seen)} rows"


if __name__ == "__main__":
    main()
