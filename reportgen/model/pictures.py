"""Pictures that people supplied: photographs with captions, logos of organizations."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

Consent = Literal["given", "not needed"]


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """Who agreed that a picture or recording is used, when and how; ``withdrawn`` ends it."""

    by: str = ""
    on: dt.date | None = None
    how: str = ""
    withdrawn: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph of the forum; ``file`` is its path in the folder, which is never printed.

    ``description`` is its alternative text. ``consent`` is that of everybody who can be recognized.
    Without both the photograph is not printed. ``rights`` are the words of its licence.
    """

    file: str
    description: str = ""
    caption: str = ""
    credit: str = ""
    consent: Consent | ConsentGiven | None = None
    rights: str = ""

    @property
    def may_be_shown(self) -> bool:
        """Whether consent was given, or is not needed, and was not withdrawn."""
        if isinstance(self.consent, ConsentGiven):
            return bool(self.consent.by.strip()) and not self.is_withdrawn
        return self.consent is not None

    @property
    def is_withdrawn(self) -> bool:
        """Whether somebody took the consent back."""
        return isinstance(self.consent, ConsentGiven) and self.consent.withdrawn is not None


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
