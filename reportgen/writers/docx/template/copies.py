"""A Word file that is read once and opened for each document made from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.part import Part, PartFactory
from docx.opc.pkgreader import PackageReader
from docx.package import Package

_PACKAGE = "/"


@dataclass(frozen=True, slots=True)
class _Part:
    """A part as stored in the file."""

    name: str
    content_type: str
    kind: str
    content: bytes


@dataclass(frozen=True, slots=True)
class _Relationship:
    """A reference of a part, or of the package, to another part or to something outside."""

    owner: str
    kind: str
    target: str
    key: str
    is_external: bool


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The parts of a Word file and their relationships."""

    parts: tuple[_Part, ...]
    relationships: tuple[_Relationship, ...]

    def opened(self, changed: Mapping[str, bytes]) -> WordDocument:
        """Return a new document, with other content for some parts by name."""
        package: Any = Package()
        parts: dict[str, Any] = {part.name: _made(part, changed, package) for part in self.parts}
        for one in self.relationships:
            owner = package if one.owner == _PACKAGE else parts[one.owner]
            target = one.target if one.is_external else parts[one.target]
            owner.load_rel(one.kind, target, one.key, one.is_external)
        for part in parts.values():
            part.after_unmarshal()
        package.after_unmarshal()
        word: WordDocument = package.main_document_part.document
        return word


def read_file(content: bytes) -> ReadFile:
    """Return what is in a Word file."""
    opc: Any = PackageReader
    reader = opc.from_file(BytesIO(content))
    parts = tuple(_Part(*facts) for facts in reader.iter_sparts())
    return ReadFile(parts, tuple(_relationship(*facts) for facts in reader.iter_srels()))


def _relationship(owner: str, found: Any) -> _Relationship:  # noqa: ANN401
    target = found.target_ref if found.is_external else found.target_partname
    return _Relationship(owner, found.reltype, target, found.rId, found.is_external)


def _made(part: _Part, changed: Mapping[str, bytes], package: Package) -> Part:
    content = changed.get(part.name, part.content)
    made: Any = PartFactory
    found: Part = made(part.name, part.content_type, part.kind, content, package)
    return found
