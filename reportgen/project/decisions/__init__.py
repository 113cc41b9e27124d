"""Decisions: what was found, what people decided about it, and whether the report is final."""
