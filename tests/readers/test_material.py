"""Sources find their session, and every span counts the characters of a final text."""

import datetime as dt
import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.errors import InputError, Issue, ReportgenError
from reportgen.model import Material
from reportgen.places import clean
from reportgen.readers import read_forum, read_material

from .conftest import Write

VTT = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Minji Kim>Towns should measure.\n"


def _read(folder: Path) -> tuple[Material, tuple[Issue, ...]]:
    return read_material(folder, read_forum(folder).forum)


@pytest.mark.parametrize(
    "name",
    ["water.vtt", "GMT2026_Water_final.vtt", "session-1.vtt", "Session I.vtt", "s1-recording.vtt"],
)
def test_a_file_name_ties(folder: Path, write: Write, name: str) -> None:
    content = write(f"transcripts/{name}", VTT).read_bytes()
    source = _read(folder)[0].sources[0]
    assert (source.id, source.session, source.kind) == (
        f"transcripts/{name}",
        "water",
        "transcript",
    )
    assert source.sha256 == hashlib.sha256(content).hexdigest()


def test_a_sidecar_ties_and_sets_the_clock(folder: Path, write: Write) -> None:
    write("transcripts/x.vtt", VTT)
    write("transcripts/x.vtt.yaml", "session: heat\nrecorded_from: 9:05\nlanguage: en\n")
    source = _read(folder)[0].sources[0]
    assert (source.session, source.recorded_from, source.language) == ("heat", dt.time(9, 5), "en")


def test_a_recording_of_the_whole_day_needs_its_clock(folder: Path, write: Write) -> None:
    write("transcripts/day.vtt", VTT)
    material, issues = _read(folder)
    assert [segment.session for segment in material.segments] == [None]
    (issue,) = [issue for issue in issues if issue.rule == "source-of-no-session"]
    assert issue.severity == "error"
    assert "nothing says which session" in issue.message
    assert "write 'session" in issue.message
    write("transcripts/day.vtt.yaml", "recorded_from: 13:28\n")
    assert _read(folder)[0].segments[0].session is None


def test_headings_tie_notes_of_the_whole_day(folder: Path, write: Write) -> None:
    write("notes/day.md", "hello\n\n## Session I: Water\n\none\n\n## Heat and Health\n\ntwo\n")
    segments = _read(folder)[0].segments
    assert [s.session for s in segments] == [None, "water", "water", "heat", "heat"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("session: watr\n", "did you mean 'water'"),
        ("sesion: water\n", "did you mean 'session'"),
        ("recorded_from: 25:00\n", "not a time of day"),
        ("session: water\nsession: heat\n", "stands here again"),
    ],
)
def test_mistakes_in_sidecars_and_front_matter(
    folder: Path, write: Write, text: str, message: str
) -> None:
    write("transcripts/x.vtt", VTT)
    sidecar = write("transcripts/x.vtt.yaml", text)
    with pytest.raises(InputError, match=message):
        _read(folder)
    sidecar.unlink()
    write("transcripts/x.vtt.yaml", "session: water\n")
    write("notes/x.md", f"---\n{text}---\nwords\n")
    with pytest.raises(InputError, match=message) as caught:
        _read(folder)
    assert "x.md:" in str(caught.value)


def test_contradictions_stop(folder: Path, write: Write) -> None:
    write("notes/x.md", "---\nsession: water\n---\nwords\n")
    write("notes/x.md.yaml", "session: heat\n")
    with pytest.raises(InputError, match="keep one"):
        _read(folder)


def test_what_is_not_read_is_told(folder: Path, write: Write) -> None:
    write("transcripts/water.yaml", "session: water\n")
    write("transcripts/talk.pages", b"PK\x03\x04")
    write("notes/empty.md", "<!-- later -->\n")
    write("notes/board.webp", b"RIFF")
    write("notes/.DS_Store", b"\x00")
    write("notes/README.md", "words")
    material, issues = _read(folder)
    assert material == Material()
    told = {i.where.path[-9:]: i.severity for i in issues if i.rule == "file-not-read"}
    assert told == {"alk.pages": "error", "oard.webp": "warning"}
    assert {issue.rule for issue in issues} == {
        "source-empty",
        "file-not-read",
        "sidecar-of-nothing",
    }


def test_an_encoding_may_be_stated(folder: Path, write: Write) -> None:
    write("transcripts/water.txt", "Ms. Kim: 물 관리\n".encode("cp949"))
    with pytest.raises(InputError, match="is not UTF-8"):
        _read(folder)
    write("transcripts/water.txt.yaml", "encoding: cp949\n")
    assert _read(folder)[0].segments[0].text == "물 관리"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are POSIX")
def test_pipes_and_folders_are_refused(folder: Path) -> None:
    (folder / "notes" / "water.md").mkdir(parents=True)
    with pytest.raises(InputError, match="this is a folder"):
        _read(folder)
    (folder / "notes" / "water.md").rmdir()
    os.mkfifo(folder / "notes" / "water.md")
    with pytest.raises(InputError, match="not a regular file"):
        _read(folder)


LINES = st.lists(
    st.one_of(
        st.text(st.characters(codec="utf-8"), max_size=30),
        st.sampled_from(
            ["- ", "# A", "**Ms. Kim** (X): y", "Park: z", "---", "> q", "| a |", "```", "&#x202e;", "[a](b)", "No consensus: w", "00:01.000 --> 00:02.000", "<v Ann>hello"]
        ),
    ),
    max_size=12,
)  # fmt: skip


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None
)
@given(
    lines=LINES,
    name=st.sampled_from(["notes/water.md", "transcripts/water.vtt", "transcripts/water.txt"]),
)
def test_any_text_reads_or_says_why(
    folder: Path, write: Write, lines: list[str], name: str
) -> None:
    for other in ("notes/water.md", "transcripts/water.vtt", "transcripts/water.txt"):
        (folder / other).unlink(missing_ok=True)
    write(name, "\n".join(lines))
    material, problem = Material(), ""
    try:
        material, _ = _read(folder)
    except ReportgenError as error:
        problem = str(error)
    assert not problem or name in problem
    count = clean("\n".join(lines))[0].count("\n") + 1
    assert len({segment.id for segment in material.segments}) == len(material.segments)
    for segment in material.segments:
        assert segment.text == segment.text.strip() != ""
        assert clean(segment.text) == (segment.text, ())
        offsets = [mark.offset for mark in segment.marks]
        assert offsets[0] == 0
        assert offsets == sorted(set(offsets))
        assert all(0 <= offset < len(segment.text) for offset in offsets)
        assert all(1 <= mark.line <= count for mark in segment.marks)


def test_every_word_of_the_demo_stands_in_its_line(demo_folder: Path) -> None:
    material, issues = _read(demo_folder)
    assert issues == ()
    assert len(material.withheld) == 3
    for segment in material.segments:
        lines = (demo_folder / segment.source).read_text(encoding="utf-8").splitlines()
        bounds = [*(mark.offset for mark in segment.marks), len(segment.text)]
        for mark, end in zip(segment.marks, bounds[1:], strict=True):
            words = segment.text[mark.offset : end].strip()
            plain = lines[mark.line - 1].replace("*", "").replace("&amp;", "&")
            assert words in plain


def test_long_input_takes_time_in_proportion(folder: Path, write: Write) -> None:
    """Not a stopwatch: a quadratic reader would not come back from these."""
    cue = "00:00:01.000 --> 00:00:02.000\n<v Ann>words and more words.\n\n"
    write("transcripts/water.vtt", "WEBVTT\n\n" + cue * 5_000)
    write("notes/water.md", "(" * 5_000 + "\n\n" + "[" * 5_000 + "\n\n" + "<!--" * 5_000)
    write("notes/heat.md", "- a: b [x] (y)\n" * 2_000)
    assert len(_read(folder)[0].segments) > 2_000


def test_a_sidecar_names_who_speaks(folder: Path, write: Write) -> None:
    write(
        "transcripts/water.srt",
        "1\n00:00:01,000 --> 00:00:04,000\n[SPEAKER_00]: We pump.\n\n"
        "2\n00:00:09,000 --> 00:00:12,000\n[SPEAKER_01]: We wait.\n",
    )
    write("transcripts/water.srt.yaml", "speakers:\n  SPEAKER_00: kim\n")
    write("transcripts/heat.txt", "We begin with the heat.\n\nIt is hot.\n\n>> Can I ask?\n")
    write("transcripts/heat.txt.yaml", "speaker: park\n")
    material, _ = _read(folder)
    said = [(s.speaker_label, s.speakers, s.text) for s in material.segments]
    assert said == [
        ("", ("park",), "We begin with the heat."),
        ("", ("park",), "It is hot."),
        ("", (), "Can I ask?"),
        ("SPEAKER_00", ("kim",), "We pump."),
        ("SPEAKER_01", (), "We wait."),
    ]
    write("transcripts/heat.txt.yaml", "speaker: nobody\n")
    with pytest.raises(InputError, match="'nobody' is not among the people"):
        _read(folder)


def test_nothing_is_read_after_consent_was_withdrawn(folder: Path, write: Write) -> None:
    write("transcripts/water.txt", "Ms. Kim: We pump.\n\nMs. Kim: So it is.\n")
    write("transcripts/water.txt.yaml", "consent: {by: Kim, on: 2026-05-14, how: by letter}\n")
    assert len(_read(folder)[0].segments) == 2
    withdrawn = "consent: {by: Kim, withdrawn: 2026-06-01}\n"
    write("transcripts/water.txt.yaml", withdrawn)
    material, issues = _read(folder)
    assert material == Material()
    assert [issue.rule for issue in issues] == ["source-consent-withdrawn"]


@pytest.mark.parametrize("name", ["water.corrected.txt", "water (edited).vtt", "water-final.txt"])
def test_a_corrected_copy_takes_the_place_of_the_raw_one(
    folder: Path, write: Write, name: str
) -> None:
    write("transcripts/water.txt", "Ms. Kim: We dump.\n\nMs. Kim: So it is.\n")
    better = "Ms. Kim: We pump.\n\nMs. Kim: So it is.\n"
    cue = "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ms. Kim>We pump.</v>\n"
    write(f"transcripts/{name}", cue if name.endswith(".vtt") else better)
    material, issues = _read(folder)
    assert material.segments[0].text == "We pump."
    assert len(material.sources) == 1
    assert [(issue.rule, issue.where.path[-9:]) for issue in issues] == [
        ("source-replaced", "water.txt")
    ]


def test_what_the_raw_file_withholds_stays_withheld(folder: Path, write: Write) -> None:
    cue = (
        "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ms. Kim>zebra</v>\n\n00:09.000 --> 00:12.000\nSo.\n"
    )
    write("transcripts/water.vtt", cue)
    write("transcripts/water-edited.vtt", cue)
    write("transcripts/water.vtt.yaml", "off_record: 00:00:00-00:00:05\n")
    material, _ = _read(folder)
    assert [segment.text for segment in material.segments] == ["So."]
    write("transcripts/water.vtt.yaml", "off_record: 3-4\n")
    with pytest.raises(InputError, match="withholds lines, which are others"):
        _read(folder)
    (folder / "transcripts" / "water.vtt.yaml").unlink()
    write("transcripts/water.vtt", cue.replace("zebra", "[off record] zebra [on record]"))
    with pytest.raises(InputError, match="has passages off record, its corrected copy none"):
        _read(folder)
