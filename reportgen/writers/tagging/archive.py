"""What PDF/A and PDF/UA ask of a whole file: metadata, a colour profile, line ends of streams."""

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import Any

from PIL import ImageCms
from reportlab.pdfbase.pdfdoc import (
    XMP,
    NoEncryption,
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from reportgen.writers.tagging.attachments import AttachedFile, attach
from reportgen.writers.tagging.metadata import packet

_PROFILE = "sRGB IEC61966-2.1"
_PROFILE_MADE = bytes([0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])
"""Creation date of the colour profile, fixed to the first of January 2000."""


def make_archivable(pdf: Any, attached: Sequence[AttachedFile] = ()) -> None:  # noqa: ANN401
    """Add metadata, a colour profile and the missing line ends to a file about to be written.

    With attached files it becomes PDF/A-3a, else PDF/A-2a, which allows none.
    """
    pdf.encrypt = _LineEnds()
    pdf.Catalog.Metadata = XMP(creator=partial(packet, part=3 if attached else 2))
    if attached:
        attach(attached, pdf)
    pdf.Catalog.__NoDefault__ = [*pdf.Catalog.__NoDefault__, "OutputIntents"]
    profile = PDFStream(PDFDictionary({"N": 3, "Alternate": PDFName("DeviceRGB")}), srgb_profile())
    profile.filters = [PDFZCompress]
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString(_PROFILE),
        "Info": PDFString(_PROFILE),
        "DestOutputProfile": pdf.Reference(profile, "sRGB"),
    }
    pdf.Catalog.OutputIntents = PDFArray([PDFDictionary(intent)])


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """Return the sRGB colour profile, the same bytes at any time."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[24:36] = _PROFILE_MADE
    return bytes(made)


class _LineEnds(NoEncryption):
    """Adds a line end to each stream.

    It takes the place of reportlab's encryption, the last to see them. Reportlab writes none before
    ``endstream``, and PDF/A wants one that is not counted. It is both characters: after bytes that
    happen to end in a carriage return, a line feed alone would make that one look like half of the
    line end.
    """

    def encode(self, content: str | bytes) -> "_Ended":
        return _Ended(content.encode() if isinstance(content, str) else content)


class _Ended(PDFObject):
    def __init__(self, content: bytes) -> None:
        self._content = content

    def __len__(self) -> int:
        return len(self._content)

    def format(self, document: object) -> bytes:  # noqa: ARG002
        return self._content + b"\r\n"
