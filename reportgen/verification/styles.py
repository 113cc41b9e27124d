"""The paragraph styles of a DOCX: their names, and the lists they are tied to."""

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST = 20


class OutlineStyles:
    """The paragraph styles of one file."""

    def __init__(self, root: etree._Element | None) -> None:
        """Index the styles by id; ``root`` is the root of styles.xml."""
        found = [] if root is None else list(root.iter(f"{_W}style"))
        paragraph = [s for s in found if s.get(f"{_W}type", "paragraph") == "paragraph"]
        self._styles = {str(style.get(f"{_W}styleId")): style for style in paragraph}
        self._default = next(
            (str(s.get(f"{_W}styleId")) for s in paragraph if s.get(f"{_W}default") == "1"), ""
        )

    def of(self, paragraph: etree._Element) -> str:
        """Return the style id of a paragraph."""
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        return self._default if style is None else str(style.get(f"{_W}val"))

    def name(self, style: str) -> str:
        """Return the name of a style as Word shows it, or its id if it has no name."""
        found = self._styles.get(style)
        name = None if found is None else found.find(f"{_W}name")
        shown = style if name is None else str(name.get(f"{_W}val"))
        return shown[:1].upper() + shown[1:]

    def numbering(self, style: str) -> etree._Element | None:
        """Return the list of a style, its own or that of a style it is based on."""
        for _ in range(_DEEPEST):
            found = self._styles.get(style)
            if found is None:
                return None
            numbering = found.find(f"{_W}pPr/{_W}numPr")
            if numbering is not None:
                return numbering
            base = found.find(f"{_W}basedOn")
            style = "" if base is None else str(base.get(f"{_W}val"))
        return None

    def level(self, style: str) -> int:
        """Return the list level of a style, 0 if it has none."""
        numbering = self.numbering(style)
        level = None if numbering is None else numbering.find(f"{_W}ilvl")
        return 0 if level is None else _integer(level.get(f"{_W}val"))


def _integer(value: object) -> int:
    return int(str(value)) if str(value).isdecimal() and len(str(value)) < 10 else 0
