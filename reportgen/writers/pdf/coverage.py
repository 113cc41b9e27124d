"""Which fonts have the characters of a text: those of the theme first, then extras and the system.

Nothing here needs reportlab, so that a build can ask whether a document changed without it.
"""

from collections.abc import Iterable
from functools import lru_cache

from reportgen.writers.pdf.letters import UNSEEN
from reportgen.writers.pdf.sources import FontSource, letters_of, sources
from reportgen.writers.pdf.theme import Theme


class Coverage:
    """The characters of a text, looked up in the theme's fonts, then in extras and the system."""

    def __init__(self, theme: Theme, texts: Iterable[str] = ()) -> None:
        """Look up every font of the theme.

        Raises:
            TemplateError: a font is missing.
        """
        families = tuple(letters_of(path) for f in theme.fonts.values() for path in f.values())
        spare = tuple(letters_of(faces["regular"]) for faces in theme.fallback)
        body = letters_of(theme.fonts["serif"]["regular"])
        known, self._body = _in_every(families, spare), _in_every((body,), spare)
        wanted = set().union(*texts) - UNSEEN
        self.beyond = frozenset(map(ord, wanted)) - known
        """Characters that no font of the theme has."""

        self.sources = sources() if self.beyond else ()
        """The fonts in which they are looked for, in order."""

    def lacking(self) -> frozenset[str]:
        """Return the characters that no font has."""
        found = (source.characters for source in self.sources)
        return frozenset(map(chr, self.beyond.difference(self._body, *found)))

    def used(self) -> tuple[FontSource, ...]:
        """Return the fonts beyond the theme's that are needed for the text."""
        return tuple(s for s in self.sources if not s.characters.isdisjoint(self.beyond))


@lru_cache(maxsize=16)
def _in_every(
    families: tuple[frozenset[int], ...], spare: tuple[frozenset[int], ...]
) -> frozenset[int]:
    """Return the characters that all these faces have, or a fallback has."""
    return frozenset.intersection(*families).union(*spare)
