"""Speakers whom sources name and the programme does not: proposed, never entered."""

import re
from collections import Counter
from collections.abc import Iterator

from reportgen.people import name_words
from reportgen.readers.marks.finding import has_switch
from reportgen.readers.programmes.records import Doubt, Spot
from reportgen.readers.programmes.roster import Roster, slug, unique
from reportgen.yaml_editing import scalar

_MOST = 60
_BEHIND = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
"""What people write behind their names on screen: an organization, a place."""

_HEAD = """
# Heard in notes and transcripts, but not among the people. Copy the lines of those who belong
# there under people: and take the # away; a name on screen goes under the aliases of its person.
"""


def heard_block(heard: Counter[str], roster: Roster) -> tuple[str, tuple[Doubt, ...]]:
    """Return commented lines for forum.yaml with the labels of nobody, and a doubt that says so."""
    known = {frozenset(name_words(entered.person.name)) for entered in roster.people}
    loose = [(label, count) for label, count in heard.most_common() if _names_one(label, known)]
    if not loose:
        return "", ()
    lines = list(_lines(loose[:_MOST], [entered.id for entered in roster.people]))
    count = "1 name is" if len(loose) == 1 else f"{len(loose)} names are"
    message = (
        f"{count} heard in notes and transcripts, but not among the people; the end of forum.yaml "
        "has the lines to copy under people:"
    )
    return _HEAD + "".join(lines), (Doubt(2, "heard-not-listed", message, Spot("")),)


def _names_one(label: str, known: set[frozenset[str]]) -> bool:
    words = frozenset(name_words(label))
    if (bare := _BEHIND.sub("", label)) != label and frozenset(name_words(bare)) in known:
        return False
    return bool(words) and words not in known and not has_switch(label) and "\n" not in label


def _lines(loose: list[tuple[str, int]], taken: list[str]) -> Iterator[str]:
    for label, count in loose:
        name = unique(slug(label) or "person", taken)
        taken.append(name)
        often = "once" if count == 1 else f"{count} times"
        yield f"#  - id: {name}\n#    name: {scalar(label)}  # heard {often}\n"
