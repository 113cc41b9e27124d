"""Opens finished files only after checking size and structure, for they may come from anywhere."""

import io
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from reportgen.errors import InputError

MAX_BYTES = 100_000_000
_MAX_PARTS = 2_000
_MAX_UNPACKED = 150_000_000
_MAX_XML = 60_000_000
_MAX_RATIO = 200
_SMALL = 1_000_000
_ENCRYPTED = 0x1


def read_file(path: Path) -> bytes:
    """Return the bytes of a finished file.

    Raises:
        InputError: if it is missing, no regular file, or too large.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise InputError(
                "not a regular file; name a DOCX, PDF or HTML file", str(path), rule="not-a-file"
            )
        if status.st_size > MAX_BYTES:
            raise InputError(
                f"larger than {MAX_BYTES // 10**6} MB; name another", str(path), rule="too-large"
            )
        return path.read_bytes()
    except OSError as error:
        message = f"cannot be read ({error.strerror}); check the name"
        raise InputError(message, str(path), rule="not-readable") from None


def open_package(content: bytes, name: str = "document.docx") -> Mapping[str, bytes]:
    """Return the parts of a DOCX by name.

    Raises:
        InputError: if it is no DOCX, or built to exhaust the reader.
    """
    if len(content) > MAX_BYTES or content.count(b"PK\x01\x02") > _MAX_PARTS:
        raise InputError(
            "too large or too many parts; save it again in Word", name, rule="too-large"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check(archive.infolist(), name)
            return {part.filename: archive.read(part) for part in archive.infolist()}
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError) as error:
        raise InputError(
            f"not a readable DOCX ({error}); save it again in Word", name, rule="damaged"
        ) from None
    except Exception as error:
        # zlib, lzma and struct raise their own errors on damaged parts.
        message = f"damaged ({type(error).__name__}); save it again in Word"
        if isinstance(error, InputError | MemoryError):
            raise
        raise InputError(message, name, rule="damaged") from None


def parse_xml(content: bytes, name: str) -> etree._Element:
    """Return the root of an XML part.

    Raises:
        InputError: if it is malformed or has a DOCTYPE, whose entities could hide text.
    """
    if len(content) > _MAX_XML:
        raise InputError("the part is too large; save it again in Word", name, rule="too-large")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(
            f"broken XML ({error}); save the file again in Word", name, rule="damaged"
        ) from None
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise InputError(
            "has a DOCTYPE, which no Word file has; do not trust this file", name, rule="untrusted"
        )
    return root


def _check(parts: list[zipfile.ZipInfo], name: str) -> None:
    names = [part.filename.casefold() for part in parts]
    unpacked, packed = (sum(sizes) for sizes in zip(*map(_sizes, parts), strict=True))
    if len(set(names)) < len(names):
        raise InputError("two parts of one name; do not trust this file", name, rule="untrusted")
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise InputError("is encrypted; save it without a password", name, rule="encrypted")
    too_dense = any(
        size > _SMALL and size > _MAX_RATIO * max(packed_size, 1)
        for size, packed_size in map(_sizes, parts)
    )
    if unpacked > _MAX_UNPACKED or too_dense or unpacked > max(_SMALL, _MAX_RATIO * packed):
        raise InputError(
            "unpacks to far more than a document; do not trust this file", name, rule="untrusted"
        )


def _sizes(part: zipfile.ZipInfo) -> tuple[int, int]:
    return part.file_size, part.compress_size
