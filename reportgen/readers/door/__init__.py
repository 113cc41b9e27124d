"""The door through which all words come in: cleaned, without what is off record, numbered.

A reader knows one format and yields raw turns with their lines (``raw``). Only the door turns them
into passages: it cleans every word after the format was parsed, leaves out what marks or a sidecar
put off the record, joins cues into turns, and numbers what remains. Turns that a script makes in
memory come in through ``admit``.
"""

from reportgen.readers.door.admitting import Admitted, admit, admit_source
from reportgen.readers.door.raw import Raw, RawTurn, SourceText, Unread

__all__ = ["Admitted", "Raw", "RawTurn", "SourceText", "Unread", "admit", "admit_source"]
