"""Cues become turns: whose words, from when, in which line, and nothing lost."""

from pathlib import Path

import pytest

from reportgen.errors import InputError
from reportgen.readers import Reading, read_file

from .conftest import Write

Read = list[tuple[str, str]]


def _read(write: Write, name: str, text: str | bytes) -> Reading:
    return read_file(write(name, text))


def _words(reading: Reading) -> Read:
    return [(segment.speaker_label, segment.text) for segment in reading.segments]


def test_zoom_names_stand_before_the_first_colon(write: Write) -> None:
    text = (
        "WEBVTT\r\n\r\n1\r\n00:00:01.000 --> 00:00:02.500\r\nKIM, Shin (KIPA) | 김신 [host]: So: we start.\r\n\r\n"
        "2\r\n00:00:03.000 --> 00:00:04.000\r\nKIM, Shin (KIPA) | 김신 [host]: At 6.32 UTC.\r\n\r\n"
        "3\r\n00:00:09.000 --> 00:00:10.000\r\nBoma’s iPhone : Hello\r\nto all.\r\n"
    )
    reading = _read(write, "a.vtt", text)
    assert reading.dialect == "webvtt"
    assert _words(reading) == [
        ("KIM, Shin (KIPA) | 김신 [host]", "So: we start. At 6.32 UTC."),
        ("Boma’s iPhone", "Hello to all."),
    ]
    assert [(s.start, s.end, s.line) for s in reading.segments] == [(1.0, 4.0, 5), (9.0, 10.0, 13)]
    assert reading.unread == ()


ROLLING = """WEBVTT

00:00:01.000 --> 00:00:02.600 align:start position:0%
\x20
good<00:00:01.300><c> morning</c>

00:00:02.600 --> 00:00:02.610 align:start position:0%
good morning
\x20

00:00:02.610 --> 00:00:04.000 align:start position:0%
good morning
good<00:00:03.000><c> morning</c>

00:00:04.000 --> 00:00:04.010 align:start position:0%
good morning
\x20

00:00:04.010 --> 00:00:05.000 align:start position:0%
good morning
[off<00:00:04.300><c> record]</c>

00:00:05.000 --> 00:00:05.010 align:start position:0%
[off record]

00:00:05.010 --> 00:00:06.000 align:start position:0%
[off record]
a<00:00:05.300><c> secret</c>

00:00:06.000 --> 00:00:06.010 align:start position:0%
a secret

00:00:06.010 --> 00:00:07.000 align:start position:0%
a secret
[on<00:00:06.300><c> record]</c>

00:00:07.000 --> 00:00:08.000 align:start position:0%
[on record]
we<00:00:07.300><c> agree</c>
"""


def test_captions_that_roll_are_read_once_and_what_was_said_twice_twice(write: Write) -> None:
    reading = _read(write, "a.vtt", ROLLING)
    assert _words(reading) == [("", "good morning good morning"), ("", "we agree")]
    assert "secret" not in repr(reading.segments)


def test_a_line_that_comes_again_in_other_captions_was_said_again(write: Write) -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Yes.\n\n00:02.000 --> 00:03.000\n<v Ann>Yes.\n"
    )
    assert _words(_read(write, "a.vtt", text)) == [("Ann", "Yes. Yes.")]


def test_a_pause_of_two_seconds_ends_a_turn(write: Write) -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>One\n\n00:03.999 --> 00:05.000\n<v Ann>two\n\n00:07.000 --> 00:08.000\n<v Ann>three\n"
    assert _words(_read(write, "a.vtt", text)) == [("Ann", "One two"), ("Ann", "three")]


def test_an_unnamed_cue_belongs_to_nobody(write: Write) -> None:
    text = "WEBVTT\n\n" + "\n".join(
        f"00:0{n}.000 --> 00:0{n}.900\n{words}\n"
        for n, words in enumerate(["Ann Lee: One.", "Ann Lee: Two.", "three.", "Bo Chu: Four."])
    )
    assert _words(_read(write, "a.vtt", text)) == [
        ("Ann Lee", "One. Two."),
        ("", "three."),
        ("Bo Chu", "Four."),
    ]


def test_a_sentence_with_a_colon_is_no_speaker(write: Write) -> None:
    text = "WEBVTT\n\n" + "\n".join(
        f"00:0{n}.000 --> 00:0{n}.900\n{words}\n"
        for n, words in enumerate(["Next step: data.", "we said: no", "and then", "it ended"])
    )
    assert _words(_read(write, "a.vtt", text)) == [
        ("", "Next step: data. we said: no and then it ended")
    ]


def test_teams_voices_entities_and_fragments(write: Write) -> None:
    text = (
        "WEBVTT\n\nNOTE Confidence: 0.69\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:fred\n\n"
        "54cb2876-d02f-4d06-bc53-6b4e50eeeeb8/13-0\n0:0:1.0 --> 0:0:3.540\n"
        "<v Jos&#233; Far&#237;as>R&amp;D <i>and</i> a < b\nmore</v>\n\n"
        "54cb2876-d02f-4d06-bc53-6b4e50eeeeb8/13-1\n0:0:3.540 --> 0:0:7.23\n"
        "<v Jos&#233; Far&#237;as>ends.</v> <v Ann>Yes.</v>\n"
    )
    reading = _read(write, "a.vtt", text)
    assert _words(reading) == [("José Farías", "R&D and a < b more ends."), ("Ann", "Yes.")]
    assert reading.segments[0].end == 7.23
    assert reading.unread == ()


def test_a_voice_that_stays_open_goes_on(write: Write) -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>One\n\n00:02.000 --> 00:03.000\ntwo</v>\n\n00:03.000 --> 00:04.000\nthree\n"
    assert _words(_read(write, "a.vtt", text)) == [("Ann", "One two"), ("", "three")]


def test_srt_with_commas_and_without_empty_lines(write: Write) -> None:
    text = "\ufeff1\n00:00:01,000 --> 00:00:02,000\nAnn Lee: One\n2\n00:00:05,000 --> 00:00:06,000\nBo Chu: {\\an8}Two\n"
    reading = _read(write, "a.txt", text)
    assert reading.dialect == "srt"
    assert _words(reading) == [("Ann Lee", "One"), ("Bo Chu", "Two")]


def test_what_is_not_understood_is_shown(write: Write) -> None:
    text = (
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Ann>One.\n\ncut off by a blank line\n\n"
        "00:00:99.000 --> 00:00:04.000\n<v Ann>lost\n\n3\n00:00:05.0"
    )
    reading = _read(write, "a.vtt", text)
    assert _words(reading) == [("Ann", "One."), ("", "cut off by a blank line")]
    assert [(u.line, u.text) for u in reading.unread] == [
        (8, "00:00:99.000 --> 00:00:04.000"),
        (9, "<v Ann>lost"),
        (11, "3"),
        (12, "00:00:05.0"),
    ]
    assert [issue.rule for issue in reading.issues] == ["lines-not-read"]


@pytest.mark.parametrize(
    "text", ["WEBVTT\n", "WEBVTT\n\n1\n00:00:01.000 -->", "WEBVTT\n\nNOTE nothing\n"]
)
def test_a_transcript_without_speech_is_one_line(write: Write, text: str) -> None:
    with pytest.raises(InputError, match="no speech was found"):
        _read(write, "a.vtt", text)


def test_plain_transcripts(write: Write) -> None:
    text = (
        "Ms. Ann Lee: Good afternoon,\neverybody.\n\nA second paragraph.\n"
        "[00:01:05] 김민지: 감사합니다.\nBo Chu (ILS): The point is: data.\nBo Chu (ILS): Yes.\n"
    )
    reading = _read(write, "a.txt", text)
    assert reading.dialect == "name-text"
    assert _words(reading) == [
        ("Ms. Ann Lee", "Good afternoon, everybody."),
        ("Ms. Ann Lee", "A second paragraph."),
        ("김민지", "감사합니다."),
        ("Bo Chu (ILS)", "The point is: data."),
        ("Bo Chu (ILS)", "Yes."),
    ]
    assert reading.segments[2].start == 65.0


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.json", '{"parts": []}', "JSON"),
        ("a.txt", "", "empty"),
        ("a.csv", "a,b\n1,2\n", "no speakers were found"),
        ("a.vtt", b"\x00\x01\x00\xfe", "binary"),
    ],
)
def test_other_files_are_one_clear_line(
    write: Write, name: str, content: str | bytes, words: str
) -> None:
    with pytest.raises(InputError, match=words) as caught:
        _read(write, name, content)
    assert "\n" not in str(caught.value)


def test_a_long_speech_is_cut_at_sentences(write: Write) -> None:
    cues = "\n".join(
        f"{n // 60:02}:{n % 60:02}.000 --> {n // 60:02}:{n % 60:02}.900\n<v Ann>{'word ' * 9}end{n}.\n"
        for n in range(300)
    )
    reading = _read(write, "a.vtt", "WEBVTT\n\n" + cues)
    assert 3 <= len(reading.segments) <= 5
    assert all(segment.text.endswith(".") for segment in reading.segments)


def test_the_real_zoom_file(shared: Path) -> None:
    reading = read_file(shared / "samples" / "zoom_vtt" / "zgs_meeting001_transcript.vtt")
    first = reading.segments[0]
    assert (first.speaker_label, first.line, first.start) == ("Andrew Knight", 5, 4.859)
    assert first.text == "Okay, so we're recording. We're streaming"
    assert {s.speaker_label for s in reading.segments} >= {"Paul McCartney", "John Lennon"}
    assert sum(not s.speaker_label for s in reading.segments) == 2
    assert reading.unread == ()


FOLDERS = [
    "zoom_vtt",
    "teams_vtt",
    "webex",
    "whisper",
    "misc_srt_vtt",
    "youtube_vtt",
    "otter",
    "google_meet",
]


@pytest.mark.parametrize("name", FOLDERS)
def test_real_files_read_or_say_why(shared: Path, name: str) -> None:
    for path in (shared / "samples" / name).iterdir():
        try:
            outcome = f"{path}: {len(read_file(path).segments)}"
        except InputError as error:
            outcome = str(error)
        assert outcome.startswith(str(path))
