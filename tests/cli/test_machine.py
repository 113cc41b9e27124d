"""The command line for programs: envelopes that keep their word, many forums, no surprises."""

import ast
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

import reportgen.project
from reportgen.cli.main import COMMANDS
from reportgen.extraction.models.parsing import load_model
from reportgen.project import envelope_kinds, schema_named
from tests.cli.conftest import Desk, Run

OLD_FIELDS = Path(__file__).with_name("envelope_fields.txt")


def _kinds(schema: Any) -> set[str]:
    if "anyOf" in schema:
        return set().union(*map(_kinds, schema["anyOf"]))
    return {schema["type"]}


def _fields(schema: Any, definitions: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield every field of a schema with its path and its own schema."""
    choices = [schema, *schema.get("anyOf", ())]
    for choice in choices:
        named = choice.get("$ref", "").removeprefix("#/$defs/")
        inner = definitions[named] if named else choice
        if "type" in inner:
            yield path, inner | {"description": schema.get("description", "")}
        for name, field in inner.get("properties", {}).items():
            assert name in inner["required"], f"{path}.{name}"
            yield from _fields(field, definitions, f"{path}.{name}")
        if "items" in inner:
            yield from _fields(inner["items"], definitions, f"{path}[]")


def _all_fields() -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for kind in envelope_kinds():
        whole: Any = schema_named(kind)
        for path, field in _fields(whole["properties"]["content"], whole["$defs"], kind):
            found.setdefault(path, []).append(field)
    return found


def test_a_field_of_an_envelope_keeps_name_and_type() -> None:
    known = _all_fields()
    for line in OLD_FIELDS.read_text(encoding="utf-8").splitlines():
        path, _, kinds = line.partition(": ")
        assert path in known, f"{path} is gone: let the number of the envelope rise"
        now = set().union(*map(_kinds, known[path]))
        assert now == set(kinds.split("|")), path


def test_every_field_is_described() -> None:
    fields = _all_fields()
    assert len(fields) > 200
    named = {path: all_of[0] for path, all_of in fields.items() if not path.endswith("[]")}
    bare = [path for path, field in named.items() if "." in path and not field["description"]]
    assert bare == []


# --- errors ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code", "kind"),
    [
        (["check", "--jsn", "--json"], 2, "usage"),
        (["decide", "small", "ABCD", "accept", "--json"], 2, "usage"),
        (["check", "nowhere", "--json"], 3, "input"),
        (["findings", "small", "--model", "no_such_model", "--json"], 3, "pipeline"),
    ],
)
def test_an_error_is_an_envelope(
    run: Run, small: Path, words: list[str], code: int, kind: str
) -> None:
    ran = run(*words)
    told = ran.json("error/1")
    assert (ran.code, told["exit"], told["error"]) == (code, code, kind)
    assert told["message"] in ran.err


def test_the_place_of_an_error_is_told(run: Run, small: Path) -> None:
    (small / "forum.yaml").write_text("id: [", encoding="utf-8")
    told = run("check", small, "--json").json("error/1")
    assert (told["path"], told["line"]) == ("small/forum.yaml", 1)


def test_json_asked_for_in_the_environment_is_honoured(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTGEN_CHECK_JSON", "1")
    assert run("check", "nowhere").json("error/1")["exit"] == 3


def test_an_error_of_our_own_is_an_envelope(
    run: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reportgen.project, "read_folder", {}.__getitem__)
    ran = run("check", small, "--json")
    assert (ran.code, ran.json("error/1")["error"]) == (70, "internal")


@pytest.mark.model
def test_what_lacks_a_decision_is_told_in_codes(desk: Desk) -> None:
    told = desk.run("finalize", desk.forum, "--by", "Jo", "--json").json("error/1")
    assert (told["exit"], told["error"]) == (4, "undecided")
    assert told["undecided"] == [row["code"] for row in desk.listed()["findings"]]


@pytest.mark.model
def test_a_finding_says_by_when_and_who_decided(desk: Desk) -> None:
    desk.hear(30, "Ann Carter", "Ministries must pay for the pumps by 2027 if the law passes.")
    desk.decide("accept", "by 2027")
    row = desk.row("by 2027")
    assert (row["deadline"], row["decided_by"]) == ("by 2027", "Jo Rap")
    assert row["condition"] == "if the law passes"
    assert row["decided_at"].endswith("+00:00")
    assert desk.row("Cities should share")["decided_at"] == ""


# --- many forums ----------------------------------------------------------------------------


@pytest.fixture
def two(small: Path) -> tuple[Path, Path]:
    """The small forum, and another one like it."""
    other = small.with_name("other")
    for path in [path for path in small.rglob("*") if path.is_file()]:
        target = other / path.relative_to(small)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8")
        target.write_text(text.replace("id: small-forum", "id: other-forum"), encoding="utf-8")
    return small, other


def _lines(out: str) -> list[tuple[str, str]]:
    """The name of each envelope and the forum it is about, one a line."""
    whole = [json.loads(line) for line in out.splitlines()]
    return [(one["schema"], one["content"]["forum"]) for one in whole]


@pytest.mark.model
@pytest.mark.parametrize(
    ("command", "kind"),
    [("check", "check/1"), ("findings", "findings/2"), ("build", "build/1")],
)
def test_one_failure_does_not_stop_the_rest(
    run: Run, two: tuple[Path, Path], command: str, kind: str
) -> None:
    options = ("--report", "concept-note", "--format", "txt") if command == "build" else ()
    ran = run(command, two[0], "nowhere", two[1], *options, "--json")
    assert ran.code == 3
    assert _lines(ran.out) == [(kind, "small"), ("error/1", "nowhere"), (kind, "other")]


@pytest.mark.model
def test_the_worst_exit_code_is_left_with(run: Run, two: tuple[Path, Path]) -> None:
    assert run("build", *two, "--report", "outcome-report", "--format", "html").code == 0
    assert run("verify", *two).code == 0
    sources = two[0] / "notes" / "water.md"
    sources.write_text("## Water in small towns\n- Nothing.\n", encoding="utf-8")
    ran = run("verify", *two, "--json")
    assert (ran.code, len(ran.out.splitlines())) == (5, 2)
    assert run("verify", *two, "nowhere").code == 2
    ran = run("check", *two)
    assert [line for line in ran.out.splitlines() if line.endswith(":")] == ["small:", "other:"]


@pytest.mark.model
def test_the_language_model_is_loaded_once(run: Run, two: tuple[Path, Path]) -> None:
    load_model.cache_clear()
    assert run("findings", *two, "--json").code == 0
    assert load_model.cache_info().misses == 1


# --- manners --------------------------------------------------------------------------------


def test_quiet_prints_errors_only(run: Run, small: Path) -> None:
    ran = run("check", small, "--quiet")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    text = (small / "forum.yaml").read_text(encoding="utf-8")
    (small / "forum.yaml").write_text(text.replace("speakers: [carter]", "speakers: [cartr]"))
    ran = run("check", "-q", small)
    assert "cartr" in ran.err


def _leaves(command: click.Command) -> Iterator[click.Command]:
    inner = command.commands.values() if isinstance(command, click.Group) else ()
    yield from inner or [command]


def test_every_command_can_be_quiet() -> None:
    for command in (leaf for top in COMMANDS for leaf in _leaves(top)):
        assert any("--quiet" in parameter.opts for parameter in command.params), command.name


def test_only_a_change_of_the_programme_asks_and_only_at_a_keyboard(root: Path) -> None:
    asking = {"prompt", "confirm", "input", "getpass", "pause", "edit"}
    for path in (root / "reportgen" / "cli").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
                called = node.func.id if isinstance(node.func, ast.Name) else called
                if (path.name, called) == ("changing.py", "confirm"):
                    line = path.read_text(encoding="utf-8").splitlines()[node.lineno - 1]
                    assert "sys.stdin.isatty() and" in line
                    continue
                assert called not in asking, f"{path.name}:{node.lineno}"
                assert not any(word.arg == "prompt" for word in node.keywords), path.name


def _python(*words: str, **more: Any) -> subprocess.Popen[str]:
    typed = [sys.executable, "-m", "reportgen", *words]
    return subprocess.Popen(
        typed, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more
    )


def test_a_reader_that_stops_reading_is_no_error() -> None:
    process = _python("schema", "findings/2", bufsize=1)
    assert process.stdout
    assert process.stdout.readline() == "{\n"
    process.stdout.close()
    assert process.stderr
    assert process.stderr.read() == ""
    assert process.wait(60) == 0
    process.stderr.close()


def test_a_closed_pipe_keeps_the_exit_code(small: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    typed = [sys.executable, "-m", "reportgen", "check", "small", "nowhere"]
    ran = subprocess.run(typed, stdout=writing, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(writing)
    assert ran.returncode == 3
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_built_in(shell: str) -> None:
    environment = {**os.environ, "_REPORTGEN_COMPLETE": f"{shell}_source"}
    out, _ = _python(env=environment).communicate(timeout=60)
    assert "_REPORTGEN_COMPLETE" in out


# --- pipes ----------------------------------------------------------------------------------


SPOKEN = (
    "WEBVTT\n\n00:01.000 --> 00:09.000\n"
    "<v Ann Lee>Towns should lift pumps. [off record] Ministers must resign. [on record]</v>\n"
)


def _pipe(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content.encode())))


def test_read_takes_a_pipe(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _pipe(monkeypatch, SPOKEN)
    told = run("read", "-", "--json").json("read/1")
    assert told["dialect"] == "webvtt"
    assert [one["speaker_label"] for one in told["segments"]] == ["Ann Lee"]
    _pipe(monkeypatch, "")
    assert run("read", "-", "--json").json("error/1")["path"] == "stdin"


@pytest.mark.model
@pytest.mark.parametrize("words", [("extract",), ("extract", "-"), ("extract", "talk.vtt")])
def test_extract_lists_the_recommendations_of_a_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("talk.vtt").write_text(SPOKEN, encoding="utf-8")
    _pipe(monkeypatch, SPOKEN)
    told = run(*words, "--json").json("extract/1")
    (row,) = told["findings"]
    assert (row["quote"], row["speaker_label"]) == ("Towns should lift pumps.", "Ann Lee")
    assert (row["line"], row["seconds"], told["dialect"]) == (4, 1.0, "webvtt")
    _pipe(monkeypatch, SPOKEN)
    assert run(*words).out.endswith("Ann Lee: Towns should lift pumps.\n1 recommendation\n")
