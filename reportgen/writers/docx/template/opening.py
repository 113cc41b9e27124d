"""Opens a Word template, which may come from anywhere, only after checking it."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from lxml import etree

from reportgen.errors import TemplateError
from reportgen.writers.docx.package.markup import NAMESPACE, Element, serialized
from reportgen.writers.docx.package.media import DamagedPictureError, without_metadata
from reportgen.writers.docx.template.cleaning import clean
from reportgen.writers.docx.template.field_codes import refused_codes
from reportgen.writers.docx.template.relationships import judge, owner_of
from reportgen.writers.docx.template.revisions import accept_revisions

_PARTS = 2_000
_PACKED = 40_000_000
_UNPACKED = 100_000_000
_RATIO = 200
_TEXT = "word/document.xml"
_ABOUT_PICTURES = "what cameras and programs wrote into pictures"
_ADVICE = "save a clean copy as .docx in Word and use that"


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file by name: what is XML as trees, the rest as bytes.

    ``left_out`` says what was in the file and is not taken over.
    """

    template: str
    roots: dict[str, Element]
    others: dict[str, bytes] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    @property
    def names(self) -> frozenset[str]:
        """Return the names of all parts."""
        return frozenset((*self.roots, *self.others))

    def targets(self, part: str) -> dict[str, str]:
        """Return what a part refers to outside of the file, by key."""
        folder, _, name = part.rpartition("/")
        rels = self.roots.get(f"{folder}/_rels/{name}.rels")
        listed = () if rels is None else rels
        outside = (one for one in listed if one.get("TargetMode") == "External")
        return {str(one.get("Id")): str(one.get("Target")) for one in outside}

    def saved(self) -> bytes:
        """Return the package as a file."""
        target = BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            for name, root in self.roots.items():
                archive.writestr(name, serialized(root))
            for name, content in self.others.items():
                archive.writestr(name, content)
        return target.getvalue()


def read_template(path: Path) -> bytes:
    """Return the bytes of a file that may be a Word template.

    Raises:
        TemplateError: the file is missing, is no regular file, or is too large for a template.
    """
    if not path.is_file():
        raise TemplateError(
            "there is no such Word template; give the path of a .docx",
            str(path),
            rule="no-such-template",
        )
    if path.stat().st_size > _PACKED:
        raise TemplateError(
            "the file is too large for a template; make its pictures smaller",
            str(path),
            rule="too-large",
        )
    return path.read_bytes()


@lru_cache(maxsize=8)
def clean_template(content: bytes, template: str) -> bytes:
    """Return a Word template reduced to what a template needs.

    Raises:
        TemplateError: the file is no Word document, is far larger than it looks, or brings macros,
            embedded objects or references to other files.
    """
    package = unpacked(content, template)
    for what in refusals(package):
        raise _refused(what, template)
    clean(package.roots, package.names)
    return package.saved()


def unpacked(content: bytes, template: str) -> Package:
    """Return the parts of a Word file as a reader sees them: revisions accepted, nothing hidden.

    Raises:
        TemplateError: the file is no Word document, is damaged, or is far larger than it looks.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            check_sizes(archive, template)
            package = Package(template, {})
            for name in archive.namelist():
                _add(package, name, archive.read(name))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, OSError) as error:
        raise _refused(f"this is not a Word document ({error})", template) from error
    except (RuntimeError, EOFError) as error:
        raise _refused("the file is encrypted or damaged", template) from error
    if not str(package.roots[_TEXT].tag).startswith(f"{{{NAMESPACE}}}"):
        what = "this is a Strict Open XML document; save it as 'Word Document (*.docx)'"
        raise TemplateError(what, template, rule="other-format")
    package.left_out.extend(accept_revisions(package.roots))
    return package


def check_sizes(archive: zipfile.ZipFile, template: str, most: int = _UNPACKED) -> None:
    """Check that a Word package is no larger than a template, or a document made from one.

    Raises:
        TemplateError: it is larger, or its parts are not those of a Word file.
    """
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if not {_TEXT, "[Content_Types].xml"} <= names:
        raise _refused("this is not a Word document (.docx)", template)
    if len(names) != len(parts) or len(parts) > _PARTS:
        raise _refused("the file holds parts twice, or too many of them", template)
    packed = sum(part.compress_size for part in parts) + 1
    unpacked_size = sum(part.file_size for part in parts)
    if unpacked_size > most or unpacked_size / packed > _RATIO:
        raise _refused("the file unpacks to far more than a template holds", template)


def _add(package: Package, name: str, content: bytes) -> None:
    if not name.endswith((".xml", ".rels")):
        package.others[name] = _plain(package, name, content)
        return
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise _refused(f"{name} declares a document type", package.template)
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        package.roots[name] = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise _refused(
            f"{name} is damaged or far too large ({error.msg})", package.template
        ) from error
    if package.roots[name].getroottree().docinfo.internalDTD is not None:
        raise _refused(f"{name} declares a document type", package.template)


def _plain(package: Package, name: str, content: bytes) -> bytes:
    """Return a picture without what was written beside its pixels; other parts as they are."""
    try:
        plain = without_metadata(content)
    except DamagedPictureError as error:
        raise _refused(f"the picture {name} is damaged ({error})", package.template) from error
    if plain != content and _ABOUT_PICTURES not in package.left_out:
        package.left_out.append(_ABOUT_PICTURES)
    return plain


def refusals(package: Package) -> Iterator[str]:
    """Yield everything in a package that may run code or that refers outside the package."""
    for name, root in package.roots.items():
        if name.endswith(".rels"):
            for relationship in root.iterchildren("*"):
                judged = judge(relationship, owner_of(name), package.names)
                if judged.verdict == "refused":
                    yield judged.what
        for code in refused_codes(root):
            yield f"a field in {name} may run something or fetch other files ({code[:60]})"


def _refused(what: str, template: str) -> TemplateError:
    return TemplateError(f"{what}; {_ADVICE}", template, rule="refused")
