"""A small invented forum before it is held: two sessions, an opening, speakers from five zones."""

import datetime as dt

from reportgen.model import (
    ContactGroup,
    Deliverable,
    Forum,
    Logistics,
    Organization,
    OrganizationId,
    Person,
    PersonId,
    Prose,
    Rehearsal,
    Session,
    SessionId,
    Slot,
    SlotId,
)


def at(clock: str) -> dt.time:
    return dt.time.fromisoformat(clock)


def slot(kind: str, times: str, *people: str, **more: object) -> Slot:
    start, end = times.split("-")
    speakers = tuple(PersonId(person) for person in people)
    return Slot(kind=kind, start=at(start), end=at(end), speakers=speakers, **more)  # type: ignore[arg-type]


def person(key: str, name: str, **more: object) -> Person:
    return Person(id=PersonId(key), name=name, **more)  # type: ignore[arg-type]


ORGANIZATIONS = (
    Organization(OrganizationId("ipa"), "Institute of Port Affairs", "IPA", role="co-organizer"),
    Organization(
        OrganizationId("lgn"), "Local Governance Network", "LGN/RO/LG", role="co-organizer"
    ),
    Organization(OrganizationId("bay"), "Bay University"),
)

PEOPLE = (
    person("kim-ara", "Ara Kim", surname="Kim", honorific="Ms.", position="Director",
           organization=OrganizationId("ipa"), timezone="Asia/Seoul", city="Seoul",
           email="ara@example.org", phone="+82 2 000 0000",
           join_link="https://meet.example.org/ara"),
    person("kim-bo", "Bo Kim", surname="Kim", honorific="Mr.", position="Dean",
           affiliation="Dean, College of Ports, Bay University", timezone="America/New_York",
           join_link="https://meet.example.org/bo"),
    person("rao", "Lakshmi Rao", surname="Rao", honorific="Prof.", position="Professor",
           organization=OrganizationId("bay"), country="India", timezone="Asia/Kolkata",
           bio="Studies small harbours.", pronunciation="LUK-shmee rao",
           join_link="https://meet.example.org/rao"),
    person("sato", "Émile Sato", surname="Sato", honorific="Mr.", affiliation="Head of LGN"),
    person("lind", "Åsa Lind", surname="Lind", timezone="Europe/Stockholm",
           email="private@example.net", join_link="https://meet.example.org/lind"),
)  # fmt: skip

SESSIONS = (
    Session(
        SessionId("opening"), "Opening", start=at("13:00"), end=at("13:30"),
        moderator=PersonId("kim-ara"),
        slots=(
            slot("opening", "13:00-13:10", "sato", label="Opening Remarks", id=SlotId("opening.1")),
            slot("photo", "13:10-13:30", id=SlotId("opening.2")),
        ),
    ),
    Session(
        SessionId("session-1"), "Harbours after the Storm", number="I",
        start=at("13:30"), end=at("14:15"), owners=(OrganizationId("ipa"), OrganizationId("lgn")),
        moderator=PersonId("kim-ara"), aim="This Session seeks to compare repairs.",
        guiding_questions=("What broke first?",),
        slots=(
            slot("presentation", "13:30-13:45", "rao", label="Presentation 1",
                 title="Small Harbours", id=SlotId("session-1.1")),
            slot("discussion", "13:45-14:00", "kim-bo", "lind", id=SlotId("session-1.2"),
                 guiding_questions=("Who pays?",)),
            slot("q-and-a", "14:00-14:15", label="Q & A / Break", id=SlotId("session-1.3")),
        ),
    ),
    Session(SessionId("closing"), "Closing"),
)  # fmt: skip


FORUM = Forum(
    id="harbour-2020",
    title="2020 Harbour Forum",
    theme="Ports and People",
    dates=(dt.date(2020, 12, 8),),
    start=at("13:00"),
    end=at("17:30"),
    timezone="Asia/Seoul",
    timezone_label="KST (GMT+9)",
    city="Seoul",
    format="virtual",
    interpretation=("en", "ko"),
    version="2",
    issued=dt.date(2020, 11, 20),
    status="Draft",
    logistics=Logistics(
        platform="Webinar tool",
        join_early_minutes=15,
        rename_as="Country / full name",
        microphone=("Use a headset.",),
        recording="The forum is recorded.",
        rehearsal=Rehearsal(dt.date(2020, 12, 7), at("14:00"), at("14:30")),
        deliverables=(Deliverable("Slides", dt.date(2020, 12, 1)), Deliverable("Biography")),
    ),
    organizations=ORGANIZATIONS,
    people=PEOPLE,
    sessions=SESSIONS,
    contacts=(
        ContactGroup("IPA", "Centre for Repairs", (PersonId("kim-ara"), PersonId("kim-bo"))),
        ContactGroup("LGN/RO", "", (PersonId("sato"),)),
    ),
    prose=(
        Prose("background", "prose/background.md",
              "# Background\n\nStorms come[^1] often.\n\n[^1]: https://example.org/storms\n"),
        Prose("objectives", "prose/objectives.md", "- I. Compare;\n- II. Share; and\n- III. Plan."),
        Prose("sessions/session-1", "prose/sessions/session-1.md",
              "Harbours broke.[^x] Fast.\n\nThis Session seeks to compare repairs.\n\n"
              "[^x]: See the *Harbour Atlas*."),
        Prose("mandates/ipa", "prose/mandates/ipa.md", "IPA repairs."),
        Prose("mandates/lgn", "prose/mandates/lgn.md", "# LG/RO/LGN\n\nLGN connects."),
    ),
)  # fmt: skip
