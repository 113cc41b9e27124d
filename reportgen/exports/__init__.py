"""Lists for the organizer's desk, as files of other programs."""

from reportgen.exports.chase import write_chase_markdown, write_chase_xlsx

__all__ = ["write_chase_markdown", "write_chase_xlsx"]
