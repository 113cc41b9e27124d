"""What an issue means for the printed pages: what is shown first, and what is only counted."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from reportgen.errors import Issue

CONSEQUENCES: Mapping[str, tuple[str, ...]] = {
    "words are lost": (
        *("lines-not-read", "file-not-read", "source-empty", "language-not-read", "lines-left"),
        *("off-record-open", "not-for-attribution", "repeated-words", "prose-empty", "prose-image"),
        *("missing-glyph", "link-outside", "link-to-folder", "note-without-anchor", "off-record"),
        *("source-of-no-session", "value-cut"),
    ),
    "names are lost": ("unmatched-speaker", "credit-stopped", "label-contradicted", "attributed"),
    "names are in doubt": (
        *("two-spellings", "absent-speaker", "surname-not-in-name", "unknown-id"),
        *("slot-without-speaker", "tell-tale"),
    ),
    "something is printed otherwise": (
        *("off-record-spoken", "on-record-alone", "recognition-boilerplate", "sidecar-of-nothing"),
        *("language-basic", "language-model-missing", "photo-without-consent", "small-group"),
        *("photo-without-description", "picture-not-usable", "prose-of-nobody", "bio-of-nobody"),
        *("prose-twice", "summary-not-written"),
        *("question-without-answers", "stand-in", "missing-zone", "slot-reversed"),
        *("country-not-printed", "mark-as-typed", "clock-change", "outside-hours"),
        "clock-of-another-zone",
    ),
}
"""Rules by what they mean for the printed pages, the gravest first."""

_EACH = 10
"""Issues of one consequence that are shown; where there are more, the rest is counted."""

_RANKS = {rule: n for n, rules in enumerate(CONSEQUENCES.values()) for rule in rules}


def shown_first(issues: Iterable[Issue]) -> Iterator[Issue]:
    """Yield the warnings that change what is printed, the gravest first, not too many of a kind."""
    warnings = [i for i in issues if i.severity == "warning" and i.rule in _RANKS]
    for rank in range(len(CONSEQUENCES)):
        yield from islice((issue for issue in warnings if _RANKS[issue.rule] == rank), _EACH)
