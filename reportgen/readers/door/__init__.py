"""The one door through which words come in: cleaned, without what is off record, numbered.

A reader knows a format and yields raw turns with the lines they stand in (``raw``). Only the door
makes passages of them: it cleans every word after the format was taken apart, leaves out what marks
or a sidecar call off record, joins cues to turns and numbers what remains. Turns that a script
makes in memory come in through ``admit``.
"""

from reportgen.readers.door.admitting import Admitted, admit, admit_source
from reportgen.readers.door.raw import Raw, RawTurn, SourceText, Unread

__all__ = ["Admitted", "Raw", "RawTurn", "SourceText", "Unread", "admit", "admit_source"]
