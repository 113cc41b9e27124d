"""Texts of a programme get their place in the forum folder."""

from collections.abc import Iterator, Mapping, Sequence

from reportgen.readers.programmes.grammar.titles import numbered_title, title_and_owners
from reportgen.readers.programmes.records import Doubt, Programme, ProseWritten
from reportgen.readers.programmes.roster import Roster, slug, unique


def prose_files(
    programme: Programme, roster: Roster, ids: Mapping[int, str]
) -> tuple[dict[str, str], list[Doubt]]:
    """Return the texts of prose/ by path, and doubts about those that belong to nothing."""
    files: dict[str, str] = {}
    doubts: list[Doubt] = []
    for written in programme.prose:
        key, doubt = _place(written, programme, roster, ids)
        path = f"prose/{key}.md"
        files[path] = f"{files[path]}\n{written.markdown}" if path in files else written.markdown
        doubts += [doubt] if doubt else []
    return files, doubts


def _place(
    written: ProseWritten, programme: Programme, roster: Roster, ids: Mapping[int, str]
) -> tuple[str, Doubt | None]:
    kind, colon, heading = written.key.partition(":")
    if not colon:
        return kind, None
    if kind == "session" and (session := _session(heading, programme, ids)):
        return f"sessions/{session}", None
    if kind == "mandate" and (body := roster.body(heading)):
        return f"mandates/{body}", None
    name = slug(heading) or "text"
    message = (
        f"the text under '{heading}' belongs to no {'session' if kind == 'session' else 'chapter'} "
        f"that reports print; it was put into prose/{name}.md: name it in an outline, or move it"
    )
    return name, Doubt(3, "prose-without-place", message, written.spot)


def _session(heading: str, programme: Programme, ids: Mapping[int, str]) -> str:
    number, words = numbered_title(heading)
    title = title_and_owners(words)[0].casefold()
    for index, session in enumerate(programme.sessions):
        if session.title.casefold() == title:
            return ids[index]
    by_number = [i for i, s in enumerate(programme.sessions) if number and s.number == number]
    return ids[by_number[0]] if len(by_number) == 1 else ""


def bios(roster: Roster) -> Iterator[tuple[str, str]]:
    """Yield biographies by path."""
    for entered in roster.people:
        if entered.person.bio.strip():
            yield f"bios/{entered.id}.md", entered.person.bio.strip() + "\n"


def copied(names: Sequence[str], folder: str) -> dict[str, str]:
    """Return the names that files are copied to below ``folder``, none of them twice."""
    placed: dict[str, str] = {}
    for name in names:
        stem, dot, suffix = name.rpartition(".")
        wanted = slug(stem if dot else name) or "file"
        placed[name] = f"{folder}/{unique(wanted, {_stem(p) for p in placed.values()})}.{suffix}"
    return placed


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
