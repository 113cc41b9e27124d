"""Strangers' words and files: printed as they stand or refused, never run, followed or lost."""

import json
import os
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from lxml import etree

from reportgen.places import clean
from reportgen.verification import read_docx_text, read_pdf_text
from tests.cli.conftest import Desk, Run

pytestmark = pytest.mark.model

STEERING = "\x1b\x9b\x07\x08\u202e\u2066"
HOSTILE = {
    "markup": "A & B < C <!-- x --> ]]> &lt; &amp; &#0;",
    "word field": '<w:fldSimple w:instr="DDE cmd"/>',
    "pdf markup": '<para><img src="/etc/passwd"/><a href="javascript:x">k</a><b>',
    "template": "{{ 7*191 }}{% for a in b %}{# c #}{{ parts.recommendations }}",
    "escapes": "\x1b[31mred\x1b]0;t\x07 x\x0by\x0cz\x85 \x9b31m",
    "direction": "ab\u202egnp.exe \u2066x\u200f",
    "path": "../../x",
    "option": "-rf",
    "formula": "=cmd|'/C calc'!A0",
    "format": "%s %(x)s {0} ${x} \\a\\f\\n",
    "prose": "[x](javascript:a) ![i](file:///etc/passwd) <script>y</script>",
    "device": "CON",
    "long": "T" * 300,
    "hangul": "가" * 90,
}
"""Kinds of hostile text; none holds a line break, a tab or what a font lacks."""

SECRET = "zebra"


def quoted(text: str) -> str:
    """A text as YAML can hold any."""
    return "".join(
        c if c.isprintable() else f"\\U{ord(c):08x}" for c in json.dumps(text, ensure_ascii=False)
    )


def hostile_yaml(value: str) -> str:
    named = quoted(value)
    return f"""\
id: small-forum
title: {named}
theme: {named}
notice: {named}
dates: [2026-05-14]
timezone: Asia/Seoul
organizations: [{{id: o, name: {named}, role: co-organizer}}]
people: [{{id: p, name: {named}, position: {named}, organization: o}}]
sessions:
  - id: water
    title: {named}
    start: 10:00
    end: 11:00
    aim: {named}
    guiding_questions: [{named}]
    slots:
      - {{kind: presentation, start: 10:00, end: 11:00, title: {named}, label: {named},
         speakers: [p], actual: {{note: {named}}}}}
"""


def bare(words: Iterable[str]) -> str:
    """Words without spaces and hyphens, which each writer may break at."""
    return "".join("".join(words).replace("-", "").replace("\u00ad", "").split())


def words(element: etree._Element) -> str:
    """All that an element says, in text and attributes."""
    return " ".join([*map(str, element.itertext()), *map(str, element.attrib.values())])


def written(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


# --- values ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_value_prints_as_it_stands_or_is_replaced_and_reported(
    run: Run, small: Path, kind: str
) -> None:
    value = HOSTILE[kind]
    expected, changes = clean(value)
    (small / "forum.yaml").write_text(hostile_yaml(value), encoding="utf-8")
    ran = run("build", small, "--report", "concept-note", "--report", "speaker-briefs")
    assert ran.code == 0, ran.err
    assert not set(STEERING) & set(ran.out + ran.err)
    rules = {issue["rule"] for issue in json.loads(run("check", small, "--json").out)["issues"]}
    assert {change.rule for change in changes} <= rules
    inside = Path("outputs/small-forum")
    assert all(inside.resolve() in path.resolve().parents for path in written(Path("outputs")))
    for path in inside.rglob("*.docx"):
        word, pdf = path.read_bytes(), path.with_suffix(".pdf").read_bytes()
        texts = [bare(read_docx_text(word)), bare(read_pdf_text(pdf))]
        assert all(bare([expected]) in text for text in texts), path.name
        assert all("1337" not in text for text in texts)
        assert b"/URI (javascript" not in pdf
        assert b"/JavaScript" not in pdf
        with zipfile.ZipFile(path) as package:
            names = [n for n in package.namelist() if n.endswith((".xml", ".rels"))]
            for root in (etree.fromstring(package.read(name)) for name in names):
                assert not [
                    e for e in root.iter("{*}fldSimple", "{*}instrText") if "DDE" in words(e)
                ]
                assert not [
                    e for e in root.iter("{*}Relationship") if "file:" in str(e.get("Target"))
                ]


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_label_a_note_and_prose_keep_their_words(run: Run, small: Path, kind: str) -> None:
    value = clean(HOSTILE[kind])[0]
    for name, text in {
        "prose/background.md": f"Before.\n\n{HOSTILE[kind]} walrus[^1]\n\n[^1]: {HOSTILE[kind]}\n",
        "report/way-forward.md": f"<div>{HOSTILE[kind]}</div>\n",
        "transcripts/water.vtt": (
            "WEBVTT\n\n00:00:10.000 --> 00:00:14.000\n"
            f"<v Ann Carter>Cities should print {HOSTILE[kind].replace('-->', '')} with maps.</v>\n"
        ),
    }.items():
        (small / name).parent.mkdir(exist_ok=True)
        (small / name).write_text(text, encoding="utf-8")
    ran = run("build", small)
    assert ran.code == 0, ran.err
    assert not set(STEERING) & set(ran.out + ran.err)
    assert run("verify", small).code == 0
    note = Path("outputs/small-forum/concept-note")
    word = bare(read_docx_text(note.with_suffix(".docx").read_bytes()))
    assert "walrus" in word
    assert "/etc/passwd" in word or "/etc/passwd" not in value
    shown = run("findings", small, "--json")
    assert not set(STEERING) & set(shown.out)


def test_decisions_hold_any_words(desk: Desk) -> None:
    wording = "Print <b>&amp; {{ 7*191 }} \x1b[31m\u202e=cmd()"
    row = desk.row("flood maps every year")
    decided = desk.run(
        "decide", desk.forum, row["code"], "edit", "--text", wording, "--by", "\x1b[2J <Jo>"
    )
    assert decided.code == 0
    assert not set(STEERING) & set(decided.out + decided.err)
    assert desk.run("build", desk.forum).code == 0
    assert desk.run("verify", desk.forum).code == 0
    text = bare(read_docx_text(Path("outputs/small-forum/outcome-report-public.docx").read_bytes()))
    assert bare(["Print <b>&amp; {{ 7*191 }}"]) in text
    assert not set(STEERING) & set(text)


def test_a_character_that_no_font_has_is_an_error_that_is_shown(run: Run, small: Path) -> None:
    yaml = (small / "forum.yaml").read_text(encoding="utf-8")
    changed = yaml.replace("Small Water Forum", "Small 𒀀 Forum")
    (small / "forum.yaml").write_text(changed, encoding="utf-8")
    ran = run("build", small, "--report", "concept-note")
    assert ran.code == 0
    assert ran.err.count("U+12000") == 1


# --- the place where it runs ----------------------------------------------------------------


def test_nothing_in_the_working_directory_or_environment_is_run_or_read(small: Path) -> None:
    trap = "open('OWNED', 'w').close()\nraise SystemExit('owned')\n"
    names = "reportlab_settings local_reportlab_settings sitecustomize usercustomize json re yaml"
    for name in f"{names} spacy lxml docx jinja2 click reportlab en_core_web_sm".split():
        Path(f"{name}.py").write_text(trap, encoding="utf-8")
    for name in ("reportgen", "docx", "reportlab"):
        Path(name).mkdir()
        (Path(name) / "__init__.py").write_text(trap, encoding="utf-8")
    command = "import sys; sys.path.pop(0); from reportgen.cli import main; main()"
    settings = {"RL_invariant": "0", "RL_trustedHosts": "*", "RL_pageCompression": "0"}
    hostile = {**os.environ, **settings, "SOURCE_DATE_EPOCH": "abc", "RL_TTFSearchPath": "/tmp"}
    made = []
    for output, environment in (("plain", dict(os.environ)), ("hostile", hostile)):
        words = [sys.executable, "-c", command, "build", str(small), "-o", output]
        done = subprocess.run(
            words, env=environment, capture_output=True, text=True, check=False, timeout=60
        )
        assert done.returncode == 0, done.stderr
        made.append({p.relative_to(output): p.read_bytes() for p in written(Path(output))})
    assert made[0] == made[1]
    assert not Path("OWNED").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("name", ["", "briefs", ".reportgen", ".reportgen/cache"])
def test_a_link_among_the_outputs_is_not_followed(run: Run, small: Path, name: str) -> None:
    Path("elsewhere").mkdir()
    place = Path("outputs/small-forum") / name
    place.parent.mkdir(parents=True)
    place.symlink_to(Path("elsewhere").resolve())
    for command in ("build", "clean"):
        ran = run(command, small)
        assert (ran.code, ran.err.count("\n")) == (3, 1), ran.err
    assert written(Path("elsewhere")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize(
    "name", ["forum.yaml", "decisions.jsonl", "templates/theme.yaml", "transcripts/water.vtt.yaml"]
)
def test_a_link_among_the_inputs_is_not_followed(run: Run, small: Path, name: str) -> None:
    Path("secret").write_text(SECRET, encoding="utf-8")
    (small / name).unlink(missing_ok=True)
    (small / name).parent.mkdir(exist_ok=True)
    (small / name).symlink_to(Path("secret").resolve())
    ran = run("build", small)
    assert (ran.code, ran.err.count("\n")) == (3, 1), ran.err
    assert SECRET not in ran.err
    assert Path("secret").read_text(encoding="utf-8") == SECRET


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_folder_that_links_to_itself_is_not_read_again(run: Run, small: Path) -> None:
    before = run("check", small, "--json").json("check/1")["segments"]
    (small / "notes" / "again").symlink_to(small.resolve(), target_is_directory=True)
    assert run("check", small, "--json").json("check/1")["segments"] == before


def test_a_record_cannot_make_clean_delete_elsewhere(run: Run, small: Path) -> None:
    assert run("build", small, "--report", "concept-note", "--format", "txt").code == 0
    record = Path("outputs/small-forum/.reportgen/record.json")
    text = record.read_text(encoding="utf-8")
    victim = Path("concept-note.txt")
    victim.write_bytes(Path("outputs/small-forum/concept-note.txt").read_bytes())
    record.write_text(
        text.replace('"concept-note.txt"', '"../../concept-note.txt"'), encoding="utf-8"
    )
    run("clean", small)
    assert victim.exists()


# --- malformed files ------------------------------------------------------------------------

FIRST = {
    "forum.yaml": ["- a", "a: [b", "a: " + "[" * 5_000, "a: &a [x]\nb: *a", "", "a: !!python/x b"],
    "transcripts/water.vtt.yaml": ["session: [a", "sesion: water", "off_record: ['9:99-9:98']"],
    "notes/water.md": [
        "---\nsession: water\n",
        "---\nsession: [a\n---\nx",
        "PK\x03\x04",
        "\x00\x01",
    ],
    "transcripts/water.vtt": ["garbage", "WEBVTT\n", "<html><p>Sign in</p></html>"],
    "transcripts/water.srt": ["1\n00:00:99,000 --> xx\nhello\n"],
    "transcripts/water.txt": ["words without names\n", '{"a": 1}'],
    "bios/carter.md": ["\x00\x01\x02"],
    "decisions.jsonl": ["[]\n", '{"version": 99}\n', "{broken\n{}\n"],
    "templates/project-report/outcome_report.yaml": ["sections: [a", "sections: foo\nx: y", "a"],
    "templates/project-report/outcome_report.docx": ["no zip", ""],
    "templates/theme.yaml": ["page: [", "page: 1", "fonts: {serif: {regular: ../x}}"],
}


@pytest.mark.parametrize(("name", "text"), [(n, t) for n, texts in FIRST.items() for t in texts])
def test_a_malformed_file_is_told_in_lines_that_name_it(
    run: Run, small: Path, name: str, text: str
) -> None:
    (small / name).parent.mkdir(parents=True, exist_ok=True)
    (small / name).write_text(text, encoding="utf-8")
    ran = run("build", small)
    assert (ran.code, ran.out) == (3, ""), ran.err
    assert all(Path(name).name in line for line in ran.err.splitlines()), ran.err
    assert "Traceback" not in ran.err
    documents = {".docx", ".pdf", ".md", ".xlsx", ".tmp"}
    assert [path for path in written(Path("outputs")) if path.suffix in documents] == []


@pytest.mark.parametrize(
    "name",
    [
        "forum.yaml",
        "notes/water.md",
        "decisions.jsonl",
        "transcripts/water.vtt",
        "templates/theme.yaml",
        "templates/project-report/concept_note.docx",
    ],
)
def test_a_folder_in_the_place_of_a_file_is_told(run: Run, small: Path, name: str) -> None:
    (small / name).unlink(missing_ok=True)
    (small / name).mkdir(parents=True)
    ran = run("build", small)
    assert (ran.code, ran.err.count("\n")) == (3, 1), ran.err


@pytest.mark.parametrize("text", ["null", "[" * 200_000, '{"key": 1}', "\x00", '{"version": 1}'])
@pytest.mark.parametrize("name", ["cache/findings.json", "record.json"])
def test_a_broken_cache_or_record_is_made_anew(run: Run, small: Path, name: str, text: str) -> None:
    path = Path("outputs/small-forum/.reportgen") / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    assert run("build", small, "--report", "concept-note", "--format", "txt").code == 0
    json.loads(path.read_text(encoding="utf-8"))["files" if name == "record.json" else "findings"]


@pytest.mark.parametrize("place", ["outputs", "outputs/small-forum", "outputs/small-forum/briefs"])
def test_a_file_in_the_place_of_an_output_folder_is_kept(run: Run, small: Path, place: str) -> None:
    Path(place).parent.mkdir(parents=True, exist_ok=True)
    Path(place).write_text("mine", encoding="utf-8")
    ran = run("build", small)
    assert (ran.code, ran.err.count("\n")) == (3, 1), ran.err
    assert Path(place).read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("key", "value"),
    [("profile", "../../x"), ("dates", "[0001-01-01]"), ("dates", "[9999-12-31]"), ("id", "../x")],
)
def test_a_value_that_would_leave_its_bounds_is_refused(
    run: Run, small: Path, key: str, value: str
) -> None:
    lines = (small / "forum.yaml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(f"{key}:")]
    (small / "forum.yaml").write_text("\n".join([f"{key}: {value}", *kept]), encoding="utf-8")
    ran = run("build", small)
    assert ran.code == 3, ran.err
    assert ran.err.startswith(f"{small / 'forum.yaml'}:1:"), ran.err


# --- size -----------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["(" * 20_000, "[" * 20_000, "a" * 1_000_000, "-." * 20_000])
def test_a_monstrous_line_is_read_in_bounded_time(run: Run, small: Path, words: str) -> None:
    for name, opening in (("transcripts/water.vtt", SPOKEN_LINE), ("notes/water.md", "- ")):
        (small / name).write_text(f"{opening}Towns should {words} go.\n", encoding="utf-8")
    assert run("findings", small).code == 0


SPOKEN_LINE = "WEBVTT\n\n00:00:10.000 --> 00:00:14.000\nAnn Carter: "


def test_control_characters_never_leave_in_json(run: Run, small: Path) -> None:
    ran = run("check", small / "x\x9b31m\x1b", "--json")
    assert ran.code == 3
    assert not [c for c in ran.out + ran.err if unicodedata.category(c) == "Cc" and c != "\n"]
