"""The properties of the file, what it must not carry, and the same bytes every time."""

import datetime as dt
import zipfile
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.oxml import CT_Relationships
from docx.opc.packuri import PACKAGE_URI, PackURI
from docx.opc.part import Part, XmlPart
from docx.opc.pkgwriter import PackageWriter
from docx.opc.rel import Relationships
from docx.oxml import parse_xml

from reportgen.document import Properties
from reportgen.writers.characters import printable_line
from reportgen.writers.docx.package.archive import zipped
from reportgen.writers.docx.package.markup import Element, qualified, serialized, w
from reportgen.writers.docx.package.neutral import joined, part_tags
from reportgen.writers.shaping.direction import runs_backward

_LONGEST_PROPERTY = 255
_UNWANTED = ("/stylesWithEffects", "/thumbnail")
_READ_BY_ENGINES = ("main+xml", "header+xml", "footer+xml", "footnotes+xml", "endnotes+xml")
_AFTER_UPDATING = frozenset(
    map(
        qualified,
        (
            *("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids"),
            *("attachedSchema", "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats"),
            *("doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown"),
            *(
                "smartTagType",
                "shapeDefaults",
                "doNotEmbedSmartTags",
                "decimalSymbol",
                "listSeparator",
            ),
        ),
    )
)
"""Settings that follow ``updateFields`` in the schema's order."""


def related_part(owner: Part, kind: str) -> Part | None:
    """Return the part that another part refers to by this kind of relationship."""
    found = (rel.target_part for rel in owner.rels.values() if rel.reltype == kind)
    return next(found, None)


def set_properties(word: WordDocument, properties: Properties) -> None:
    """Set every core property, replacing what the template said about itself."""
    core = word.core_properties
    core.title = _short(properties.title)
    core.subject = _short(properties.subject)
    core.author = core.last_modified_by = _short(properties.author)
    core.keywords = _short(", ".join(properties.keywords))
    core.language = _short(properties.language)
    core.created = core.modified = _naive_utc(properties.created)
    core.category = core.comments = core.content_status = core.identifier = core.version = ""
    core.revision = 1


def _short(text: str) -> str:
    line = joined(printable_line(text))
    return line if len(line) <= _LONGEST_PROPERTY else line[: _LONGEST_PROPERTY - 1] + "…"


def _naive_utc(moment: dt.datetime) -> dt.datetime:
    return moment if moment.tzinfo is None else moment.astimezone(dt.UTC).replace(tzinfo=None)


def set_language(styles: Element, language: str) -> None:
    """Set the default language of all text.

    In documents of East Asian languages Latin words are English, as Word itself writes it; without
    that, programs break them anywhere.
    """
    path = "/".join(qualified(tag) for tag in ("docDefaults", "rPrDefault", "rPr"))
    defaults = styles.find(path)
    if defaults is None or not language:
        return
    found = defaults.find(qualified("lang"))
    if found is None:
        found = w("lang")
        defaults.append(found)
    is_east_asian = language.lower().startswith(("ja", "ko", "zh"))
    found.set(qualified("val"), "en-US" if is_east_asian else language)
    if is_east_asian:
        found.set(qualified("eastAsia"), language)
    if runs_backward(language):
        found.set(qualified("bidi"), language)


def update_on_opening(settings: Element) -> None:
    """Ask Word to update its fields when the file is opened, for the page numbers of the contents.

    Word asks its user first; it forgets the wish once the file is saved.
    """
    if settings.find(qualified("updateFields")) is not None:
        return
    wish = w("updateFields", val="true")
    following = (e for e in settings if e.tag in _AFTER_UPDATING or "/math" in str(e.tag))
    place = next(following, None)
    if place is None:
        settings.append(wish)
    else:
        place.addprevious(wish)


def drop_unwanted(word: WordDocument) -> None:
    """Drop parts that Word does not need and that identify the template's author."""
    for owner in (word.part.package, word.part):
        unwanted = [key for key, rel in owner.rels.items() if rel.reltype.endswith(_UNWANTED)]
        for key in unwanted:
            owner.rels.pop(key)


def part_all_tags(word: WordDocument) -> None:
    """Neutralise the template tags in every part that a template engine would read."""
    change_texts(word, part_tags)


def change_texts(word: WordDocument, change: Callable[[Element], None]) -> None:
    """Apply a change to every part with text: body, heads, feet and notes."""
    for part in word.part.package.iter_parts():
        if part.content_type.endswith(_READ_BY_ENGINES):
            if isinstance(part, XmlPart):
                change(part.element)
            else:
                root = parse_xml(part.blob)
                change(root)
                part._blob = serialized(root)  # noqa: SLF001


def saved(word: WordDocument) -> bytes:
    """Return the bytes of the file: parts sorted by name, no clock, no trace of the machine."""
    package, found = word.part.package, _Parts()
    parts = package.parts
    for part in parts:
        part.before_marshal()
    writer: Any = PackageWriter
    writer._write_content_types_stream(found, parts)  # noqa: SLF001
    for owner in (package, *(part for part in parts if len(part.rels))):
        uri = owner.partname if isinstance(owner, Part) else PACKAGE_URI
        found.write(uri.rels_uri, _related(owner.rels, uri.baseURI))
    for part in parts:
        found.write(part.partname, part.blob)
    return zipped(found.contents)


def _related(relationships: Relationships, base: str) -> bytes:
    """Return the part that an owner refers to.

    Cached, since a template's files share most parts.
    """
    entries = (
        (r.rId, r.reltype, r.target_ref if r.is_external else r.target_part.partname, r.is_external)
        for r in relationships.values()
    )
    return _written(base, *entries)


@lru_cache(maxsize=128)
def _written(base: str, *entries: tuple[str, str, str, bool]) -> bytes:
    related: Any = CT_Relationships.new()
    for key, kind, target, is_external in entries:
        place = target if is_external else PackURI(target).relative_ref(base)
        related.add_rel(key, kind, place, is_external)
    content: bytes = related.xml
    return content


class _Parts:
    """Takes the place of python-docx's zip file and only collects the parts."""

    def __init__(self) -> None:
        self.contents: dict[str, bytes] = {}

    def write(self, name: PackURI, content: bytes) -> None:
        """Collect a part."""
        self.contents[name.membername] = content


def repack(source: BytesIO, target: BytesIO) -> None:
    """Copy a package with its parts in fixed order and without dates."""
    with zipfile.ZipFile(source) as old:
        target.write(zipped({name: old.read(name) for name in old.namelist()}))
