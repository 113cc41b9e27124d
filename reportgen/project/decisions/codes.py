"""Codes by which people name findings, present and gone."""

from reportgen.journal import short_codes
from reportgen.model import FindingId, Proceedings


def codes(proceedings: Proceedings) -> dict[FindingId, str]:
    """Return the short code of every finding."""
    return {finding: code for code, finding in short_codes(proceedings.findings).items()}


def orphan_code(finding: FindingId) -> str:
    """Return the code of a finding that is gone; X marks it."""
    return f"X{finding[:6].upper()}"
