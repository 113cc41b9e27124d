"""The draft of a session's summary: what a rapporteur edits and adopts, printed by no edition."""
