"""Words of a document become Markdown that prints as those words."""

import re

_MARKS = re.compile(r"([\\`*_\[\]<>])")
_NOTE_MARKS = re.compile(r"([\\`*_&~]|<(?=!--)|(?<=\])\()")
_LINE_START = re.compile(r"^(\s*)([#+-]|>|\d+[.)])(?=\s)")


def escaped(text: str) -> str:
    """Return text in which no character is taken for a mark of Markdown."""
    return _LINE_START.sub(r"\1\\\2", _MARKS.sub(r"\\\1", text))


def escaped_note(text: str) -> str:
    """Return the same for notes, whose brackets stay bare: they may say what is off record."""
    return _LINE_START.sub(r"\1\\\2", _NOTE_MARKS.sub(r"\\\1", text))


def set_in_type(text: str, mark: str) -> str:
    """Return words of notes with a mark around each of their lines (``**`` for bold type)."""
    if not mark or not text.strip():
        return escaped_note(text)
    return "\n".join(_line_in_type(line, mark) for line in text.split("\n"))


def _line_in_type(line: str, mark: str) -> str:
    bare = line.strip()
    if not any(character.isalnum() for character in bare):
        return escaped_note(line)
    lead, trail = line[: len(line) - len(line.lstrip())], line[len(line.rstrip()) :]
    return f"{lead}{mark}{escaped_note(bare)}{mark}{trail}"


def joined_type(typed: str) -> str:
    """Return Markdown in which runs of one look are one: ``**Ann** **Lee**`` is ``**Ann Lee**``."""
    for mark in ("******", "****"):
        typed = typed.replace(mark, "")
    return typed.replace("** **", " ")
