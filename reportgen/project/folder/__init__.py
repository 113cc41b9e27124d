"""Forum folders: read from disk, opened with their findings, written whole or not at all."""
