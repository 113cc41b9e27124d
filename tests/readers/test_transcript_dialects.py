"""Dialects of transcripts: who speaks when, as somebody reads it who reads the file."""

from pathlib import Path

import pytest

from reportgen.readers import read_file

Turns = list[tuple[str, float | None, str]]


def turns(folder: Path, name: str, text: str) -> Turns:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return [(s.speaker_label, s.start, s.text) for s in read_file(path).segments]


IRC = """\
14:59:27 <RRSAgent> logging to http://www.example.org/irc
14:59:29 <Ana> Meeting: Harbour Group
14:59:30 <Ana> scribe: Ana
14:59:36 <bo> bo has joined #harbour
15:00:01 <Ana> Topic: Quays
15:00:05 <Ana> Cy: Ports should light their quays.
15:00:09 <Ana> ... all of them
15:00:20 <bo> Cy: do you mean the old ones?
15:00:31 <Ana> s/light/lit/
15:00:40 <Ana> ACTION: Cy to write to the ports
15:00:45 <Ana> Dee: I agree.
15:00:50 <Zakim> -bo
23:59:59 <Ana> Dee: It is late.
00:00:30 <Ana> Cy: We close.
"""


def test_a_scribe_writes_for_others(tmp_path: Path) -> None:
    assert turns(tmp_path, "log.txt", IRC) == [
        ("", 54001.0, "Quays"),
        ("Cy", 54005.0, "Ports should light their quays."),
        ("Cy", 54009.0, "all of them"),
        ("bo", 54020.0, "Cy: do you mean the old ones?"),
        ("", 54040.0, "ACTION: Cy to write to the ports"),
        ("Dee", 54045.0, "I agree."),
        ("Dee", 86399.0, "It is late."),
        ("Cy", 86430.0, "We close."),
    ]


UN = """\
United Nations                                          S/PV.0001

The meeting was called to order at 3.10 p.m.

Adoption of the agenda

     The agenda was adopted.

     The President (spoke in French): I give the floor to the representative of
Mexico.

     Ms. Sol (Mexico) (spoke in Spanish): Ports should share: (a) maps; and (b)
tides. This is what the

20-00001                                                          2/14

harbours need.

     We thank you.

     Sir Ned Lee (United Kingdom): We agree.

     The meeting rose at 5.30 p.m.
"""


def test_a_verbatim_record(tmp_path: Path) -> None:
    said = [(label, text) for label, _, text in turns(tmp_path, "record.txt", UN)]
    assert said == [
        ("", "The meeting was called to order at 3.10 p.m."),
        ("", "Adoption of the agenda"),
        ("", "The agenda was adopted."),
        ("The President", "I give the floor to the representative of Mexico."),
        (
            "Ms. Sol (Mexico)",
            "Ports should share: (a) maps; and (b) tides. This is what the harbours need.",
        ),
        ("Ms. Sol (Mexico)", "We thank you."),
        ("Sir Ned Lee (United Kingdom)", "We agree."),
        ("", "The meeting rose at 5.30 p.m."),
    ]


WORDS = [
    ("Ports", "0.5", "0.9", "spk_0"),
    ("wait.", "1.0", "1.4", "spk_0"),
    ("Yes.", "2", "2.4", "spk_1"),
]


def word(said: str, start: str, end: str, more: str = "") -> str:
    return (
        f'{{"type": "pronunciation", "start_time": "{start}", "end_time": "{end}"{more}, '
        f'"alternatives": [{{"content": "{said}"}}]}}'
    )


@pytest.mark.parametrize("layout", ["beside", "list", "channels"])
def test_each_layout_of_aws(tmp_path: Path, layout: str) -> None:
    beside = layout == "beside"
    items = ",".join(
        word(said, start, end, f', "speaker_label": "{who}"' * beside)
        for said, start, end, who in WORDS
    )
    lists = {
        "beside": "",
        "list": '"speaker_labels": {"segments": ['
        + ",".join(
            f'{{"speaker_label": "{who}", "items": [{{"start_time": "{start}"}}]}}'
            for _, start, _, who in WORDS
        )
        + "]},",
        "channels": '"channel_labels": {"channels": ['
        + ",".join(
            f'{{"channel_label": "{who}", "items": [{{"start_time": "{start}"}}]}}'
            for _, start, _, who in WORDS
        )
        + "]},",
    }
    text = f'{{"results": {{"transcripts": [], {lists[layout]} "items": [{items}]}}}}'
    assert turns(tmp_path, "talk.json", text) == [
        ("spk_0", 0.5, "Ports wait."),
        ("spk_1", 2.0, "Yes."),
    ]


MEET = """\
# Harbour call: Transcript

Ana Sol, Bo Lee, Bo Lee's Presentation

Ana Sol: Ports should light their quays.

00:05:00

Bo Lee: We do so.

Ana Sol: Good.

Meeting ended after 00:18:05 👋

This editable transcript was computer generated and might contain errors. People can change it.
"""


def test_google_meet(tmp_path: Path) -> None:
    (tmp_path / "call.txt.yaml").write_text("dialect: name-text\n", "utf-8")
    assert turns(tmp_path, "call.txt", MEET)[2:] == [
        ("Ana Sol", None, "Ports should light their quays."),
        ("Bo Lee", 300.0, "We do so."),
        ("Ana Sol", 300.0, "Good."),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "[Ana Sol] 13:02:33\nGood day.\n\n[Bo Lee] 13:02:51\nThank you: all.\n",
            [("Ana Sol", 46953.0, "Good day."), ("Bo Lee", 46971.0, "Thank you: all.")],
        ),
        (
            "<13:05:22> Ana Sol: Good day.\n<13:06:00> Bo Lee: Thank you.\n<13:06:09> Ana Sol: So.\n",
            [
                ("Ana Sol", 47122.0, "Good day."),
                ("Bo Lee", 47160.0, "Thank you."),
                ("Ana Sol", 47169.0, "So."),
            ],
        ),
        (
            "Ana Sol  1 hour 2 minutes 5 seconds\nGood day.\n\nBo Lee  1 hour 2 minutes 9 seconds\nSo.\n",
            [("Ana Sol", 3725.0, "Good day."), ("Bo Lee", 3729.0, "So.")],
        ),
        (
            "Ana Sol\n0 minutes 3 seconds\n0:03\nGood day.\n\nBo Lee\n1 hour 2 minutes 9 seconds\nSo.\n",
            [("Ana Sol", 3.0, "Good day."), ("Bo Lee", 3729.0, "So.")],
        ),
        (
            "[Ana Sol] Good day.\n\n[Bo Lee] Thank you.\n\n[Ana Sol] So it is.\n",
            [
                ("Ana Sol", None, "Good day."),
                ("Bo Lee", None, "Thank you."),
                ("Ana Sol", None, "So it is."),
            ],
        ),
        (
            "{Ana Sol} Good day.\n\n{Bo Lee} Thank you.\n\n{Ana Sol} So it is.\n",
            [
                ("Ana Sol", None, "Good day."),
                ("Bo Lee", None, "Thank you."),
                ("Ana Sol", None, "So it is."),
            ],
        ),
        (
            ">> ANA SOL:  Good day.\n\nWe begin.\n\n>> BO LEE:  Thank you.\n\n>> Can I ask?\n",
            [
                ("ANA SOL", None, "Good day."),
                ("ANA SOL", None, "We begin."),
                ("BO LEE", None, "Thank you."),
                ("", None, "Can I ask?"),
            ],
        ),
        (
            "0:0:5.100 --> 0:0:8.250\nAna Sol\nGood day.\n\n0:0:8.500 --> 0:0:10.300\nBo Lee\nThank you.\n",
            None,
        ),
    ],
)
def test_ways_to_write_who_speaks(tmp_path: Path, text: str, wanted: Turns | None) -> None:
    found = turns(tmp_path, "talk.txt", text)
    if wanted is not None:
        assert found == wanted


def test_captions_in_capitals_change_speakers_inside_a_cue(tmp_path: Path) -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:03,000\n>> ANA SOL: GOOD MORNING.\n\n"
        "2\n00:00:03,000 --> 00:00:06,000\nPORTS SHOULD WAIT.\n>> BO LEE: I AGREE.\n\n"
        "3\n00:00:06,500 --> 00:00:08,000\n>> THANK YOU.\n"
    )
    said = [(label, words) for label, _, words in turns(tmp_path, "talk.srt", text)]
    assert ("BO LEE", "I AGREE.") in said
    assert said[-1] == ("", "THANK YOU.")
    assert all(label in ("", "ANA SOL", "BO LEE") for label, _ in said)


PAGE = """\
<!DOCTYPE html><html><body><h1>Harbour Group</h1><section><h3>Quays</h3>
<p class=phone><cite>Bo Lee:</cite> Ports should light their quays.</p>
<p class=phone>… all of them</p>
<p class=action><strong>ACTION:</strong> Bo to write to the ports</p>
<p class=phone><cite>Ana Sol:</cite> Towns must pay.</p></section>
<section><h3>Maps</h3><p>We looked at maps.</p></section></body></html>
"""


def test_minutes_on_a_page(tmp_path: Path) -> None:
    (tmp_path / "minutes.html.yaml").write_text("dialect: name-text\n", "utf-8")
    said = [(label, words) for label, _, words in turns(tmp_path, "minutes.html", PAGE)]
    assert said == [
        ("", "Harbour Group"),
        ("", "Quays"),
        ("Bo Lee", "Ports should light their quays. … all of them"),
        ("", "ACTION: Bo to write to the ports"),
        ("Ana Sol", "Towns must pay."),
        ("", "Maps"),
        ("", "We looked at maps."),
    ]
