import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.document import Citation
from reportgen.errors import PipelineError
from reportgen.project.documents import outputs
from reportgen.project.documents.outputs import Delivery, PlacedFile, deliver, place
from reportgen.project.documents.record import Record, digest, read_record, record_path
from reportgen.verification import Printed

PRINTED = (
    Printed(
        Citation(1, "quotation", "Act “now”, 김.", "t.vtt", "ab" * 32, "t.vtt#1", 0, 10, 3, 4.5), 2
    ),
)


def delivery(content: bytes, name: str = "report.docx", made_of: str = "") -> Delivery:
    return Delivery(
        name, made_of or content.hex(), lambda: content, "outcome-report", "public", "en", PRINTED
    )


def states(folder: Path, *deliveries: Delivery) -> list[tuple[str, str]]:
    placed, issues = deliver(folder, deliveries)
    assert issues == ()
    return [(p.path.relative_to(folder).as_posix(), p.state) for p in placed]


def test_a_new_file_is_written_and_the_same_again_left_alone(tmp_path: Path) -> None:
    assert states(tmp_path, delivery(b"1")) == [("report.docx", "written")]
    before = (tmp_path / "report.docx").stat()
    assert states(tmp_path, delivery(b"1")) == [("report.docx", "unchanged")]
    assert (tmp_path / "report.docx").stat().st_mtime_ns == before.st_mtime_ns
    assert (tmp_path / "report.docx").stat().st_ino == before.st_ino
    assert states(tmp_path, delivery(b"2")) == [("report.docx", "written")]
    assert (tmp_path / "report.docx").read_bytes() == b"2"


def test_what_was_made_of_the_same_is_not_even_rendered(tmp_path: Path) -> None:
    def never() -> bytes:
        raise AssertionError

    states(tmp_path, delivery(b"1", made_of="x"))
    assert states(tmp_path, Delivery("report.docx", "x", never, "outcome-report")) == [
        ("report.docx", "unchanged")
    ]
    assert read_record(tmp_path)[0].files[0].printed == PRINTED


def test_a_file_that_a_person_edited_is_kept_and_the_new_one_put_beside(tmp_path: Path) -> None:
    states(tmp_path, delivery(b"1"))
    (tmp_path / "report.docx").write_bytes(b"edited")
    assert states(tmp_path, delivery(b"1")) == [("report (new).docx", "beside")]
    assert states(tmp_path, delivery(b"1")) == [("report (new).docx", "beside")]
    assert states(tmp_path, delivery(b"2")) == [("report (new).docx", "beside")]
    (tmp_path / "report (new).docx").write_bytes(b"edited too")
    assert states(tmp_path, delivery(b"3")) == [("report (new 2).docx", "beside")]
    assert (tmp_path / "report.docx").read_bytes() == b"edited"
    assert (tmp_path / "report (new).docx").read_bytes() == b"edited too"
    assert (tmp_path / "report (new 2).docx").read_bytes() == b"3"


def test_an_edited_file_keeps_the_record_of_what_was_printed_in_it(tmp_path: Path) -> None:
    states(tmp_path, delivery(b"1"))
    (tmp_path / "report.docx").write_bytes(b"edited")
    states(tmp_path, delivery(b"2"))
    record, _ = read_record(tmp_path)
    assert [written.name for written in record.files] == ["report (new).docx", "report.docx"]
    assert not record.is_ours("report.docx", digest(b"edited"))


@pytest.mark.parametrize("prepare", [Path.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_what_is_no_file_of_ours_is_never_opened_or_replaced(
    tmp_path: Path, prepare: Callable[[Path], None]
) -> None:
    path = tmp_path / "report.docx"
    prepare(path)
    assert states(tmp_path, delivery(b"1")) == [("report (new).docx", "beside")]
    assert path.is_symlink() or path.is_dir()


def test_a_deleted_file_is_written_again_under_its_name(tmp_path: Path) -> None:
    states(tmp_path, delivery(b"1"), delivery(b"x", "briefs/김신.docx"))
    (tmp_path / "report.docx").unlink()
    assert states(tmp_path, delivery(b"1")) == [("report.docx", "written")]
    (tmp_path / "briefs" / "김신.docx").unlink()
    states(tmp_path, delivery(b"1"))
    assert [written.name for written in read_record(tmp_path)[0].files] == ["report.docx"]


def test_a_run_killed_between_record_and_files_takes_none_of_ours_for_edited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    states(tmp_path, delivery(b"1"))

    def killed(_path: Path, _content: bytes) -> None:
        raise KeyboardInterrupt

    for content in (b"2", b"3"):
        with monkeypatch.context() as patch:
            patch.setattr(outputs, "write_atomic", killed)
            with pytest.raises(KeyboardInterrupt):
                deliver(tmp_path, [delivery(content)])
    assert states(tmp_path, delivery(b"4")) == [("report.docx", "written")]
    assert (tmp_path / "report.docx").read_bytes() == b"4"


def test_the_record_comes_back_as_written_and_says_nothing_new_twice(tmp_path: Path) -> None:
    states(tmp_path, delivery(b"1"))
    record, issues = read_record(tmp_path)
    (written,) = record.files
    assert issues == ()
    assert (written.report, written.edition, written.language) == ("outcome-report", "public", "en")
    assert written.printed == PRINTED
    before = record_path(tmp_path).stat().st_mtime_ns
    states(tmp_path, delivery(b"1"))
    assert record_path(tmp_path).stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"version": 2, "files": []}', '{"version": 1, "files": [3]}', "[" * 9_999,
     '{"version": 1, "files": {"a": 1}}', "\x00", '{"version": 1, "files": null}'],
)  # fmt: skip
def test_a_broken_record_is_told_and_loses_no_file(tmp_path: Path, text: str) -> None:
    states(tmp_path, delivery(b"1"))
    record_path(tmp_path).write_text(text, "utf-8")
    record, issues = read_record(tmp_path)
    assert record == Record()
    assert [issue.rule for issue in issues] == ["broken-record"]
    placed, _ = deliver(tmp_path, [delivery(b"2")])
    assert placed == (PlacedFile(tmp_path / "report (new).docx", "beside"),)
    assert (tmp_path / "report.docx").read_bytes() == b"1"


@pytest.mark.parametrize("change", [{"count": "2"}, {"citation": {"number": "1"}}])
def test_a_record_with_values_of_another_kind_is_broken(
    tmp_path: Path, change: dict[str, object]
) -> None:
    states(tmp_path, delivery(b"1"))
    raw = json.loads(record_path(tmp_path).read_text("utf-8"))
    raw["files"][0]["printed"][0] |= change
    record_path(tmp_path).write_text(json.dumps(raw), "utf-8")
    assert read_record(tmp_path)[1] != ()


def test_one_file_can_be_placed_by_itself(tmp_path: Path) -> None:
    assert place(tmp_path, "a.docx", b"1", Record()).state == "written"
    assert place(tmp_path, "a.docx", b"1", Record()).state == "unchanged"
    assert place(tmp_path, "a.docx", b"2", Record()) == PlacedFile(
        tmp_path / "a (new).docx", "beside"
    )


def test_a_folder_that_cannot_be_written_is_our_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(PipelineError):
        deliver(tmp_path / "file", [delivery(b"1")])
