"""Word templates: opened with suspicion, checked, cleaned, and filled with fields."""
