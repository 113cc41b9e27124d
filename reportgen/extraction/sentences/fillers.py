"""Words that speakers put in while they look for the next one, left out when a sentence is read.

What is quoted is always what was said.
"""

import re

_BETWEEN_COMMAS = r"like|you know|I mean|sort of|kind of|well|right|okay|I guess|you see"
_FILLER = re.compile(
    rf"(?<=\w),\s*(?:{_BETWEEN_COMMAS})\s*,(?=\s)|"
    r"(?<=\w),?\s+(?:u[mh]+|erm?|uhm|hmm+)\s*,(?=\s)|\b(?:u[mh]+|erm|uhm|hmm+)\b,?(?=\s)",
    re.IGNORECASE,
)


def without_fillers(text: str) -> str:
    """Return the text without its fillers."""
    return _FILLER.sub("", text)
