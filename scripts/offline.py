"""Writes zip files from which reportgen is installed where there is no network: one a platform.

Each holds a wheelhouse, a file to double-click, a guide of one page, and a bill of materials.
Usage: offline.py [--platform NAME]... [--python 3.12] [--output FOLDER]
"""

import argparse
import email
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

ROOT = Path(__file__).resolve().parent.parent
STARTERS = Path(__file__).resolve().with_name("offline_files")
PLATFORMS: Mapping[str, tuple[str, ...]] = {
    "windows-amd64": ("win_amd64",),
    "macos-arm64": tuple(f"macosx_{n}_0_arm64" for n in (11, 12, 13, 14)),
    "macos-x86_64": (
        *(f"macosx_10_{n}_x86_64" for n in (9, 10, 11, 12, 13, 14, 15)),
        *(f"macosx_{n}_0_x86_64" for n in (11, 12, 13, 14)),
    ),
    "linux-x86_64": (
        *("manylinux1_x86_64", "manylinux2010_x86_64", "manylinux2014_x86_64"),
        *(f"manylinux_2_{n}_x86_64" for n in (5, 12, 17, 24, 26, 27, 28)),
    ),
}
STARTS = {"windows": "start.bat", "macos": "start.command", "linux": "start.sh"}
EXTRAS = "review,fr"
_EPOCH = (2020, 1, 1, 0, 0, 0)
_LICENCE = re.compile(r"^License :: (?:OSI Approved :: )?(.+)$")


def build_wheel(folder: Path) -> Path:
    """Build the wheel of this checkout and return its path."""
    command = [sys.executable, "-m", "build", "--quiet", "--wheel", "--no-isolation"]
    subprocess.run([*command, "--outdir", str(folder), str(ROOT)], check=True)  # noqa: S603
    return next(folder.glob("*.whl"))


def fetch(wheel: Path, platform: str, python: str, folder: Path) -> None:
    """Put the wheel and everything that it needs on a platform into a folder."""
    pins = wheel.parent / "constraints.txt"
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins.write_text("\n".join(re.findall(r"^[\w.-]+==[^ ;\\]+", locked, re.M)), encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--dest", str(folder)]
    tags = [word for tag in PLATFORMS[platform] for word in ("--platform", tag)]
    chosen = ["--only-binary=:all:", "--python-version", python, "--implementation", "cp"]
    asked = ["--constraint", str(pins), f"{wheel}[{EXTRAS}]"]
    subprocess.run([*command, *tags, *chosen, *asked], check=True)  # noqa: S603


def materials(wheelhouse: Path) -> dict[str, object]:
    """Return the bill of materials of a wheelhouse, as CycloneDX writes it."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "components": [_component(path) for path in sorted(wheelhouse.glob("*.whl"))],
    }


def _component(wheel: Path) -> dict[str, object]:
    with zipfile.ZipFile(wheel) as held:
        name = next(one for one in held.namelist() if one.endswith(".dist-info/METADATA"))
        told = email.message_from_bytes(held.read(name))
    project, version = str(told["Name"]), str(told["Version"])
    classified = [m[1] for one in told.get_all("Classifier", []) if (m := _LICENCE.match(one))]
    written = str(told["License-Expression"] or told["License"] or "").split("\n")[0][:80]
    licence = written or ", ".join(classified) or "see the package"
    return {
        "type": "library",
        "name": project,
        "version": version,
        "purl": f"pkg:pypi/{project.lower()}@{version}",
        "licenses": [{"license": {"name": licence}}],
        "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(wheel.read_bytes()).hexdigest()}],
    }


def write_guide(path: Path, platform: str, python: str) -> None:
    """Write the guide of one page."""
    styles, body = getSampleStyleSheet(), list[Flowable]()
    text = (STARTERS / "guide.md").read_text(encoding="utf-8")
    start = STARTS[platform.split("-")[0]]
    for block in text.format(start=start, python=python, platform=platform).split("\n\n"):
        words = " ".join(block.split())
        style = styles["Heading2" if words.startswith("# ") else "BodyText"]
        body.append(Paragraph(re.sub(r"`([^`]+)`", r"<b>\1</b>", words.lstrip("# ")), style))
    document = SimpleDocTemplate(str(path), pagesize=A4, title="reportgen", invariant=1)
    document.build(body)


def starter(platform: str, python: str, version: str) -> tuple[str, bytes]:
    """Return the name and content of the file to double-click."""
    name = STARTS[platform.split("-")[0]]
    source = "start.bat" if name.endswith(".bat") else "start.sh"
    text = (STARTERS / source).read_text(encoding="utf-8")
    text = text.replace("@PYTHON@", python).replace("@VERSION@", version)
    text = text.replace("@EXTRAS@", EXTRAS)
    return name, (text.replace("\n", "\r\n") if source == "start.bat" else text).encode()


def pack(folder: Path, target: Path, start: tuple[str, bytes]) -> None:
    """Write everything into a zip file, the same bytes for the same content."""
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in _files(folder)}
    files[start[0]] = start[1]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"reportgen/{name}", _EPOCH)
            stored = zipfile.ZIP_STORED if name.endswith(".whl") else zipfile.ZIP_DEFLATED
            entry.compress_type, entry.create_system = stored, 3
            entry.external_attr = (0o755 if name == start[0] else 0o644) << 16
            packed.writestr(entry, files[name])


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def write_zip(wheel: Path, platform: str, python: str, output: Path) -> Path:
    """Write the zip file of a platform and return its path."""
    version = wheel.name.split("-")[1]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "zip"
        wheelhouse = folder / "wheelhouse"
        wheelhouse.mkdir(parents=True)
        fetch(wheel, platform, python, wheelhouse)
        bill = json.dumps(materials(wheelhouse), ensure_ascii=False, indent=1)
        (folder / "materials.json").write_text(bill, encoding="utf-8")
        (folder / "LICENSE").write_bytes((ROOT / "LICENSE").read_bytes())
        write_guide(folder / "guide.pdf", platform, python)
        target = output / f"reportgen-{version}-{platform}-python{python}.zip"
        pack(folder, target, starter(platform, python, version))
    return target


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the zip files that are asked for; return 1 if one could not be written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--platform", action="append", choices=PLATFORMS, default=[])
    parser.add_argument("--python", default="3.12")
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "offline")
    asked = parser.parse_args(arguments)
    asked.output.mkdir(parents=True, exist_ok=True)
    failed = 0
    with tempfile.TemporaryDirectory() as temporary:
        wheel = build_wheel(Path(temporary))
        for platform in asked.platform or PLATFORMS:
            try:
                path = write_zip(wheel, platform, asked.python, asked.output)
            except subprocess.CalledProcessError:
                sys.stderr.write(f"{platform}: not written; the lines above say what is missing\n")
                failed = 1
            else:
                sys.stdout.write(f"{path}: {path.stat().st_size / 1e6:.0f} MB\n")
    return failed


if __name__ == "__main__":
    sys.exit(main())
