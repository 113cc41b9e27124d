"""Pictures that people supplied: photographs with captions, logos of organizations."""

from dataclasses import dataclass, field
from typing import Literal

Consent = Literal["given", "not needed"]


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph of the forum; ``file`` is its path in the folder, which is never printed.

    ``description`` is its alternative text. ``consent`` is that of everybody who can be recognized.
    Without both the photograph is not printed.
    """

    file: str
    description: str = ""
    caption: str = ""
    credit: str = ""
    consent: Consent | None = None


@dataclass(frozen=True, slots=True)
class EncodedPicture:
    """A picture encoded anew, so that nothing of the original file is left but what is seen.

    ``sha256`` is the digest of ``content``; width and height are in pixels.
    """

    file: str
    sha256: str
    width: int
    height: int
    kind: Literal["jpeg", "png"]
    content: bytes = field(repr=False, compare=False)
