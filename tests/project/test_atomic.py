import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportgen import disk
from reportgen.disk import sweep
from reportgen.errors import PipelineError
from reportgen.project.folder.atomic import write_atomic


def test_a_file_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "made" / "보고서.docx"
    write_atomic(path, b"old")
    write_atomic(path, b"new")
    assert path.read_bytes() == b"new"
    assert [p.name for p in path.parent.iterdir()] == ["보고서.docx"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no umask")
def test_others_may_read_the_file_as_the_umask_says(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    write_atomic(tmp_path / "file", b"")
    assert (tmp_path / "file").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_link_is_replaced_and_never_written_through(tmp_path: Path) -> None:
    precious, link = tmp_path / "precious", tmp_path / "report.docx"
    precious.write_bytes(b"precious")
    link.symlink_to(precious)
    write_atomic(link, b"new")
    assert precious.read_bytes() == b"precious"
    assert not link.is_symlink()
    assert link.read_bytes() == b"new"


def test_a_full_disk_leaves_the_old_file_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.docx"
    write_atomic(path, b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(PipelineError, match=r"report\.docx: cannot be written \(No space left"):
        write_atomic(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_the_way_is_told_as_our_error(tmp_path: Path) -> None:
    (tmp_path / "report.docx").mkdir()
    with pytest.raises(PipelineError, match="cannot be written"):
        write_atomic(tmp_path / "report.docx", b"new")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(PipelineError, match="cannot be written"):
        write_atomic(tmp_path / "file" / "report.docx", b"new")


def test_sweeping_takes_leftovers_and_nothing_else(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.write_bytes(b"")
    (tmp_path / ".reportgen-0123.tmp").write_bytes(b"half")
    (tmp_path / ".reportgen-link.tmp").symlink_to(kept)
    (tmp_path / ".reportgen").mkdir()
    sweep(tmp_path)
    sweep(tmp_path / "missing")
    assert {p.name for p in tmp_path.iterdir()} == {"kept", ".reportgen-link.tmp", ".reportgen"}


_WRITER = """
import runpy
import sys
from pathlib import Path
write_atomic = runpy.run_path(sys.argv[2])["write_whole"]
contents = [letter * 400_000 for letter in (b"a", b"b")]
print("ready", flush=True)
while True:
    for content in contents:
        write_atomic(Path(sys.argv[1]), content)
"""


def start(path: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _WRITER, str(path), str(disk.__file__)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert writer.stdout is not None
    writer.stdout.readline()
    return writer


def test_killed_at_random_the_file_is_old_or_new_never_half(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    write_atomic(path, b"a" * 400_000)
    for kill in range(20):
        writer = start(path)
        time.sleep((kill * 7 % 20) / 2_000)
        writer.kill()
        writer.communicate()
        content = path.read_bytes()
        assert len(content) == 400_000
        assert len(set(content)) == 1
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == [path]


def test_three_writers_at_once_and_a_sweep_never_show_half_a_file(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    write_atomic(path, b"a" * 400_000)
    writers = [start(path) for _ in range(3)]
    try:
        for _ in range(100):
            assert len(set(path.read_bytes())) == 1
            if sys.platform == "win32":
                continue
            sweep(tmp_path)
    finally:
        running = [writer.poll() is None for writer in writers]
        for writer in writers:
            writer.kill()
            writer.communicate()
    assert running == [True] * 3
