"""Lines of forum.yaml with the doubts that stand at them."""

from dataclasses import dataclass, field

from reportgen.readers.programmes.records import Doubt
from reportgen.yaml_editing import scalar


@dataclass(slots=True)
class YamlLines:
    """Lines while they are written; ``marked`` are doubts with the number of their line."""

    lines: list[str] = field(default_factory=list)
    marked: list[tuple[int, Doubt]] = field(default_factory=list)

    def add(self, line: str, comment: str = "") -> None:
        """Add a line, with a comment behind it."""
        self.lines.append(f"{line}  # {_one_line(comment)}" if comment else line)

    def doubt(self, doubts: list[Doubt] | tuple[Doubt, ...], indent: int) -> None:
        """Add a comment line for each doubt, above the line that it is about."""
        for doubt in doubts:
            where = f" ({doubt.spot.brief})" if doubt.spot.place else ""
            self.lines.append(f"{' ' * indent}# CHECK: {_one_line(doubt.message)}{where}")
            self.marked.append((len(self.lines) + 1, doubt))

    def pair(self, key: str, value: str, indent: int = 0, comment: str = "") -> None:
        """Add ``key: value``; an empty value is left out."""
        if value:
            self.add(f"{' ' * indent}{key}: {scalar(value)}", comment)

    @property
    def text(self) -> str:
        """Return the lines as one text."""
        return "\n".join(self.lines) + "\n"


def _one_line(text: str) -> str:
    return " ".join(text.split())
