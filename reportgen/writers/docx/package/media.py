"""Pictures of a Word file without what cameras, programs and people wrote beside their pixels."""

import struct
from collections.abc import Callable, Iterator

from lxml import etree

from reportgen.writers.docx.package.markup import remove

_JPEG, _PNG, _EMF_MARK = b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b" EMF"
_KEPT_CHUNKS = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB"}
    | {b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT", b"cICP", b"hIST", b"sPLT"}
)
_UPRIGHT, _ORIENTATION = 1, 0x0112
_EDITORS = ("inkscape", "sodipodi", "ns.adobe.com", "figma", "sketch", "w3.org/1999/02/22-rdf")


class DamagedPictureError(ValueError):
    """A picture that is not built as its format says, in which anything could hide."""


def without_metadata(content: bytes) -> bytes:
    """Return a picture with the same pixels and nothing told about it; other files as they are.

    Raises:
        DamagedPictureError: the file begins like a picture and does not go on like one.
    """
    strip = _stripper(content)
    try:
        return content if strip is None else strip(content)
    except (IndexError, struct.error, OSError, ValueError, SyntaxError) as error:
        raise DamagedPictureError(str(error)) from error


def _stripper(content: bytes) -> Callable[[bytes], bytes] | None:
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _webp
    if content[40:44] == _EMF_MARK:
        return _emf
    if b"<svg" in content[:4096]:
        return _svg
    return next((strip for start, strip in _BY_START.items() if content.startswith(start)), None)


def _jpeg(content: bytes) -> Iterator[bytes]:
    """Yield the segments of a JPEG that decode it, and which side is up."""
    yield _JPEG
    at, is_turned = 2, False
    while True:
        if content[at] != 0xFF:
            raise DamagedPictureError("a segment is missing")
        marker = content[at + 1]
        if marker == 0xFF:  # padding
            at += 1
            continue
        if marker == 0xDA:
            yield content[at : _end_of_jpeg(content, at)]
            return
        (length,) = struct.unpack_from(">H", content, at + 2)
        segment = content[at : at + 2 + length]
        if marker == 0xE1 and segment[4:10] == b"Exif\0\0" and not is_turned:
            is_turned = True
            yield _orientation(segment[4:])
        elif not (0xE0 <= marker <= 0xEF or marker == 0xFE) or _is_of_the_picture(segment):
            yield segment
        at += 2 + length


def _is_of_the_picture(segment: bytes) -> bool:
    return segment[4:].startswith((b"JFIF\0", b"Adobe\0", b"ICC_PROFILE\0"))


def _end_of_jpeg(content: bytes, at: int) -> int:
    """Return where the picture ends; what cameras append after it is left out."""
    while (at := content.find(b"\xff", at + 1)) >= 0 and at + 1 < len(content):
        if content[at + 1] == 0xD9:
            return at + 2
    return len(content)


def _orientation(exif: bytes) -> bytes:
    from PIL import Image

    told = Image.Exif()
    told.load(exif)
    side = told.get(_ORIENTATION, _UPRIGHT)
    if side == _UPRIGHT:
        return b""
    kept = Image.Exif()
    kept[_ORIENTATION] = side
    packed = kept.tobytes()
    return b"\xff\xe1" + struct.pack(">H", len(packed) + 2) + packed


def _png(content: bytes) -> Iterator[bytes]:
    yield _PNG
    at = len(_PNG)
    while at < len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        if kind in _KEPT_CHUNKS:
            yield content[at : at + 12 + length]
        if kind == b"IEND":
            return
        at += 12 + length
    raise DamagedPictureError("its end is missing")


def _gif(content: bytes) -> Iterator[bytes]:
    at = 13 + _colours(content[10])
    yield content[:at]
    while content[at] != 0x3B:
        start = at
        if content[at] == 0x2C:
            at += 10 + _colours(content[at + 9]) + 1
        elif content[at] == 0x21:
            at += 2
        else:
            raise DamagedPictureError("a block is missing")
        while content[at]:
            at += 1 + content[at]
        at += 1
        block = content[start:at]
        if not block.startswith((b"!\xfe", b"!\xff")) or b"NETSCAPE2.0" in block[:14]:
            yield block
    yield b";"


def _colours(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _tiff(content: bytes) -> bytes:
    from io import BytesIO

    from PIL import Image

    image, saved = Image.open(BytesIO(content), formats=("TIFF",)), BytesIO()
    pixels = Image.frombytes(image.mode, image.size, image.tobytes())
    if image.mode == "P":
        pixels.putpalette(image.getpalette() or [])
    pixels.save(saved, "TIFF", compression="tiff_lzw", dpi=image.info.get("dpi", (96, 96)))
    return saved.getvalue()


def _webp(content: bytes) -> bytes:
    at, kept = 12, b""
    while at < len(content):
        kind, length = struct.unpack_from("<4sI", content, at)
        end = at + 8 + length + length % 2
        if kind == b"VP8X":
            flags = content[at + 8] & ~0x0C  # neither EXIF nor XMP follows
            kept += content[at : at + 8] + bytes([flags]) + content[at + 9 : end]
        elif kind not in {b"EXIF", b"XMP "}:
            kept += content[at:end]
        at = end
    return b"RIFF" + struct.pack("<I", len(kept) + 4) + b"WEBP" + kept


def _emf(content: bytes) -> bytes:
    """Return a metafile whose header no longer says which program drew which file."""
    count, start = struct.unpack_from("<II", content, 60)
    end = start + 2 * count
    if not count or end > len(content):
        return content
    return content[:start] + bytes(2 * count) + content[end:]


def _svg(content: bytes) -> bytes:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(content, parser)
    for element in list(root.iter("*")):
        name = str(element.tag)
        if name.endswith("}metadata") or any(editor in name for editor in _EDITORS):
            remove(element)
        for key in [k for k in element.attrib if any(editor in str(k) for editor in _EDITORS)]:
            del element.attrib[key]
    return etree.tostring(root)


_BY_START: dict[bytes, Callable[[bytes], bytes]] = {
    _JPEG: lambda content: b"".join(_jpeg(content)),
    _PNG: lambda content: b"".join(_png(content)),
    b"GIF87a": lambda content: b"".join(_gif(content)),
    b"GIF89a": lambda content: b"".join(_gif(content)),
    b"II*\0": _tiff,
    b"MM\0*": _tiff,
}
