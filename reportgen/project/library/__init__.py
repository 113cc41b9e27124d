"""The library: what a script does with a forum, in memory or in a folder, checked alike."""
