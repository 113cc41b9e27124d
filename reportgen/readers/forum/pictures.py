"""Pictures of a forum folder, decoded and encoded anew: no place, camera, name or profile stays."""

import hashlib
import struct
import warnings
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from reportgen.errors import Issue, Place
from reportgen.model import EncodedPicture, Forum
from reportgen.readers.shared.files import is_inside
from reportgen.readers.shared.text import MEGABYTE

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_FILE = 30 * MEGABYTE
MOST_PIXELS = 60_000_000
"""A photograph of the largest cameras; a file that unpacks to more is no photograph."""

_LONGEST_SIDE: Mapping[str, int] = {"jpeg": 1600, "png": 800}
"""Pixels; enough for print at the width of the text, and for a logo."""

_QUALITY = 85
_FORMATS = ("JPEG", "PNG")
_DAMAGE = (OSError, SyntaxError, ValueError, TypeError, struct.error, zlib.error)
"""What Pillow raises, at its different steps, for bytes that are not as they should be."""

_ADVICE = "save it as JPEG or PNG in the forum folder"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A file that forum.yaml names, where it does so, and how it is encoded."""

    file: str
    place: Place
    kind: Literal["jpeg", "png"]


class _UnusableError(Exception):
    """Why a file is not printed as a picture."""


def read_pictures(
    folder: Path, forum: Forum, places: Mapping[tuple[str | int, ...], Place]
) -> tuple[Forum, tuple[Issue, ...]]:
    """Return the forum with the pictures that it names, and what is wrong with the others.

    A file is read only if it lies in the folder and no link leads to it.
    """
    pictures: dict[str, EncodedPicture] = {}
    issues: list[Issue] = []
    for wanted in _wanted(forum, places):
        if wanted.file in pictures:
            continue
        try:
            pictures[wanted.file] = _picture(folder, wanted)
        except _UnusableError as error:
            message = f"the picture {wanted.file!r} is not printed: {error}"
            issues.append(Issue("error", "picture-not-usable", message, wanted.place))
    return replace(forum, pictures=tuple(pictures.values())), tuple(issues)


def missing_pictures(
    forum: Forum, places: Mapping[tuple[str | int, ...], Place]
) -> Iterator[Issue]:
    """Yield an error for each picture that a forum in memory names and does not hold."""
    held = {picture.file for picture in forum.pictures}
    for wanted in _wanted(forum, places):
        if wanted.file not in held:
            message = f"the picture {wanted.file!r} is not printed: the forum does not hold it"
            yield Issue("error", "picture-not-usable", message, wanted.place)


def _wanted(forum: Forum, places: Mapping[tuple[str | int, ...], Place]) -> Iterator[_Wanted]:
    for number, photo in enumerate(forum.photos):
        path = ("photos", number, "file")
        yield _Wanted(photo.file, places.get(path, Place("forum.yaml")), "jpeg")
    for number, body in enumerate(forum.organizations):
        path = ("organizations", number, "logo")
        if body.logo:
            yield _Wanted(body.logo, places.get(path, Place("forum.yaml")), "png")


def _picture(folder: Path, wanted: _Wanted) -> EncodedPicture:
    content = _read(folder, wanted.file)
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # of what is wrong with a picture, which is told as an issue
        image = _prepared(_decoded(content), _LONGEST_SIDE[wanted.kind])
    encoded = BytesIO()
    if wanted.kind == "jpeg":
        image.save(encoded, "JPEG", quality=_QUALITY)
    else:
        image.save(encoded, "PNG", compress_level=9)
    content = encoded.getvalue()
    width, height = image.size
    digest = hashlib.sha256(content).hexdigest()
    return EncodedPicture(wanted.file, digest, width, height, wanted.kind, content)


def _read(folder: Path, file: str) -> bytes:
    parts = PurePosixPath(file.replace("\\", "/")).parts
    if not parts or ".." in parts or PurePosixPath(file).is_absolute() or ":" in file:
        raise _UnusableError(f"it is no path in the forum folder; {_ADVICE}")
    try:
        return _content(folder, parts)
    except OSError as error:
        raise _UnusableError(f"it cannot be read ({error.strerror})") from error
    except ValueError as error:  # a name that no file can have
        raise _UnusableError(f"it is no path in the forum folder; {_ADVICE}") from error


def _content(folder: Path, parts: tuple[str, ...]) -> bytes:
    path = folder.joinpath(*parts)
    steps = (folder.joinpath(*parts[:end]) for end in range(1, len(parts) + 1))
    if any(step.is_symlink() for step in steps) or not is_inside(folder, path):
        raise _UnusableError("it is a link; copy what it leads to here")
    if not path.is_file():
        raise _UnusableError("there is no such file; correct the name or copy it here")
    if path.stat().st_size > LARGEST_FILE:
        raise _UnusableError(f"it is larger than {LARGEST_FILE // MEGABYTE} MB; make it smaller")
    return path.read_bytes()


def _decoded(content: bytes) -> "Image":
    """Return the picture in a file, whose size is known before anything is unpacked."""
    from PIL import Image, UnidentifiedImageError  # a folder without pictures need not wait for it

    try:
        image = Image.open(BytesIO(content), formats=_FORMATS)
    except UnidentifiedImageError as error:
        raise _UnusableError(f"it is neither JPEG nor PNG; {_ADVICE}") from error
    except Image.DecompressionBombError as error:
        raise _UnusableError("it unpacks to far more than a picture holds") from error
    except _DAMAGE as error:
        raise _UnusableError(f"it is damaged; {_ADVICE}") from error
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise _UnusableError("it unpacks to far more than a picture holds; make it smaller")
    try:
        image.load()
    except _DAMAGE as error:
        raise _UnusableError(f"it is damaged; {_ADVICE}") from error
    return image


def _prepared(image: "Image", longest: int) -> "Image":
    """Return a picture upright, in the colours of a screen, on white, no larger than is printed."""
    from PIL import Image, ImageOps

    try:
        upright = ImageOps.exif_transpose(image)
    except _DAMAGE:  # of what the file says beside the pixels, which is dropped anyway
        upright = image
    upright = _in_screen_colours(upright)
    if upright.has_transparency_data:
        clear = upright.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        upright = Image.alpha_composite(ground, clear)
    plain = upright.convert("RGB")
    plain.thumbnail((longest, longest))
    kept = Image.new("RGB", plain.size)
    kept.paste(plain)  # pixels only: whatever else the file said stays behind
    return kept


def _in_screen_colours(image: "Image") -> "Image":
    """Return a picture with the colours that its profile means, as sRGB."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if not profile or image.mode not in {"RGB", "CMYK", "L"}:
        return image
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, source, target, outputMode="RGB") or image
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image
