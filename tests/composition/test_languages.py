"""Every word that a report prints is the forum's own or comes from the file of its language."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportgen.composition import (
    compose_concept_note,
    compose_outcome_report,
    compose_speaker_briefs,
)
from reportgen.composition.shared.wording import (
    format_date,
    format_dates,
    format_range,
    language_name,
)
from reportgen.composition.shared.words import Words
from reportgen.document import Document, Table
from reportgen.ledger import settle
from reportgen.model import Forum, Proceedings, ReportName
from reportgen.project.documents.profiles import outline_of, profile_names
from reportgen.readers import read_language
from reportgen.shipped import shipped
from tests.composition import forum_held as held
from tests.composition.test_wording import at, days_of
from tests.composition.tree_text import text_of

LANGUAGES = shipped("templates") / "languages"
WORD = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
FIELD = re.compile(r"(\{\w+\})")
UNIVERSAL = {"UTC", "GMT", "md", "jsonl"}
ROMAN = re.compile(r"[IVX]+")
OF_THE_TREE = {"block", "header", "page", "plain", "sub"}
"""Kinds of rows and breaks, as the lines of a tree name them."""
STRANGE = "ж"


def strange(value: Any) -> Any:
    """The words of a language with every letter a foreign one, fields left alone."""
    if isinstance(value, dict):
        return {key: strange(one) for key, one in value.items()}
    parts = FIELD.split(str(value))
    return "".join(p if n % 2 else re.sub(r"[^\W\d_]", STRANGE, p) for n, p in enumerate(parts))


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of templates with a language in which no word is English."""
    folder = tmp_path_factory.mktemp("templates")
    (folder / "languages").mkdir()
    english = yaml.safe_load((LANGUAGES / "en.yaml").read_text(encoding="utf-8"))
    path = folder / "languages" / "xx.yaml"
    path.write_text(yaml.safe_dump(strange(english), allow_unicode=True), encoding="utf-8")
    return folder


def words_of(document: Document) -> Iterator[str]:
    """Every word that a document prints or says of itself."""
    tables = [block.description for block in document.body if isinstance(block, Table)]
    furniture, properties = document.furniture, document.properties
    facts = (properties.title, properties.author, furniture.document_type, furniture.status)
    text = "\n".join((text_of(document), *tables, *facts, *texts(document.labels)))
    return iter(WORD.findall(re.sub(r"\{\w+\}", "", text)))


def leaks(document: Document, content: object) -> set[str]:
    """The words that are neither the forum's own nor of the strange language."""
    own = "\n".join(texts(content))
    known = {word.casefold() for word in WORD.findall(own)}
    found = {word for word in words_of(document) if word.casefold() not in known}
    return {word for word in found - UNIVERSAL - OF_THE_TREE if not ROMAN.fullmatch(word)}


def texts(content: Any) -> Iterator[str]:
    """Every text in records, without the names of their fields."""
    if isinstance(content, str):
        yield content
    elif is_dataclass(content):
        for field in fields(content):
            yield from texts(getattr(content, field.name))
    elif isinstance(content, tuple):
        for member in content:
            yield from texts(member)


def composed(report: ReportName, proceedings: Proceedings, folder: Path) -> Iterator[Document]:
    outline = outline_of(proceedings.forum, report, (folder,))
    match report:
        case "concept-note":
            yield compose_concept_note(proceedings.forum, outline)
        case "speaker-briefs":
            yield from (b.document for b in compose_speaker_briefs(proceedings.forum, outline))
        case "outcome-report":
            yield compose_outcome_report(settle(proceedings), outline, "working")
            yield compose_outcome_report(settle(proceedings), outline, "public")


@pytest.mark.parametrize("profile", profile_names())
@pytest.mark.parametrize("report", ["concept-note", "speaker-briefs", "outcome-report"])
def test_no_word_of_a_report_stands_in_the_code(
    report: ReportName, profile: str, forum: Forum, templates: Path
) -> None:
    before = Proceedings(replace(forum, status="", language="xx", profile=profile))
    after = replace(held.FORUM, status="", language="xx", profile=profile)
    for proceedings in (before, replace(held.PROCEEDINGS, forum=after)):
        for document in composed(report, proceedings, templates):
            assert not leaks(document, proceedings)
            assert document.properties.language == "xx"


def test_a_word_that_stood_in_the_code_would_be_seen(forum: Forum, templates: Path) -> None:
    proceedings = Proceedings(forum)
    (note,) = composed("concept-note", proceedings, templates)
    assert {"Organized", "Tuesday", "Moderator"} & leaks(note, proceedings)


# --- Arabic, French and Korean ------------------------------------------------------------------


def spoken(tag: str) -> Words:
    return Words(outline_of(Forum("f", "F", language=tag), "outcome-report", ()))


def test_arabic_as_the_united_nations_write_it() -> None:
    words = spoken("ar")
    assert format_date(days_of("2020-12-08")[0], words) == "8 كانون الأول/ديسمبر 2020"
    assert format_dates(days_of("2026-05-14", "2026-05-15"), words) == "14–15 أيار/مايو 2026"
    assert format_range(at("09:05"), at("13:30"), words) == "09:05–13:30"
    assert words.quoted("كلمة") == "«كلمة»"
    assert words.join(["ألف", "باء", "جيم"]) == "ألف، باء، وجيم"
    assert words.listed("ألف", "", "باء") == "ألف، باء"
    assert words.series(["ألف", "باء"]) == "ألف؛ باء"
    assert words.number(8500) == "8\u00a0500"
    assert language_name("en", words) == "الإنكليزية"


def test_a_counted_arabic_noun_never_follows_its_number() -> None:
    """One, two, a few and many take four forms; a number behind its noun takes none of them."""
    language = read_language(LANGUAGES / "ar.yaml")
    sentences = [
        text
        for _, report in (*language.reports, *language.formal)
        for name, text in report.sentences
        if re.search(r"\{(number|minutes|words|rate|sent|returned|count)\}", text)
    ]
    assert len(sentences) > 20
    counted = re.compile(r"\{(?:number|minutes|words|rate|sent|returned)\}\s+[\u0621-\u064a]{2,}")
    after = [text for text in sentences if counted.search(text)]
    assert [text for text in after if not re.search(r"\} (من|ومرتب)", text)] == []


def test_french_as_a_letter_writes_it() -> None:
    words = spoken("fr")
    first = days_of("2026-05-01")[0]
    assert format_date(first, words) == "1er mai 2026"
    assert format_dates(days_of("2020-12-08", "2020-12-09"), words) == "8-9 décembre 2020"
    assert format_range(at("09:05"), at("13:30"), words) == ("9\u00a0h\u00a005 – 13\u00a0h\u00a030")
    assert words.quoted("mot") == "«\u00a0mot\u00a0»"
    assert words.pair("Note", "ici") == "Note\u00a0: ici"
    assert words.number(1_250_000) == "1\u00a0250\u00a0000"
    assert words.join(["a", "b", "c"]) == "a, b et c"
    assert language_name("ko", words) == "coréen"
    assert words.counted("count-online", 0) == "count-online-one"


def test_korean_as_a_letter_writes_it() -> None:
    words = spoken("ko")
    assert format_date(days_of("2020-12-08")[0], words) == "2020년 12월 8일"
    assert format_dates(days_of("2026-05-14", "2026-05-15"), words) == "2026년 5월 14일~15일"
    assert format_dates(days_of("2026-04-30", "2026-05-01"), words) == "2026년 4월 30일~5월 1일"
    assert words.join(["가", "나", "다"]) == "가, 나, 다"


@pytest.mark.parametrize("path", sorted(LANGUAGES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_language_has_lists_of_the_same_length_and_pages_in_order(path: Path) -> None:
    general = dict(read_language(path).general)
    counts = {"months": 12, "weekdays": 7, "numerals": 10, "agenda-columns": 3}
    assert {name: len(general[name].split("|")) for name in counts} == counts
    # A foot of Word prints the number of the page before that of pages.
    assert 0 <= general["page"].index("{page}") < general["page"].index("{pages}")
