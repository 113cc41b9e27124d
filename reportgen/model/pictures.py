"""Pictures that people gave: photographs with their captions, logos of organizations."""

from dataclasses import dataclass, field
from typing import Literal

Consent = Literal["given", "not needed"]


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph of the forum; ``file`` is a path in its folder, never printed.

    ``description`` says what is seen to who does not see it. ``consent`` is that of everybody who
    can be recognized. Without both the photograph is not printed.
    """

    file: str
    description: str = ""
    caption: str = ""
    credit: str = ""
    consent: Consent | None = None


@dataclass(frozen=True, slots=True)
class EncodedPicture:
    """The picture in a file, encoded anew: nothing of the file is left but what is seen.

    ``sha256`` is the digest of ``content``; width and height are in pixels.
    """

    file: str
    sha256: str
    width: int
    height: int
    kind: Literal["jpeg", "png"]
    content: bytes = field(repr=False, compare=False)
