"""A made forum of any length: invented people saying invented sentences, the same every time."""

import random
from pathlib import Path

WORDS_A_MINUTE = 130
SPEAKERS = 16
_PLACES = ("Seoul", "Manila", "Nairobi", "Lima")
_ZONES = ("Asia/Seoul", "Asia/Manila", "Africa/Nairobi", "America/Lima")
_TALK = (
    "When we began this in our district, nobody kept a list of the people who needed help first.",
    "Let me show you on the next slide how the water rose in three nights.",
    "I remember a school teacher who opened her classroom before any official had called her.",
    "Our budget that year was spent by March, and the rest we borrowed from the road fund.",
    "The figures are in the annex, and I will not read all of them to you.",
    "It was a long winter, and the ferry came twice a week when the weather allowed it.",
    "Some of you know the village I am speaking of, with the two bridges and the market.",
    "We have been testing a message service with the fishing families since last spring.",
    "Can everybody see the map now, or is it still the old one?",
    "What we learned is that a plan on paper does not carry sandbags.",
    "My colleagues from the harbour office told me the same story with other names.",
    "There were nine meetings, and in the seventh somebody finally asked the nurses.",
)
_PROPOSALS = (
    "Local governments should publish the flood maps of every district before the rainy season.",
    "We need to give village councils a small budget that they can spend without asking.",
    "I would urge the regional authority to share its tide data with the fishing cooperatives.",
    "It is essential that ministries pay the nurses who work in the shelters.",
    "There is a need to train school teachers in evacuation, and to do it every year.",
    "The harbour office must keep one telephone line open for people who do not read.",
    "We call on the development banks to fund repairs and not only new buildings.",
)


def _forum_yaml() -> str:
    people = "\n".join(
        f"  - id: p{n}\n    name: Aru Speaker{n}\n    surname: Speaker{n}\n"
        f"    timezone: {_ZONES[n % 4]}\n    city: {_PLACES[n % 4]}"
        for n in range(SPEAKERS)
    )
    sessions = "\n".join(_session_yaml(number) for number in range(4))
    return (
        "id: made-forum\ntitle: Made Forum\ntheme: Speed\ndates: [2026-03-04]\n"
        'start: "13:00"\nend: "17:30"\ntimezone: Asia/Seoul\ntimezone_label: KST\n'
        f"people:\n{people}\nsessions:\n{sessions}\n"
    )


def _session_yaml(number: int) -> str:
    start = 13 * 60 + number * 68
    speakers = ", ".join(f"p{number * 4 + k}" for k in range(4))
    begin, end = (f"{m // 60:02d}:{m % 60:02d}" for m in (start, start + 66))
    return (
        f'  - id: session-{number + 1}\n    number: "{number + 1}"\n    title: Part {number + 1}\n'
        f'    start: "{begin}"\n    end: "{end}"\n    slots:\n      - kind: discussion\n'
        f'        start: "{begin}"\n        end: "{end}"\n        speakers: [{speakers}]'
    )


def _cue(number: int, seconds: float, length: float, text: str) -> str:
    def clock(value: float) -> str:
        hours, rest = divmod(value, 3600)
        return f"{int(hours):02d}:{int(rest // 60):02d}:{rest % 60:06.3f}"

    return f"{number}\n{clock(seconds)} --> {clock(seconds + length)}\n{text}\n"


def _transcript(words: int, first_speaker: int, chance: random.Random) -> str:
    cues, spoken, seconds, speaker = ["WEBVTT\n"], 0, 0.0, first_speaker
    while spoken < words:
        if chance.random() < 0.06:
            speaker = first_speaker + chance.randrange(4)
        sentence = chance.choice(_PROPOSALS if chance.random() < 0.06 else _TALK)
        sentence = sentence.replace("district", f"district {chance.randrange(40)}")
        length = len(sentence.split()) * 60 / WORDS_A_MINUTE
        cues.append(_cue(len(cues), seconds, length, f"Aru Speaker{speaker}: {sentence}"))
        seconds += length
        spoken += len(sentence.split())
    return "\n".join(cues)


def make_forum(folder: Path, words: int = 40_000) -> Path:
    """Write a forum of four sessions with so many transcript words, and return its folder."""
    chance = random.Random(2026)
    (folder / "transcripts").mkdir(parents=True)
    (folder / "forum.yaml").write_text(_forum_yaml(), encoding="utf-8")
    for number in range(4):
        path = folder / "transcripts" / f"session-{number + 1}.vtt"
        path.write_text(_transcript(words // 4, number * 4, chance), encoding="utf-8")
    return folder
