"""Text layout for any script: direction, line breaks and glyphs."""
