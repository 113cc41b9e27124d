"""Text in any script: which way it runs, where its lines may end, and what its glyphs are."""
