"""Word templates as they come in the mail: looked through before anything opens them."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree

from reportgen.errors import TemplateError

_PARTS = 2_000
_UNPACKED = 100_000_000
_RATIO = 200
_SCHEMES = frozenset({"http", "https", "mailto"})
_FOREIGN = ("vbaProject", "oleObject", "package", "aFChunk", "attachedTemplate", "frame", "control")
_FETCHING = re.compile(rb"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|DATABASE|IMPORT)\b")
_FIELD = re.compile(rb"<w:instrText[^>]*>[^<]*|w:instr=\"[^\"]*")


def read_template(path: Path) -> bytes:
    """Return the bytes of a Word template that holds only what a template needs.

    Raises:
        TemplateError: the file is missing, is no Word document, is far larger than it looks, or
            brings macros, embedded objects or references to other files.
    """
    if not path.is_file():
        raise TemplateError("there is no such Word template; give the path of a .docx", str(path))
    content = path.read_bytes()
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _check_sizes(archive, path.name)
            for name in archive.namelist():
                _check_part(name, archive.read(name), path.name)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, OSError) as error:
        raise _refused(f"this is not a Word document ({error})", path.name) from error
    except (RuntimeError, EOFError) as error:
        raise _refused("the file is encrypted or damaged", path.name) from error
    return content


def _check_sizes(archive: zipfile.ZipFile, template: str) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if "word/document.xml" not in names:
        raise _refused("this is not a Word document (.docx)", template)
    if len(names) != len(parts) or len(parts) > _PARTS:
        raise _refused("the file holds parts twice, or too many of them", template)
    packed = sum(part.compress_size for part in parts) + 1
    unpacked = sum(part.file_size for part in parts)
    if unpacked > _UNPACKED or unpacked / packed > _RATIO:
        raise _refused("the file unpacks to far more than a template holds", template)


def _check_part(name: str, content: bytes, template: str) -> None:
    if not name.endswith((".xml", ".rels")):
        return
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise _refused(f"{name} declares a document type", template)
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise _refused(f"{name} is damaged ({error.msg})", template) from error
    if name.endswith(".rels"):
        _check_relationships(root, template)
    if any(_FETCHING.search(field) for field in _FIELD.findall(content)):
        raise _refused(f"a field in {name} fetches other files", template)


def _check_relationships(root: etree._Element, template: str) -> None:
    for relationship in root:
        kind = str(relationship.get("Type")).rsplit("/", 1)[-1]
        target = str(relationship.get("Target"))
        external = relationship.get("TargetMode") == "External"
        if kind in _FOREIGN:
            raise _refused(f"it brings something that runs or is embedded ({kind})", template)
        if external and (kind != "hyperlink" or urlsplit(target).scheme not in _SCHEMES):
            raise _refused(f"it refers to {target!r}", template)


def _refused(what: str, template: str) -> TemplateError:
    return TemplateError(f"{what}; save a clean copy as .docx in Word and use that", template)
