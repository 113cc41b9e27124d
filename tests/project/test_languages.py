"""Small invented forums in Arabic, French and Korean, built in every format."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
import yaml

from reportgen.errors import InputError, TemplateError
from reportgen.project import build, compose, load_forum, read_folder, request_for
from reportgen.shipped import shipped
from reportgen.verification import read_docx_text, read_html_text, read_pdf_text
from reportgen.writers import write_text
from tests.project.test_chain import build_files, said_otherwise, without_contents

FORUMS = {"ar": "wadi-2026", "fr": "rivieres-2026", "ko": "maeul-2026"}
LANGUAGES = shipped("templates") / "languages"
WORD = re.compile(r"[A-Za-zÀ-ÿ]{3,}")


def folder_of(root: Path, language: str) -> Path:
    return root / "tests" / "forums" / FORUMS[language]


def values_of(path: Path) -> set[str]:
    """The words that a language prints, in small letters and without names of fields."""

    def texts(node: object) -> list[str]:
        if isinstance(node, dict):
            return [text for one in node.values() for text in texts(one)]
        return [re.sub(r"\{\w+\}", "", str(node))]

    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {word.casefold() for text in texts(content) for word in WORD.findall(text)}


@pytest.mark.parametrize("profile", ["project-report", "un-formal"])
@pytest.mark.parametrize("language", FORUMS)
def test_no_english_word_is_printed(
    root: Path, language: str, profile: str, tmp_path: Path
) -> None:
    folder = folder_of(root, language)
    content = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.*"))
    copied = tmp_path / "forum"
    copied.mkdir()
    for path in (path for path in folder.rglob("*") if path.is_file()):
        target = copied / path.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    settings = copied / "forum.yaml"
    settings.write_text(settings.read_text("utf-8") + f"\nprofile: {profile}\n", "utf-8")
    own = values_of(LANGUAGES / f"{language}.yaml") | {w.casefold() for w in WORD.findall(content)}
    numerals = {"iii", "vii"}
    english = values_of(LANGUAGES / "en.yaml") - own - numerals
    documents = compose(read_folder(copied).proceedings, request_for())
    printed = {made.stem: write_text(made.document) for made in documents}
    assert len(printed) > 4
    for name, text in printed.items():
        assert not {word.casefold() for word in WORD.findall(text)} & english, name
        if language == "ar":
            assert not re.search(r"[,;?“”]", text), name


@pytest.mark.parametrize("language", FORUMS)
def test_files_say_what_language_they_are_in(root: Path, language: str) -> None:
    proceedings = load_forum(folder_of(root, language))
    files = build(proceedings, ["concept-note"], ("docx", "pdf", "html"))
    page = files["concept-note.html"].decode()
    assert f'<html lang="{language}"' in page
    with zipfile.ZipFile(BytesIO(files["concept-note.docx"])) as word:
        latin = {"ko": 'en-US" w:eastAsia="ko'}.get(language, language)
        assert f'w:lang w:val="{latin}"' in word.read("word/styles.xml").decode()
        assert f"<dc:language>{language}</dc:language>" in word.read("docProps/core.xml").decode()
    assert f"/Lang ({language})".encode() in files["concept-note.pdf"]


@pytest.mark.parametrize(
    ("language", "number", "title"),
    [
        ("ar", "الصفحة 1 من", "مذكرة مفاهيمية"),
        ("fr", "Page 1 sur", "Note de cadrage"),
        ("ko", "1 / 1쪽", "개념 문서"),
    ],
)
def test_head_and_foot_are_in_the_language(
    root: Path, language: str, number: str, title: str
) -> None:
    files = build(load_forum(folder_of(root, language)), ["concept-note"], ("docx", "pdf", "html"))
    pdf = pypdfium2.PdfDocument(files["concept-note.pdf"])
    assert number in pdf[0].get_textpage().get_text_range().replace("\u00a0", " ")
    for words in (
        " ".join(read_docx_text(files["concept-note.docx"])),
        " ".join(read_pdf_text(files["concept-note.pdf"])),
        " ".join(read_html_text(files["concept-note.html"])),
    ):
        assert title in words.replace("\u00a0", " ")
    with zipfile.ZipFile(BytesIO(files["concept-note.docx"])) as word:
        assert "Page " not in word.read("word/footer1.xml").decode() or language == "fr"


@pytest.mark.parametrize("profile", ["project-report", "un-formal"])
@pytest.mark.parametrize("language", FORUMS)
def test_every_format_says_the_same(root: Path, language: str, profile: str) -> None:
    proceedings = read_folder(folder_of(root, language)).proceedings
    proceedings = replace(proceedings, forum=replace(proceedings.forum, profile=profile))
    documents = [made.document for made in compose(proceedings, request_for())]
    assert len(documents) > 4
    for document in map(without_contents, documents):
        assert said_otherwise(document, build_files(document, profile)) == []


def test_arabic_pages_run_from_right_to_left(root: Path) -> None:
    files = build(load_forum(folder_of(root, "ar")), ["concept-note"], ("docx", "pdf", "html"))
    assert '<html lang="ar" dir="rtl">' in files["concept-note.html"].decode()
    # A viewer that is told so reads every line backwards, also where it is Greek, and finds nothing.
    assert b"/Direction" not in files["concept-note.pdf"]
    with zipfile.ZipFile(BytesIO(files["concept-note.docx"])) as word:
        text, styles = (word.read(f"word/{name}.xml").decode() for name in ("document", "styles"))
    assert 'w:bidi="ar' in styles
    assert "<w:bidiVisual" in text
    for run in re.findall(r"<w:r>(?:(?!</w:r>).)*</w:r>", text, re.DOTALL):
        printed = "".join(re.findall(r"<w:t[ >][^<]*", run))
        if re.search(r"[\u0621-\u064a]", printed):
            assert "<w:rtl" in run, printed


def test_a_language_without_words_stops_a_build(root: Path, tmp_path: Path) -> None:
    proceedings = load_forum(folder_of(root, "fr"))
    settings = {"language": "fra"}
    forum = replace(proceedings.forum, **settings)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="language 'fra' does not exist; did you mean 'fr'"):
        build(forum, formats=("txt",))
    (tmp_path / "languages").mkdir()
    lacking = (LANGUAGES / "fr.yaml").read_text("utf-8").replace("  draft: Projet\n", "")
    (tmp_path / "languages" / "fr.yaml").write_text(lacking, "utf-8")
    with pytest.raises(TemplateError, match=r"fr\.yaml: missing: general\.draft"):
        build(proceedings, formats=("txt",), templates=(tmp_path,))


@pytest.mark.parametrize(
    ("languages", "printed"), [(("vi", "fr"), "fr"), (("vi",), "en"), (("fr-CA",), "fr-CA")]
)
def test_the_first_working_language_with_words_is_taken(
    root: Path, languages: tuple[str, ...], printed: str
) -> None:
    forum = replace(load_forum(folder_of(root, "fr")).forum, languages=languages)
    page = build(forum, ["concept-note"], ("html",))["concept-note.html"].decode()
    assert f'<html lang="{printed}"' in page
