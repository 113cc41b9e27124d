"""Many texts in one call against one call each: texts a second, and what memory grows by.

``python -m benchmarks.texts`` prints a line for each number of texts.
"""

import resource
import time
from collections.abc import Iterator

from reportgen import extract_text, extract_texts
from reportgen.project import read_folder
from reportgen.shipped import shipped

SIZES = (100, 400, 1_600)


def texts(count: int) -> Iterator[str]:
    """Yield turns of the example forum, each with a number so that none is like another."""
    segments = read_folder(shipped("example")).proceedings.material.segments
    turns = [one.text for one in segments if one.form == "turn"]
    for number in range(count):
        yield f"Turn {number}. {turns[number % len(turns)]}"


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the rates."""
    extract_text("Towns should lift pumps.")  # the model is loaded before the clock starts
    print("texts   one call   one each   largest memory")
    for size in SIZES:
        started = time.process_time()
        found = sum(len(one.findings) for one in extract_texts(texts(size)))
        together = size / (time.process_time() - started)
        started = time.process_time()
        apart = sum(len(extract_text(text)) for text in texts(size))
        each = size / (time.process_time() - started)
        if found != apart:
            raise AssertionError(f"{found} findings in one call, {apart} in one each")
        rates = f"{together:6.1f}/s   {each:6.1f}/s"
        print(f"{size:5d}   {rates}   {_megabytes():8.1f} MB")


if __name__ == "__main__":
    main()
