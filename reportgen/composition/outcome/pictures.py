"""Photographs with their captions and credits."""

from reportgen.composition.outcome.context import Context
from reportgen.composition.shared.logos import picture_of
from reportgen.document import Block, Blocks, Figure, Text
from reportgen.model import Photo


def photographs(context: Context) -> Blocks:
    """Return the photographs that may be printed: those with a description and consent."""
    forum = context.record.forum
    pictures = {picture.file: picture for picture in forum.pictures}
    blocks: list[Block] = []
    for photo in forum.photos:
        if is_printable(photo) and photo.file in pictures:
            caption = _caption(context, photo)
            picture = picture_of(pictures[photo.file], photo.description)
            blocks.append(Figure(picture, (Text(caption),) if caption else ()))
    return tuple(blocks)


def is_printable(photo: Photo) -> bool:
    """Whether a photograph has a description and the consent of everybody in it."""
    return bool(photo.description.strip()) and photo.may_be_shown


def _caption(context: Context, photo: Photo) -> str:
    credit = context.say("photo-credit", credit=photo.credit) if photo.credit else ""
    return " ".join(filter(None, (photo.caption.strip(), credit, photo.rights.strip())))
