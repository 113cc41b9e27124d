import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.errors import ReviewError
from reportgen.journal import Stamp, append, decide, read_journal, stamp
from reportgen.ledger import text_hash
from reportgen.model import Event, Finding

MakeFinding = Callable[[str, str], Finding]
Events = tuple[Event, ...]


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "decisions.jsonl"


@pytest.fixture
def accept(finding: MakeFinding, by: Stamp) -> tuple[Event, ...]:
    return decide("accept", [finding("f1", "Ministries should publish the data.")], by)


def test_a_missing_journal_is_empty(journal: Path) -> None:
    assert read_journal(journal) == ((), ())


def test_what_was_appended_is_read_back_with_its_line(
    journal: Path, finding: MakeFinding, by: Stamp
) -> None:
    one, two = finding("f1", "We should — as 김신 said — act."), finding("f2", "Publish\u2028it.")
    written = append(journal, [*decide("accept", [one, two], by)])
    written += append(journal, decide("edit", [one], by, wording="Act “now”."))
    written += append(journal, decide("merge", [one, two], by, log=written))
    written += append(journal, decide("undo", [two], by, log=written))
    events, issues = read_journal(journal)
    assert events == written
    assert issues == ()
    assert [event.line for event in events] == [event.seq for event in events] == [1, 2, 3, 4, 5]
    assert [event.line for event in written] == [1, 2, 3, 4, 5]


def test_the_file_is_json_a_person_can_read(journal: Path, accept: Events) -> None:
    append(journal, accept)
    assert journal.read_text("utf-8") == (
        '{"version": 1, "seq": 1, "at": "2026-05-14T12:00:00Z", "actor": "Ms. Ines Faro", '
        f'"op": "accept", "target": "f1", "text_hash": "{text_hash(accept[0].quote)}", '
        '"quote": "Ministries should publish the data.", "check": "b9d03b88eb018f58"}\n'
    )


def test_a_torn_last_line_is_reported_and_does_not_count(journal: Path, accept: Events) -> None:
    append(journal, accept)
    journal.write_bytes(journal.read_bytes() * 2)
    journal.write_bytes(journal.read_bytes()[:-20])
    events, issues = read_journal(journal)
    assert len(events) == 1
    assert [(i.severity, i.rule, i.where.line) for i in issues] == [("error", "torn-decision", 2)]


def test_after_a_torn_line_a_new_one_is_begun_and_nothing_is_rewritten(
    journal: Path, accept: Events
) -> None:
    append(journal, accept)
    journal.write_bytes(journal.read_bytes() + b'{"version": 1, "se')
    before = journal.read_bytes()
    (written,) = append(journal, accept)
    assert journal.read_bytes().startswith(before + b"\n{")
    events, issues = read_journal(journal)
    assert [event.seq for event in events] == [1, 2]
    assert written.line == events[1].line == 3
    assert [issue.where.line for issue in issues] == [2]


@pytest.mark.parametrize(
    "saved",
    [
        lambda text: text.encode("utf-16"),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.replace("}\n", "} ").encode(),
        lambda text: text.replace("{", "{\n").encode(),
        lambda text: text.encode() + b"see my mail of Monday",
    ],
    ids=["utf-16", "old Mac line ends", "one line", "pretty", "a remark"],
)
def test_a_journal_that_an_editor_saved_otherwise_stops_and_is_kept(
    journal: Path, accept: Events, saved: Callable[[str], bytes]
) -> None:
    append(journal, [*accept, *accept])
    content = saved(journal.read_text("utf-8"))
    journal.write_bytes(content)
    with pytest.raises(ReviewError, match=r"decisions\.jsonl:\d: the line is broken"):
        read_journal(journal)
    with pytest.raises(ReviewError, match="the line is broken"):
        append(journal, accept)
    assert journal.read_bytes() == content


@pytest.mark.parametrize("prefix", [b"", b"\xef\xbb\xbf"], ids=["plain", "BOM"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["LF", "CRLF"])
def test_a_journal_saved_by_notepad_counts_whole(
    journal: Path, accept: Events, prefix: bytes, end: bytes
) -> None:
    append(journal, [*accept, *accept])
    journal.write_bytes(prefix + journal.read_bytes().replace(b"\n", end))
    append(journal, accept)
    events, issues = read_journal(journal)
    assert ([event.seq for event in events], issues) == ([1, 2, 3], ())


def test_zeros_that_a_power_cut_leaves_are_a_torn_line(journal: Path, accept: Events) -> None:
    append(journal, accept)
    journal.write_bytes(journal.read_bytes() + b"\0" * 300)
    append(journal, accept)
    events, issues = read_journal(journal)
    assert [event.seq for event in events] == [1, 2]
    assert [issue.rule for issue in issues] == ["torn-decision"]


def test_a_full_disk_leaves_no_part_of_what_was_not_saved(
    journal: Path, accept: Events, monkeypatch: pytest.MonkeyPatch
) -> None:
    append(journal, accept)
    before = journal.read_bytes()
    write = os.write

    def full(descriptor: int, content: bytes) -> int:
        if len(content) < 600:
            raise OSError(28, "No space left on device")
        return write(descriptor, bytes(content)[:400])

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(ReviewError, match="No space left"):
        append(journal, [*accept, *accept, *accept])
    assert journal.read_bytes() == before


def test_what_holds_for_the_journal_as_read_is_not_written_after_another_decision(
    journal: Path, accept: Events
) -> None:
    append(journal, accept)
    with pytest.raises(ReviewError, match="somebody else decided meanwhile"):
        append(journal, accept, seen=0)
    append(journal, accept, seen=1)
    assert len(read_journal(journal)[0]) == 2


@pytest.mark.parametrize("cut", range(0, 400, 7))
def test_any_number_of_torn_writes_in_a_row_lose_no_whole_line(
    journal: Path, accept: Events, cut: int
) -> None:
    append(journal, accept)
    for step in (cut, cut // 2, 1):
        whole = journal.read_bytes()
        append(journal, accept)
        journal.write_bytes(whole + journal.read_bytes()[len(whole) :][:step])
    append(journal, accept)
    events, _ = read_journal(journal)
    assert events[0].seq == 1
    assert events[-1] == replace(accept[0], seq=events[-1].seq, torn=events[-1].torn)


def test_a_whole_last_line_without_its_end_counts(journal: Path, accept: Events) -> None:
    append(journal, accept)
    journal.write_bytes(journal.read_bytes().rstrip(b"\n"))
    append(journal, accept)
    events, issues = read_journal(journal)
    assert [event.seq for event in events] == [1, 2]
    assert issues == ()


@pytest.mark.parametrize("broken", ["<<<<<<< ours", '{"version": 1,', "\x00\x00"])
def test_a_broken_line_in_the_middle_stops_with_its_number(
    journal: Path, accept: Events, broken: str
) -> None:
    append(journal, [*accept, *accept])
    first, second = journal.read_text("utf-8").splitlines(keepends=True)
    journal.write_text(first + broken + "\n" + second, "utf-8", newline="\n")
    with pytest.raises(ReviewError, match=r"decisions\.jsonl:2: the line is broken"):
        read_journal(journal)
    before = journal.read_bytes()
    with pytest.raises(ReviewError, match=":2:"):
        append(journal, accept)
    assert journal.read_bytes() == before


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"op": "split"}, "unknown decision 'split'"),
        ({"op": "\x1b[2J"}, "unknown decision"),
        ({"version": 2}, "newer reportgen"),
        ({"version": "1"}, "'version'"),
        ({"colour": "red"}, "'colour'"),
        ({"at": "2026-05-14T12:00:00"}, "'at'"),
        ({"at": "yesterday"}, "'at'"),
        ({"target": ""}, "not complete"),
        ({"op": "edit"}, "not complete"),
        ({"op": "undo"}, "not complete"),
        ({"seq": 0}, "not complete"),
    ],
)
def test_what_is_not_understood_is_refused_even_in_the_last_line(
    journal: Path, change: dict[str, object], message: str
) -> None:
    line = {"version": 1, "seq": 1, "at": "2026-05-14T12:00:00Z", "actor": "A", "op": "accept"}
    journal.write_text(json.dumps(line | {"target": "f1"} | change) + "\n", "utf-8")
    with pytest.raises(ReviewError, match=message) as caught:
        read_journal(journal)
    assert "\x1b" not in str(caught.value)
    assert str(journal) + ":1:" in str(caught.value)


@pytest.mark.parametrize("line", ["[]", "3", '"accept"', "null", "[" * 10_000, "1" * 5_000])
def test_a_line_that_is_no_event_raises_only_our_error(
    journal: Path, accept: Events, line: str
) -> None:
    append(journal, accept)
    journal.write_text(line + "\n" + journal.read_text("utf-8"), "utf-8")
    with pytest.raises(ReviewError):
        read_journal(journal)


def test_a_link_a_folder_and_a_pipe_are_refused(tmp_path: Path, accept: Events) -> None:
    target = tmp_path / "elsewhere"
    target.write_text("kept", "utf-8")
    link, folder = tmp_path / "link", tmp_path / "folder"
    link.symlink_to(target)
    folder.mkdir()
    places = [link, folder]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        places.append(tmp_path / "pipe")
    for place in places:
        with pytest.raises(ReviewError, match="not a regular file"):
            append(place, accept)
        with pytest.raises(ReviewError, match="not a regular file"):
            read_journal(place)
    assert target.read_text("utf-8") == "kept"


def test_a_folder_that_is_not_there_is_told_as_our_error(tmp_path: Path, accept: Events) -> None:
    with pytest.raises(ReviewError, match="could not be saved"):
        append(tmp_path / "nowhere" / "decisions.jsonl", accept)


def test_nobody_and_no_zone_are_refused(by: Stamp) -> None:

    for name in ("", "  ", "\u202e", "\x00"):
        with pytest.raises(ReviewError, match="nobody"):
            stamp(name, by.at)
    with pytest.raises(ReviewError, match="zone"):
        stamp("A", by.at.replace(tzinfo=None))
    assert stamp(" Ms.\tInes\x1b Faro\u202e ", by.at).actor == "Ms. Ines� Faro"


_WRITER = """
import datetime as dt, sys
from pathlib import Path
from reportgen.model import Evidence, Finding, FindingId, SegmentId
from reportgen.journal import append, decide, stamp
quote = "Publish the data. " * 40
by = stamp(sys.argv[2], dt.datetime(2026, 5, 14, tzinfo=dt.timezone.utc))
for n in range(40):
    finding = Finding(FindingId(f"{sys.argv[2]}-{n}"), "decision",
                      Evidence(SegmentId("s"), 0, len(quote), quote), "x")
    append(Path(sys.argv[1]), decide("accept", [finding], by))
"""


def test_two_people_deciding_at_once_lose_nothing(journal: Path) -> None:
    command = [sys.executable, "-c", _WRITER, str(journal)]
    writers = [subprocess.Popen([*command, name]) for name in ("ann", "bob")]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    events, issues = read_journal(journal)
    assert issues == ()
    assert [event.seq for event in events] == list(range(1, 81))
    assert {event.target for event in events} == {
        f"{n}-{i}" for n in ("ann", "bob") for i in range(40)
    }
