"""Session notes: a rapporteur's Markdown becomes paragraphs with the speaker each belongs to."""
