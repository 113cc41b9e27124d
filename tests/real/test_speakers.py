"""Words are their speaker's or nobody's, never those of whoever spoke before."""

from pathlib import Path

import pytest

from reportgen.project import find, read_folder
from tests.real.conftest import Lay

ADA, TOBE, AKE = "ferran", "obi", "strand"
Said = list[tuple[str, str]]


def said(folder: Path) -> Said:
    """Who says what: a person's id, else the label as heard, else a dash."""
    segments = read_folder(folder).proceedings.material.segments
    return [(",".join(s.speakers) or s.speaker_label or "-", s.text) for s in segments]


TRANSCRIPTS: dict[str, tuple[str, Said]] = {
    "a name heard once is not the speaker before": (
        (
            "Ada Ferran-Luz: Welcome.\n\nTobe Obiora: Silt first.\n\nRuta: Browsers should report.\n"
            "\nAda Ferran-Luz: Thank you.\n"
        ),
        [
            (ADA, "Welcome."),
            (TOBE, "Silt first."),
            ("Ruta", "Browsers should report."),
            (ADA, "Thank you."),
        ],
    ),
    "a word that the text has in small letters is no name": (
        "Ada Ferran-Luz: The funding is short.\n\nIt was.\nFunding: we doubled it.\nTobe Obiora: Good.\n",
        [
            (ADA, "The funding is short."),
            (ADA, "It was. Funding: we doubled it."),
            (TOBE, "Good."),
        ],
    ),
    "small handles of a chat": (
        (
            "Ada Ferran-Luz: Questions?\nkim_2: Ports should publish fees.\nTobe Obiora: Yes.\n"
            "kim_2: Thanks.\n"
        ),
        [
            (ADA, "Questions?"),
            ("kim_2", "Ports should publish fees."),
            (TOBE, "Yes."),
            ("kim_2", "Thanks."),
        ],
    ),
    "chat pasted in": (
        (
            "Ada Ferran-Luz: Any views?\nfrom Ruta Vell to Everyone: Ports should publish fees.\n"
            "Tobe Obiora: Yes.\n"
        ),
        [(ADA, "Any views?"), ("Ruta Vell", "Ports should publish fees."), (TOBE, "Yes.")],
    ),
    "reactions are no speech and a reply quotes somebody else": (
        (
            'Ada Ferran-Luz: Any views?\nTobe Obiora: Reacted to "Ports should pay." with 👍\n'
            'Tobe Obiora: Replying to "Ports should pay."\nTowns should pay.\n'
        ),
        [(ADA, "Any views?"), (TOBE, "Towns should pay.")],
    ),
    "names in brackets": (
        (
            "[Tobe Obiora] Publish the survey.\n{Åke Strandqvist} Light the sluices.\n"
            "(Ada Ferran-Luz)\nThank you.\n@Tobe Obiora: Again.\n"
        ),
        [
            (TOBE, "Publish the survey."),
            (AKE, "Light the sluices."),
            (ADA, "Thank you."),
            (TOBE, "Again."),
        ],
    ),
    "a stage direction in the label": (
        (
            "Mr. Obiora (during the reading): Publish surveys.\n"
            "Dr. Strandqvist (spoke in Swedish): Light them.\n"
            "Ms. Ferran-Luz (via interpreter): Keep records.\n"
        ),
        [
            (TOBE, "Publish surveys."),
            (AKE, "Light them."),
            ("Ms. Ferran-Luz (via interpreter)", "Keep records."),
        ],
    ),
    "a dash takes up an interrupted speech": (
        (
            "Tobe Obiora: Ports should publish —\nÅke Strandqvist: Louder, please.\n"
            "\n— their silt figures every spring.\n\nAda Ferran-Luz: Thank you.\n"
        ),
        [
            (TOBE, "Ports should publish —"),
            (AKE, "Louder, please."),
            ("-", "— their silt figures every spring."),
            (ADA, "Thank you."),
        ],
    ),
    "a time that is not understood": (
        "Tobe Obiora: Good morning.\n[1:02:77] Ports should pay.\nÅke Strandqvist: Yes.\n",
        [(TOBE, "Good morning."), ("-", "[1:02:77] Ports should pay."), (AKE, "Yes.")],
    ),
    "somebody else inside a line": (
        "Tobe Obiora: Silt first. Åke Strandqvist: No, lamps first.\nAda Ferran-Luz: Well.\n",
        [(TOBE, "Silt first."), ("-", "Åke Strandqvist: No, lamps first."), (ADA, "Well.")],
    ),
    "a known name with a dash, alone on its line or before said": (
        (
            "Tobe Obiora: Silt first.\nÅke Strandqvist – Towns must pay.\n\nAda Ferran-Luz: Well."
            "\n\nÅke Strandqvist\nWe pay now.\n\nTobe Obiora: Good.\nÅke Strandqvist said: No.\n"
        ),
        [
            (TOBE, "Silt first."),
            ("-", "Åke Strandqvist – Towns must pay."),
            (ADA, "Well."),
            ("-", "Åke Strandqvist We pay now."),
            (TOBE, "Good."),
            ("-", "Åke Strandqvist said: No."),
        ],
    ),
    "marks and times around a label": (
        (
            "**Tobe Obiora:** Silt first.\n- **Åke Strandqvist**: Lamps.\n<Ada Ferran-Luz> Well.\n"
            "Tobe Obiora (10:32): Again.\nÅke Strandqvist [00:10:40]\nNo.\n- Ada Ferran-Luz: Yes.\n"
        ),
        [
            (TOBE, "Silt first."),
            (AKE, "Lamps."),
            (ADA, "Well."),
            (TOBE, "Again."),
            (AKE, "No."),
            (ADA, "Yes."),
        ],
    ),
    "a name that a sentence ends with on the next line goes on": (
        "Ada Ferran-Luz: Good.\n\nI say this as a friend of\nTobe Obiora\nand his town.\n",
        [(ADA, "Good."), (ADA, "I say this as a friend of Tobe Obiora and his town.")],
    ),
    "a sentence with a colon goes on": (
        "Tobe Obiora: I say two things.\n\nYes.\nThe first is this: silt.\nÅke Strandqvist: Yes.\n",
        [(TOBE, "I say two things."), (TOBE, "Yes. The first is this: silt."), (AKE, "Yes.")],
    ),
}


@pytest.mark.parametrize("case", TRANSCRIPTS)
def test_transcripts(lay: Lay, case: str) -> None:
    text, expected = TRANSCRIPTS[case]
    assert said(lay({"transcripts/a.txt": text})) == expected


VTT = "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Tobe Obiora>\nPorts should light up.\n\n"
CAPTIONS: dict[str, tuple[str, Said]] = {
    "the speaker alone in parentheses": (
        f"{VTT}00:04.000 --> 00:07.000\n(Åke Strandqvist)\nTowns must fund two pilots.\n",
        [(TOBE, "Ports should light up."), (AKE, "Towns must fund two pilots.")],
    ),
    "a voice whose words open with another's name": (
        f"{VTT}00:04.000 --> 00:07.000\n<v Tobe Obiora>Åke Strandqvist: Towns must pay.\n",
        [(TOBE, "Ports should light up."), ("-", "Åke Strandqvist: Towns must pay.")],
    ),
    "a bullet pasted into a voice": (
        f"{VTT}00:04.000 --> 00:07.000\n<v Tobe Obiora>We say:\n• Towns must pay.\n",
        [(TOBE, "Ports should light up. We say:"), ("-", "• Towns must pay.")],
    ),
}


@pytest.mark.parametrize("case", CAPTIONS)
def test_captions(lay: Lay, case: str) -> None:
    text, expected = CAPTIONS[case]
    assert said(lay({"transcripts/a.vtt": text})) == expected


def test_a_stopped_credit_is_told_at_its_line(lay: Lay) -> None:
    text, _ = TRANSCRIPTS["a dash takes up an interrupted speech"]
    issues = read_folder(lay({"transcripts/a.txt": text})).issues
    assert [i.where.line for i in issues if i.rule == "credit-stopped" and i.where] == [4]


NOTES: dict[str, tuple[str, Said]] = {
    "bold names with the colon in or after the bold type": (
        "**Ruta Vell:** Fees rose.\n\n- **Bo Ray:** They fell.\n- **Cy Orr**: Neither.\n",
        [("Ruta Vell", "Fees rose."), ("Bo Ray", "They fell."), ("Cy Orr", "Neither.")],
    ),
    "a name heard once ends what the one before said": (
        (
            "Ada Ferran-Luz: Welcome.\n\nAda Ferran-Luz: First topic.\n\nAda Ferran-Luz: Any views?"
            "\n\nBo: Browsers should report.\n\nIt was noted.\n"
        ),
        [
            (ADA, "Welcome."),
            (ADA, "First topic."),
            (ADA, "Any views?"),
            ("-", "Bo: Browsers should report."),
            ("-", "It was noted."),
        ],
    ),
    "reported speech": (
        (
            "Åke Strandqvist is concerned that lamps fail. They rust. Tobe Obiora asked why; "
            "Ada Ferran-Luz replied that salt does it.\n\nThe room agreed.\n"
        ),
        [
            (AKE, "Åke Strandqvist is concerned that lamps fail. They rust."),
            (TOBE, "Tobe Obiora asked why;"),
            (ADA, "Ada Ferran-Luz replied that salt does it."),
            ("-", "The room agreed."),
        ],
    ),
    "a bold name opens reported speech, and half a sentence": (
        "**Ruta Vell** cautioned that fees rose, while **Cy Orr** highlighted that they fell.\n",
        [
            ("Ruta Vell", "Ruta Vell cautioned that fees rose,"),
            ("Cy Orr", "while Cy Orr highlighted that they fell."),
        ],
    ),
    "two together": (
        "**Tobe Obiora** and **Åke Strandqvist** noted the silt.\n",
        [(f"{TOBE},{AKE}", "Tobe Obiora and Åke Strandqvist noted the silt.")],
    ),
    "somebody else in another's section": (
        "### Ada Ferran-Luz\n\nShe opened. Participants agreed that fees rose. They should fall.\n",
        [(ADA, "She opened."), ("-", "Participants agreed that fees rose. They should fall.")],
    ),
    "names after one another in a line": (
        "- Tobe Obiora: is it dredged? Åke Strandqvist: not yet. Ada Ferran-Luz: why?\n",
        [(TOBE, "is it dredged?"), (AKE, "not yet."), (ADA, "why?")],
    ),
    "a chat pasted in, in which names are of those addressed": (
        (
            "from Ruta Vell to Everyone:\nTobe Obiora: I agree.\nfrom Åke Strandqvist to Everyone:\n"
            "thanks\nAda Ferran-Luz: could you repeat?\n"
        ),
        [
            ("-", "Tobe Obiora: I agree."),
            (AKE, "thanks"),
            ("-", "Ada Ferran-Luz: could you repeat?"),
        ],
    ),
    "names in brackets open what they say": (
        "**Ada Ferran-Luz:** Well.\n\n[Tobe Obiora] Publish it.\n\n(Åke Strandqvist) Light it.\n",
        [(ADA, "Well."), (TOBE, "Publish it."), (AKE, "Light it.")],
    ),
    "live minutes with initials": (
        "MK - one conclusion is clear.\n\nQUIC: it is used.\n",
        [("-", "MK - one conclusion is clear."), ("-", "QUIC: it is used.")],
    ),
    "what a rapporteur sums up after a gist is nobody's": (
        "Tobe Obiora: not really.\n\nDiscussions went on without minutes.\n",
        [(TOBE, "not really."), ("-", "Discussions went on without minutes.")],
    ),
}


@pytest.mark.parametrize("case", NOTES)
def test_notes(lay: Lay, case: str) -> None:
    text, expected = NOTES[case]
    assert said(lay({"notes/a.md": text})) == expected


@pytest.mark.model
def test_according_to_a_thing_the_words_are_the_speakers(lay: Lay) -> None:
    text = (
        "Tobe Obiora: Figures must be published, according to the resource framework.\n"
        "Åke Strandqvist: Figures must be published yearly, according to the harbour ministry.\n"
    )
    found = find(read_folder(lay({"transcripts/a.txt": text})).proceedings).findings
    assert [one.attributed_to for one in found] == ["", "the harbour ministry"]


def test_a_name_below_from_when_to_when(lay: Lay) -> None:
    text = (
        "# Forum\n\n00:00:05:39 - 00:00:31:13\nTobe Obiora\nSilt first. We say so.\n\n"
        "00:00:31:44 - 00:00:57:16\nÅke Strandqvist\nLamps first.\n\n"
        "00:00:58:00 - 00:01:02:10\nand then nobody was heard.\n"
    )
    assert said(lay({"transcripts/a.txt": text})) == [
        ("-", "# Forum"),
        (TOBE, "Silt first. We say so."),
        (AKE, "Lamps first."),
        ("-", "and then nobody was heard."),
    ]


CAST = [
    "Moderator: Tobe Obiora",
    "Chair: Mr. Obiora",
    "**Moderator:** Tobe Obiora",
    "Moderator: Jane Unheard",
    "Present: Ada Ferran-Luz, Åke Strandqvist",
    "Rapporteur: Åke Strandqvist (MI)",
    "Speakers: Tobe Obiora and Åke Strandqvist",
]


@pytest.mark.parametrize("line", CAST)
def test_a_line_that_says_who_was_what_lets_nobody_speak(lay: Lay, line: str) -> None:
    notes = f"# Sluices\n\n{line}\n\nPorts should light their piers.\n\n- Towns should pay.\n"
    words = [(who, text) for who, text in said(lay({"notes/s1.md": notes})) if text != "Sluices"]
    assert words == [
        ("-", line.replace("*", "")),
        ("-", "Ports should light their piers."),
        ("-", "Towns should pay."),
    ]
