"""The outcome report: what happened, what was recommended, and on what evidence."""
