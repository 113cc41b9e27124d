"""Where something stands in a source, and the one way in which its characters are cleaned."""

from reportgen.places.characters import Change, clean, lines_of, one_line
from reportgen.places.spans import Lines, Span

__all__ = ["Change", "Lines", "Span", "clean", "lines_of", "one_line"]
