"""What is off the record leaves no word anywhere."""

from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.errors import InputError
from reportgen.readers import read_file, read_forum, read_material

from .conftest import Write


def _read(folder: Path) -> tuple[str, list[tuple[int, int]], list[str]]:
    """Return everything that reading gave as text, the withheld lines, and the rules of issues."""
    material, issues = read_material(folder, read_forum(folder).forum)
    spans = [(w.first_line, w.last_line) for w in material.withheld]
    return repr((asdict(material), issues)), spans, [issue.rule for issue in issues]


NOTES = """\
### Ms. Kim

- public [off record] secret [on record] open
- [Off the record]
- secret
### Mr. Park
- secret too
- [on record] after

[off-record]

secret

[ON RECORD]
end
"""


def test_notes(folder: Path, write: Write) -> None:
    write("notes/water.md", NOTES)
    everything, spans, rules = _read(folder)
    assert "secret" not in everything
    assert spans == [(3, 3), (4, 8), (10, 14)]
    assert rules == []
    segments = read_material(folder, read_forum(folder).forum)[0].segments
    assert [(s.speaker_label, s.text) for s in segments] == [
        ("Ms. Kim", "public"),
        ("Ms. Kim", "open"),
        ("", "after"),
        ("", "end"),
    ]


VTT = """\
WEBVTT

00:01.000 --> 00:02.000
<v Ann>Public. [off record] secret one

00:02.000 --> 00:03.000
<v Ann>secret two [on record] open.

NOTE [off record] a secret note

00:05.000 --> 00:06.000
<v Bo>secret

broken --> secret

[on record]

00:07.000 --> 00:08.000
<v Bo>Done.
"""


def test_transcripts(folder: Path, write: Write) -> None:
    path = write("transcripts/water.vtt", VTT)
    everything, spans, _ = _read(folder)
    assert "secret" not in everything
    assert spans == [(4, 7), (9, 16)]
    reading = read_file(path)
    assert "secret" not in repr(reading)
    assert [(s.speaker_label, s.text) for s in reading.segments] == [
        ("Ann", "Public."),
        ("Ann", "open."),
        ("Bo", "Done."),
    ]


ROLLING = """\
1
00:00:01,000 --> 00:00:02,000
Public. [off record] zebra one

2
00:00:02,000 --> 00:00:03,000
Public. [off record] zebra one
zebra two [on record]

3
00:00:03,000 --> 00:00:04,000
zebra two [on record]
Then we had lunch.

4
00:00:04,000 --> 00:00:05,000
zebra two [on record]
Then we had lunch. And tea.
"""


def test_captions_that_show_hidden_words_again_do_not_print_them(
    folder: Path, write: Write
) -> None:
    write("transcripts/water.srt", ROLLING)
    everything, spans, rules = _read(folder)
    assert "zebra" not in everything
    assert "And tea." in everything
    assert spans == [(3, 8), (12, 12), (17, 17)]
    assert "on-record-alone" in rules


def test_times_in_a_sidecar(folder: Path, write: Write) -> None:
    write("transcripts/water.vtt", VTT.replace("[off record]", "").replace("[on record]", ""))
    write("transcripts/water.vtt.yaml", 'off_record: ["00:00:01-00:00:06"]\n')
    everything, spans, _ = _read(folder)
    assert "secret one" not in everything
    assert "Done." in everything
    assert spans[0][0] == 4


def test_times_in_a_plain_transcript_take_the_whole_paragraph(folder: Path, write: Write) -> None:
    write(
        "transcripts/water.txt", "00:01:00 Ann Lee: secret\n\nsecret too\n00:03:00 Bo Chu: open\n"
    )
    write("transcripts/water.txt.yaml", "off_record: 00:02:00-00:02:30\n")
    everything, spans, _ = _read(folder)
    assert "secret" not in everything
    assert "open" in everything
    assert spans == [(1, 1), (3, 3)]


def test_lines_in_front_matter(folder: Path, write: Write) -> None:
    write("notes/water.md", "---\noff_record: [6-7]\n---\n\nopen\nsecret\nsecret\nend\n")
    everything, spans, _ = _read(folder)
    assert "secret" not in everything
    assert "open" in everything
    assert "end" in everything
    assert spans == [(6, 7)]


@pytest.mark.parametrize(
    "marker", ["[of record]", "[off recrod]", "[off the recrd]", "(off recrod)"]
)
@pytest.mark.parametrize("name", ["notes/water.md", "transcripts/water.txt"])
def test_a_misspelt_marker_stops(folder: Path, write: Write, name: str, marker: str) -> None:
    write(name, f"Ms. Kim: open\n\nMs. Kim: {marker} secret\n\nMs. Kim: {marker} secret\n")
    material, _ = read_material(folder, read_forum(folder).forum)
    assert [doubt.where.line for doubt in material.doubts] == [3, 5]
    assert material.segments == ()
    assert "looks like a marker" in material.doubts[0].message
    assert f"{name}:3 off" in material.doubts[0].message
    assert "secret" not in repr(asdict(material))


@pytest.mark.parametrize("written", ["1:00", "5-3", "00:02:00-00:01:00", "soon"])
def test_a_span_that_is_not_understood_stops(folder: Path, write: Write, written: str) -> None:
    write("transcripts/water.vtt", VTT)
    write("transcripts/water.vtt.yaml", f'off_record: ["{written}"]\n')
    with pytest.raises(InputError, match=r"water\.vtt\.yaml:1:14: off_record .* is not understood"):
        _read(folder)


def test_a_time_for_notes_stops(folder: Path, write: Write) -> None:
    write("notes/water.md", "---\noff_record: 00:01:00-00:02:00\n---\nsecret\n")
    with pytest.raises(InputError, match="is a time, but this file has none"):
        _read(folder)


def test_prose_and_bios(folder: Path, write: Write) -> None:
    write("report/opening.md", "open [off record] secret [on record] end\n")
    write("bios/kim.md", "open\n\n[off record]\nsecret\n")
    read = read_forum(folder)
    assert "secret" not in repr(read)
    assert read.forum.prose[0].text == "open end\n"
    assert {issue.rule for issue in read.issues} == {"off-record"}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("We met. [off record] zebra [on record] Towns act.", "We met. Towns act.\n"),
        ("We met [off record]zebra[on record].", "We met.\n"),
        ("a [off record]zebra[on record]b", "a b\n"),
        ("We met. [off record] zebra\n\n[on record] Towns act.", "We met.\n\n Towns act.\n"),
        ("We met. [off record] zebra", "We met.\n"),
        ("We met. <!-- by the sea --> Towns act.", "We met. Towns act.\n"),
        ("We<!-- all --> met.", "We met.\n"),
    ],
)
def test_prose_has_no_hole_where_something_is_left_out(
    folder: Path, write: Write, written: str, read: str
) -> None:
    write("prose/background.md", written)
    assert read_forum(folder).forum.prose[0].text == read


def test_prose_may_have_a_closed_session(folder: Path, write: Write) -> None:
    text = "# Closed session\n\nWe met.\n\nCONFIDENTIAL DATA\n\nWe left.\n"
    write("prose/background.md", text)
    assert read_forum(folder).forum.prose[0].text == text


def test_an_open_marker_withholds_the_rest_and_says_so(folder: Path, write: Write) -> None:
    write("notes/water.md", "open\n\n[off record]\n\nsecret\n")
    write("transcripts/heat.txt", "Ms. Kim: open [off record] secret\nMr. Park: secret\n")
    everything, _, rules = _read(folder)
    assert "secret" not in everything
    assert rules == ["off-record-open", "off-record-open"]


def test_talk_about_the_record_is_pointed_out(folder: Path, write: Write) -> None:
    write(
        "transcripts/heat.txt",
        "Ms. Kim: off the record, we lost.\nMr. Park: the highest (on record).\n",
    )
    everything, _, rules = _read(folder)
    assert rules == ["off-record-spoken"]
    assert "(on record)" in everything


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@given(
    st.lists(
        st.sampled_from(
            [
                "open\n",
                "\n",
                "- ",
                "[off record]",
                "QQQ ",
                "[on record]",
                "# ",
                "**",
                "> ",
                "\n\n",
                "`",
            ]
        ),
        max_size=25,
    )
)
def test_no_mixture_lets_a_word_through(folder: Path, write: Write, pieces: list[str]) -> None:
    off, kept = False, ["x "]
    for piece in pieces:
        off = piece == "[off record]" or (off and piece != "[on record]")
        if off or piece != "QQQ ":
            kept.append(piece)
    write("notes/water.md", "".join(kept))
    assert "QQQ" not in _read(folder)[0]
