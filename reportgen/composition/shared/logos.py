"""The logos of those who organize."""

from reportgen.composition.shared.names import People
from reportgen.composition.shared.words import Words
from reportgen.document import Blocks, Logos, Picture
from reportgen.model import Forum
from reportgen.model import Picture as Encoded


def logos(forum: Forum, words: Words) -> Blocks:
    """Return the logos of those who organize, in one line; nothing where none is given."""
    pictures = {picture.file: picture for picture in forum.pictures}
    people = People(forum, words)
    shown = tuple(
        picture_of(pictures[body.logo], people.organization_name(body.id))
        for body in forum.organizations
        if body.role != "participant" and body.logo in pictures
    )
    return (Logos(shown),) if shown else ()


def picture_of(encoded: Encoded, description: str) -> Picture:
    """Return a picture of the folder with what stands for it where it is not seen."""
    size = encoded.width, encoded.height
    return Picture(encoded.kind, encoded.sha256, *size, description, encoded.content)
