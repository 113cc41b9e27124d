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
