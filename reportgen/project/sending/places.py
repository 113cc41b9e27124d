"""Where mails are put, and packs of people who left are removed."""

from collections.abc import Sequence
from pathlib import Path

from reportgen.errors import InputError
from reportgen.model import Forum
from reportgen.project.documents.building import pack_stems
from reportgen.project.documents.outputs import Delivery, deliver
from reportgen.project.documents.record import digest, read_record
from reportgen.project.folder.opening import output_folder
from reportgen.project.sending.envelopes import Parcel
from reportgen.project.sending.packs import open_packs

SENT_FOLDER = "sent"
_MAIL, _MERGE = "mail", "mailmerge.xlsx"


def sent_folder(forum: Path) -> Path:
    """Return the folder of the forum that keeps what went out.

    Raises:
        InputError: a link or a file is in its place.
    """
    folder = forum / SENT_FOLDER
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        message = "this is a link or a file where sent packs are kept; move it away"
        raise InputError(message, str(folder), rule="not-a-folder")
    return folder


def put_mails(
    forum: Forum, folder: Path, output: Path | None, parcels: Sequence[Parcel], table: bytes
) -> Path:
    """Put the mails and the table into the output folder and return the folder of the mails.

    Mails of earlier runs are taken away there, unless somebody edited them.

    Raises:
        InputError: if a file stands where we write into a folder.
        PipelineError: if a file cannot be written.
    """
    target = output_folder(output, forum, folder)
    record, _ = read_record(target)
    for path in sorted((target / _MAIL).glob("*.eml")):
        name = f"{_MAIL}/{path.name}"
        is_file = path.is_file() and not path.is_symlink()
        if is_file and record.is_ours(name, digest(path.read_bytes())):
            path.unlink()
    files = {f"{_MAIL}/{Path(one.eml).name}": one.files[one.eml] for one in parcels}
    deliver(
        target, [as_delivery(name, content) for name, content in {**files, _MERGE: table}.items()]
    )
    return target / _MAIL


def as_delivery(name: str, content: bytes) -> Delivery:
    """Return a file of known content for the output folder."""
    return Delivery(name, digest(content), lambda: content, "mail")


def left_packs(folder: Path, output: Path | None) -> tuple[Path, ...]:
    """Return built packs of people who have no task any more, as far as we wrote them.

    Raises:
        InputError: if a file cannot be read or understood.
    """
    packs = open_packs(folder)
    target = output_folder(output, packs.forum, folder)
    record, _ = read_record(target)
    stems = {f"briefs/{stem}" for stem in pack_stems(packs.forum).values()}
    found = []
    for written in record.files:
        path = target / written.name
        is_pack = written.report == "speaker-briefs" and path.is_file()
        if is_pack and written.name.rpartition(".")[0] not in stems:
            ours = record.is_ours(written.name, digest(path.read_bytes()))
            found += [path] if ours else []
    return tuple(found)


def remove_left(folder: Path, output: Path | None) -> tuple[Path, ...]:
    """Remove built packs of people who left, and nothing else; return what was removed.

    Raises:
        InputError: if a file cannot be read or understood.
    """
    found = left_packs(folder, output)
    for path in found:
        path.unlink()
    return found
