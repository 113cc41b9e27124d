"""The page in which a rapporteur decides: a small server for one person on one machine.

``guard`` lets nobody else in, ``app`` names what the page may ask for, ``book`` is the forum that
is open, and ``rows``, ``details`` and ``passages`` say what is shown of it. Whatever is decided
goes to the ledger through ``project``; nothing here decides by itself. The page is in ``static``,
its words are in ``words``.
"""

from reportgen.page.server import serve

__all__ = ["serve"]
