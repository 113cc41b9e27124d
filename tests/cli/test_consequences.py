"""What changes the printed pages is shown, the gravest first; only the rest is counted."""

from pathlib import Path

from reportgen.cli.consequences import shown_first
from reportgen.errors import Issue, Place
from tests.cli.conftest import Run


def test_lost_words_come_before_lost_names_before_doubtful_ones() -> None:
    rules = ["stand-in", "two-spellings", "slot-gap", "unmatched-speaker", "lines-not-read"]
    given = [Issue("warning", rule, "x", Place("f", n)) for n, rule in enumerate(rules)]
    assert [issue.rule for issue in shown_first(given)] == [
        *("lines-not-read", "unmatched-speaker", "two-spellings", "stand-in")
    ]
    many = [Issue("warning", "unmatched-speaker", "x", Place("f", n)) for n in range(30)]
    assert len(list(shown_first([*many, given[4]]))) == 11


def test_a_build_names_who_is_not_named_and_counts_the_rest(run: Run, small: Path) -> None:
    path = small / "transcripts" / "water.vtt"
    turn = "\n00:30:00.000 --> 00:30:04.000\n<v Zoe Unknown>Towns should test the pumps.</v>\n"
    path.write_text(path.read_text(encoding="utf-8") + turn, encoding="utf-8")
    for verb in ("build", "findings", "check"):
        err = run(verb, small).err
        assert "speaker label 'Zoe Unknown'" in err, verb
