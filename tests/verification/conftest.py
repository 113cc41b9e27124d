"""Small Word files made by hand, part by part."""

import io
import zipfile
from collections.abc import Callable

import pytest

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_ROOTS = {"word/document.xml": "document", "word/styles.xml": "styles",
          "word/numbering.xml": "numbering", "word/footnotes.xml": "footnotes"}  # fmt: skip

MakeDocx = Callable[..., bytes]


@pytest.fixture
def make_docx() -> MakeDocx:
    """Return a function from a body, and more parts by name, to the bytes of a DOCX."""

    def make(body: str, **parts: str) -> bytes:
        inner = {"word/document.xml": f"<w:body>{body}</w:body>"}
        inner |= {f"word/{name}.xml": xml for name, xml in parts.items()}
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            relations = f'<Relationship Id="r" Type="{_RELATION}" Target="word/document.xml"/>'
            archive.writestr("_rels/.rels", f"<Relationships>{relations}</Relationships>")
            for name, xml in inner.items():
                root = _ROOTS.get(name, "other")
                archive.writestr(name, f"<w:{root} {NAMESPACES}>{xml}</w:{root}>")
        return stream.getvalue()

    return make
