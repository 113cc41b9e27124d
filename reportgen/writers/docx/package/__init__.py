"""The Word file as a package: markup, styles, properties, and the same bytes each time."""
