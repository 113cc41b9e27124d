"""Speaker briefs, one for each person, and the chase list of what is still missing."""
