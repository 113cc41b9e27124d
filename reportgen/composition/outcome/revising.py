"""Says on the cover of a report that it replaces an edition that went out before."""

import datetime as dt
from dataclasses import replace

from reportgen.composition.shared.wording import format_date
from reportgen.composition.shared.words import Words
from reportgen.model import Outline


def as_revised(outline: Outline, number: int, before: dt.date) -> Outline:
    """Return the outline of a revised edition; ``before`` is the day of the one it replaces."""
    words = Words(outline)
    notice = words.say("revised", number=str(number), date=format_date(before, words))
    return replace(outline, disclaimer="\n\n".join(filter(None, (notice, outline.disclaimer))))
