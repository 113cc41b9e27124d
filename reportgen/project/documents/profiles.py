"""Profiles: folders of templates that say how a house sets its reports."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from reportgen.checks import check_points, check_style
from reportgen.document import SHIPPED_LOOK, Look
from reportgen.errors import InputError, Issue, Place, TemplateError
from reportgen.model import Forum, Language, Material, Outline, Places, ReportName
from reportgen.readers import (
    check_language,
    read_country_names,
    read_language,
    read_look,
    read_outline,
)
from reportgen.shipped import find_template, shipped

OUTLINES: Mapping[ReportName, str] = {
    "concept-note": "concept_note.yaml",
    "speaker-briefs": "speaker_brief.yaml",
    "outcome-report": "outcome_report.yaml",
    "outcome-summary": "outcome_summary.yaml",
}
_LATER = frozenset({"outcome_summary"})
"""Files of reports that came later than the first profiles."""

_LOOK = "look.yaml"
_KEYS = {"unknown-profile": "profile", "unknown-language": "language"}
"""The key of forum.yaml at fault, by the rule of an error that does not know its line."""


def own_templates(forum: Path) -> tuple[Path, ...]:
    """Return the forum's own folder of templates, if there is one.

    Raises:
        InputError: if there is a link in it.
    """
    own = forum / "templates"
    linked = next((path for path in (own, *own.rglob("*")) if path.is_symlink()), None)
    if linked:
        raise InputError("this is a link; copy what it leads to here", str(linked), rule="link")
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


def outline_of(forum: Forum, report: ReportName, folders: tuple[Path, ...]) -> Outline:
    """Return the outline of a report in the forum's profile and language.

    It has the profile's names of countries, where it has a table of them in that language.

    Raises:
        InputError: if there is no such profile or language, or a file of them cannot be read.
        TemplateError: if the language or a section of the outline lacks words.
    """
    profile = forum.profile
    if profile not in profile_names(folders):
        raise InputError(
            _unknown("profile", profile, profile_names(folders)),
            "forum.yaml",
            rule="unknown-profile",
        )
    path = profile_file(profile, OUTLINES[report], folders)
    outline = read_outline(path, report, language_of(forum, folders))
    names = country_names_file(outline.language)
    table = find_template(f"{profile}/{names}", folders)
    return replace(outline, countries=read_country_names(table)) if table.exists() else outline


def profile_file(profile: str, name: str, folders: tuple[Path, ...]) -> Path:
    """Return a file of a profile; one made before there was such a report has the first one's."""
    path = find_template(f"{profile}/{name}", folders)
    if path.exists() or path.stem not in _LATER:
        return path
    return find_template(f"project-report/{name}", folders)


def country_names_file(language: str) -> str:
    """Return the name of the table of countries in a language; the plain one is in English."""
    short = language.split("-")[0].lower()
    return "country_names.yaml" if short == "en" else f"country_names.{short}.yaml"


def look_of(profile: str, folders: tuple[Path, ...]) -> Look:
    """Return the look of a profile's house, the shipped one where it has none.

    Raises:
        InputError: if the file of the look is wrong.
    """
    path = find_template(f"{profile}/{_LOOK}", folders)
    return read_look(path) if path.exists() else SHIPPED_LOOK


def profile_issues(
    forum: Forum, material: Material, folder: Path | None, places: Places
) -> Iterator[Issue]:
    """Yield what is wrong with the forum's profile, and where people's prose is not in its style.

    Only the templates of the forum's ``folder``, if it has one, and the shipped ones are looked at.
    """
    try:
        templates = own_templates(folder) if folder else ()
        outline = outline_of(forum, "outcome-report", templates)
        look_of(forum.profile, templates)
    except (InputError, TemplateError) as error:
        yield _told(error, places)
        return
    yield from check_style(forum, outline, places)
    yield from check_points(forum, outline, material)


def _told(error: InputError | TemplateError, places: Places) -> Issue:
    """Return an error as an issue; that about a missing profile gets its place."""
    if isinstance(error, InputError):
        return Issue("error", error.rule, error.message, at_its_line(error, places).place)
    return Issue("error", error.rule, error.message, Place(error.path))


def at_its_line(error: InputError, places: Places) -> InputError:
    """Return the error about an unknown profile or language with its line and column."""
    key = _KEYS.get(error.rule)
    if key is None or error.place != Place("forum.yaml"):
        return error
    return InputError(error.message, places.get((key,), error.place), rule=error.rule)


def _unknown(what: str, name: str, names: tuple[str, ...]) -> str:
    near = get_close_matches(name, names, n=1)
    known = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(names)}"
    return f"{what} {name!r} does not exist; {known}"


# --- languages --------------------------------------------------------------------------------


def language_tags(folders: tuple[Path, ...] = ()) -> tuple[str, ...]:
    """Return the tags of the languages in the folders and of the shipped ones."""
    places = (*folders, shipped("templates"))
    return tuple(sorted({path.stem for place in places for path in place.glob("languages/*.yaml")}))


def language_of(forum: Forum, folders: tuple[Path, ...]) -> Language:
    """Return the words of the forum's documents.

    Their language is the one that forum.yaml names, else the first of its working languages for
    which there are words, else English.

    Raises:
        InputError: if there are no words in the language named, or they cannot be read.
        TemplateError: if words are missing.
    """
    known = language_tags(folders)
    wanted = (forum.language,) if forum.language else (*forum.languages, "en")
    tag = next((tag for tag in wanted if _file_tag(tag, known)), "")
    if not tag:
        advice = "or add a file of its words to languages/ in your templates"
        message = f"{_unknown('language', forum.language, known)}, {advice}"
        raise InputError(message, "forum.yaml", rule="unknown-language")
    path = find_template(f"languages/{_file_tag(tag, known)}.yaml", folders)
    language = read_language(path)
    check_language(
        language, read_language(shipped("templates") / "languages" / "en.yaml"), str(path)
    )
    return replace(language, tag=tag)


def _file_tag(tag: str, known: tuple[str, ...]) -> str:
    """Return the name of the file for a tag: its own, or that of the language without a region."""
    return next((one for one in (tag, tag.split("-")[0].lower()) if one in known), "")
