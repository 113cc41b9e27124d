"""Forums from tables, as plain values, and written into a folder."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import yaml

from reportgen.errors import UsageError
from reportgen.model import Forum
from reportgen.project.folder.atomic import write_atomic
from reportgen.project.folder.places import refuse_used
from reportgen.readers import admit_forum, is_absent, plain_forum, prose_file

Row = Mapping[str, object]


def forum_from_tables(agenda: Iterable[Row], people: Iterable[Row], **event: object) -> Forum:
    """A forum from rows of tables, as ``csv.DictReader`` or ``DataFrame.to_dict("records")`` give.

    A row of ``people`` has the keys of a person in forum.yaml; a row of ``agenda`` is a slot with
    ``session`` (its title; slots of one session follow each other), ``start``, ``end``, ``kind``,
    ``title`` and ``speakers``: names or ids as a list, or in one cell with semicolons between.
    ``event`` are the other keys of forum.yaml. Empty cells and NaN are absent.

    Raises:
        InputError: if anything in them is wrong; all mistakes are told together.
        UsageError: if something is no table.
    """
    listed = [_with_id(row, number) for number, row in enumerate(_rows(people, "people"), 1)]
    ids = {str(row["name"]): str(row["id"]) for row in listed if "name" in row}
    sessions: dict[str, dict[str, object]] = {}
    for row in _rows(agenda, "agenda"):
        title = str(row.pop("session", "")) or "Programme"
        known = sessions.setdefault(title, {"id": f"session-{len(sessions) + 1}", "title": title})
        named = row.pop("speakers", [])
        slot = {"kind": "other", **row}
        if named:
            slot["speakers"] = [ids.get(name, name) for name in _names(named)]
        known.setdefault("slots", []).append(slot)  # type: ignore[attr-defined]
    values = {"people": listed, "sessions": list(sessions.values()), **event}
    return admit_forum(values).forum


def forum_to_dict(forum: Forum) -> dict[str, object]:
    """A forum as plain values that ``load_forum``, JSON and YAML take; pictures are only named."""
    return plain_forum(forum)


def save_forum(forum: Forum, folder: str | Path) -> Path:
    """Write a forum into a new folder: forum.yaml, its texts and pictures.

    Raises:
        InputError: if the folder exists and is not empty, or something in the forum is wrong.
        PipelineError: if a file cannot be written.
    """
    target, whole = Path(folder), admit_forum(forum).forum
    refuse_used(target)
    values = {key: value for key, value in plain_forum(whole).items() if key != "prose"}
    text = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=100)
    write_atomic(target / "forum.yaml", text.encode())
    for prose in whole.prose:
        write_atomic(target / prose_file(prose.key), prose.text.encode())
    for picture in whole.pictures:
        write_atomic(target / picture.file, picture.content)
    return target


def _rows(table: Iterable[Row], what: str) -> list[dict[str, object]]:
    """The rows of a table without what is absent in them."""
    rows = [table] if isinstance(table, str | Mapping) else list(table)
    if not all(isinstance(row, Mapping) for row in rows) or isinstance(table, str | Mapping):
        message = f"{what}: give rows, each a mapping of column to value"
        raise UsageError(message, rule="wrong-argument")
    return [{str(key): cell for key, cell in row.items() if not _is_empty(cell)} for row in rows]


def _is_empty(cell: object) -> bool:
    return is_absent(cell) or (isinstance(cell, str) and not cell.strip())


def _with_id(row: dict[str, object], number: int) -> dict[str, object]:
    return {"id": f"person-{number}", **row}


def _names(cell: object) -> Sequence[str]:
    parts = cell.split(";") if isinstance(cell, str) else cell
    if not isinstance(parts, Iterable):
        message = "agenda: speakers are names in a list or in one text"
        raise UsageError(message, rule="wrong-argument")
    return [str(part).strip() for part in parts if str(part).strip()]
