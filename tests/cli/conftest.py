"""A small invented forum, and commands run in this process as a person types them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reportgen.cli.main import run as run_command
from reportgen.project import schema_named

YAML = """\
id: small-forum
title: Small Water Forum
dates: [2026-05-14]
start: 13:30
end: 15:00
timezone: Asia/Seoul
city: Seoul
format: hybrid
venue: Hall 1
organizations:
  - {id: institute, name: Invented Institute, role: co-organizer}
people:
  - {id: carter, name: Ann Carter, surname: Carter, organization: institute, timezone: Asia/Seoul, city: Seoul}
  - {id: bose, name: Ravi Bose, surname: Bose, timezone: Asia/Seoul, city: Seoul}
sessions:
  - id: water
    number: I
    title: Water in small towns
    start: 13:30
    end: 15:00
    moderator: bose
    slots:
      - {kind: presentation, start: 13:30, end: 14:20, title: Pumps, speakers: [carter]}
      - {kind: q-and-a, start: 14:20, end: 15:00, title: Questions}
"""
NOTES = """\
## Water in small towns

### Ms. Ann Carter
- Towns should publish their flood maps every year.
- [off record] Ministers should resign over the zebra affair. [on record]
- Ministries should pay for pumps.
"""
SPOKEN = """\
WEBVTT

00:00:10.000 --> 00:00:14.000
<v Ann Carter>Cities should share their flood maps with their neighbours.</v>

00:05:00.000 --> 00:05:04.000
<v Ravi Bose>Councils must lift the pumps above the flood line before the next season.</v>

00:20:00.000 --> 00:20:04.000
<v Ravi Bose>Nobody should print the walrus letter.</v>
"""
SIDECAR = 'session: water\nrecorded_from: "13:30"\noff_record: ["00:19:00-00:21:00"]\n'


def sealed(schema: Any) -> Any:
    """The schema with no room for fields that it does not describe."""
    if isinstance(schema, list):
        return [sealed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {"additionalProperties": False} if "properties" in schema else {}
    return {key: sealed(value) for key, value in schema.items()} | closed


@dataclass(frozen=True)
class Ran:
    """What a command gave back."""

    code: int
    out: str
    err: str

    def json(self, kind: str) -> Any:
        """The content of the envelope, after it was validated against its schema."""
        whole = json.loads(self.out)
        schema = sealed(schema_named(kind))
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.validate(whole, schema)
        assert whole["schema"] == kind
        return whole["content"]


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def typed(*words: object) -> Ran:
        capsys.readouterr()
        code = run_command([str(word) for word in words])
        return Ran(code, *capsys.readouterr())

    return typed


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the small forum, in the folder where commands run; documents go beside it."""
    monkeypatch.chdir(tmp_path)
    for command in ("BUILD", "FINDINGS", "DECIDE", "FINALIZE", "VERIFY", "CLEAN"):
        monkeypatch.setenv(f"REPORTGEN_{command}_OUTPUT", "outputs")
    texts = {
        "forum.yaml": YAML,
        "prose/background.md": "Small towns pump more water each year.\n",
        "prose/objectives.md": "Learn how small towns pay for their pumps.\n",
        "report/executive-summary.md": "The speakers asked who pays for pumps.\n",
        "report/session-water.md": "The session was about pumps and maps.\n",
        "report/way-forward.md": "The institute sends the maps to all towns.\n",
        "notes/water.md": NOTES,
        "transcripts/water.vtt": SPOKEN,
        "transcripts/water.vtt.yaml": SIDECAR,
    }
    for name, text in texts.items():
        path = Path("small") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Path("small")


class Desk:
    """A rapporteur at work on the small forum: decides by sentences instead of codes."""

    def __init__(self, run: Run, forum: Path) -> None:
        self.run, self.forum = run, forum

    def listed(self, *options: str) -> Any:
        return self.run("findings", self.forum, "--json", *options).json("findings/2")

    def row(self, words: str) -> Any:
        (row,) = [row for row in self.listed()["findings"] if words in row["quote"]]
        return row

    def decide(self, verb: str, *sentences: str, options: tuple[str, ...] = ()) -> Any:
        codes = [self.row(words)["code"] for words in sentences]
        ran = self.run("decide", self.forum, *codes, verb, "--by", "Jo Rap", "--json", *options)
        assert ran.code == 0, ran.err
        return ran.json("decide/2")

    def accept_all(self) -> None:
        codes = [row["code"] for row in self.listed("--undecided")["findings"]]
        assert self.run("decide", self.forum, *codes, "accept", "--by", "Jo Rap").code == 0

    def finalize(self) -> Ran:
        return self.run("finalize", self.forum, "--by", "Jo Rap")

    def hear(self, minute: int, label: str, words: str) -> None:
        """Add a turn to the transcript."""
        turn = f"\n00:{minute}:00.000 --> 00:{minute}:04.000\n<v {label}>{words}</v>\n"
        with (self.forum / "transcripts" / "water.vtt").open("a", encoding="utf-8") as stream:
            stream.write(turn)

    def correct(self, wrong: str, right: str) -> None:
        """Correct words in the transcript."""
        path = self.forum / "transcripts" / "water.vtt"
        text = path.read_text(encoding="utf-8")
        assert wrong in text
        path.write_text(text.replace(wrong, right), encoding="utf-8")


@pytest.fixture
def desk(run: Run, small: Path) -> Desk:
    return Desk(run, small)
