"""Speaker briefs: what one person needs on the day, and the list of what is still owed by whom."""
