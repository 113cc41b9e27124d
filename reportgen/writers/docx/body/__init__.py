"""The body of a Word file: blocks and inlines as paragraphs, tables, notes, lists and sections."""
