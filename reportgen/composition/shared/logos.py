"""The organizers' logos."""

from reportgen.composition.shared.names import People
from reportgen.composition.shared.words import Words
from reportgen.document import Blocks, Logos, Picture
from reportgen.model import EncodedPicture, Forum


def logos(forum: Forum, words: Words) -> Blocks:
    """Return the organizers' logos side by side, or nothing if there are none."""
    pictures = {picture.file: picture for picture in forum.pictures}
    people = People(forum, words)
    shown = tuple(
        picture_of(pictures[body.logo], people.organization_name(body.id))
        for body in forum.organizations
        if body.role != "participant" and body.logo in pictures
    )
    return (Logos(shown),) if shown else ()


def picture_of(encoded: EncodedPicture, description: str) -> Picture:
    """Return a picture of the forum folder with its alternative text."""
    size = encoded.width, encoded.height
    return Picture(encoded.kind, encoded.sha256, *size, description, encoded.content)
