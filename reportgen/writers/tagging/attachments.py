"""Attached files: data inside a PDF, as PDF/A-3 allows it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

Relationship = Literal["Source", "Data", "Alternative", "Supplement", "Unspecified"]
"""How an attached file relates to the document: its source, or the data it shows."""


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file to attach, with its media type ("application/json") and what is in it."""

    name: str
    content: bytes
    media_type: str
    description: str
    modified: dt.datetime
    relationship: Relationship = "Data"


def attach(files: Iterable[AttachedFile], pdf: Any) -> None:  # noqa: ANN401
    """Add files to a PDF that is about to be written, in the order of their names."""
    ordered = sorted(files, key=lambda file: _in_file(file.name))
    listed = [(file.name, _specification(file, pdf)) for file in ordered]
    names = [entry for name, place in listed for entry in (PDFString(name), place)]
    pdf.Catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": PDFArray(names)})})
    pdf.Catalog.__NoDefault__ = [*pdf.Catalog.__NoDefault__, "AF"]
    pdf.Catalog.AF = PDFArray([place for _, place in listed])


def _in_file(name: str) -> bytes:
    """Encode a file name as PDF readers expect it."""
    try:
        return name.encode("latin-1")
    except UnicodeEncodeError:
        return b"\xfe\xff" + name.encode("utf-16-be")


def _specification(file: AttachedFile, pdf: Any) -> PDFObjectReference:  # noqa: ANN401
    stream = pdf.Reference(_stream(file), f"attached {file.name}")
    entries = {
        "Type": "/Filespec",
        "F": PDFString(file.name),
        "UF": PDFString(file.name),
        "Desc": PDFString(file.description),
        "AFRelationship": f"/{file.relationship}",
        "EF": PDFDictionary({"F": stream, "UF": stream}),
    }
    place: PDFObjectReference = pdf.Reference(PDFDictionary(entries), f"described {file.name}")
    return place


def _stream(file: AttachedFile) -> PDFStream:
    moment = file.modified if file.modified.tzinfo else file.modified.replace(tzinfo=dt.UTC)
    modified = moment.astimezone(dt.UTC).strftime("D:%Y%m%d%H%M%S+00'00'")
    parameters = {"ModDate": PDFString(modified), "Size": len(file.content)}
    entries = {
        "Type": "/EmbeddedFile",
        "Subtype": "/" + file.media_type.replace("/", "#2F"),
        "Params": PDFDictionary(parameters),
    }
    return PDFStream(PDFDictionary(entries), file.content, [PDFZCompress])
