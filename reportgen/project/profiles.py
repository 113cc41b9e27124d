"""Profiles: folders of templates that say how a house sets its reports."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from reportgen.checks import check_points, check_style
from reportgen.errors import InputError, Issue, Place, TemplateError
from reportgen.model import Forum, Material, Outline, Places, ReportName
from reportgen.readers import read_country_names, read_outline
from reportgen.shipped import find_template, shipped

OUTLINES: Mapping[ReportName, str] = {
    "concept-note": "concept_note.yaml",
    "speaker-briefs": "speaker_brief.yaml",
    "outcome-report": "outcome_report.yaml",
}
_COUNTRIES = "country_names.yaml"


def own_templates(forum: Path) -> tuple[Path, ...]:
    """Return the forum's own folder of templates, if there is one.

    Raises:
        InputError: if there is a link in it.
    """
    own = forum / "templates"
    linked = next((path for path in (own, *own.rglob("*")) if path.is_symlink()), None)
    if linked:
        raise InputError("this is a link; copy what it leads to here", str(linked))
    return (own,) if own.is_dir() else ()


def profile_names(folders: tuple[Path, ...] = ()) -> tuple[str, ...]:
    """Return the names of the profiles in the folders and of the shipped ones."""
    found = {
        path.parent.name
        for folder in (*folders, shipped("templates"))
        for name in OUTLINES.values()
        for path in folder.glob(f"*/{name}")
    }
    return tuple(sorted(found))


def outline_of(profile: str, report: ReportName, folders: tuple[Path, ...]) -> Outline:
    """Return the outline of a report in a profile, with the profile's names of countries.

    Raises:
        InputError: if there is no such profile, or a file of it cannot be read.
    """
    if profile not in profile_names(folders):
        raise InputError(_unknown(profile, folders), "forum.yaml")
    outline = read_outline(find_template(f"{profile}/{OUTLINES[report]}", folders), report)
    table = find_template(f"{profile}/{_COUNTRIES}", folders)
    return replace(outline, countries=read_country_names(table)) if table.exists() else outline


def profile_issues(
    forum: Forum, material: Material, folder: Path, places: Places
) -> Iterator[Issue]:
    """Yield what is wrong with the forum's profile, and where people's prose is not in its style.

    Only the forum's own and the shipped templates are looked at.
    """
    try:
        outline = outline_of(forum.profile, "outcome-report", own_templates(folder))
    except (InputError, TemplateError) as error:
        yield _told(error, places)
        return
    yield from check_style(forum, outline, places)
    yield from check_points(forum, outline, material)


def _told(error: InputError | TemplateError, places: Places) -> Issue:
    """Return an error as an issue, that of a missing profile with its place."""
    where = error.place if isinstance(error, InputError) else Place(error.part)
    message = str(error).removeprefix(f"{where}: ")
    if where.path == "forum.yaml":
        where = places.get(("profile",), where)
    return Issue("error", "profile", message, where)


def _unknown(profile: str, folders: tuple[Path, ...]) -> str:
    names = profile_names(folders)
    near = get_close_matches(profile, names, n=1)
    known = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(names)}"
    return f"profile {profile!r} does not exist; {known}"
