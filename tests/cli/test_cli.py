"""Every command as a person types it: exit codes, lines, JSON, and what it refuses."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from docx import Document

import reportgen.project
from reportgen.cli.main import COMMANDS
from reportgen.project import envelope_kinds
from tests.cli.conftest import Ran, Run

HEAVY = ("spacy", "thinc", "numpy", "reportlab", "docx", "docxtpl", "openpyxl", "pydantic", "lxml")


# --- help and wrong usage -------------------------------------------------------------------


@pytest.mark.parametrize("words", [["--help"], ["decide", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(words: list[str]) -> None:
    script = (
        "import sys; from reportgen.cli.main import run; code = run(sys.argv[1:]); "
        f"print([name for name in {HEAVY} if name in sys.modules], code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *words], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[] 0"


def test_every_command_has_help(run: Run) -> None:
    for command in COMMANDS:
        shown = run(command.name, "--help")
        assert (shown.code, shown.err) == (0, "")
        assert shown.out.startswith(f"Usage: reportgen {command.name}") or "Usage:" in shown.out
    overview = run("--help").out
    assert "..." not in overview.split("Commands:")[1]


def test_nothing_typed_shows_the_help(run: Run) -> None:
    shown = run()
    assert (shown.code, shown.out) == (2, "")
    assert shown.err.rstrip().endswith("in use.") or "Commands:" in shown.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["buidl"], "Did you mean 'build'"),
        (["check"], "Missing argument 'FORUM...'"),
        (["build", "x", "--format", "doc"], "'doc' is not one of"),
        (["build", "x", "--templates", "nowhere"], "'nowhere' does not exist"),
        (["decide", "x", "ABCD", "accept"], "Missing option '--by'"),
        (["decide", "x", "ABCD", "acept", "--by", "J"], "'acept' is no verb"),
        (["decide", "x", "accept", "--by", "J"], "'accept' of what?"),
        (["decide", "x", "ABCD", "accept", "--by", "J", "--text", "W"], "--text belongs to edit"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(run: Run, words: list[str], said: str) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert re.search(r"\(reportgen.* --help shows how\)$", ran.err.rstrip())
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("name", ["check", "build", "findings", "verify", "clean"])
def test_a_forum_that_is_not_there_is_one_line_and_exit_3(
    run: Run, tmp_path: Path, name: str
) -> None:
    ran = run(name, tmp_path / "nowhere")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(f"{tmp_path / 'nowhere'}: ")
    assert len(ran.err.splitlines()) == 1


def test_an_error_of_our_own_is_one_line_and_exit_70(
    run: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(path: Path) -> None:
        raise KeyError("secret words of a speaker")

    monkeypatch.setattr(reportgen.project, "read_folder", fails)
    ran = run("check", small)
    assert (ran.code, ran.out) == (70, "")
    assert ran.err.startswith("an error of reportgen itself (KeyError in fails:")
    assert "secret" not in ran.err
    assert len(ran.err.splitlines()) == 1


# --- before the event -----------------------------------------------------------------------


def _as_editor(text: str) -> Any:
    """YAML as editors read it: dates and times are text, numbers are numbers."""
    loader = type("Loader", (yaml.SafeLoader,), {"yaml_implicit_resolvers": {}})
    for tag, pattern, first in (
        ("int", r"[-+]?\d+$", "-+0123456789"),
        ("bool", r"(?:true|false)$", "tf"),
        ("null", r"(?:~|null|)$", ["~", "n", ""]),
    ):
        loader.add_implicit_resolver(  # type: ignore[attr-defined]
            f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first)
        )
    return yaml.load(text, Loader=loader)


def test_the_schema_from_init_holds_for_starter_and_demo(
    run: Run, tmp_path: Path, demo_folder: Path
) -> None:
    written = run("init", tmp_path / "mine", "--json").json("init/1")
    assert sorted(written["files"]) == sorted(
        path.relative_to(tmp_path / "mine").as_posix()
        for path in (tmp_path / "mine").rglob("*")
        if path.is_file()
    )
    schema = json.loads((tmp_path / "mine/forum.schema.json").read_text(encoding="utf-8"))
    assert schema == json.loads(run("schema").out)
    for folder in (tmp_path / "mine", demo_folder):
        text = (folder / "forum.yaml").read_text(encoding="utf-8")
        jsonschema.validate(_as_editor(text), schema)


def test_init_never_writes_into_a_used_folder(run: Run, small: Path) -> None:
    before = sorted(small.rglob("*"))
    ran = run("init", small)
    assert ran.code == 3
    assert "nothing was written" in ran.err
    assert sorted(small.rglob("*")) == before


@pytest.mark.parametrize(
    ("options", "code"),
    [((), 0), (("--fail-on", "error"), 0), (("--fail-on", "warning"), 1), (("--strict",), 1)],
)
def test_only_what_is_as_grave_as_asked_fails(
    run: Run, small: Path, options: tuple[str, ...], code: int
) -> None:
    sidecar = small / "transcripts" / "nothing.vtt.yaml"
    sidecar.write_text("session: '1'\n", encoding="utf-8")
    assert run("check", small, *options).code == code


def test_an_error_fails_where_errors_are_asked_for(run: Run, small: Path) -> None:
    (small / "notes" / "more.pages").write_bytes(b"PK")
    assert run("check", small).code == 0
    assert run("check", small, "--fail-on", "error").code == 1


def test_a_refusal_ends_with_its_rule(run: Run, tmp_path: Path) -> None:
    assert run("check", tmp_path).err.endswith("[no-forum-file]\n")


def test_a_started_folder_checks_and_strict_says_what_is_missing(run: Run, tmp_path: Path) -> None:
    assert run("init", tmp_path / "mine").code == 0
    assert run("check", tmp_path / "mine").code == 0
    strict = run("check", tmp_path / "mine", "--strict")
    assert strict.code == 1
    assert "write what belongs there" in strict.err


def test_check_counts_what_it_does_not_show(run: Run, small: Path) -> None:
    (small / "prose").mkdir(exist_ok=True)
    (small / "prose/background.md").write_text("<!-- later -->\n", encoding="utf-8")
    brief = run("check", small)
    assert brief.err == f"1 note not shown (reportgen check {small} --all shows them)\n"
    assert "prose-empty" in run("check", small, "--all").err
    assert run("check", small, "--strict").code == 0
    counts = run("check", small, "--json").json("check/1")
    assert (counts["sessions"], counts["people"], counts["withheld"]) == (1, 2, 2)


def test_read_shows_segments_and_withholds(run: Run, small: Path) -> None:
    reading = run("read", small / "transcripts/water.vtt", "--json").json("read/1")
    assert reading["dialect"] == "webvtt"
    assert [s["speaker_label"] for s in reading["segments"]] == ["Ann Carter", "Ravi Bose"]
    assert reading["segments"][0]["start"] == 10.0
    shown = run("read", small / "transcripts/water.vtt").out
    assert "Ann Carter: Cities should" in shown
    assert "off record, withheld" in shown


def test_a_file_that_cannot_be_read_is_exit_3(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.vtt").write_bytes(b"\x00\x01\x02" * 100)
    for path in (tmp_path / "bad.vtt", tmp_path / "none.vtt"):
        ran = run("read", path)
        assert (ran.code, len(ran.err.splitlines())) == (3, 1)


# --- documents ------------------------------------------------------------------------------


@pytest.mark.model
def test_build_verify_and_clean(run: Run, small: Path) -> None:
    built = run("build", small, "--json").json("build/1")
    assert {file["state"] for file in built["files"]} == {"written"}
    assert not built["final"]
    again = run("build", small)
    assert f"{len(built['files'])} unchanged" in again.out
    assert "the outcome report is draft" in again.out
    proof = run("verify", small, "--json").json("verify/2")
    assert proof["verified"]
    cleaned = run("clean", small, "--json").json("clean/1")
    assert sorted(cleaned["removed"]) == sorted(file["name"] for file in built["files"])
    assert not Path("outputs/small-forum").exists()


@pytest.mark.model
def test_what_a_person_edited_is_kept_beside(run: Run, small: Path) -> None:
    options = ("--report", "concept-note", "--format", "docx")
    run("build", small, *options)
    path = Path("outputs/small-forum/concept-note.docx")
    path.write_bytes(b"edited in Word")
    ran = run("build", small, *options)
    assert "edited since it was written" in ran.err
    assert path.read_bytes() == b"edited in Word"
    assert run("clean", small, "--json").json("clean/1")["kept"] == ["concept-note.docx"]


@pytest.mark.model
def test_verify_says_that_a_document_was_edited(run: Run, small: Path) -> None:
    run("build", small, "--report", "outcome-report", "--format", "docx")
    path = Path("outputs/small-forum/outcome-report-working.docx")
    document = Document(str(path))
    (place,) = [p for p in document.paragraphs if p.text.startswith("The following people spoke")]
    place.add_run(" Ravi Bose agreed with everything.")
    document.save(str(path))
    ran = run("verify", small)
    assert ran.code == 5
    assert "outcome-report-working.docx: 4 quotations, edited since it was written" in ran.out
    assert "every quotation stands in its source" in ran.out
    assert "Ravi Bose agreed with everything." in ran.err
    files = run("verify", small, "--json").json("verify/2")["files"]
    assert [file["edited"] for file in files] == [True]


@pytest.mark.model
def test_documents_of_an_earlier_build_are_named(run: Run, small: Path) -> None:
    run("build", small, "--report", "speaker-briefs", "--format", "docx")
    path = small / "forum.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Ravi Bose, surname: Bose", "Rui Costa, surname: Costa"), "utf-8")
    ran = run("build", small, "--report", "speaker-briefs", "--format", "docx")
    assert "briefs/brief-Ravi-Bose.docx: from an earlier build and not built now" in ran.err
    Path("outputs/small-forum/briefs/brief-Ravi-Bose.docx").unlink()
    ran = run("build", small, "--report", "speaker-briefs", "--format", "docx")
    assert "from an earlier build" not in ran.err


@pytest.mark.model
def test_verify_fails_with_exit_5_and_names_the_quotation(run: Run, small: Path) -> None:
    run("build", small)
    path = small / "notes" / "water.md"
    text = path.read_text(encoding="utf-8").replace("pay for pumps", "pay for dumps")
    path.write_text(text, encoding="utf-8")
    ran = run("verify", small)
    assert ran.code == 5
    assert "pay for pumps" in ran.err
    broken = run("verify", small, "--json")
    assert broken.code == 5
    assert not broken.json("verify/2")["verified"]


def test_verify_before_build_says_so(run: Run, small: Path) -> None:
    ran = run("verify", small)
    assert ran.code == 3
    assert "run reportgen build first" in ran.err


@pytest.mark.model
def test_options_come_from_the_environment(
    run: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTGEN_BUILD_OUTPUT", "elsewhere")
    monkeypatch.setenv("REPORTGEN_BUILD_FORMAT", "txt")
    assert run("build", small, "--report", "concept-note").code == 0
    assert [path.name for path in Path("elsewhere/small-forum").glob("*.*") if path.is_file()] == [
        "concept-note.txt"
    ]


@pytest.mark.model
def test_progress_only_where_somebody_watches(
    run: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("build", small, "--report", "concept-note").err == ""
    assert run("findings", small).err.splitlines()[:-1] == []
    monkeypatch.setattr("reportgen.cli.frame.sys.stderr.isatty", lambda: True)
    assert "reading" in run("findings", small).err


@pytest.mark.model
def test_demo_writes_the_forum_and_its_documents(run: Run, tmp_path: Path) -> None:
    shown = run("demo", tmp_path / "try", "--json").json("demo/1")
    assert "forum.yaml" in shown["files"]
    assert (tmp_path / "try/outputs/seomaru-forum-2026/outcome-report-working.docx").is_file()
    assert run("demo", tmp_path / "try").code == 3


# --- the installation -----------------------------------------------------------------------


def test_copied_templates_are_used(run: Run, small: Path) -> None:
    assert run("templates", "copy", "mine", "--json").json("templates/1")["folder"] == "mine"
    assert run("templates", "copy", "mine").code == 3
    outline = next(Path("mine").rglob("concept_note.yaml"))
    text = outline.read_text(encoding="utf-8")
    outline.write_text(f"document_type: Idea Paper\n{text}", encoding="utf-8")
    options = ("--report", "concept-note", "--format", "txt", "--templates", "mine")
    assert run("build", small, *options).code == 0
    written = Path("outputs/small-forum/concept-note.txt").read_text(encoding="utf-8")
    assert "Idea Paper" in written


def test_schemas_are_schemas(run: Run) -> None:
    for name in ("forum", *envelope_kinds()):
        jsonschema.Draft202012Validator.check_schema(json.loads(run("schema", name).out))
    wrong = run("schema", "finding/1")
    assert wrong.code == 3
    assert "findings/2" in wrong.err


@pytest.mark.model
def test_doctor_names_the_model_and_its_hash(run: Run) -> None:
    rows = run("doctor", "--json").json("doctor/1")
    model = next(row for row in rows if row["name"] == "language model")
    assert re.search(r"sha256 [0-9a-f]{64}", model["state"])
    missing: Ran = run("doctor", "--model", "no_such_model")
    assert missing.code == 3
    assert "BAD language model" in missing.out


def test_doctor_says_which_scripts_are_printed_and_what_adds_the_rest(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = run("doctor", "--json").json("doctor/1")
    arabic = next(row for row in rows if row["name"] == "Arabic in PDF")
    assert arabic["state"] == "NotoSansArabic"
    monkeypatch.setattr("reportgen.writers.pdf.coverage.sources", tuple)
    bare: Ran = run("doctor")
    assert bare.code == 0
    assert "-   Arabic in PDF: no font; run: pip install 'forum-reportgen[rtl]'" in bare.out
    assert "ok  Greek in PDF: the theme's own" in bare.out
