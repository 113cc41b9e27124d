"""The forum folder: forum.yaml, prose, pictures and the files that say how reports look."""
