"""docs/rules.md lists every rule of the code, and no other."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.cli.consequences import CONSEQUENCES

STOPS, NOTED = "What stops a run", "What is only noted"
PLACE_OF_THE_RULE = {"Issue": 1, "Remark": 1, "Change": 0, "Problem": 2, "add": 2, "wrong": 1}
"""Which argument is the rule, where it is not named."""
STOPPING = {"InputError", "TemplateError", "PipelineError", "ReviewError", "UsageError"}

HARMLESS = {
    *("broken-record", "counted-twice", "counts-disagree", "duration", "empty-closing"),
    *(
        "issued-changed",
        "journal-copy",
        "journal-disputed",
        "journal-edited",
        "journal-empty",
        "journal-lost",
    ),
    *("journal-missing", "journal-number-twice", "journal-order", "torn-decision", "left-behind"),
    *(
        "comments-not-read",
        "photo-consent-withdrawn",
        "source-consent-withdrawn",
        "source-replaced",
    ),
    "tracked-changes",
    *("after-the-end", "bad-address", "clock-night", "late-deadline", "late-rehearsal"),
    *("same-file-name", "sent-copy", "torn-sent", "two-places"),
    *("photo-without-credit", "slot-gap", "slot-overlap", "slot-without-title", "too-long"),
    *("style-heading-case", "style-individual-statement", "unknown-style-check"),
    # The consistency of what people wrote: it is printed as it stands.
    *("abbreviation", "abbreviation-late", "addresses-printed", "balance"),
    *("counted-differently", "country-article", "country-for-some", "format-unclear"),
    *("mixed-titles", "name-is-a-word", "no-time-to-moderate", "number-of-theme"),
    *("objective-or-objectives", "objective-without-slot", "orders-of-body", "panel-of-one"),
    *("partner-unnamed", "photo-online", "plain-http", "sessions-counted"),
    *("shared-surname", "since-this-year", "structure-differs", "two-activities"),
    *("two-forms", "two-names", "two-roles", "unusual-spelling"),
    # Errors, which are always shown.
    *("no-forum", "not-readable"),
}
"""Rules after which the same words and names are printed, or that are always shown."""


def documented(root: Path, chapter: str) -> list[str]:
    text = (root / "docs" / "rules.md").read_text(encoding="utf-8")
    return re.findall(r"^\| `([\w-]+)`", text.split(f"## {chapter}")[1].split("\n## ")[0], re.M)


def constants(node: ast.expr | None) -> Iterator[str]:
    """Every text in an expression, so of both branches of a choice."""
    for inner in ast.walk(node) if node else ():
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value


def calls(root: Path) -> Iterator[tuple[str, ast.Call]]:
    for path in sorted((root / "reportgen").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                yield str(name), node


def rules_of(root: Path, names: set[str]) -> set[str]:
    """The rules that calls of these names give."""
    found: set[str] = set()
    for name, call in calls(root):
        if name not in names:
            continue
        named = next((word.value for word in call.keywords if word.arg == "rule"), None)
        at = PLACE_OF_THE_RULE.get(name, len(call.args))
        plain = call.args[at] if at < len(call.args) else None
        found |= {rule for rule in constants(named or plain) if re.fullmatch(r"[a-z-]+[a-z]", rule)}
    return found


def test_every_refusal_is_listed(root: Path) -> None:
    listed = documented(root, STOPS)
    missing = rules_of(root, {*STOPPING, "Problem", "add", "wrong"}) - set(listed)
    assert not missing, f"say in docs/rules.md what they mean: {sorted(missing)}"


def test_every_issue_is_listed(root: Path) -> None:
    missing = rules_of(root, {"Issue"}) - set(documented(root, NOTED))
    assert not missing, f"say in docs/rules.md what they mean: {sorted(missing)}"


@pytest.mark.parametrize("chapter", [STOPS, NOTED])
def test_what_is_listed_exists_and_stands_in_order(root: Path, chapter: str) -> None:
    listed = documented(root, chapter)
    code = "\n".join(path.read_text("utf-8") for path in (root / "reportgen").rglob("*.py"))
    assert [rule for rule in listed if f'"{rule}"' not in code] == []
    assert listed == sorted(set(listed))


def test_nothing_reads_the_text_of_our_own_errors(root: Path) -> None:
    for path in (root / "reportgen").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"str\(error\)\.(removeprefix|partition|split\([^)])", text), path
        assert not re.search(r"\.message\.(removeprefix|partition|split|startswith)", text), path


def test_every_rule_has_its_consequence(root: Path) -> None:
    noted = set(documented(root, NOTED))
    known = {rule for rules in CONSEQUENCES.values() for rule in rules}
    assert known & HARMLESS == set()
    assert noted - known - HARMLESS == set(), "say in cli/consequences.py what they mean"
    assert known - noted == set()
