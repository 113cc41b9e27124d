"""Every form of the off-record vocabulary is understood however it is set apart."""

import pytest

from reportgen.readers.marks.finding import find_switches, is_marked
from reportgen.readers.marks.vocabulary import (
    Cue,
    Entry,
    only_unattributed,
    restricting,
    vocabulary,
)

ENTRIES = pytest.mark.parametrize(
    "entry", vocabulary().marks, ids=lambda e: f"{e.language}-{e.kind}-{e.forms[0]}"
)


def kinds(text: str) -> list[str]:
    return [switch.kind for switch in find_switches(text)]


@ENTRIES
def test_examples_are_marked_and_counterexamples_are_not(entry: Entry) -> None:
    assert kinds(entry.example) == ["off", "on"]
    assert kinds(entry.counterexample) == []


SETTINGS = [
    "[{}]", "[ {} ]", "<{}>", "{{{}}}", "【{}】", "〔{}〕", "［{}］", "Words. [{}] Words.",
    "--- {} ---", "||{}||", "words == {} == words", "&#91;{}&#93;", "words &#x5B;{}&#x5d; words",
]  # fmt: skip


@ENTRIES
def test_every_form_is_understood_in_every_setting(entry: Entry) -> None:
    for form in entry.forms:
        for written in (form, form.upper(), form.replace(" ", "-"), form.replace(" ", "  ")):
            for setting in SETTINGS:
                assert kinds(setting.format(written)) == [entry.kind], (setting, written)


ALONE = ["{}", "{}:", "## {}", "*{}*", "**{}**", "- {}.", "「{}」", "({})"]


@ENTRIES
def test_every_form_off_record_is_understood_in_capitals_on_a_line(entry: Entry) -> None:
    if entry.kind == "off":
        for form in entry.forms:
            for setting in ALONE:
                found = kinds(f"words\n{setting.format(form.upper())}\nwords")
                assert found in (["off"], ["doubt"]), (setting, form)


@pytest.mark.parametrize("cue", vocabulary().suspicious, ids=lambda cue: cue.language)
def test_what_looks_like_confidentiality_is_doubted(cue: object) -> None:
    assert kinds(cue.example) == ["doubt"]  # type: ignore[attr-defined]
    assert kinds(cue.counterexample) == []  # type: ignore[attr-defined]


def test_sentences_that_forbid_attribution() -> None:
    for cue in vocabulary().sentences:
        assert restricting(cue.example)
        assert not restricting(cue.counterexample)


@pytest.mark.parametrize(
    "text",
    [
        "He told me off the record that the port would close.",
        "Is this off the record? No, it is not.",
        "off the record, we lost.",
        "The warmest year (on record) was 2024.",
        "They set off. Record numbers of ships came.",
        "Confidentiality is a theme of this forum.",
        "We support [the private sector] and [laughter] [inaudible] [Secretariat].",
        "Our confidential report, not for publication, was leaked.",
        "[Music] [Applause] [crosstalk] (off mic)",
        "An official record of the meeting | 12 | yes |",
        "| Session | Closed | Open |",
        "in private\nbut the minister said so",
        "Recording in progress.",
        "The recording stopped working.",
    ],
)
def test_plain_talk_stays(text: str) -> None:
    assert kinds(text) in ([], ["on"])


@pytest.mark.parametrize(
    "text",
    [
        "[off]", "[off the record please]", "[\u043eff record]", "[off recrod]", "say [off record",
        "Off the record - we lost", "- Off record: we lost", "## Off record discussion",
        "we agree this is *off the record* today", "he said 「off record」 and went", "off the record",
        "[what follows is confidential]", "*** CLOSED SESSION, NOT MINUTED ***", "[please don't quote]",
        "[not to be published]", "[recorder was switched off]",
    ],
)  # fmt: skip
def test_what_may_be_a_mark_is_doubted(text: str) -> None:
    assert kinds(text) == ["doubt"]


@pytest.mark.parametrize(
    ("value", "marked"),
    [
        ("Closed session", False),
        ("CLOSED SESSION", False),
        ("Confidential computing (off mic)", False),
        ("CONFIDENTIAL DATA IN TOWNS", False),
        ("Data [internal use only]", False),
        ("In camera", False),
        ("[off record] zebra", True),
        ("Opening (off the record)", True),
        ("[off recrod] zebra", True),
        ("{hors procès-verbal}", True),
        ("off record", True),
        ("&#91;off record&#93;", True),
        ("[off record", True),
    ],
)
def test_a_title_may_speak_of_closed_sessions(value: str, marked: bool) -> None:
    assert is_marked(value) == marked


@pytest.mark.parametrize("cue", vocabulary().unattributed, ids=lambda cue: cue.language)
def test_marks_that_only_forbid_to_say_who_speaks_are_known(cue: Cue) -> None:
    assert only_unattributed(cue.example)
    assert not only_unattributed(cue.counterexample)
    assert not only_unattributed("[off the record, not for attribution]")
