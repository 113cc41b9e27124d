"""Reports that name nobody: receipts, the private annex, and the search for names left behind."""

import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.errors import InputError, Issue, Place, ReviewError
from reportgen.ledger import Ledger, Point
from reportgen.model import Finding, FindingId, Proceedings, Segment
from reportgen.people import (
    Identifier,
    identifiers,
    names_by_id,
    protected_people,
    statement_rules,
    tell_tales,
)
from reportgen.project.decisions.codes import codes
from reportgen.project.documents.outputs import Delivery
from reportgen.project.documents.record import read_record
from reportgen.project.folder.atomic import write_atomic
from reportgen.project.folder.loading import HIDDEN
from reportgen.project.folder.opening import OpenForum

if TYPE_CHECKING:
    from reportgen.verification import Sought, Telling

KEY = "receipts.key"
"""The name of the file in the forum folder without which no receipt can be tried out."""

ANNEX = "private-annex.json"
_DIGITS = 10
_KEY = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Receipts:
    """The receipts of statements that tell nothing of who made them, and the key to them."""

    key: str
    numbers: Mapping[FindingId, str]

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.numbers)

    @classmethod
    def of(cls, proceedings: Proceedings, folder: Path) -> "Receipts":
        """The receipts of a forum; the key is made when it is first needed.

        Raises:
            InputError: if the key cannot be read.
            PipelineError: if it cannot be written.
        """
        rules = statement_rules(proceedings)
        hidden = [f for f in proceedings.findings if rules[f.evidence.segment] == "none"]
        if not hidden:
            return cls("", {})
        key = _key(folder / KEY)
        said = {segment.id: segment for segment in proceedings.material.segments}
        numbers = {f.id: _receipt(key, f, said[f.evidence.segment]) for f in hidden}
        return cls(key, numbers)

    def annex(self, proceedings: Proceedings) -> str:
        """The private annex: the key, and the source behind each receipt."""
        said = {segment.id: segment for segment in proceedings.material.segments}
        names = names_by_id(proceedings.forum, "data")
        rows = []
        for finding in proceedings.findings:
            if number := self.numbers.get(finding.id):
                segment = said[finding.evidence.segment]
                mark = segment.mark_at(finding.evidence.start)
                rows.append(
                    {
                        "receipt": number,
                        "quote": finding.evidence.quote,
                        "source": segment.source,
                        "line": mark.line,
                        "seconds": mark.seconds,
                        "label": segment.speaker_label,
                        "speakers": [names[one] for one in segment.speakers],
                    }
                )
        told = {
            "format": "reportgen-private-annex-1",
            "notice": "Private: tells who said what. Never send it with the report.",
            "key": self.key,
            "receipts": rows,
        }
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def checked_for_names(opened: OpenForum, deliveries: Sequence[Delivery]) -> list[Delivery]:
    """Return the deliveries, with the public ones written and searched for protected people.

    What people put beside them in the output folder is searched, too; our own working papers, the
    cache and the private annex are not, since they do not go out.

    Raises:
        ReviewError: if a name, organization or address of a protected person is found; it lists
            every place.
    """
    if not protected_people(opened.proceedings):
        return list(deliveries)
    public = {one.name: one.content() for one in deliveries if one.edition == "public"}
    refuse_names(opened.proceedings, {**_others(opened.output), **public})
    written = {name: partial(bytes, content) for name, content in public.items()}
    return [replace(one, content=written.get(one.name, one.content)) for one in deliveries]


def refuse_names(proceedings: Proceedings, files: Mapping[str, bytes]) -> None:
    """Refuse files that tell of people whom the attribution rule protects.

    Raises:
        ReviewError: if there is a hit; it lists every place.
    """
    from reportgen.verification import telling  # it reads all formats; few forums need it

    told = _told(proceedings) if protected_people(proceedings) else ()
    if found := telling(files, _sought(told, proceedings)) if told else ():
        _refuse(found)


def _told(proceedings: Proceedings) -> tuple[Identifier, ...]:
    """Return what must not stand in what goes out."""
    rules = statement_rules(proceedings)
    labels = (
        segment.speaker_label
        for segment in proceedings.material.segments
        if rules[segment.id] == "none" and not segment.speakers
    )
    return identifiers(proceedings.forum, protected_people(proceedings), dict.fromkeys(labels))


def tell_tale_issues(ledger: Ledger) -> Iterator[Issue]:
    """Yield a warning for each printed quotation whose words may tell who spoke."""
    proceedings = ledger.proceedings
    rules, known = statement_rules(proceedings), codes(proceedings)
    said = {segment.id: segment for segment in proceedings.material.segments}
    for point in ledger.points:
        for finding in point.everything:
            segment = said[finding.evidence.segment]
            words = _printed(point, finding)
            if rules[segment.id] != "none":
                continue
            for told in tell_tales(words, proceedings.forum, segment.speakers):
                message = (
                    f"'{told}' may tell who said it; decide {known[finding.id]} edit prints other "
                    "words, reject leaves it out"
                )
                yield Issue("warning", "tell-tale", message, Place(known[finding.id]))


def _printed(point: Point, finding: Finding) -> str:
    return f"{point.text}\n{finding.evidence.quote}"


def _key(path: Path) -> str:
    if not path.exists():
        write_atomic(path, f"{secrets.token_hex(32)}\n".encode())
    key = path.read_text("ascii", "replace").strip()
    if not _KEY.fullmatch(key):
        raise InputError(
            "is not the key that was written here; restore it from a backup, or delete it and let "
            "all receipts change",
            str(path),
            rule="receipts-key",
        )
    return key


def _receipt(key: str, finding: Finding, segment: Segment) -> str:
    """Return a number that nobody can try out without the key."""
    where = finding.evidence
    said = (segment.id, str(where.start), where.quote, segment.speaker_label)
    whole = hmac.new(bytes.fromhex(key), "\0".join(said).encode(), hashlib.sha256).hexdigest()
    digits = whole[:_DIGITS].upper()
    return f"{digits[: _DIGITS // 2]}-{digits[_DIGITS // 2 :]}"


def _sought(told: Sequence[Identifier], proceedings: Proceedings) -> "list[Sought]":
    from reportgen.verification import Sought

    ordinary = _small_words(proceedings)
    return [
        Sought(
            one.words,
            exact=one.kind == "surname",
            ordinary=one.kind == "surname" and one.words.casefold() in ordinary,
        )
        for one in told
    ]


def _small_words(proceedings: Proceedings) -> frozenset[str]:
    """Return the words that are said in small letters: such a surname is an ordinary word, too."""
    texts = (segment.text for segment in proceedings.material.segments)
    return frozenset(w for text in texts for w in re.findall(r"\b[^\W\d_A-Z]+\b", text))


def _others(folder: Path) -> dict[str, bytes]:
    """Return the files that people put beside the documents, by name."""
    record, _ = read_record(folder)
    ours = {written.name for written in record.files}
    found: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        name = path.relative_to(folder).as_posix()
        hidden = name.startswith((f"{HIDDEN}/", f"{ANNEX}"))
        if path.is_file() and not path.is_symlink() and not hidden and name not in ours:
            found[name] = path.read_bytes()
    return found


def _refuse(found: "Sequence[Telling]") -> None:
    places = f"{len(found)} places tell" if len(found) > 1 else "1 place tells"
    listed = "".join(f"\n  {one}" for one in found)
    raise ReviewError(
        f"nothing written, since {places} of people whom the attribution rule protects; print "
        f"other words there, or move the file away:{listed}",
        rule="names-left",
    )
