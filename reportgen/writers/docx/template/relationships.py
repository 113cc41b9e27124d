"""What the parts of a Word template may refer to: an allow-list, and what is done with the rest."""

import posixpath
from collections.abc import Container
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote, urlsplit

from reportgen.writers.docx.package.markup import Element

Verdict = Literal["kept", "dropped", "refused"]

_KEPT = frozenset(
    {
        "officeDocument",
        "styles",
        "numbering",
        "settings",
        "fontTable",
        "font",
        "theme",
        "footnotes",
        "endnotes",
        "header",
        "footer",
        "image",
        "hdphoto",
        "hyperlink",
        "diagramData",
        "diagramLayout",
        "diagramQuickStyle",
        "diagramColors",
        "diagramDrawing",
    }
)
_REFUSED = {
    "vbaProject": "macros",
    "wordVbaData": "macros",
    "vbaProjectSignature": "macros",
    "oleObject": "an embedded object",
    "package": "an embedded file",
    "chart": "a chart with its workbook",
    "chartEx": "a chart with its workbook",
    "aFChunk": "another document that is inserted",
    "subDocument": "another document that is inserted",
    "frame": "a web frame",
    "control": "an ActiveX control",
    "activeXControlBinary": "an ActiveX control",
}
# Properties name the office, its manager and the template's author; those of a report are written
# anew. Every file has some, so nothing is said about them.
_LEFT_OUT = {
    "attachedTemplate": "the link to another template",
    "customXml": "data of the office that made it",
    "custom-properties": "properties of its own",
    "comments": "comments",
    "people": "names of reviewers",
    "glossaryDocument": "building blocks",
    "webextensiontaskpanes": "a web add-in",
    "extensibility": "changes of the ribbon",
}
SCHEMES = frozenset({"http", "https", "mailto"})


@dataclass(frozen=True, slots=True)
class Judged:
    """What is done with one relationship, and what it is in a person's words."""

    key: str
    verdict: Verdict
    what: str = ""


def judge(relationship: Element, owner: str, names: Container[str]) -> Judged:
    """Return the verdict on a relationship of the part ``owner`` of a package with these names."""
    key = str(relationship.get("Id"))
    kind = str(relationship.get("Type")).rsplit("/", 1)[-1]
    target = str(relationship.get("Target"))
    if kind in _REFUSED:
        return Judged(key, "refused", f"it brings {_REFUSED[kind]} ({kind})")
    if kind not in _KEPT:
        return Judged(key, "dropped", _LEFT_OUT.get(kind, ""))
    if relationship.get("TargetMode") == "External":
        is_address = kind == "hyperlink" and urlsplit(target).scheme.lower() in SCHEMES
        return Judged(key, "kept") if is_address else Judged(key, "refused", _refers(target))
    if ":" in target or "\\" in target:
        return Judged(key, "refused", _refers(target))
    if target.startswith("#") or _resolved(target, owner) in names:
        return Judged(key, "kept")
    return Judged(key, "dropped", f"a reference to {target!r}, which is not in the file")


def owner_of(rels: str) -> str:
    """Return the part whose relationships a ``.rels`` part holds, empty for the package."""
    folder, name = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _refers(target: str) -> str:
    return f"it refers to {target!r}"


def _resolved(target: str, owner: str) -> str:
    path = posixpath.join("/", posixpath.dirname(owner), unquote(target))
    return posixpath.normpath(path).lstrip("/")
