"""Word's own fields in a template: those that only compute or refer, and no others."""

from collections.abc import Iterator

from reportgen.writers.docx.package.markup import Element, qualified

_ALLOWED = frozenset(
    {
        "=",
        "ADDIN",
        "ADVANCE",
        "AUTHOR",
        "AUTONUM",
        "AUTONUMLGL",
        "AUTONUMOUT",
        "BIBLIOGRAPHY",
        "CITATION",
        "COMMENTS",
        "CREATEDATE",
        "DATE",
        "DOCPROPERTY",
        "EDITTIME",
        "EQ",
        "FILENAME",
        "FILESIZE",
        "FORMCHECKBOX",
        "FORMDROPDOWN",
        "FORMTEXT",
        "HYPERLINK",
        "IF",
        "INDEX",
        "INFO",
        "KEYWORDS",
        "LASTSAVEDBY",
        "LISTNUM",
        "NOTEREF",
        "NUMCHARS",
        "NUMPAGES",
        "NUMWORDS",
        "PAGE",
        "PAGEREF",
        "PRINTDATE",
        "QUOTE",
        "REF",
        "REVNUM",
        "SAVEDATE",
        "SECTION",
        "SECTIONPAGES",
        "SEQ",
        "STYLEREF",
        "SUBJECT",
        "SYMBOL",
        "TA",
        "TC",
        "TEMPLATE",
        "TIME",
        "TITLE",
        "TOA",
        "TOC",
        "USERNAME",
        "XE",
    }
)
_OF_ITS_MAKER = frozenset(
    {"AUTHOR", "LASTSAVEDBY", "USERNAME", "FILENAME", "TEMPLATE", "EDITTIME", "REVNUM"}
    | {"CREATEDATE", "SAVEDATE", "PRINTDATE"}
)
"""Fields whose last result tells of the template, not of the report."""

_SCHEMES = ("http://", "https://", "mailto:")


def refused_codes(root: Element) -> Iterator[str]:
    """Yield the instructions of fields that may run something or fetch other files.

    An instruction is joined over its runs first; one whose name another field computes is refused,
    for nobody can tell what it will be.
    """
    for instruction in _instructions(root):
        words = instruction.split()
        if words and not _is_allowed(words):
            yield " ".join(words)


def forget_maker(root: Element) -> bool:
    """Empty what fields last printed about the template and its author; say whether any did."""
    emptied = [text for text in _last_printed(root) if text.text and "{{" not in text.text]
    for text in emptied:
        text.text = ""
    return bool(emptied)


def _last_printed(root: Element) -> Iterator[Element]:
    """Yield the texts between the code of such a field and its end."""
    texts, mark = qualified("t"), qualified("fldChar")
    for field in root.iter(qualified("fldSimple")):
        if _names_maker(field.get(qualified("instr")) or ""):
            yield from field.iter(texts)
    fields: list[tuple[list[str], list[Element]]] = []
    for element in root.iter(mark, texts, qualified("instrText")):
        kind = element.get(qualified("fldCharType"))
        if kind == "begin":
            fields.append(([], []))
        elif kind == "end" and fields:
            code, printed = fields.pop()
            yield from printed if _names_maker("".join(code)) else ()
        elif fields and element.tag == texts:
            fields[-1][1].append(element)
        elif fields and kind is None:
            fields[-1][0].append(element.text or "")


def _names_maker(code: str) -> bool:
    return next(iter(code.split()), "").upper() in _OF_ITS_MAKER


def _is_allowed(words: list[str]) -> bool:
    name = words[0].upper()
    if name == "HYPERLINK":
        target = next((word for word in words[1:] if not word.startswith("\\")), "").strip('"“”')
        is_inside = any(word.casefold() == "\\l" for word in words)
        return target.casefold().startswith(_SCHEMES) or is_inside
    return name in _ALLOWED or name.startswith("=")


def _instructions(root: Element) -> Iterator[str]:
    open_fields: list[list[str]] = []
    for element in root.iter(*map(qualified, ("fldChar", "instrText", "fldSimple"))):
        if element.tag == qualified("fldSimple"):
            yield element.get(qualified("instr")) or ""
        elif element.tag == qualified("instrText"):
            if open_fields:
                open_fields[-1].append(element.text or "")
            else:
                yield element.text or ""
        else:
            yield from _mark(element.get(qualified("fldCharType")), open_fields)
    yield from map("".join, open_fields)


def _mark(kind: str | None, open_fields: list[list[str]]) -> Iterator[str]:
    if kind == "begin":
        if open_fields:
            # What the field inside computes stands here, as the first word or later.
            open_fields[-1].append(" {field} ")
        open_fields.append([])
    elif kind == "end" and open_fields:
        yield "".join(open_fields.pop())
