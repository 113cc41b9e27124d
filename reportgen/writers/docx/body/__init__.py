"""The body of a Word file: blocks and inlines as paragraphs, tables, lists, notes and sections."""
