"""Opens a forum folder: reads it, with its findings and decisions."""

from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.errors import InputError, Issue
from reportgen.extraction import DEFAULT_MODEL, GroupBy
from reportgen.ledger import Ledger
from reportgen.model import Attribution, Forum, Proceedings
from reportgen.project.decisions.findings import find, reviewed, spoken_issues
from reportgen.project.decisions.status import Status
from reportgen.project.documents.names import safe_name
from reportgen.project.folder.loading import HIDDEN, Folder, read_folder


@dataclass(frozen=True, slots=True)
class OpenForum:
    """A forum folder with findings, decisions and the report's status, and where outputs go.

    ``seen`` counts the events of the journal when it was read: a later decision or signature is
    taken in view of these and no others. ``journal_issues`` are what is odd in the journal.
    """

    folder: Folder
    ledger: Ledger
    status: Status
    output: Path
    read_issues: tuple[Issue, ...]
    journal_issues: tuple[Issue, ...]
    seen: int

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Return what to know of the inputs and the journal."""
        return (*self.read_issues, *self.journal_issues)

    @property
    def proceedings(self) -> Proceedings:
        """Return what was read, found and decided."""
        return self.ledger.proceedings


def output_folder(output: Path | None, forum: Forum, path: Path) -> Path:
    """Return the folder of the forum's documents below the output folder.

    ``path`` is the forum's own folder; it tells where documents go if nobody named a place.

    Raises:
        InputError: if a file or a link stands where we write into a folder.
    """
    name = safe_name(forum.id)
    output = default_output(path, name) if output is None else output
    folder = output / name
    if output.exists() and not output.is_dir():
        raise InputError(
            "this is no folder; name another with --output", str(output), rule="not-a-folder"
        )
    for ours in (folder, folder / HIDDEN, folder / HIDDEN / "cache", folder / "briefs"):
        if ours.is_symlink() or (ours.exists() and not ours.is_dir()):
            message = "this is a link or a file where a folder of ours belongs; move it away"
            raise InputError(message, str(ours), rule="not-a-folder")
    return folder


def default_output(path: Path, name: str) -> Path:
    """Return where documents go if nobody named a place: beside ``inputs/``, else into the forum.

    What an earlier version built below the folder in which the command was typed is found there.
    """
    output = _beside(path)
    earlier = Path("outputs")
    is_old = (earlier / name / HIDDEN).is_dir() and not (output / name / HIDDEN).is_dir()
    return earlier if is_old else output


def _beside(path: Path) -> Path:
    for folder in (path, path.resolve()):
        for parent in folder.parents:
            if parent.name == "inputs":
                return parent.parent / "outputs"
    return path / "outputs"


def open_folder(  # noqa: PLR0913 - one parameter an option
    forum: Path,
    output: Path | None,
    model: str | None = None,
    *,
    doubtful: bool = False,
    group_by: GroupBy = "words",
    attribution: Attribution | None = None,
) -> OpenForum:
    """Return the folder read, with what is found in it and decided about it.

    Where marks of what is off record are not understood, ``doubtful`` opens the folder without
    the sources that hold them; that serves only documents that print nothing that was said.
    ``group_by`` "meaning" asks a sentence encoder, too, which findings seem to say the same.
    ``attribution`` makes the rule of the forum stricter.

    Raises:
        InputError: if a file cannot be read or understood.
        PipelineError: if the language model is not installed.
        ReviewError: if the journal cannot be read.
    """
    folder = read_folder(forum, attribution)
    target = output_folder(output, folder.proceedings.forum, forum)
    read = folder.proceedings
    if doubtful:
        read = replace(read, material=replace(read.material, doubts=()))
    cache, name = target / HIDDEN / "cache", model or DEFAULT_MODEL
    found = find(read, model=name, cache=cache, group_by=group_by)
    now = reviewed(folder, found, target)
    spoken = spoken_issues(found, model=name)
    known = (*folder.issues, *spoken)
    return OpenForum(folder, now.ledger, now.status, target, known, now.issues, now.seen)


def look_again(opened: OpenForum) -> OpenForum:
    """Return the forum with what was decided since; its files are not read again.

    Raises:
        ReviewError: if the journal cannot be read.
    """
    now = reviewed(opened.folder, opened.proceedings, opened.output)
    return replace(
        opened, ledger=now.ledger, status=now.status, journal_issues=now.issues, seen=now.seen
    )
