"""A walk of decisions, undos, torn writes and corrected sources loses no human word."""

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.errors import ReviewError
from reportgen.journal import append, decide, read_journal, reanchor, stamp
from reportgen.ledger import replay, standing
from reportgen.model import Evidence, Finding, FindingId, SegmentId

BY = stamp("Ms. Faro", dt.datetime(2026, 5, 14, tzinfo=dt.UTC))
WORDS = st.text('ab é김“\u2028\\"\n', min_size=1, max_size=12).filter(str.strip)
STEP = st.tuples(
    st.sampled_from(
        ["accept", "reject", "edit", "merge", "apart", "undo", "tear", "correct", "move"]
    ),
    st.integers(0, 3),
    st.integers(1, 200),
    WORDS,
)


class Walk:
    """A journal, the sources' present findings, and every wording that was saved."""

    def __init__(self, path: Path) -> None:
        self.path, self.saved, self.versions = path, list[str](), [0] * 4

    @property
    def findings(self) -> list[Finding]:
        return [self.finding(n) for n in range(4)]

    def finding(self, n: int) -> Finding:
        quote = f"Point {n} in version {self.versions[n]} should be kept."
        name = FindingId(f"{n}-{self.versions[n] // 2}")
        return Finding(name, "decision", Evidence(SegmentId("s"), 0, len(quote), quote), "x")

    def step(self, kind: str, n: int, size: int, words: str) -> None:
        log, _ = read_journal(self.path)
        one, two = self.finding(n), self.finding((n + 1) % 4)
        steps: dict[str, Callable[[], object]] = {
            "accept": lambda: append(self.path, decide("accept", [one], BY)),
            "reject": lambda: append(self.path, decide("reject", [one], BY)),
            "edit": lambda: self.edit(one, words),
            "merge": lambda: append(self.path, decide("merge", [one, two], BY, log=log)),
            "apart": lambda: append(self.path, decide("apart", [one, two], BY, log=log)),
            "undo": lambda: append(self.path, decide("undo", [one], BY, log=log)),
            "tear": lambda: self.tear(one, size),
            "correct": lambda: self.versions.__setitem__(n, self.versions[n] + 1),
            "move": self.move,
        }
        steps[kind]()

    def edit(self, finding: Finding, words: str) -> None:
        (event,) = append(self.path, decide("edit", [finding], BY, wording=words))
        self.saved.append(event.wording)

    def tear(self, finding: Finding, size: int) -> None:
        whole = self.path.read_bytes() if self.path.exists() else b""
        append(self.path, decide("reject", [finding], BY))
        self.path.write_bytes(whole + self.path.read_bytes()[len(whole) :][: size % 90])

    def move(self) -> None:
        log, _ = read_journal(self.path)
        for orphan in replay(log, self.findings).orphans:
            for candidate in orphan.candidates[:1]:
                target = next(f for f in self.findings if f.id == candidate)
                append(self.path, [reanchor(orphan.decision.finding, target, BY, log)])
                return


def check(walk: Walk) -> None:
    events, _ = read_journal(walk.path)
    assert [event.wording for event in events if event.op == "edit"] == walk.saved
    review = replay(events, walk.findings)
    shown = {d.wording for d in (*review.decisions, *(o.decision for o in review.orphans))}
    counted = standing(events)
    for event in events:
        if event.op != "edit" or event.wording in shown:
            continue
        undone = event not in counted
        moves = {e.origin: e.target for e in counted if e.op == "reanchor"}
        heirs = {event.target}
        while more := {moves[h] for h in heirs if h in moves} - heirs:
            heirs |= more
        superseded = any(
            e.target in heirs
            and e.seq > event.seq
            and e.op in {"accept", "reject", "edit", "merge"}
            for e in counted
        )
        assert undone or superseded


@settings(max_examples=60, deadline=None)
@given(st.lists(STEP, max_size=14))
def test_no_wording_is_lost(steps: list[tuple[str, int, int, str]]) -> None:
    with TemporaryDirectory() as folder:
        walk = Walk(Path(folder) / "decisions.jsonl")
        for step in steps:
            before = walk.path.read_bytes() if walk.path.exists() else b""
            with suppress(ReviewError):
                walk.step(*step)
            if walk.path.exists():
                assert walk.path.read_bytes().startswith(before)
            check(walk)
