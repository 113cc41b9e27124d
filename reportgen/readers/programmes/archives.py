"""Zip archives (Word, Excel, OpenDocument, HWPX) are looked at before any part is unpacked."""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Final

from lxml import etree

from reportgen.errors import InputError

_PARTS: Final = 2_000
_PACKED: Final = 60_000_000
_UNPACKED: Final = 200_000_000
_LARGEST_PART: Final = 60_000_000
_RATIO: Final = 200
_SMALL: Final = 1_000_000
"""A part smaller than this is harmless, however well it was packed."""
_ADVICE = "open it in the program that made it, save a new copy and use that"


class Archive:
    """The parts of a gated archive; each is unpacked when it is asked for."""

    def __init__(self, path: Path, content: bytes | None = None) -> None:
        """Open the archive at ``path``, or the bytes given, which are then called so.

        Raises:
            InputError: if it is no regular file, no archive, or unpacks to far more than it is.
        """
        self.path = str(path)
        if content is None and not path.is_file():
            message = "this is no regular file; name the document itself"
            raise InputError(message, self.path, rule="not-a-file")
        if (path.stat().st_size if content is None else len(content)) > _PACKED:
            message = f"the file is larger than {_PACKED // 10**6} MB; {_ADVICE}"
            raise InputError(message, self.path, rule="too-large")
        try:
            self._content = path.read_bytes() if content is None else content
            self._zip = zipfile.ZipFile(BytesIO(self._content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise self._damaged("the file", error) from None
        self._gate()

    def _gate(self) -> None:
        entries = self._zip.infolist()
        names = [entry.filename for entry in entries]
        total = sum(entry.file_size for entry in entries)
        problem, rule = "", "untrusted"
        if len(entries) > _PARTS:
            problem = f"it has {len(entries)} parts, more than {_PARTS}"
        elif len(set(names)) != len(names):
            problem = "two of its parts have one name"
        elif total > _UNPACKED or any(_swells(entry) for entry in entries):
            problem, rule = (
                f"it unpacks to {total // 10**6} MB, far more than it looks",
                "too-large",
            )
        elif any(entry.flag_bits & 0x1 for entry in entries):
            problem, rule = "it is protected by a password", "encrypted"
        if problem:
            raise InputError(f"{problem}; {_ADVICE}", self.path, rule=rule)

    def _damaged(self, what: str, error: Exception) -> InputError:
        message = f"{what} is damaged ({error or type(error).__name__}); {_ADVICE}"
        return InputError(message, self.path, rule="damaged")

    @property
    def stream(self) -> BytesIO:
        """Return the bytes of the archive for a reader of its own."""
        return BytesIO(self._content)

    @property
    def names(self) -> frozenset[str]:
        """Return the names of all parts."""
        return frozenset(self._zip.namelist())

    def read(self, name: str) -> bytes:
        """Return the bytes of a part, empty where there is none.

        Raises:
            InputError: if the part is damaged or larger than the archive's directory says.
        """
        if name not in self.names:
            return b""
        try:
            with self._zip.open(name) as stream:
                content = stream.read(_LARGEST_PART + 1)
        except Exception as error:  # every decompressor has errors of its own
            raise self._damaged(f"part {name}", error) from None
        if len(content) > _LARGEST_PART:
            raise InputError(f"part {name} is too large; {_ADVICE}", self.path, rule="too-large")
        return content

    def tree(self, name: str) -> etree._Element | None:
        """Return a part as an XML tree, None where there is none.

        Raises:
            InputError: if the part is no XML, or has a document type (which may hide text).
        """
        content = self.read(name)
        return parse_xml(content, self.path, name) if content else None


def parse_xml(content: bytes, path: str, name: str = "the file") -> etree._Element:
    """Return the tree of an XML text; nothing outside it is read.

    Raises:
        InputError: if it is no XML, or has a document type (which may hide or multiply text).
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{name} is no XML ({error}); {_ADVICE}", path, rule="damaged") from None
    if getattr(root.getroottree().docinfo, "doctype", ""):
        message = f"{name} has a DOCTYPE, which may hide text; {_ADVICE}"
        raise InputError(message, path, rule="untrusted")
    return root


def _swells(entry: zipfile.ZipInfo) -> bool:
    if entry.file_size > _LARGEST_PART:
        return True
    return entry.file_size > _SMALL and entry.file_size > _RATIO * max(entry.compress_size, 1)
