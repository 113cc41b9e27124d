"""The weeks before an event, step by step: who is sent what, and what everybody is told."""

import email
import email.policy
import re
import shutil
from email.message import EmailMessage
from pathlib import Path

import pytest
from icalendar import Calendar

from reportgen.cli.main import run

BY = ("--by", "Ms. Da-eun Yoo")


class Office:
    """An office with a forum folder, in which programmes change and mails are prepared."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys, self._day = folder, capsys, 1

    @property
    def outputs(self) -> Path:
        return self.folder / "outputs" / "seomaru-forum-2026"

    def type(self, *words: str) -> str:
        self._capsys.readouterr()
        assert run([words[0], str(self.folder), *words[1:]]) == 0, self._capsys.readouterr().err
        return self._capsys.readouterr().out

    def edit(self, *changes: tuple[str, str]) -> None:
        path = self.folder / "forum.yaml"
        text = path.read_text("utf-8")
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new, 1)
        path.write_text(text, "utf-8")

    def revisions(self) -> dict[str, int]:
        listed = re.findall(r"\(([\w-]+)\): .*?revision (\d+)", self.type("status"))
        return {who: int(number) for who, number in listed}

    def told(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for who, what in re.findall(r"\(([\w-]+)\): (.*) \(revision", self.type("changes")):
            found.setdefault(who, []).append(what)
        return found

    def mail(self) -> dict[str, EmailMessage]:
        """Prepare what changed, say that it was sent, and read the mails back by address."""
        self._day += 1
        day = f"2026-04-{self._day:02}"
        assert run(["send", str(self.folder), "--changed", *BY, "--on", day]) in {0, 1}
        assert run(["sent", "mark", str(self.folder), "--on", day]) == 0
        read: dict[str, EmailMessage] = {}
        for path in sorted((self.outputs / "mail").glob("*.eml")):
            message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            assert isinstance(message, EmailMessage)
            read[path.stem.removeprefix("brief-").removeprefix("cancelled-")] = message
        return read


@pytest.fixture(scope="module")
def sent_once(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo forum some weeks before it is held, with its first packs sent."""
    folder = tmp_path_factory.mktemp("weeks") / "forum"
    shutil.copytree(demo_folder, folder)
    text = (folder / "forum.yaml").read_text("utf-8")
    text = re.sub(r"\n +actual: \{.*\}", "", text)  # nothing has happened yet
    text = text.replace("attribution: named", "attribution: named\nmailbox: forum@example.org", 1)
    (folder / "forum.yaml").write_text(text, "utf-8")
    beside = str(folder / "outputs")
    assert run(["send", str(folder), "--all", *BY, "--on", "2026-04-01", "-o", beside]) == 0
    assert run(["sent", "mark", str(folder), "--on", "2026-04-01"]) == 0
    return folder


@pytest.fixture
def office(
    sent_once: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Office:
    shutil.copytree(sent_once, tmp_path / "forum")
    monkeypatch.chdir(tmp_path)
    return Office(tmp_path / "forum", capsys)


def plain(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def calendars(message: EmailMessage) -> list[Calendar]:
    files = [
        part for part in message.iter_attachments() if part.get_content_type() == "text/calendar"
    ]
    return [Calendar.from_ical(part.get_payload(decode=True)) for part in files]  # type: ignore[arg-type]


def test_first_packs_go_to_everybody(office: Office) -> None:
    assert set(office.revisions().values()) == {1}
    assert office.told() == {}
    assert "nobody has to be told" in office.type("changes")
    frozen = office.folder / "sent" / "2026-04-01"
    assert len([*frozen.glob("packs/*.pdf")]) == len([*frozen.glob("mail/*.eml")]) == 21
    for path in frozen.glob("mail/*.eml"):
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        assert message["X-Unsent"] == "1"
        assert message["From"] == "forum@example.org"
        assert isinstance(message, EmailMessage)
        assert "Da-eun Yoo" in plain(message)
        assert any(
            part.get_content_type() == "application/pdf" for part in message.iter_attachments()
        )


def test_nothing_unsent_raises_a_revision(office: Office) -> None:
    office.edit(("Saying It Back: Neighbours on the Radio", "Saying It Back"))
    assert office.revisions()["aomatsu"] == 2
    run(["send", str(office.folder), "--changed", *BY, "--on", "2026-04-02"])
    office.edit(("Saying It Back", "Say It Back"))
    assert office.revisions()["aomatsu"] == 2
    assert office.told()["aomatsu"] == [
        "The title: Saying It Back: Neighbours on the Radio → Say It Back"
    ]


def test_a_slot_moves(office: Office) -> None:
    talk, debate = 'start: "16:25"\n        end: "16:40"', 'start: "16:40"\n        end: "16:55"'
    earlier, later = talk.replace("16:25", "16:30"), debate
    before = 'start: "16:10"\n        end: "16:25"'
    office.edit((before, before.replace("16:25", "16:30")), (talk, earlier), (debate, later))
    told = office.told()
    assert told["ybarrando"] == ["Your slot: 16:25–16:40 → 16:30–16:40"]
    assert told["aomatsu"] == ["Your slot: 16:10–16:25 → 16:10–16:30"]
    assert set(told) == {"asantewiah", "aomatsu", "ybarrando"}
    mails = office.mail()
    assert {"Rodrigo-Ybarrando", "Kenjirō-Aomatsu", "Kwabena-Asantewiah"} == set(mails)
    message = mails["Rodrigo-Ybarrando"]
    assert message["Subject"] == "2026 Seomaru Forum: something changed for you"
    assert "Your slot: 16:25–16:40 → 16:30–16:40" in plain(message)
    (calendar,) = calendars(message)
    event = calendar.walk("VEVENT")[0]
    assert event["SEQUENCE"] == 1
    assert b"DTSTART;TZID=Asia/Seoul:20260514T163000" in event.to_ical()
    assert [*calendar.walk("VTIMEZONE")]
    assert [*event.walk("VALARM")]
    assert office.told() == {}


def test_a_speaker_cancels_and_another_takes_over(office: Office) -> None:
    office.edit(
        (
            "        title: Savings Groups That Open the Drains\n        speakers: [tesfalem]\n",
            "        title: Savings Groups That Open the Drains\n        speakers: [tesfalem]\n        actual: {status: replaced by, by: alemseged}\n",
        ),
    )
    told = office.told()
    assert told["alemseged"] == ["new on the programme: first pack"]
    assert told["tesfalem"] == ["no longer on the programme: no longer pack"]
    assert "nunez" in told
    assert "baek" not in told
    assert "(tesfalem): left: cancel, replaced by Hirut Alemseged" in office.type("status")
    mails = office.mail()
    assert "You speak in place of Mr. Dawit Tesfalem." in plain(mails["Hirut-Alemseged"])
    gone = mails["Dawit-Tesfalem"]
    assert "no longer on the programme" in plain(gone)
    (calendar,) = calendars(gone)
    assert calendar["METHOD"] == "CANCEL"
    first = Calendar.from_ical(
        (office.folder / "sent/2026-04-01/packs/calendar-Dawit-Tesfalem.ics").read_bytes()
    )
    assert {event["UID"] for event in calendar.walk("VEVENT")} == {
        event["UID"] for event in first.walk("VEVENT")
    }
    assert office.told() == {}
    assert "tesfalem" not in office.mail()


def test_what_only_one_person_learns_changes_one_pack(office: Office) -> None:
    before = office.revisions()
    office.edit(
        ("timezone: Asia/Kolkata\n    city: Kochi", "timezone: Asia/Dubai\n    city: Dubai")
    )
    assert {who for who, n in office.revisions().items() if n != before.get(who)} == {"thekkumuri"}
    assert office.told() == {"thekkumuri": ["Your time zone: Asia/Kolkata → Asia/Dubai"]}
    office.edit(("seomaru-2026/noh-16ef", "seomaru-2026/noh-0000"))
    assert set(office.told()) == {"thekkumuri", "noh"}


def test_language_and_large_print_belong_to_the_person(office: Office) -> None:
    office.edit(
        ("  - id: kiptarus\n", "  - id: kiptarus\n    language: fr\n    large_print: true\n")
    )
    assert set(office.told()) == {"kiptarus"}
    message = office.mail()["Nyambura-Kiptarus"]
    assert message["Subject"] == "2026 Seomaru Forum : un changement vous concerne"
    assert message["Content-Language"] == "fr"
    assert "Votre tâche" not in plain(message)
    assert "Avec vous" in plain(message)


def test_a_moderator_is_swapped(office: Office) -> None:
    office.edit(("    moderator: asantewiah\n", "    moderator: han\n"))
    told = office.told()
    assert "Moderator: Mr. Kwabena Asantewiah → Ms. Ji-woo Han" in told["lovaas"]
    assert {"han", "asantewiah", "lovaas", "aomatsu", "ybarrando", "kiptarus", "veikune"} == set(
        told
    )


def test_old_packs_stay_and_those_of_who_left_are_removed_by_one_command(office: Office) -> None:
    frozen = {p: p.read_bytes() for p in (office.folder / "sent").rglob("*") if p.is_file()}
    assert run(["build", str(office.folder), "--report", "speaker-briefs", "--format", "docx"]) == 0
    office.edit(("speakers: [kiptarus, veikune]", "speakers: [kiptarus]"))
    assert "left: cancel" in office.type("status")
    office.mail()
    assert {p: p.read_bytes() for p in frozen} == frozen
    built = {path.name for path in (office.outputs / "briefs").iterdir()}
    assert run(["sent", "remove", str(office.folder)]) == 0
    left = {path.name for path in (office.outputs / "briefs").iterdir()}
    assert built - left == {"brief-Tomasi-Veikune.docx"}


def test_an_error_stops_sending_but_not_building(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.edit(
        ("speakers: [lovaas]", "speakers: [lovaas, kang]"),
        (
            'end: "18:20"\n    owners: [silps]\n    moderator: kang',
            'end: "18:20"\n    room: B\n    owners: [silps]\n    moderator: lovaas',
        ),
    )
    office.edit(('    start: "17:20"\n    end: "18:20"', '    start: "15:30"\n    end: "16:30"'))
    assert run(["send", str(office.folder), "--changed", *BY]) == 3
    assert "is in two sessions at once" in capsys.readouterr().err
    assert run(["build", str(office.folder), "--report", "speaker-briefs", "--format", "txt"]) == 0


def test_a_torn_line_is_told_and_the_next_one_begins_anew(office: Office) -> None:
    record = office.folder / "sent.jsonl"
    whole = record.read_bytes()
    record.write_bytes(whole + b'{"version": 1, "op": "sent", "pers')
    assert set(office.revisions().values()) == {1}
    office.edit(("Saying It Back: Neighbours on the Radio", "Saying It Back"))
    office.mail()
    assert record.read_bytes().startswith(whole)
    assert office.told() == {}


def test_a_conflict_copy_counts(office: Office) -> None:
    record = office.folder / "sent.jsonl"
    lines = record.read_text("utf-8").splitlines(keepends=True)
    record.with_name("sent (conflicted copy 2026-04-01).jsonl").write_text("".join(lines))
    record.write_text("".join(lines[: len(lines) // 2]))
    assert office.told() == {}


def test_no_connection_is_opened(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("socket.socket.connect", refuse)
    office.edit(("Saying It Back: Neighbours on the Radio", "Saying It Back"))
    assert "Kenjirō-Aomatsu" in office.mail()
