"""Writes zip files with their parts in fixed order and without dates: the same bytes every time."""

import zlib
from collections.abc import Mapping
from functools import lru_cache
from struct import Struct

_LOCAL, _CENTRAL, _END = Struct("<4s5H3L2H"), Struct("<4s6H3L5H2L"), Struct("<4s4H2LH")
_VERSION, _DEFLATED, _UTF8 = 20, 8, 0x800
_MIDNIGHT, _FIRST_DAY = 0, 1 << 5 | 1
"""The first of January 1980, where the dates of zip files begin."""

_READABLE = 0o600 << 16
_OFTEN = 100_000
"""Largest size, in bytes, of a part whose packed form is remembered: styles, settings, a theme."""


def zipped(contents: Mapping[str, bytes]) -> bytes:
    """Return a zip file of the contents by name, the list of content types first."""
    bodies: list[bytes] = []
    entries: list[bytes] = []
    offset = 0
    for name in sorted(contents, key=lambda name: (name != "[Content_Types].xml", name)):
        encoded, common, packed = _facts(name, contents[name])
        bodies += _LOCAL.pack(b"PK\3\4", *common, len(encoded), 0), encoded, packed
        place = (len(encoded), 0, 0, 0, 0, _READABLE, offset)
        entries += _CENTRAL.pack(b"PK\1\2", _VERSION, *common, *place), encoded
        offset += _LOCAL.size + len(encoded) + len(packed)
    size, count = sum(map(len, entries)), len(contents)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, size, offset, 0)
    return b"".join((*bodies, *entries, end))


def _facts(name: str, content: bytes) -> tuple[bytes, tuple[int, ...], bytes]:
    """Return a part's name in bytes, the fields that both headers share, and its packed bytes."""
    encoded = name.encode()
    flags = 0 if name.isascii() else _UTF8
    packed = _packed(content) if len(content) > _OFTEN else _packed_once(content)
    sizes = (zlib.crc32(content), len(packed), len(content))
    return encoded, (_VERSION, flags, _DEFLATED, _MIDNIGHT, _FIRST_DAY, *sizes), packed


@lru_cache(maxsize=64)
def _packed_once(content: bytes) -> bytes:
    return _packed(content)


def _packed(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()
