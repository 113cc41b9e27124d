"""Each rule of consistency fires on the seed, on a second text of ours, and not on a third."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.checks import check_forum
from reportgen.errors import Issue
from reportgen.model import (
    ContactGroup,
    Forum,
    Person,
    PersonId,
    Prose,
    Session,
    SessionId,
    Slot,
)
from reportgen.project import start_from
from reportgen.readers import read_forum

NINE = dt.time(9)


def person(id_: str, name: str, **more: str) -> Person:
    return Person(PersonId(id_), name, **more)  # type: ignore[arg-type]


def session(number: str, *slots: Slot, title: str = "", moderator: str = "") -> Session:
    return Session(
        SessionId(f"s{number}"),
        title or f"Harbours {number}",
        number=number,
        start=NINE,
        end=dt.time(10),
        moderator=PersonId(moderator) if moderator else None,
        slots=slots,
    )


def slot(kind: str, *speakers: str, label: str = "", times: tuple[int, int] = (0, 30)) -> Slot:
    start, end = (dt.time(9 + minute // 60, minute % 60) for minute in times)
    people = tuple(PersonId(one) for one in speakers)
    return Slot(kind, start, end, label, f"On {label or kind}", people)  # type: ignore[arg-type]


def forum(*sessions: Session, people: tuple[Person, ...] = (), **prose: str) -> Forum:
    texts = tuple(
        Prose(key.replace("_", "/"), f"prose/{key}.md", text) for key, text in prose.items()
    )
    return Forum("x", "Harbour Towns Forum", people=people, sessions=sessions, prose=texts)


def rules(found: Forum) -> set[str]:
    return {issue.rule for issue in check_forum(found)}


LUND, LI = person("lund", "Ida Lund"), person("li", "Bo Li")
FULL = (slot("presentation", "li"), slot("q-and-a", times=(30, 60)))
CASES: dict[str, tuple[Forum, Forum]] = {
    "counted-differently": (
        forum(
            background="The survey of Tides and Towns of the North looks at four coastal towns.",
            format="The survey of Tides and Towns of the North covers five towns in all.",
        ),
        forum(
            background="The survey of Tides and Towns of the North looks at four coastal towns.",
            format="Another book counts five towns. The forum lasts three days and two days.",
        ),
    ),
    "sessions-counted": (
        forum(session("I"), session("II"), format="The Forum has four Sessions."),
        forum(session("I"), session("II"), format="The Forum has two Sessions in one day."),
    ),
    "structure-differs": (
        forum(
            session("I", slot("presentation", "li")),
            session("II", slot("discussion", "li", "lund")),
            people=(LUND, LI),
            format="All sessions follow the same order.",
        ),
        forum(
            session("I", slot("presentation", "li")),
            session("II", slot("presentation", "lund")),
            people=(LUND, LI),
            format="Each session has the same structure.",
        ),
    ),
    "panel-of-one": (
        forum(
            session("I", slot("discussion", "li")),
            people=(LI,),
            format="There is a panel debate in the afternoon.",
        ),
        forum(
            session("I", slot("discussion", "li", "lund")),
            people=(LI, LUND),
            format="There is a panel discussion.",
        ),
    ),
    "objective-without-slot": (
        forum(session("I"), objectives="I. Compare dikes;\nII. Agree on what to do.\n"),
        forum(session("I"), session("II"), objectives="I. Compare dikes;\nII. Agree.\n"),
    ),
    "objective-or-objectives": (
        forum(
            background="The aim of the forum is to learn.", objectives="I. Compare.\nII. Agree.\n"
        ),
        forum(background="The objectives are two.", objectives="I. Compare.\nII. Agree.\n"),
    ),
    "two-names": (
        forum(
            background="The Eastern Harbour Compact began here. The Eastern Harbour Compact grew.",
            format="We support the East Harbour Compact.",
        ).__class__(
            "x",
            "Forum",
            prose=(
                Prose("background", "b.md", "The Eastern Coast Compact is old. The Eastern Coast Compact grew."),
                Prose("format", "f.md", "We support the Easterm Coast Compact."),
            ),
        ),
        forum(
            background="The Eastern Coast Compact is old. The Eastern Coast Compact grew.",
            format="The Western Coast Compact is another one.",
        ),
    ),
    "orders-of-body": (
        forum(background="HTN/SEA/COAST invites. Later COAST/SEA/HTN reports."),
        forum(background="HTN/SEA/COAST invites. Later HTN/SEA/COAST reports."),
    ),
    "abbreviation": (
        forum(background="The work of OCTOP began."),
        forum(background="The work of the Office of Ports (OCTOP) began; OCTOP grew."),
    ),
    "abbreviation-late": (
        forum(background="OCTOP began. The Office of Ports (OCTOP) grew."),
        forum(background="The Office of Ports (OCTOP) began. OCTOP grew."),
    ),
    "two-forms": (
        forum(background="We are combatting floods. Others are combating drought."),
        forum(background="We are combating floods. Others are combating drought."),
    ),
    "number-of-theme": (
        replace(forum(session("I", title="A Lasting Harbour for Towns")), theme="Lasting Harbours"),
        replace(forum(session("I", title="Lasting Harbours for Towns")), theme="Lasting Harbours"),
    ),
    "shared-surname": (
        forum(session("I", slot("discussion", "a", "b")), people=(person("a", "Ida Lund"), person("b", "Nils Lund"))),
        forum(session("I", slot("discussion", "a", "b")), people=(person("a", "Ida Lund"), person("b", "Bo Li"))),
    ),
    "name-is-a-word": (
        forum(people=(person("a", "Ida Port"),), background="The Port of the town is old."),
        forum(people=(person("a", "Ida Port"),), background="Ms. Port and Ida Port speak."),
    ),
    "two-roles": (
        forum(
            session("I", slot("discussion", "lund"), moderator="lund"), people=(LUND,)
        ),
        forum(session("I", slot("discussion", "li"), moderator="lund"), people=(LUND, LI)),
    ),
    "mixed-titles": (
        forum(
            people=(
                person("a", "Ida Lund", honorific="Prof.", affiliation="President, Coast Board"),
                person("b", "Bo Li", honorific="Mr.", affiliation="Professor, Tide School"),
            )
        ),
        forum(
            people=(
                person("a", "Ida Lund", honorific="Prof.", affiliation="President, Coast Board"),
                person("b", "Bo Li", honorific="Mr.", affiliation="Officer, Professor Ltd"),
            )
        ),
    ),
    "unusual-spelling": (
        forum(people=(person("a", "Micheal Lund"),)),
        forum(people=(person("a", "Michael Lund"),)),
    ),
    "country-for-some": (
        forum(
            session("I", slot("discussion", "a", "b", "c")),
            people=(
                person("a", "Ida Lund", affiliation="Officer, Sea Office, Norway"),
                person("b", "Bo Li", affiliation="Officer, Sea Office"),
                person("c", "Ola Ray", affiliation="Clerk"),
            ),
        ),
        forum(
            session("I", slot("discussion", "a", "b")),
            people=(
                person("a", "Ida Lund", affiliation="Officer, Sea Office"),
                person("b", "Bo Li", affiliation="Officer, Sea Office"),
            ),
        ),
    ),
    "country-article": (
        forum(background="Ports in Norway and Netherlands were compared."),
        forum(background="Ports in Norway and the Netherlands were compared."),
    ),
    "balance": (
        forum(
            session("I", slot("discussion", "b", "c", "d", "e", "f")),
            session("II", slot("discussion", "a")),
            people=(
                person("a", "Ida Lund", honorific="Ms."),
                *(person(one, f"X{one} Y{one}", honorific="Mr.") for one in "bcdef"),
            ),
        ),
        forum(
            session("I", slot("discussion", "a", "b")),
            people=(
                person("a", "Ida Lund", honorific="Ms."),
                person("b", "Bo Li", honorific="Mr."),
            ),
        ),
    ),
    "two-activities": (
        forum(session("I", slot("q-and-a", label="Questions and coffee break"))),
        forum(session("I", slot("q-and-a", label="Questions and answers"))),
    ),
    "no-time-to-moderate": (
        forum(
            session("I", *FULL, moderator="lund"),
            session("II", *FULL, moderator="lund"),
            people=(LUND, LI),
        ),
        forum(
            session("I", slot("opening", "lund"), moderator="lund"),
            session("II", *FULL, moderator="lund"),
            people=(LUND, LI),
        ),
    ),
    "photo-online": (
        replace(forum(session("I", slot("photo"))), format="virtual"),
        replace(forum(session("I", slot("photo"))), format="onsite"),
    ),
    "format-unclear": (
        forum(background="The forum is held online, with some participants on-site."),
        forum(background="The forum is held online, for participants everywhere."),
    ),
    "plain-http": (
        forum(background="See http://harbour.example.org for more."),
        forum(background="See https://harbour.example.org for more."),
    ),
    "addresses-printed": (
        replace(
            forum(people=(person("a", "Ida Lund", email="ida@example.org"),)),
            contacts=(ContactGroup("Office", people=(PersonId("a"),)),),
        ),
        replace(
            forum(people=(person("a", "Ida Lund"),)),
            contacts=(ContactGroup("Office", people=(PersonId("a"),)),),
        ),
    ),
    "partner-unnamed": (
        forum(background="A joint study of tides began."),
        forum(background="A joint study with the Tide School began."),
    ),
    "since-this-year": (
        forum(background="Since last month the port has grown."),
        forum(background="Since 2020 the port has grown."),
    ),
}  # fmt: skip
SEED = {
    1: "empty-closing", 2: "counted-differently", 3: "two-names", 4: "structure-differs",
    5: "panel-of-one", 6: "two-activities", 7: "objective-without-slot", 8: "no-time-to-moderate",
    9: "slot-without-title", 10: "shared-surname", 11: "name-is-a-word", 12: "two-roles",
    13: "mixed-titles", 14: "unusual-spelling", 15: "country-for-some", 16: "orders-of-body",
    17: "abbreviation", 18: "two-forms", 19: "format-unclear", 20: "balance",
    21: "number-of-theme", 22: "objective-or-objectives", 23: "plain-http",
}  # fmt: skip


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_fires_on_a_second_text(rule: str) -> None:
    assert rule in rules(CASES[rule][0])


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_is_silent_on_a_third_text(rule: str) -> None:
    assert rule not in rules(CASES[rule][1])


@pytest.fixture(scope="module")
def seed(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Issue, ...]:
    folder = tmp_path_factory.mktemp("seed") / "forum"
    start_from(folder, [shared / "seed"])
    read = read_forum(folder)
    return check_forum(read.forum, read.places)


@pytest.mark.parametrize("number", SEED)
def test_findings_of_the_seed(number: int, seed: tuple[Issue, ...]) -> None:
    assert SEED[number] in {issue.rule for issue in seed}


def test_places_and_severities_of_the_seed(seed: tuple[Issue, ...]) -> None:
    found = {issue.rule: issue for issue in seed}
    errors = {issue.rule for issue in seed if issue.severity == "error"}
    assert errors == {"empty-closing", "counted-differently", "two-names", "missing-zone"}
    assert found["two-names"].where.path == "prose/background.md"
    assert found["counted-differently"].where.path == "prose/sessions/session-1.md"
    assert found["name-is-a-word"].where.path.startswith("prose/sessions/")
    assert "ASEAN, GMT, ICLEI, ICT, KST, SDG" in found["abbreviation"].message
    assert "'So'" in " ".join(_told(seed, "name-is-a-word"))
    assert "'Moon'" in " ".join(_told(seed, "name-is-a-word"))
    assert len(_told(seed, "slot-without-title")) == 10
    assert len(_told(seed, "panel-of-one")) == 2
    assert "Philippines" in " ".join(_told(seed, "country-article"))
    assert {"addresses-printed", "partner-unnamed", "since-this-year", "photo-online"} <= set(found)


def _told(issues: tuple[Issue, ...], rule: str) -> list[str]:
    return [issue.message for issue in issues if issue.rule == rule]


def test_what_is_right_in_the_seed_stays_silent(seed: tuple[Issue, ...]) -> None:
    """Three sessions, 4 hours and 30 minutes, sums of blocks, three toolkits, equal titles."""
    quiet = {"sessions-counted", "duration", "slot-gap", "slot-overlap", "slot-reversed"}
    assert quiet & {issue.rule for issue in seed} == set()
    assert not any("oolkit" in issue.message for issue in seed)


def test_the_invented_forum_has_no_error_and_one_warning(demo_folder: Path) -> None:
    """Its two people called Park are meant to be told apart."""
    read = read_forum(demo_folder)
    grave = [i for i in check_forum(read.forum, read.places) if i.severity != "note"]
    assert [issue.rule for issue in grave] == ["shared-surname"]


def _switched(found: Forum, *names: str) -> Iterator[str]:
    yield from sorted(rules(replace(found, unchecked=names)))


def test_a_rule_can_be_switched_off_but_no_error() -> None:
    case = CASES["two-roles"][0]
    assert "two-roles" not in list(_switched(case, "two-roles"))
    wrong = CASES["counted-differently"][0]
    assert "counted-differently" in list(_switched(wrong, "counted-differently"))
