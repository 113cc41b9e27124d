"""A browser shows our pages as they are meant, and axe finds nothing against them."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from reportgen.document import Document
from reportgen.project import compose, open_folder, request_for
from reportgen.writers import write_html
from tests.judges.chromium import Chromium
from tests.writers.sample import sample_document

pytestmark = pytest.mark.browser
DESKTOP, PHONE = 1280, 360
"""Widths in pixels."""

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
JUDGE = """
const [tags, done] = arguments;
axe.run(document, {runOnly: {type: "tag", values: tags}}).then(
  found => done({
    passes: found.passes.length,
    violations: found.violations.map(
      rule => [rule.id, ...rule.nodes.map(node => node.html + " " + node.failureSummary)]),
  }),
  error => done({passes: 0, violations: [String(error)]}));
"""
MEASURE = """
const done = arguments[arguments.length - 1];
done({
  wide: document.documentElement.scrollWidth - window.innerWidth,
  loaded: performance.getEntriesByType("resource").map(entry => entry.name),
});
"""


def examples(root: Path, folder: Path) -> dict[str, Document]:
    """The sample, the sample from right to left, and one report of each kind of both forums."""
    sample = sample_document()
    arabic = replace(sample, properties=replace(sample.properties, language="ar"))
    found = {"sample": sample, "arabic": arabic}
    for forum in ("seomaru-forum-2026", "kipa-undesa-2020"):
        opened = open_folder(root / "inputs" / forum, folder)
        for made in compose(opened.proceedings, request_for()):
            found.setdefault(f"{forum} {made.report} {made.edition}", made.document)
    return found


def judged(browser: Chromium, axe: str) -> dict[str, Any]:
    judgement: dict[str, Any] = browser.run(axe + JUDGE, RULES)
    return judgement


@pytest.mark.model
def test_axe_finds_no_violation(browser: Chromium, axe: str, root: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    documents = examples(root, tmp_path / "outputs")
    assert len(documents) == 12
    for name, document in documents.items():
        page.write_text(write_html(document), encoding="utf-8", newline="")
        for width, colours in ((DESKTOP, "light"), (PHONE, "dark")):
            scheme = {"name": "prefers-color-scheme", "value": colours}
            browser.command("Emulation.setEmulatedMedia", {"features": [scheme]})
            browser.open(page, width)
            judgement = judged(browser, axe)
            assert judgement["violations"] == [], f"{name}, {width} pixels, {colours}"
            assert judgement["passes"] > 20
            measured = browser.run(MEASURE)
            assert measured == {"wide": 0, "loaded": []}, f"{name}, {width} pixels"
            assert browser.console() == [], name


def test_axe_would_find_one(browser: Chromium, axe: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    broken = write_html(sample_document()).replace("<h1>", "<p>").replace("</h1>", "</p>")
    page.write_text(broken.replace(' lang="en-GB"', "", 1), encoding="utf-8", newline="")
    browser.open(page)
    names = {violation[0] for violation in judged(browser, axe)["violations"]}
    assert names == {"html-has-lang", "page-has-heading-one"}


def test_a_script_in_a_page_would_not_run(browser: Chromium, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    script = "<script>document.title = 'run'</script><img src='x.png' onerror='1'></main>"
    page.write_text(
        write_html(sample_document()).replace("</main>", script), encoding="utf-8", newline=""
    )
    browser.open(page)
    title = browser.run("arguments[0](document.title)")
    assert title == "Third Seomaru Forum: outcome report"
    assert len(browser.console()) >= 2


def test_paper_is_a4_with_a_foot_on_every_page(browser: Chromium, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(write_html(sample_document()), encoding="utf-8", newline="")
    browser.open(page)
    printed = pypdfium2.PdfDocument(io.BytesIO(browser.print()))
    total = len(printed)
    assert total > 10
    for number in range(total):
        sheet = printed[number]
        assert [round(length) for length in sheet.get_size()] == [595, 842]
        words = sheet.get_textpage().get_text_bounded()
        assert "Draft · 20 May 2026" in words
        assert f"{number + 1} / {total}" in words
        assert ("Seomaru Forum 2026" in words) == (number > 0)
        assert len(words) > 150, f"page {number + 1} is all but empty"
    printed.close()
