"""People are counted once and stay private; answers are counted, free text goes nowhere."""

from pathlib import Path

import pytest
import yaml

from reportgen.readers import Draft, draft_from
from reportgen.readers.programmes.counting.columns import columns, role_of

WEBINAR = """\
Attendee Report,
Report Generated:,"Apr 09, 2026 8:50 PM"
Topic,Webinar ID,Actual Start Time
Harbours,328,"Mar 28, 2026 8:07 AM"
Host Details,
Attended,User Name,Email,Join Time,Leave Time,Country/Region Name
Yes,Host One,host@x.org,"Mar 28, 2026 08:07:27","Mar 28, 2026 17:14:45",Mexico
Attendee Details,
Attended,First Name,Last Name,Email,Registration Time,Join Time,Country/Region Name
Yes,Ana,Sol,ana@x.org,"Mar 1, 2026 09:07:11","Mar 28, 2026 09:07:39",Mexico
Yes,Ana,Sol,ana@x.org,"Mar 1, 2026 09:07:11","Mar 28, 2026 10:17:39",Mexico
No,Bo,Lee,bo@x.org,"Mar 2, 2026 09:07:11",--,--
Yes,Ana,Sol,other@x.org,"Mar 3, 2026 09:07:11","Mar 28, 2026 09:07:39",Fiji
Yes,Fireflies.ai,Notetaker,f@x.org,"Mar 3, 2026 09:07:11","Mar 28, 2026 09:07:39",Fiji
Other Attended,
User Name,Join Time,Leave Time,Country/Region Name
1 555 0100 (phone),"Mar 28, 2026 2:20 PM","Mar 28, 2026 2:21 PM",Fiji
"""
TEAMS = (
    "1. Summary\nMeeting title\tHarbours\n\n2. Participants\n"
    "Name\tFirst join\tLast leave\tIn-meeting duration\tEmail\tRole\n"
    "Sol, Ana (EXT)\t14/11/26, 09:30:46\t14/11/26, 09:50:12\t19m 26s\tana@x.org\tOrganizer\n"
    "Lee, Bo\t14/11/26, 09:30:46\t14/11/26, 09:50:12\t19m 26s\tbo@x.org\tPresenter\n\n"
    "3. In-Meeting activities\nName\tJoin time\tLeave time\tDuration\tEmail\tRole\n"
    "Sol, Ana (EXT)\t14/11/26, 09:30:46\t14/11/26, 09:50:12\t19m\tana@x.org\tOrganizer\n"
)
ZOOM = """\
Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,
1,Harbours,09/24/2026 11:35:16 AM,09/24/2026 12:49:20 PM,h@x.org,75,3,

Name (Original Name),User Email,Total Duration (Minutes),Guest
Ana Sol,ana@x.org,75,
Bo Lee (Bobby),,72,
"""
SIGNED_UP = """\
Full name,E-mail,Organisation,Country,Type of organization,Gender,May we list me?
Ana Sol,ana@x.org,Ports,Mexico,Government,Female,Yes
Bo Lee,bo@x.org,NGO,Fiji,Civil society,Male,No
Cy Day,cy@x.org,NGO,Fiji,,,
"""
FORM = """\
ID,Start time,Completion time,Email,Name,How satisfied?,Which sessions?,Comments
1,1/2/26 9:00,1/2/26 9:02,anonymous,,Satisfied,I;II;,zebra is good
2,1/2/26 9:00,1/2/26 9:02,anonymous,,Very satisfied,II;,zebra stripes were long and the words many
3,1/2/26 9:00,1/2/26 9:02,anonymous,,Satisfied,I;,=cmd()
"""


def draft(folder: Path, *files: tuple[str, str | bytes]) -> Draft:
    office = folder / "office"
    office.mkdir()
    for name, content in files:
        path = office / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    made = draft_from([office], "harbours")
    for name, content in made.files.items():
        if name != "import.md":
            assert b"x.org" not in content, name
    return made


def forum(made: Draft) -> dict[str, object]:
    loaded = yaml.safe_load(made.files["forum.yaml"])
    assert isinstance(loaded, dict)
    return loaded


def test_a_webinar_counts_people_and_not_rows(tmp_path: Path) -> None:
    made = draft(tmp_path, ("report.csv", WEBINAR))
    counted = forum(made)["participation"]
    assert counted == {
        "registered": 3,
        "online": 4,
        "counted": "online",
        "by_country": [{"name": "Fiji", "number": 2}, {"name": "Mexico", "number": 2}],
    }
    assert forum(made)["people"] == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8"])
def test_teams_attendance_counts_who_joined(tmp_path: Path, encoding: str) -> None:
    made = draft(tmp_path, ("attendance.csv", TEAMS.encode(encoding)))
    assert forum(made)["participation"] == {"online": 2, "counted": "online"}
    assert made.files["attendance.csv"].decode().splitlines()[1].startswith('"Sol, Ana"')


def test_zoom_participants(tmp_path: Path) -> None:
    made = draft(tmp_path, ("participants.csv", ZOOM))
    assert forum(made)["participation"] == {"online": 2, "counted": "online"}


def test_a_registration_lists_only_who_agreed(tmp_path: Path) -> None:
    made = draft(tmp_path, ("registration.csv", SIGNED_UP))
    read = forum(made)
    people = read["people"]
    assert isinstance(people, list)
    assert [(one["name"], one["listed"]) for one in people] == [("Ana Sol", True)]
    assert read["participation"] == {
        "registered": 3,
        "counted": "registered",
        "by_country": [{"name": "Fiji", "number": 2}, {"name": "Mexico", "number": 1}],
        "by_sector": [
            {"name": "Civil society", "number": 1},
            {"name": "Government", "number": 1},
            {"name": "Not declared", "number": 1},
        ],
        "by_gender": [
            {"name": "Female", "number": 1},
            {"name": "Male", "number": 1},
            {"name": "Not declared", "number": 1},
        ],
    }


def test_forms_are_counted_without_free_text(tmp_path: Path) -> None:
    made = draft(tmp_path, ("survey.csv", FORM))
    assert forum(made)["evaluation"] == {
        "returned": 3,
        "questions": [
            {
                "question": "How satisfied?",
                "answers": [
                    {"name": "Very satisfied", "number": 1},
                    {"name": "Satisfied", "number": 2},
                ],
            },
            {
                "question": "Which sessions?",
                "answers": [{"name": "I", "number": 2}, {"name": "II", "number": 2}],
            },
        ],
    }
    assert b"zebra" not in b"".join(made.files.values())


def test_a_real_report_counts_those_whom_a_reader_counts(shared: Path) -> None:
    made = draft_from([shared / "samples" / "zoom_webinar"], "x")
    table = made.files["attendance.csv"].decode().splitlines()[1:]
    came = [row for row in table if row.split(",")[-3] == "yes"]
    signed_up = [row for row in table if row.split(",")[-5] == "yes"]
    assert (len(signed_up), len(came)) == (469, 481)


RULES = [(name, rule) for name, rules in columns().items() for rule in rules]


@pytest.mark.parametrize(("name", "rule"), RULES, ids=lambda one: str(one)[:40])
def test_the_heads_of_columns(name: str, rule: dict[str, str]) -> None:
    assert role_of(rule["example"], name) == rule["role"]
    assert role_of(rule["counterexample"], name) != rule["role"]
