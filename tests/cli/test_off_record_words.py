"""Words that were said off the record are in no output, no message and no hidden file."""

import zipfile
from pathlib import Path

import pytest

from reportgen.verification import read_pdf_text
from tests.cli.conftest import Run

pytestmark = pytest.mark.model

SECRET = "zebra"


def cues(*spoken: tuple[str, str, str, str]) -> str:
    """WebVTT of (start, end, speaker, words), times in minutes and seconds."""
    return "WEBVTT\n\n" + "".join(
        f"00:{start}.000 --> 00:{end}.000\n<v {who}>{words}\n\n"
        for start, end, who, words in spoken
    )


def leaks(folder: Path, words: str) -> list[str]:
    """The names of the files that hold the words: packed, in metadata or as text."""
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        contents = [path.read_bytes()]
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as package:
                contents += [package.read(name) for name in package.namelist()]
        elif path.suffix == ".pdf":
            contents.append(" ".join(read_pdf_text(contents[0])).encode())
        if any(words.encode() in content.lower() for content in contents):
            found.append(path.name)
    return found


OFF_RECORD = {
    "notes/water.md": [
        "- Towns go. [OFF THE RECORD] Kings should buy the zebra. [Back on record] They stay.\n",
        "- Towns go. **[off-record]** Kings should buy the zebra.\n",
        "## Title [off record]\n\n- Kings should buy the zebra.\n\n## [on record] Next\n\nWords.\n",
        "| a | b |\n|---|---|\n| [off record] | zebra |\n| [on record] | words |\n",
        "Words [x](http://a.example '[off record] zebra [on record]') go on.\n",
        "Words[^1] go on.\n\n[^1]: [off&nbsp;record] zebra\n",
        "---\nsession: water\noff_record: ['6-6']\n---\nWords.\nKings should buy the zebra.\n",
        "Words go on. [off\nrecord] zebra [on record]\n",
        "Words.\n\n{off record} Kings should buy the zebra.\n",
        "Words.\n\n<off record> Kings should buy the zebra.\n",
        "Words.\n\nOFF THE RECORD:\n Kings should buy the zebra.\n",
        "Words.\n\n<!-- off record --> Kings should buy the zebra.\n",
    ],
    "transcripts/water.vtt": [
        cues(
            ("00:10", "00:14", "Ann Carter", "Go on [off record]"),
            ("00:15", "00:19", "Ravi Bose", "Kings should buy the zebra."),
            ("00:20", "00:24", "Ann Carter", "zebra [on record] Towns should go on."),
        ),
        # the span of the sidecar cuts the second cue in the middle
        cues(
            ("18:50", "18:54", "Ann Carter", "Towns should go on."),
            ("18:55", "19:05", "Ann Carter", "Kings should buy the zebra."),
        ),
    ],
    "prose/background.md": [
        "Words [off record] zebra [on record] go on.\n\n# H [off record]\nzebra\n"
    ],
    "bios/carter.md": ["[off record] zebra"],
}


@pytest.mark.parametrize(
    ("name", "text"), [(n, t) for n, texts in OFF_RECORD.items() for t in texts]
)
def test_off_record_words_are_nowhere(run: Run, small: Path, name: str, text: str) -> None:
    (small / "notes" / "water.md").write_text("- Towns should go on.\n", encoding="utf-8")
    (small / name).parent.mkdir(exist_ok=True)
    (small / name).write_text(text, encoding="utf-8")
    shown = [run("build", small, "--format", "docx", "--format", "pdf", "--format", "txt")]
    assert shown[0].code == 0, shown[0].err
    shown += [run("findings", small), run("findings", small, "--json")]
    shown += [run("check", small, "--all"), run("check", small, "--json")]
    shown += [run("finalize", small, "--by", "Jo"), run("verify", small, "--json")]
    if name.startswith(("notes", "transcripts")):
        shown += [run("read", small / name), run("read", small / name, "--json")]
    assert not [ran for ran in shown if SECRET in (ran.out + ran.err).lower()]
    assert leaks(Path("outputs"), SECRET) == []


@pytest.mark.parametrize(
    "marker",
    [
        "[off recrod]",
        "[off record",
        "Off record:",
        "off record]",
        "[off the record please]",
        "[\u043eff record]",
    ],
)
@pytest.mark.parametrize("name", ["notes/water.md", "prose/background.md"])
def test_a_marker_that_is_almost_right_stops_the_run(
    run: Run, small: Path, name: str, marker: str
) -> None:
    (small / "notes" / "water.md").unlink()
    (small / name).parent.mkdir(exist_ok=True)
    (small / name).write_text(f"Words.\n\n{marker} Kings should buy the zebra.\n", encoding="utf-8")
    ran = run("build", small)
    assert (ran.code, ran.out) == (3, "")
    assert "looks like a marker" in ran.err
    assert SECRET not in ran.err
    assert leaks(Path(), SECRET) == [Path(name).name]


def test_the_tail_of_a_turn_in_the_green_room_is_cut_off(run: Run, small: Path) -> None:
    (small / "transcripts" / "water.vtt.yaml").write_text(
        'session: water\nrecorded_from: "14:30"\n', encoding="utf-8"
    )  # the session ends at 15:00, half an hour into the recording
    (small / "transcripts" / "water.vtt").write_text(
        cues(
            ("29:50", "29:59", "Ann Carter", "Towns should share their flood maps and"),
            ("30:00", "30:04", "Ann Carter", "buy a zebra."),
        ),
        encoding="utf-8",
    )
    assert run("build", small).code == 0
    assert run("verify", small).code == 0
    assert "flood maps and" in run("findings", small, "--json").out
    assert SECRET not in run("findings", small, "--json").out
    assert leaks(Path("outputs"), SECRET) == []
