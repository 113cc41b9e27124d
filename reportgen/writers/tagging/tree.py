"""Writes the structure tree as PDF objects."""

from collections.abc import Iterator
from itertools import count
from operator import itemgetter
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObject, PDFObjectReference, PDFString

from reportgen.writers.tagging.structure import AnnotationMark, Attribute, ContentMark, Element

_ATTRIBUTE_OWNERS = {
    "L": "List",
    "Table": "Table",
    "TH": "Table",
    "TD": "Table",
    "Figure": "Layout",
}
_WORDED = ("Summary",)
"""Attributes whose value is text; other values are names or numbers."""

_TEXTS = (
    ("Lang", "language"),
    ("Alt", "alternative"),
    ("ActualText", "actual"),
    ("ID", "identifier"),
)
_ROOT = "StructTreeRoot"
_PARENTS = "ParentTree"


class Owners:
    """Records which element owns each piece of marked content and each annotation."""

    def __init__(self) -> None:
        """Start without pages."""
        self._keys = count()
        self._pages: dict[int, tuple[int, list[Element]]] = {}
        self._annotations: dict[int, Element] = {}

    def mark(self, page: int, element: Element) -> int:
        """Return the number of a new piece of marked content on a page."""
        marks = self._page(page)[1]
        marks.append(element)
        return len(marks) - 1

    def annotation(self, element: Element) -> tuple[int, str]:
        """Return key and name of a new annotation."""
        key = next(self._keys)
        self._annotations[key] = element
        return key, f"tagged{key}"

    def key_of_page(self, page: int) -> int:
        """Return the key under which a page's marked content is listed."""
        return self._page(page)[0]

    def _page(self, page: int) -> tuple[int, list[Element]]:
        if page not in self._pages:
            self._pages[page] = (next(self._keys), [])
        return self._pages[page]

    def __iter__(self) -> Iterator[tuple[int, list[Element] | Element]]:
        """Yield each key with the owners listed under it, in order."""
        listed: dict[int, list[Element] | Element] = dict(self._pages.values())
        return iter(sorted((listed | self._annotations).items(), key=itemgetter(0)))


def write_tree(root: Element, owners: Owners, pdf: Any) -> None:  # noqa: ANN401
    """Add the tree below a root to a file that is about to be written."""
    root.prune()
    numbers: dict[int, int] = {}
    top = pdf.Reference(PDFDictionary({}), _ROOT)
    _register(root, _number(pdf, _ROOT), numbers, pdf)
    identified = sorted((each.identifier, each) for each in _walk(root) if each.identifier)
    names = b" ".join(
        PDFString(name).format(pdf) + b" " + _reference(numbers[id(each)])
        for name, each in identified
    )
    entries: dict[str, object] = {
        "Type": "/StructTreeRoot",
        "K": _reference(numbers[id(root)]),
        _PARENTS: _parents(owners, numbers, pdf),
    }
    if identified:
        entries["IDTree"] = b"<< /Names [" + names + b"] >>"
    pdf.idToObject[_ROOT].dict.update(entries)
    pdf.Catalog.StructTreeRoot = top
    pdf.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def _register(element: Element, parent: int, numbers: dict[int, int], pdf: Any) -> None:  # noqa: ANN401
    pdf.Reference(_Written(element, parent, numbers), f"{_ROOT}{len(numbers)}")
    number = numbers[id(element)] = pdf.objectcounter
    for kid in element.elements:
        _register(kid, number, numbers, pdf)


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.elements:
        yield from _walk(kid)


def _parents(owners: Owners, numbers: dict[int, int], pdf: Any) -> PDFObjectReference:  # noqa: ANN401
    listed = []
    for key, owner in owners:
        if isinstance(owner, Element):
            listed.append(b"%d %b" % (key, _reference(numbers[id(owner)])))
        else:
            marks = b" ".join(_reference(numbers[id(each)]) for each in owner)
            listed.append(b"%d [%b]" % (key, marks))
    tree = PDFDictionary({"Nums": b"[" + b"\n".join(listed) + b"]"})
    reference: PDFObjectReference = pdf.Reference(tree, _PARENTS)
    return reference


class _Written(PDFObject):
    """An element as PDF text, joined by hand since a file has thousands of them."""

    def __init__(self, element: Element, parent: int, numbers: dict[int, int]) -> None:
        self._element, self._parent, self._numbers = element, parent, numbers

    def format(self, document: Any) -> bytes:  # noqa: ANN401
        """Return the dictionary of the element."""
        element = self._element
        page = next((kid.page for kid in element.kids if not isinstance(kid, Element)), 0)
        kids = b" ".join(self._kid(kid, page, document) for kid in element.kids)
        parts = [b"<< /S /%b /P %b" % (element.tag.encode(), _reference(self._parent))]
        if page:
            parts.append(b"/Pg " + _page(page, document))
        for key, text in _TEXTS:
            if value := getattr(element, text):
                parts.append(b"/%b %b" % (key.encode(), PDFString(value).format(document)))
        if element.attributes:
            parts.append(b"/A << /O /%b" % _ATTRIBUTE_OWNERS[element.tag].encode())
            parts += [_attribute(*each, document) for each in element.attributes.items()]
            parts.append(b">>")
        return b" ".join([*parts, b"/K [%b] >>" % kids])

    def _kid(self, kid: Element | ContentMark | AnnotationMark, page: int, pdf: Any) -> bytes:  # noqa: ANN401
        match kid:
            case Element():
                return _reference(self._numbers[id(kid)])
            case ContentMark(on, number) if on == page:
                return b"%d" % number
            case ContentMark(on, number):
                return b"<< /Type /MCR /Pg %b /MCID %d >>" % (_page(on, pdf), number)
            case AnnotationMark(on, name):
                place = _reference(_number(pdf, pdf.annotationName(name)))
                return b"<< /Type /OBJR /Pg %b /Obj %b >>" % (_page(on, pdf), place)


def _attribute(name: str, value: Attribute, pdf: Any) -> bytes:  # noqa: ANN401
    if name in _WORDED:
        written = PDFString(str(value)).format(pdf)
    elif isinstance(value, tuple):
        written = b"[" + b" ".join(b"%.2f" % number for number in value) + b"]"
    else:
        written = (f"/{value}" if isinstance(value, str) else str(value)).encode()
    return b"/%b %b" % (name.encode(), written)


def _page(number: int, pdf: Any) -> bytes:  # noqa: ANN401
    return _reference(_number(pdf, f"Page{number}"))


def _number(pdf: Any, name: str) -> int:  # noqa: ANN401
    number: int = pdf.idToObjectNumberAndVersion[name][0]
    return number


def _reference(number: int) -> bytes:
    return b"%d 0 R" % number
