"""A rapporteur's work in a browser: from an office's folder of files to a signed report."""

import json
import math
import struct
import wave
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser

from reportgen.journal import read_journal
from reportgen.readers import read_forum
from tests.page.browsing import Person, chromium, running
from tests.word_edits import replaced, tracked

pytestmark = [pytest.mark.browser, pytest.mark.model]

PROGRAMME = """\
Harbour Towns Forum

14 May 2026, 9:00-11:00 CEST

Agenda

9:00-10:00 Opening
Ms. Arin Vel, Mayor, City of Port
10:00-11:00 Panel: Dikes
Moderator: Mr. Teo Varga, Sea Office
Ms. Ilse Brandt, Dike Union
Mr. Oskar Lind, Tide Museum
"""
TALK = """\
WEBVTT

00:00:01.000 --> 00:00:09.000
<v Teo Varga>Welcome to the panel on dikes. Ilse, the floor is yours.

00:00:10.000 --> 00:00:20.000
<v Ilse Brandt>Thank you. Every harbour town should publish the height of its dikes once a year.

00:00:21.000 --> 00:00:30.000
<v Ilze Brant>The regions should pay for the repair of old pumps before they buy new ones.

00:00:31.000 --> 00:00:40.000
<v Oskar Lind>I agree. Harbour towns should publish the height of their dikes every year, and schools too.

00:00:41.000 --> 00:00:50.000
<v Oscar Lindt>City councils must keep a reserve of sandbags within an hour's reach of every street.

00:00:51.000 --> 00:01:00.000
<v Oskar Lind>Our volunteers walk the dikes at night with lamps, and nobody pays them for it.
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder as it lies in an office."""
    folder = tmp_path / "work" / "office"
    folder.mkdir(parents=True)
    (folder / "agenda.txt").write_text(PROGRAMME, encoding="utf-8")
    (folder / "panel dikes transcript.vtt").write_text(TALK, encoding="utf-8")
    return folder


def record(folder: Path) -> None:
    """Put a recording beside the transcript: a minute of a soft tone."""
    (transcript,) = (folder / "transcripts").glob("*.vtt")
    rate, second = 8_000, b"".join(
        struct.pack("<h", int(900 * math.sin(n / 6))) for n in range(8_000)
    )  # fmt: skip
    with wave.open(str(folder / "panel.wav"), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(second * 70)
    sidecar = transcript.with_name(f"{transcript.name}.yaml")
    known = sidecar.read_text(encoding="utf-8") if sidecar.exists() else ""
    sidecar.write_text(f"{known}recording: panel.wav\n", encoding="utf-8")


def test_from_the_offices_folder_to_a_built_report(browser: Browser, office: Path) -> None:
    with running(None) as served:
        person = Person(browser, served)
        tab, forum = person.tab, office.parent / "forum"
        tab.fill("#path", str(office))
        tab.press("#path", "Enter")
        tab.wait_for_selector("text=agenda.txt")
        tab.click("text=Of all in this folder")
        tab.fill("#field-into", str(forum))
        tab.press("#field-into", "Enter")
        tab.wait_for_selector("text=What was understood")
        assert "programme" in tab.inner_text("section:has(#begun-title)")
        record(forum)
        tab.click("text=Read the files again")
        person.told("Saved.")

        tab.click("#views >> text=Names")
        resolve(person, "Ilze Brant", "Ilse Brandt")
        resolve(person, "Oscar Lindt", "Oskar Lind")
        people = read_forum(forum).forum.people
        aliases = {person.name: person.aliases for person in people}
        assert "Ilze Brant" in aliases["Ilse Brandt"]

        tab.click("#views >> text=Review")
        decide(person, forum)
        play(person)
        tab.click("#views >> text=Preview")
        frame = tab.frame_locator("iframe")
        frame.locator("text=Harbour towns should pay for old pumps.").first.wait_for()
        tab.click("#views >> text=Home")
        tab.click("text=Build the documents")
        tab.wait_for_selector("text=outcome-report-working.docx")
        by_workbook(person, forum)
        by_word_table(person, forum)
        by_edited_report(person, forum)
        sign(person, forum)
        assert person.wrong == []
        base = served.address.split("/enter")[0]
        assert all(url.startswith((base, "data:")) for url in person.asked)
        person.context.close()


PUMPS = "Harbour towns should pay for old pumps."


def by_workbook(person: Person, forum: Path) -> None:
    """A colleague decides in Excel what the rapporteur rejected."""
    path = sent(person, "Sheet for Excel")
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    (row,) = [r for r in sheet.iter_rows(min_row=3) if "sandbags" in str(r[7].value)]
    row[2].value = "accept"
    row[3].value = "Councils should keep sandbags near."
    book.save(path)
    take_back(person, "Take a sheet back", path)
    assert "taken" in person.tab.inner_text("section:has(> #taken-title)")
    assert "Councils should keep sandbags near." in wordings(forum)


def by_word_table(person: Person, forum: Path) -> None:
    """A colleague changes a sentence in Word under Track Changes."""
    path = sent(person, "Sheet for Word")
    path.write_bytes(tracked(path.read_bytes(), PUMPS, "Harbour towns should pay for pumps."))
    take_back(person, "Take a sheet back", path)
    told = person.tab.inner_text("section:has(> #taken-title)")
    assert "pending" in told
    assert "Jane Roe" in told
    assert PUMPS in wordings(forum)
    take_back(person, "Take a sheet back", path, pending="accept")
    person.tab.wait_for_selector("section:has(> #taken-title):has-text('taken')")
    assert "Harbour towns should pay for pumps." in wordings(forum)


def by_edited_report(person: Person, forum: Path) -> None:
    """Somebody edits the built report; its words are in the next one."""
    tab = person.tab
    tab.click("text=Build the documents")
    person.told("Documents:")
    (path,) = forum.rglob("outcome-report-working.docx")
    old, new = "Harbour towns should pay for pumps.", "Harbour towns should pay for their pumps."
    path.write_bytes(replaced(path.read_bytes(), old, new))
    take_back(person, "Take an edited report back", path)
    assert new in wordings(forum)
    assert new in tab.inner_text("section:has(> #taken-title)")


LEFT = (
    *("prose/background.md", "prose/objectives.md", "report/executive-summary.md"),
    *("report/opening.md", "report/session-panel-dikes.md", "report/way-forward.md"),
)


def sign(person: Person, forum: Path) -> None:
    """Sign what is complete, build it, decide once more: the issued report is not touched."""
    tab = person.tab
    for name in LEFT:
        (forum / name).parent.mkdir(parents=True, exist_ok=True)
        (forum / name).write_text("Harbour towns met to speak of their dikes.\n", encoding="utf-8")
    tab.click("text=Read the files again")
    person.settled()
    tab.click("#forum-title ~ .buttons button:text-is('Sign as final')")
    tab.click("dialog button.main")
    person.told("Signed.")
    tab.click("text=Build the documents")
    tab.wait_for_selector("text=Final, kept in")
    issued = {path: path.read_bytes() for path in (forum / "issued").rglob("*") if path.is_file()}
    assert any(path.suffix == ".docx" for path in issued)
    tab.click("#views >> text=Review")
    choose(person, code_of(person, "Volunteers who guard the dikes"))
    person.press("e")
    tab.fill("#wording", "Towns should pay the volunteers who guard their dikes.")
    person.press("Control+Enter")
    person.settled()
    tab.click("#views >> text=Home")
    tab.wait_for_selector("text=a draft again")
    tab.click("text=Build the documents")
    person.told("Documents:")
    assert {path: path.read_bytes() for path in issued} == issued


def sent(person: Person, button: str) -> Path:
    """Write a sheet, and return where the page says it stands."""
    person.tab.click(f"button:text-is('{button}')")
    person.told("Written: ")
    return Path(person.tab.inner_text("#told").removeprefix("Written: "))


def take_back(person: Person, button: str, path: Path, *, pending: str = "") -> None:
    tab = person.tab
    tab.click(f"button:text-is('{button}')")
    tab.fill("#field-path", str(path))
    if pending:
        tab.select_option("#field-pending", pending)
    tab.click("dialog button.main")
    person.settled()
    tab.wait_for_selector("#taken-title")


def wordings(forum: Path) -> list[str]:
    """The sentences that stand in the journal."""
    return [event.wording for event in read_journal(forum / "decisions.jsonl")[0]]


def resolve(person: Person, label: str, name: str) -> None:
    form = person.tab.locator("form", has=person.tab.locator(f"bdi:text-is('{label}')"))
    form.locator("select").select_option(label=name)
    form.locator("button").click()
    form.wait_for(state="detached")


def decide(person: Person, forum: Path) -> None:
    tab = person.tab
    tab.wait_for_selector(".row")
    codes = [one.inner_text() for one in tab.locator(".row .code").all()]
    assert len(codes) >= 4, codes
    dikes = code_of(person, "Every harbour town")
    again = code_of(person, "publish the height of their dikes")
    pumps = code_of(person, "repair of old pumps")
    sand = code_of(person, "sandbags")

    choose(person, dikes)
    person.press("a")
    person.settled()
    assert "accepted" in person.row(dikes)

    choose(person, pumps)
    person.press("e")
    assert "old pumps" in tab.input_value("#wording")
    tab.fill("#wording", "Harbour towns should pay for old pumps.")
    assert "Harbour" in tab.inner_text(".difference ins >> nth=0")
    person.press("Control+Enter")
    person.settled()
    assert "Harbour towns should pay for old pumps." in person.row(pumps)

    choose(person, sand)
    person.press("Shift+R")
    tab.fill("#field-reason", "Said by the museum, not by a town.")
    tab.click("dialog button.main")
    person.settled()
    assert "rejected" in person.row(sand)

    choose(person, again)
    person.press("x")
    choose(person, dikes)
    person.press("m")
    person.settled()
    assert "merged" in person.row(again)

    person.press("s")
    tab.fill("#field-addressee", "Harbour towns")
    tab.click("dialog button.main")
    tab.wait_for_selector("dd:has-text('Harbour towns')")

    choose(person, sand)
    person.press("u")
    tab.wait_for_selector("#tools button:has-text('Redo'):enabled")
    person.press("u")
    tab.wait_for_function(
        "code => [...document.querySelectorAll('.row')].some("
        "row => row.textContent.includes(code) && row.textContent.includes('to decide'))",
        arg=again,
    )
    person.press("Shift+U")
    person.press("Shift+U")
    tab.wait_for_selector("#tools button:has-text('Redo'):disabled")
    person.settled()
    assert "merged" in person.row(again)
    add(person)
    events, issues = read_journal(forum / "decisions.jsonl")
    assert issues == ()
    assert {event.actor for event in events} == {"Ms. Ines Faro"}
    assert {"accept", "edit", "reject", "merge", "set", "undo", "add"} <= {e.op for e in events}


def add(person: Person) -> None:
    """Mark words that nothing was found in, and make a point of them."""
    tab = person.tab
    tab.fill("#search", "volunteers walk")
    tab.press("#search", "Enter")
    tab.click("#hits button.link")
    tab.wait_for_selector("mark:has-text('volunteers walk')")
    tab.evaluate(
        """() => {
          const found = document.querySelector('#talk mark').closest('[data-segment]');
          getSelection().selectAllChildren(found);
        }"""
    )
    person.press("n")
    assert "Our volunteers walk" in tab.inner_text("dialog blockquote")
    tab.fill("#field-text", "Volunteers who guard the dikes should be paid.")
    tab.click("dialog button.main")
    tab.wait_for_selector(".printed:has-text('Volunteers who guard the dikes should be paid.')")


def play(person: Person) -> None:
    """The recording plays from the second of the quotation."""
    tab = person.tab
    choose(person, code_of(person, "sandbags"))
    person.press("p")
    tab.wait_for_function("() => document.querySelector('video')?.currentTime > 40.9")
    assert tab.evaluate("document.querySelector('video').currentTime") < 48
    person.press("p")
    assert tab.evaluate("document.querySelector('video').paused")


def code_of(person: Person, words: str) -> str:
    return person.tab.inner_text(f'.row:has(.text:has-text("{words}")) .code')


def choose(person: Person, code: str) -> None:
    person.tab.click(f".row:has(.code:text-is('{code}'))")
    assert person.chosen() == code


def test_two_tabs_meet_on_one_point(browser: Browser, forum: Path) -> None:
    with running(forum) as served:
        first = Person(browser, served)
        second = Person(browser, served, of=first)
        code = first.chosen()
        assert second.chosen() == code
        # The second tab does not hear of it before it decides itself.
        second.tab.route("**/api/changes", lambda route: route.abort())
        first.press("a")
        first.settled()
        second.tab.unroute("**/api/changes")
        second.press("r")
        second.tab.wait_for_selector("dialog:has-text('Somebody decided meanwhile')")
        sides = second.tab.inner_text("dialog")
        assert "accepted" in sides
        second.tab.click("text=Take mine")
        second.settled()
        other = second.chosen()
        assert other != code
        second.press("a")
        second.settled()
        lines = (forum / "decisions.jsonl").read_text(encoding="utf-8").splitlines()
        ops = [json.loads(line)["op"] for line in lines[-3:]]
        assert ops[0] == "accept"
        assert "reject" in ops
        assert first.wrong == second.wrong == []
        first.context.close()


SIZES = ((375, 800), (1024, 768), (1600, 900))


def test_axe_finds_nothing_at_any_width_in_any_language(browser: Browser, forum: Path) -> None:
    with running(forum) as served:
        person = Person(browser, served)
        tab = person.tab
        person.chosen()
        for language, colours in (("en", "light"), ("ar", "dark")):
            tab.select_option("#language", language)
            tab.wait_for_selector(f"html[lang={language}]")
            tab.emulate_media(color_scheme="light" if colours == "light" else "dark")
            assert tab.evaluate("document.documentElement.dir") == (
                "rtl" if language == "ar" else "ltr"
            )
            for view in range(4):
                tab.locator("#views button").nth(view).click()
                tab.wait_for_selector(".row, .card, iframe, form")
                for width, height in SIZES if view == 2 else SIZES[:1]:
                    tab.set_viewport_size({"width": width, "height": height})
                    passes, violations = person.judged()
                    assert violations == [], f"{language}, {width} pixels, view {view}"
                    assert passes > 15
                    wide = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
                    assert wide <= 0, f"{language}, {width} pixels, view {view}"
                tab.set_viewport_size({"width": 1280, "height": 900})
        tab.locator("#views button").nth(2).click()
        tab.click("#tools button:has-text('المفاتيح')")
        tab.wait_for_selector("dialog")
        assert person.judged()[1] == []
        assert person.wrong == []
        person.context.close()


def test_one_key_accepts_with_all_that_says_the_same(browser: Browser, forum: Path) -> None:
    with running(forum) as served:
        person = Person(browser, served)
        tab, code = person.tab, person.chosen()
        other = tab.locator(".point:has(button:has-text('Accept with these')) .voices .small .code")
        while not other.count():
            person.press("j")
            code = person.chosen()
        merged = other.first.inner_text()
        person.press("g")
        person.settled()
        assert "accepted" in person.row(code)
        tab.select_option("#show", "all")
        tab.fill("#filter", merged)
        assert "merged" in person.row(merged)
        # What is left in a list can be rejected in one go; nothing of it can be accepted so.
        tab.fill("#filter", "")
        tab.select_option("#show", "waiting")
        tab.focus("#list")
        person.press("b")
        assert tab.locator("#field-verb option").all_inner_texts() == ["Reject"]
        tab.click("dialog button.main")
        person.settled()
        tab.wait_for_function(
            "() => { const bar = document.querySelector('progress'); return bar.value === bar.max; }"
        )
        assert person.wrong == []
        person.context.close()


def test_keys_do_nothing_while_somebody_composes_or_types(browser: Browser, forum: Path) -> None:
    with running(forum) as served:
        person = Person(browser, served)
        code, tab = person.chosen(), person.tab
        before = (forum / "decisions.jsonl").read_bytes()
        tab.evaluate(
            """() => document.querySelector('#list').dispatchEvent(new KeyboardEvent('keydown',
                 {code: 'KeyA', key: 'Process', keyCode: 229, isComposing: true, bubbles: true}))"""
        )
        tab.focus("#filter")
        tab.keyboard.type("are")
        tab.fill("#filter", "")
        tab.keyboard.press("Escape")
        assert (forum / "decisions.jsonl").read_bytes() == before
        # The key where A is on a French keyboard says q; it accepts all the same.
        tab.click(f".row:has(.code:text-is('{code}'))")
        tab.evaluate(
            """() => document.querySelector('#list').dispatchEvent(new KeyboardEvent('keydown',
                 {code: 'KeyA', key: 'q', bubbles: true}))"""
        )
        person.settled()
        assert (forum / "decisions.jsonl").read_bytes() != before
        person.context.close()
