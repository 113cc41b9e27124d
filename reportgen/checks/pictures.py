"""Checks of photographs: what a report needs to know before it prints one."""

from collections.abc import Iterator

from reportgen.checks.places import place_of
from reportgen.errors import Issue
from reportgen.model import Forum, Places


def check_photos(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield photographs that nobody described, or whose people were not asked."""
    for index, photo in enumerate(forum.photos):
        where = place_of(places, ("photos", index))
        if not photo.description.strip():
            message = f"{photo.file!r} has no description, so it is not printed; add description:"
            message += " with what is seen"
            yield Issue("warning", "photo-without-description", message, where)
        if photo.is_withdrawn:
            message = f"consent to {photo.file!r} was withdrawn, so it is printed no more"
            message += "; take the file away where it need not be kept"
            yield Issue("note", "photo-consent-withdrawn", message, where)
        elif not photo.may_be_shown:
            message = f"{photo.file!r} says nothing of consent, so it is not printed; add consent:"
            message += " given, not needed where nobody can be recognized, or {by:, on:, how:}"
            yield Issue("warning", "photo-without-consent", message, where)
        if not photo.credit:
            message = f"{photo.file!r} has no credit; add credit: with who took it"
            yield Issue("note", "photo-without-credit", message, where)
