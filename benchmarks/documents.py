"""Our documents beside those of bare libraries: `python -m benchmarks.documents`.

The same words go through reportgen, docxtpl alone, python-docx alone, untagged reportlab, and Typst
and WeasyPrint with PDF/UA (the extra ``bench``), in one run. Seconds are those of the processor.
"""

import time
from collections.abc import Callable
from functools import partial
from importlib.metadata import version

from benchmarks import bare
from benchmarks.made_documents import long_report, short_brief, table_report
from reportgen.document import Document
from reportgen.shipped import shipped
from reportgen.writers import write_docx, write_pdf

LIBRARIES = ("docxtpl", "python-docx", "reportlab", "typst", "weasyprint")
BRIEFS = 200
ROWS = 4000
TEMPLATES = shipped("templates") / "project-report"


def seconds(run: Callable[[], object]) -> float:
    """Return the processor's seconds of a call."""
    started = time.process_time()
    run()
    return time.process_time() - started


def best(run: Callable[[], object], times: int = 3) -> float:
    """Return the seconds of the fastest of some calls."""
    return min(seconds(run) for _ in range(times))


def print_report() -> None:
    """Print the seconds of one long report in each way."""
    document = long_report()
    ours = best(lambda: write_docx(document, TEMPLATES / "outcome_report.docx"))
    tagged = best(lambda: write_pdf(document))
    template = bare.docxtpl_template()
    filled = best(lambda: bare.with_docxtpl(document, template))
    plain = best(lambda: bare.with_reportlab(document))
    print(f"report of {bare.pages(write_pdf(document))} pages")
    print(f"  DOCX  reportgen {ours:.3f} s, docxtpl {filled:.3f} s: ratio {ours / filled:.2f}")
    print(f"        python-docx {best(lambda: bare.with_python_docx(document)):.3f} s")
    print(f"  PDF   reportgen {tagged:.3f} s, reportlab {plain:.3f} s: ratio {tagged / plain:.2f}")
    print(f"        Typst {best(lambda: bare.with_typst(document)):.3f} s")
    print(f"        WeasyPrint {best(lambda: bare.with_weasyprint(document), 1):.3f} s")


def print_briefs() -> None:
    """Print how many briefs a second each way makes."""
    briefs = [short_brief(number) for number in range(BRIEFS)]
    some = briefs[: BRIEFS // 10]
    word, template = TEMPLATES / "speaker_brief.docx", bare.docxtpl_template()
    ways: dict[str, Callable[[], object]] = {
        "DOCX reportgen": lambda: [write_docx(brief, word) for brief in briefs],
        "DOCX docxtpl": lambda: [bare.with_docxtpl(brief, template) for brief in briefs],
        "DOCX python-docx": lambda: [bare.with_python_docx(brief) for brief in briefs],
        "PDF reportgen": lambda: [write_pdf(brief) for brief in briefs],
        "PDF reportlab": lambda: [bare.with_reportlab(brief) for brief in briefs],
        "PDF Typst": lambda: [bare.with_typst(brief) for brief in briefs],
        "PDF WeasyPrint": lambda: [bare.with_weasyprint(brief) for brief in some],
    }
    print(f"{BRIEFS} briefs of {bare.pages(write_pdf(briefs[0]))} pages, each second")
    rates = {
        name: (len(some) if "Weasy" in name else BRIEFS) / seconds(run)
        for name, run in ways.items()
    }
    for name, rate in rates.items():
        print(f"  {name:18s} {rate:7.1f}")
    print(f"  DOCX, times docxtpl: {rates['DOCX reportgen'] / rates['DOCX docxtpl']:.2f}")
    print(f"  PDF, times WeasyPrint: {rates['PDF reportgen'] / rates['PDF WeasyPrint']:.2f}")
    print(f"  PDF, time against reportlab: {rates['PDF reportlab'] / rates['PDF reportgen']:.2f}")


def print_growth() -> None:
    """Print how the time of a long table grows when it doubles."""
    half, whole = table_report(ROWS // 2), table_report(ROWS)
    ways: dict[str, Callable[[Document], bytes]] = {
        "DOCX": lambda document: write_docx(document, TEMPLATES / "outcome_report.docx"),
        "PDF": write_pdf,
    }
    for form, write in ways.items():
        short, long = seconds(partial(write, half)), seconds(partial(write, whole))
        print(f"table of {ROWS} rows, {form}: {long:.2f} s, time(2n)/time(n) {long / short:.2f}")


def main() -> None:
    """Print versions, then every comparison."""
    print(", ".join(f"{name} {version(name)}" for name in LIBRARIES))
    print_report()
    print_briefs()
    print_growth()


if __name__ == "__main__":
    main()
