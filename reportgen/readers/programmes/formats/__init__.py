"""One module a format: each turns a file into lines, or straight into a programme."""
