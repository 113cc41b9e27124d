"""Changes of forum.yaml by commands: planned, shown, and made only when a person says so."""
