"""Writes requirements.lock: exact versions with hashes of all that setup.cfg asks for."""

import configparser
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = [
    "--quiet",
    "--generate-hashes",
    "--allow-unsafe",
    "--strip-extras",
    "--no-annotate",
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-emit-trusted-host",
]
BUILD = ["setuptools>=77,<90", "wheel"]


def wanted() -> list[str]:
    """Return the requirements of the project, its developers and its build."""
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    listed = setup["options"]["install_requires"], setup["options.extras_require"]["dev"]
    return [line for block in listed for line in block.split("\n") if line.strip()] + BUILD


def main() -> None:
    """Resolve with pip-compile (package pip-tools) and write the lock."""
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder) / "requirements.in"
        asked.write_text("\n".join(wanted()) + "\n", encoding="utf-8")
        lock = ROOT / "requirements.lock"
        command = [sys.executable, "-m", "piptools", "compile", *OPTIONS, "-o", str(lock)]
        subprocess.run([*command, str(asked)], check=True)  # noqa: S603


if __name__ == "__main__":
    main()
