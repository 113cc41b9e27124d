"""The zip files for machines without network: what is in them, and what the start files do."""

import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from scripts import offline

BASH = shutil.which("sh")


@pytest.fixture
def wheelhouse(tmp_path: Path) -> Path:
    folder = tmp_path / "zip" / "wheelhouse"
    folder.mkdir(parents=True)
    for name, licence in (("one", "License-Expression: MIT"), ("two", "License: BSD\n more")):
        with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as wheel:
            told = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n{licence}\n"
            wheel.writestr(zipfile.ZipInfo(f"{name}-1.0.dist-info/METADATA"), told)
    return folder


def test_the_bill_names_every_package_with_its_licence_and_hash(wheelhouse: Path) -> None:
    bill = json.loads(json.dumps(offline.materials(wheelhouse)))
    assert [one["name"] for one in bill["components"]] == ["one", "two"]
    licences = [one["licenses"][0]["license"]["name"] for one in bill["components"]]
    assert licences == ["MIT", "BSD"]
    assert all(len(one["hashes"][0]["content"]) == 64 for one in bill["components"])


@pytest.mark.parametrize("platform", offline.PLATFORMS)
def test_every_platform_has_a_guide_of_one_page_and_a_file_to_click(
    tmp_path: Path, platform: str
) -> None:
    guide = tmp_path / "guide.pdf"
    offline.write_guide(guide, platform, "3.12")
    with pypdfium2.PdfDocument(guide) as read:
        assert len(read) == 1
        words = " ".join(read[0].get_textpage().get_text_range().split())
    name, content = offline.starter(platform, "3.12", "0.1.0")
    assert name in words
    assert "Python 3.12" in words
    assert b"@" not in content.replace(b"@echo", b"").replace(b"$@", b"")
    assert b"--no-index" in content
    assert b"installed-0.1.0" in content
    assert (b"\r\n" in content) == platform.startswith("windows")


def test_the_same_content_gives_the_same_bytes(wheelhouse: Path, tmp_path: Path) -> None:
    start = offline.starter("linux-x86_64", "3.12", "0.1.0")
    first, second = tmp_path / "1.zip", tmp_path / "2.zip"
    offline.pack(wheelhouse.parent, first, start)
    offline.pack(wheelhouse.parent, second, start)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as packed:
        assert packed.getinfo("reportgen/start.sh").external_attr >> 16 & 0o111
        assert "reportgen/wheelhouse/one-1.0-py3-none-any.whl" in packed.namelist()


def test_a_missing_python_is_told_and_nothing_is_installed(tmp_path: Path) -> None:
    name, content = offline.starter("linux-x86_64", "3.99", "0.1.0")
    script, home = tmp_path / name, tmp_path / "home"
    script.write_bytes(content)
    assert BASH is not None
    ran = subprocess.run(
        [BASH, str(script)],
        env={"HOME": str(home), "PATH": "/usr/bin:/bin"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert "Python 3.99 is needed" in ran.stdout
    assert "for yourself" in ran.stdout
    assert not home.exists()
