"""Text cut into sentences, each with its language and, in a list, the line that opens it."""
