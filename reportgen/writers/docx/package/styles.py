"""The styles of a Word template, found by the names that Word shows."""

from dataclasses import dataclass

from reportgen.errors import TemplateError
from reportgen.writers.docx.package.markup import Element, qualified


@dataclass(frozen=True, slots=True)
class WordStyles:
    """Style ids and indents by name, without regard to case, which differs from file to file."""

    template: str
    ids: dict[str, str]
    elements: dict[str, Element]

    def has(self, name: str) -> bool:
        """Whether the template has a style of this name."""
        return name.casefold() in self.ids

    def find(self, name: str) -> str:
        """Return the id of a style.

        Raises:
            TemplateError: the template lacks the style.
        """
        found = self.ids.get(name.casefold())
        if found is None:
            message = (
                f"the style {name!r} is missing; copy it from the shipped template, "
                "or start from 'reportgen templates copy'"
            )
            raise TemplateError(message, self.template, rule="missing-style")
        return found

    def name(self, style_id: str) -> str:
        """Return the name of a style in lower case, empty if no style has this id."""
        return next((name for name, found in self.ids.items() if found == style_id), "")

    def left_indent(self, name: str) -> int:
        """Return the left indent that a style itself sets, in twentieths of a point."""
        indent = self.elements[self.find(name)].find(f"{qualified('pPr')}/{qualified('ind')}")
        if indent is None:
            return 0
        return int(indent.get(qualified("left")) or indent.get(qualified("start")) or 0)

    def space_above(self, name: str) -> int:
        """Return the space above that a style itself sets, in twentieths of a point."""
        spacing = self.elements[self.find(name)].find(f"{qualified('pPr')}/{qualified('spacing')}")
        return 0 if spacing is None else int(spacing.get(qualified("before")) or 0)

    def band(self, name: str) -> str:
        """Return the colour of the first band of a table style, empty if it has none."""
        for part in self.elements[self.find(name)].iterfind(qualified("tblStylePr")):
            shading = part.find(f"{qualified('tcPr')}/{qualified('shd')}")
            if part.get(qualified("type")) == "band1Horz" and shading is not None:
                return str(shading.get(qualified("fill")) or "")
        return ""

    def numbering(self, name: str) -> str:
        """Return the id of the list that a style is tied to, empty for none."""
        path = "/".join(qualified(tag) for tag in ("pPr", "numPr", "numId"))
        number = self.elements[self.find(name)].find(path)
        return "" if number is None else str(number.get(qualified("val")))


def read_styles(root: Element, template: str) -> WordStyles:
    """Return the styles of a styles part."""
    ids: dict[str, str] = {}
    elements: dict[str, Element] = {}
    for style in root.iterfind(qualified("style")):
        name, style_id = style.find(qualified("name")), style.get(qualified("styleId"))
        if name is not None and style_id:
            ids[str(name.get(qualified("val"))).casefold()] = style_id
            elements[style_id] = style
    return WordStyles(template, ids, elements)
