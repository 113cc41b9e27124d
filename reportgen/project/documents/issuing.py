"""Frozen copies of final reports: what went out stays as it went out, in ``issued/<date>-<n>/``."""

import datetime as dt
import json
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path

from reportgen import __version__
from reportgen.disk import sync_folder, write_whole
from reportgen.errors import InputError, Issue, PipelineError, Place
from reportgen.model import Signature
from reportgen.project.desk.comparing import as_texts, changes_between
from reportgen.project.documents.record import digest
from reportgen.project.folder.opening import OpenForum

ISSUED = "issued"
_RECORD = "record.json"
_UNFINISHED = ".reportgen-"


def freeze(
    opened: OpenForum, files: Mapping[str, bytes], points: Sequence[Mapping[str, object]] = ()
) -> Path | None:
    """Freeze the files of a final report; return the folder, None where nothing is new.

    ``files`` are the public documents by name, ``points`` what they print. Where an earlier edition
    printed other points, a corrigendum is kept beside the report. What was frozen before under the
    same signature is not frozen again, and nothing frozen is ever written to.

    Raises:
        InputError: a link or a file is in the place of the folder.
        PipelineError: the copies cannot be written.
    """
    signature = opened.ledger.final
    if signature is None or not files:
        return None
    folder = opened.folder.path / ISSUED
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        message = "this is a link or a file where final reports are kept; move it away"
        raise InputError(message, str(folder), rule="not-a-folder")
    digests = {name: digest(content) for name, content in files.items()}
    if any(_holds(record, signature, digests) for _, record in _records(folder)):
        return None
    record = {
        "version": 1,
        "signed_by": signature.by,
        "signed_at": signature.at.isoformat(),
        "signature": signature.digest,
        "journal_sha256": digest(opened.folder.journal.read_bytes()),
        "reportgen": __version__,
        "recorded_by": signature.recorded_by,
        "evidence": signature.evidence,
        "reason": signature.reason,
        "files": digests,
        "points": list(points),
    }
    files = {**files, **_corrigendum(opened, folder, points)}
    text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    names = (f"{signature.at:%Y-%m-%d}-{number}" for number in count(1))
    return freeze_files(folder, names, {**files, _RECORD: text.encode()})


def earlier_edition(opened: OpenForum) -> tuple[int, dt.date] | None:
    """Return the number of this edition and the day of the one before; None for the first."""
    signature = opened.ledger.final
    if signature is None:
        return None
    signed = {
        str(record.get("signature")): str(record.get("signed_at"))
        for _, record in _records(opened.folder.path / ISSUED)
        if str(record.get("signature")) != signature.digest
    }
    if not signed:
        return None
    return len(signed) + 1, dt.datetime.fromisoformat(max(signed.values())).date()


def _corrigendum(
    opened: OpenForum, folder: Path, points: Sequence[Mapping[str, object]]
) -> dict[str, bytes]:
    """Return the corrigendum to the last edition that went out, none where no point differs."""
    signature = opened.ledger.final
    before = [
        record
        for _, record in _records(folder)
        if signature and str(record.get("signature")) != signature.digest
    ]
    last = max(before, key=lambda record: str(record.get("signed_at")), default=None)
    printed = last.get("points") if last else None
    if signature is None or last is None or not isinstance(printed, list):
        return {}
    changes = list(changes_between([as_texts(o) for o in printed], [as_texts(o) for o in points]))
    if not changes:
        return {}
    # Word is only needed where an edition differs from the last; a build need not wait for it.
    from reportgen.exchange import Corrigendum, write_corrigendum
    from reportgen.project.desk.sheets import page_of

    was, now = str(last.get("signed_at"))[:10], f"{signature.at:%Y-%m-%d}"
    title = f"{opened.proceedings.forum.title}: corrigendum to the report of {was}"
    about = Corrigendum(title, was, now, signature.by, signature.reason)
    page = page_of(opened.proceedings.forum, title)
    return {"corrigendum.docx": write_corrigendum(about, changes, page)}


def issued_issues(opened: OpenForum) -> Iterator[Issue]:
    """Yield an error for every frozen file that is no longer as it was frozen."""
    for folder, record in _records(opened.folder.path / ISSUED):
        for name, wanted in record["files"].items():
            path = folder / name
            if not path.is_file() or digest(path.read_bytes()) != wanted:
                what = "was changed" if path.is_file() else "is gone"
                message = f"the issued file {what}; restore it from a backup"
                yield Issue("error", "issued-changed", message, Place(str(path)))


def _records(folder: Path) -> Iterator[tuple[Path, dict[str, dict[str, str]]]]:
    for path in sorted(folder.glob(f"*/{_RECORD}")):
        with suppress(OSError, ValueError, KeyError, AttributeError):
            record = json.loads(path.read_text("utf-8"))
            record["files"].items()
            yield path.parent, record


def _holds(record: Mapping[str, object], signature: Signature, digests: Mapping[str, str]) -> bool:
    """Return whether a record holds these files under this signature."""
    signed = (record.get("signed_by"), record.get("signed_at"), record.get("signature"))
    files = record["files"]
    return (
        signed == (signature.by, signature.at.isoformat(), signature.digest)
        and isinstance(files, dict)
        and digests.items() <= files.items()
    )


def freeze_files(folder: Path, names: Iterator[str], files: Mapping[str, bytes]) -> Path:
    """Write the files into a new folder that appears with all of them or not at all.

    It has the first of the names that is free.

    Raises:
        PipelineError: the files cannot be written.
    """
    try:
        for left in folder.glob(f"{_UNFINISHED}*"):
            shutil.rmtree(left, ignore_errors=True)
        unfinished = folder / f"{_UNFINISHED}{secrets.token_hex(8)}"
        for name, content in files.items():
            write_whole(unfinished / name, content)
        target = next(folder / name for name in names if not (folder / name).exists())
        unfinished.rename(target)
        sync_folder(folder)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise PipelineError(
            f"what goes out cannot be kept ({reason}); check folder and disk, and repeat it",
            folder,
            rule="not-writable",
        ) from None
    return target
