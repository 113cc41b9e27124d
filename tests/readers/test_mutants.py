"""Damaged sources: every reader reads or refuses them, soon, and what is off record stays so.

A seed makes the same damage each time. ``REPORTGEN_LONG=1`` runs 3 000 seeds a reader instead of a
few; seeds that once found a fault are kept in ``KEPT`` and always run.
"""

import os
import random
import time
from pathlib import Path

import pytest

from reportgen.errors import InputError
from reportgen.readers import Reading, read_file
from reportgen.readers.dialects import READERS, Reader

from .test_every_reader import SUFFIXES

COUNT = 3_000 if os.environ.get("REPORTGEN_LONG") else 200
KEPT: dict[str, tuple[int, ...]] = {}
SECRET = "zebra"
TURNS = [
    ("Dr. Ann Lee", "Towns should share their flood maps: all of them."),
    ("Mr. Bo Chu", "We must light the piers. 등불을 켭시다. Ça ira."),
    (
        "Dr. Cy Day",
        "Good day. [off record] The zebra is ours, the zebra is theirs. [on record] We go.",
    ),
    ("Dr. Ann Lee", "Thank you. Ports should publish their silt surveys each spring."),
    ("Mr. Bo Chu", "It is 10:15 now."),
]
SPLICES = [
    b"\x00", b"\xff", b"\xe2\x80", b"\xe2\x80\xae", b"\r", b"\n", b"\n\n", b"-->", b"00:99:99.999 --> ",
    b"<v ", b"</v>", b"&#8238;", b"[", b"]", b"**", b"# ", b"- ", b"```", b"|", b"---\n", b"WEBVTT\n",
    b"NOTE ", b":", b"\t", b"{", b"<!--", b"-->\n", b"61:61 ", b"\xef\xbb\xbf", b"(", b"\\", b"_" * 50,
]  # fmt: skip


def damaged(content: bytes, seed: int) -> bytes:
    """The content with one to eight changes outside of what is off record."""
    rng = random.Random(seed)
    start, end = content.index(b"[off record]"), content.index(b"[on record]") + len(b"[on record]")
    before, hidden, after = content[:start], content[start:end], content[end:]
    for _ in range(rng.randint(1, 8)):
        if rng.random() < len(before) / len(content):
            before = changed(before, rng)
        else:
            after = changed(after, rng)
    return before + hidden + after


def changed(part: bytes, rng: random.Random) -> bytes:
    at, length = rng.randrange(len(part) + 1), rng.randint(1, 30)
    match rng.randrange(5):
        case 0:
            return part[:at] + part[at + length :]
        case 1:
            return part[:at] + rng.choice(SPLICES) + part[at:]
        case 2:
            return part[:at] + bytes(rng.randrange(256) for _ in range(length)) + part[at:]
        case 3:
            return part[:at] + part[at : at + length] * rng.randint(2, 200) + part[at + length :]
        case _:
            other = rng.randrange(len(part) + 1)
            return part[:at] + part[other : other + length] + part[at:]


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_damaged_sources_are_read_or_refused(tmp_path: Path, reader: Reader) -> None:
    content = reader.example(TURNS).encode("utf-8")
    packs = reader.pack is not str.encode
    path = tmp_path / f"source{SUFFIXES.get(reader.name, '.txt')}"
    for seed in (*KEPT.get(reader.name, ()), *range(COUNT)):
        mutant = damaged(content, seed)
        path.write_bytes(reader.pack(mutant.decode("utf-8", "replace")) if packs else mutant)
        began = time.process_time()
        reading: Reading | str
        try:
            reading = read_file(path)
        except InputError as refused:
            reading = str(refused)
        assert time.process_time() - began < 10, seed
        assert SECRET not in repr(reading), seed
