"""What several reports have in common: names, dates, agenda tables, prose, numbering, the cover."""
