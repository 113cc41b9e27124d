"""Shared by the reports: names, dates, agenda tables, prose, numbering, cover."""
