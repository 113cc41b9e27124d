"""What a person does in the page is in the journal at once, and nobody's words are lost."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportgen.journal import read_journal
from reportgen.page.book import Book
from reportgen.project import open_folder, take_decision
from tests.page.conftest import Page

pytestmark = pytest.mark.model
Tabs = Callable[[], Page]


def lines(forum: Path) -> int:
    return len((forum / "decisions.jsonl").read_text(encoding="utf-8").splitlines())


def test_the_short_list_comes_first_and_perhaps_last(tab: Tabs) -> None:
    rows = sorted(tab().rows.values(), key=lambda row: int(row["rank"]))
    enough = [row["enough"] for row in rows]
    short = [one for one in enough if one]
    assert enough == [*range(1, len(short) + 1), *[0] * (len(rows) - len(short))]
    rest = [row["level"] for row in rows if not row["enough"] and row["kind"] == "recommendation"]
    assert rest == sorted(rest)


def test_accept_writes_the_text_that_was_shown(tab: Tabs, forum: Path) -> None:
    page = tab()
    before, row = lines(forum), page.waiting()[0]
    point = page.ask("point", id=row["id"])
    assert point["offers"][0]["text"] == row["text"]
    page.act("decide", verb="accept", codes=[row["code"]], offered=row["text"])
    assert page.rows[row["id"]]["decision"] == "accepted"
    assert page.rows[row["id"]]["text"] == row["text"]
    assert lines(forum) > before
    event = next(e for e in read_journal(forum / "decisions.jsonl")[0] if e.target == row["id"])
    assert event.actor == "Ms. Ines Faro"


def test_another_offered_text_can_be_picked_and_no_other(tab: Tabs) -> None:
    page = tab()
    row = next(r for r in page.waiting() if r["origin"] != "quotation")
    quotation = page.ask("point", id=row["id"])["offers"][-1]["text"]
    told = page.act("decide", 409, verb="accept", codes=[row["code"]], offered="Never said.")
    assert told["rule"] == "text-not-offered"
    page.act("decide", verb="accept", codes=[row["code"]], offered=quotation)
    assert page.rows[row["id"]]["text"] == quotation


def test_edit_reject_set_merge_apart_and_support(tab: Tabs) -> None:
    page = tab()
    one, two, three, four = page.waiting()[:4]
    page.act("decide", verb="edit", codes=[one["code"]], text="Cities should repair first.")
    assert page.rows[one["id"]]["text"] == "Cities should repair first."
    page.act("decide", verb="reject", codes=[two["code"]], reason="said by nobody in this form")
    assert page.ask("point", id=two["id"])["set"]["reason"] == "said by nobody in this form"
    given: dict[str, Any] = {"addressee": "City councils", "deadline": "by June", "theme": "Repair"}
    page.act("decide", verb="set", codes=[one["code"]], **given)
    assert page.ask("point", id=one["id"])["set"].items() >= given.items()
    page.act("decide", verb="merge", codes=[one["code"], three["code"]])
    page.act("decide", verb="support", codes=[one["code"], four["code"]])
    voices = {v["id"]: v["how"] for v in page.ask("point", id=one["id"])["voices"]}
    assert voices[three["id"]] == voices[four["id"]] == "merged"
    page.act("decide", verb="apart", codes=[one["code"], three["code"]])
    assert page.rows[three["id"]]["decision"] == "undecided"


def test_every_act_can_be_taken_back_and_repeated(tab: Tabs, forum: Path) -> None:
    page = tab()
    begun = page.rows.copy()
    one, two, three = page.waiting()[:3]
    stages = [page.rows.copy()]
    acts: tuple[dict[str, Any], ...] = (
        {"verb": "accept", "codes": [one["code"]]},
        {"verb": "set", "codes": [one["code"]], "addressee": "City councils"},
        {"verb": "edit", "codes": [two["code"]], "text": "Towns should share."},
        {"verb": "merge", "codes": [one["code"], three["code"]]},
        {"verb": "apart", "codes": [one["code"], three["code"]]},
        {"verb": "reject", "codes": [three["code"]]},
    )
    for act in acts:
        page.act("decide", **act)
        stages.append(page.rows.copy())
    assert shown(stages[-1]) != shown(begun)
    length = lines(forum)
    for stage in reversed(stages[:-1]):
        told = page.act("undo")
        assert shown(page.rows) == shown(stage)
    assert told["redo"] == 6
    for stage in stages[1:]:
        page.act("redo")
        assert shown(page.rows) == shown(stage)
    assert page.act("redo", 400)["rule"] == "nothing-to-undo"
    assert lines(forum) > length


def shown(rows: dict[str, dict[str, Any]]) -> dict[str, tuple[object, ...]]:
    return {one: (r["decision"], r["text"], r["into"], r["printed"]) for one, r in rows.items()}


def test_undo_is_still_there_after_a_new_start(tab: Tabs, forum: Path) -> None:
    page = tab()
    row = page.waiting()[0]
    page.act("decide", verb="accept", codes=[row["code"]])
    page.room.book = Book(forum)
    page.look()
    page.act("undo")
    assert page.rows[row["id"]]["decision"] == "undecided"


def test_undo_never_touches_what_somebody_else_decided(tab: Tabs, forum: Path) -> None:
    page = tab()
    row = page.waiting()[0]
    page.act("decide", verb="accept", codes=[row["code"]])
    opened = open_folder(forum, None)
    take_decision(opened, "edit", [row["code"]], by="Mr. Bo Lind", wording="Pay for pumps.")
    page.look()
    told = page.act("undo", 409)
    assert told["rule"] == "decided-meanwhile"
    assert "Mr. Bo Lind" in told["error"]
    assert page.rows[row["id"]]["text"] == "Pay for pumps."


def test_two_tabs_conflict_only_on_the_same_point(tab: Tabs, forum: Path) -> None:
    first, second = tab(), tab()
    one, two = first.waiting()[:2]
    first.act("decide", verb="accept", codes=[one["code"]])
    second.act("decide", verb="reject", codes=[two["code"]])
    assert second.rows[one["id"]]["decision"] == "accepted"
    third = first
    told = third.act("decide", 409, verb="edit", codes=[two["code"]], text="Ours.")
    assert told["rule"] == "decided-meanwhile"
    third.look()
    assert third.rows[two["id"]]["decision"] == "rejected"
    third.act("decide", verb="edit", codes=[two["code"]], text="Ours.")
    assert third.rows[two["id"]]["text"] == "Ours."


def test_what_another_program_decides_is_shown(tab: Tabs, forum: Path) -> None:
    page = tab()
    row = page.waiting()[0]
    take_decision(open_folder(forum, None), "reject", [row["code"]], by="Mr. Bo Lind")
    page.look()
    assert page.rows[row["id"]]["decision"] == "rejected"
    assert page.rows[row["id"]]["by"] == "Mr. Bo Lind"


def test_a_missed_point_is_added_from_marked_words(tab: Tabs) -> None:
    page = tab()
    source = "transcripts/session-1.vtt"
    pieces = page.ask("passage", source=source, first=0, count=9)["pieces"]
    piece = next(p for p in pieces if not p["found"] and len(p["text"]) > 80)
    words = piece["text"][:60]
    told = page.act("add", segment=piece["segment"], quote=words, text="Towns should listen.")
    (row,) = [r for r in told["rows"] if r["text"] == "Towns should listen."]
    assert row["decision"] == "accepted"
    assert row["quote"] == words
    page.act("undo")
    assert row["id"] not in page.rows


def test_points_are_put_into_another_order(tab: Tabs) -> None:
    page = tab()
    order = printed(page)
    page.act("move", code=page.rows[order[4]]["code"], place=2)
    moved = [order[0], order[4], *order[1:4], *order[5:]]
    assert printed(page) == moved
    page.act("move", code=page.rows[order[0]]["code"], place=3)
    assert printed(page) == [moved[1], moved[2], moved[0], *moved[3:]]
    page.act("undo")
    assert printed(page) == moved


def printed(page: Page) -> list[str]:
    rows = [r for r in page.rows.values() if r["printed"] and r["kind"] == "recommendation"]
    return [str(r["id"]) for r in sorted(rows, key=lambda r: int(r["printed"]))]


def test_what_names_a_government_is_accepted_only_by_itself(tab: Tabs, forum: Path) -> None:
    with (forum / "notes" / "session-2.md").open("a", encoding="utf-8") as notes:
        notes.write("\n- The Ministry of Water should publish the plans of every dam by June.\n")
    page = tab()
    before = lines(forum)
    (named,) = [row for row in page.rows.values() if row["government"]]
    other = next(r for r in page.waiting() if not r["government"])
    told = page.act("decide", 400, verb="accept", codes=[other["code"], named["code"]])
    assert told["rule"] == "government-in-bulk"
    assert lines(forum) == before
    page.act("decide", verb="accept", codes=[named["code"]])


def test_search_goes_over_everything_that_was_said(tab: Tabs) -> None:
    page = tab()
    told = page.ask("search", words="preventive   REPAIR")
    assert told["count"] == len(told["hits"]) > 0
    for hit in told["hits"]:
        piece = page.ask("passage", segment=hit["segment"], at=hit["start"])
        (held,) = [p for p in piece["pieces"] if p["segment"] == hit["segment"]]
        start = hit["start"] - held["start"]
        assert held["text"][start : start + len(hit["words"])] == hit["words"]
    assert page.ask("search", words=" ")["count"] == 0
    assert page.ask("search", words="(((")["count"] == 0


def test_the_quotation_stands_in_the_talk_around_it(tab: Tabs) -> None:
    page = tab()
    for row in list(page.rows.values())[:40]:
        point = page.ask("point", id=row["id"])
        record = point["record"]
        (piece,) = [p for p in point["pieces"] if p["segment"] == record["segment"]]
        start = record["start"] - piece["start"]
        assert piece["text"][start : start + len(record["quote"])] == record["quote"]


def test_nobody_decides_before_the_name_is_told(tab: Tabs, own_configuration: Path) -> None:
    page = tab()
    page.room.name = ""
    row = page.waiting()[0]
    assert page.act("decide", 400, verb="accept", codes=[row["code"]])["rule"] == "nobody-decides"
    assert page.ask("name", 400, name=" ")["rule"] == "nobody-decides"
    page.ask("name", name=" Da-eun  Yoo ")
    assert "Da-eun Yoo" in own_configuration.read_text(encoding="utf-8")
    page.act("decide", verb="accept", codes=[row["code"]])


def test_only_what_was_seen_is_signed(tab: Tabs) -> None:
    page = tab()
    seal = page.ask("standing")["seal"]
    assert page.act("sign", 400, seal=seal)["rule"] in {"undecided", "parts-missing"}
    rest = page.waiting()
    page.act("decide", verb="reject", codes=[row["code"] for row in rest])
    assert page.act("sign", 409, seal=seal)["rule"] == "decided-meanwhile"


def test_the_preview_is_the_report_as_it_would_print(tab: Tabs) -> None:
    page = tab()
    row = page.waiting()[0]
    page.act("decide", verb="edit", codes=[row["code"]], text="Towns should count their wells.")
    assert "Towns should count their wells." in page.client.get("/preview/working").text
    assert "no such edition" in page.client.get("/preview/secret").text


def test_a_part_of_a_recording_is_served_and_nothing_else(tab: Tabs, forum: Path) -> None:
    (forum / "talk.mp3").write_bytes(bytes(range(256)) * 4)
    (forum / "notes.txt").write_text("not to be heard", encoding="utf-8")
    for name, file in (("session-1.vtt", "talk.mp3"), ("session-2.vtt", "../notes.txt")):
        sidecar = forum / "transcripts" / f"{name}.yaml"
        sidecar.write_text(f"{sidecar.read_text('utf-8')}recording: {file}\n", encoding="utf-8")
    page = tab()
    sources = [one["id"] for one in page.ask("overview")["sources"]]
    first, second = (sources.index(f"transcripts/session-{n}.vtt") for n in (1, 2))
    part = page.client.get(f"/recording/{first}", headers={"range": "bytes=256-259"})
    assert part.status_code == 206
    assert part.content == bytes((0, 1, 2, 3))
    assert part.headers["content-type"] == "audio/mpeg"
    assert page.client.get(f"/recording/{second}").status_code == 404
    assert page.client.get(f"/recording/{len(sources)}").status_code == 404


@pytest.mark.parametrize("name", ["point", "passage"])
def test_what_is_not_there_is_told_in_words(tab: Tabs, name: str) -> None:
    told = tab().ask(name, 400, id="x", segment="x", source="x")
    assert told["error"]
