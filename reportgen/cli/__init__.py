"""The command line: each command calls the project and turns what it gets into lines or JSON."""

from reportgen.cli.main import main

__all__ = ["main"]
