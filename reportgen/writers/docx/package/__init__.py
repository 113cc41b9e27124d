"""The Word file as a package: markup, styles and properties, the same bytes each time."""
