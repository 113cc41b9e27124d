"""Finds the place of a checked value in forum.yaml."""

from reportgen.errors import Place
from reportgen.model import Places

Path = tuple[str | int, ...]


def place_of(places: Places, path: Path) -> Place:
    """Return the place of the value, or of the nearest enclosing one that has a place."""
    for end in range(len(path), 0, -1):
        if path[:end] in places:
            return places[path[:end]]
    return Place("forum.yaml" + "".join(f" {step}" for step in path))
