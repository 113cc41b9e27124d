"""Findings, a clock, and a forum in which the findings were said, for the tests of the ledger."""

from tests.journal.conftest import by, finding

__all__ = ["by", "finding"]
