"""Data about people: where it lies, how one person's is removed, and when sources are destroyed."""
